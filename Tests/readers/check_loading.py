#!/usr/bin/env python3
"""Runs every Python part of docs/LOADING.md over a release: each has to give rows.

    check_loading.py FOLDER

The folder is the one that has `output/latest`. Ends with 1 where a part cannot be run, or gives no rows.
"""

import os
import re
import sys
from pathlib import Path

LOADING = Path(__file__).resolve().parents[2] / "docs" / "LOADING.md"


def parts() -> list[tuple[str, str]]:
    """The headings, each with a piece of code; a heading may stand twice."""
    found = []
    for section in LOADING.read_text(encoding="utf-8").split("\n## ")[1:]:
        for code in re.findall(r"```python\n(.*?)```", section, re.DOTALL):
            found.append((section.splitlines()[0], code))
    return found


def row_count(figures: object) -> int:
    if hasattr(figures, "fetchall"):
        return len(figures.fetchall())
    return len(figures)


def main(arguments: list[str]) -> int:
    os.chdir(arguments[0])
    faults = 0
    for heading, code in parts():
        names: dict[str, object] = {}
        try:
            exec(code, names)
            rows = row_count(names["figures"])
        except Exception as error:  # each library has errors of its own
            print(f"{heading}: {type(error).__name__}: {error}")
            faults += 1
            continue
        print(f"{heading}: {rows} rows")
        faults += rows == 0
    print(f"{len(parts()) - faults} passed, {faults} failed")
    return 1 if faults or not parts() else 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    # Threads of the readers now and then abort an interpreter that ends in order.
    os._exit(status)
