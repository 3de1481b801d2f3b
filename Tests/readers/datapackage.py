"""What a release says of itself in datapackage.json, held against its files. Standard library only."""

import hashlib
import json
from pathlib import Path

# Files beside the tables that are not tables: the descriptor, and the run's own account.
UNLISTED = {"datapackage.json", "run.json"}


def descriptor(release: Path) -> dict:
    return json.loads((release / "datapackage.json").read_text(encoding="utf-8"))


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def faults(release: Path) -> list[str]:
    """What is wrong with the files of a release; nothing where it is whole."""
    try:
        resources = descriptor(release)["resources"]
        json.loads((release / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError) as error:
        return [f"{type(error).__name__}: {error}"]
    wrong = []
    listed = set()
    for resource in resources:
        path = resource["path"]
        file = release / path
        if path in listed:
            wrong.append(f"{path} is listed twice")
        listed.add(path)
        if not file.is_file():
            wrong.append(f"{path} is listed and is not there")
            continue
        if file.stat().st_size != resource["bytes"]:
            wrong.append(f"{path} has {file.stat().st_size} bytes, listed are {resource['bytes']}")
        if f"sha256:{sha256(file)}" != resource["hash"]:
            wrong.append(f"{path} has not the hash that is listed")
    for file in sorted(release.iterdir()):
        if file.name not in listed | UNLISTED:
            wrong.append(f"{file.name} is there and is not listed")
    return wrong
