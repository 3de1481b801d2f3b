#!/usr/bin/env python3
"""Holds pipeline.json against docs/pipeline.schema.json, and the schema against faults that it must see.

    check_configuration.py [PROJECT_DIR]
"""

import copy
import json
import sys
from pathlib import Path

import jsonschema

FAULTS = [
    ("an unknown key", lambda root: root.update(outptu={})),
    ("an unknown key within", lambda root: root["limits"].update(rejectShare=0.1)),
    ("no source", lambda root: root.update(sources=[])),
    ("a source without a path", lambda root: root["sources"][0].pop("path")),
    ("a wrong type", lambda root: root.update(jobs="2")),
    ("a share above one", lambda root: root["limits"].update(rejectedShare=20)),
    ("no release kept", lambda root: root["output"].update(keep=0)),
    ("an unknown format", lambda root: root["output"].update(formats=["ods"])),
]


def undescribed(schema: dict, path: str = "") -> list[str]:
    """The keys that the schema has and does not describe."""
    missing = []
    for name, value in schema.get("properties", {}).items():
        if "description" not in value:
            missing.append(path + name)
        missing += undescribed(value, f"{path}{name}.")
        missing += undescribed(value.get("items", {}), f"{path}{name}[].")
    return missing


def main(arguments: list[str]) -> int:
    project = Path(arguments[0] if arguments else ".")
    schema = json.loads((project / "docs/pipeline.schema.json").read_text(encoding="utf-8"))
    configuration = json.loads((project / "pipeline.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    wrong = [
        f"pipeline.json: {error.json_path}: {error.message}"
        for error in validator.iter_errors(configuration)
    ]
    wrong += [f"docs/pipeline.schema.json: {key} has no description" for key in undescribed(schema)]
    for name, plant in FAULTS:
        faulty = copy.deepcopy(configuration)
        plant(faulty)
        if validator.is_valid(faulty):
            wrong.append(f"docs/pipeline.schema.json: allows {name}")
    print("\n".join(wrong) or "pipeline.json is what its schema describes")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
