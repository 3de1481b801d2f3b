#!/usr/bin/env python3
"""Runs every query of docs/QUERIES.md over a release.

    check_queries.py RELEASE_DIR

Says of each how many rows it gives. Ends with 1 where a query cannot be run, or where the one of the latest grades
gives nothing.
"""

import os
import re
import sys
from pathlib import Path

import duckdb

QUERIES = Path(__file__).resolve().parents[2] / "docs" / "QUERIES.md"


def queries() -> list[tuple[str, str]]:
    """The headings, each with its query."""
    found = []
    for section in QUERIES.read_text(encoding="utf-8").split("\n## ")[1:]:
        sql = re.search(r"```sql\n(.*?)```", section, re.DOTALL)
        if sql:
            found.append((section.splitlines()[0], sql[1]))
    return found


def main(arguments: list[str]) -> int:
    os.chdir(arguments[0])
    duckdb.sql("set variable today = date '2026-11-30'")
    faults = 0
    for number, (heading, sql) in enumerate(queries()):
        try:
            rows = duckdb.sql(sql).fetchall()
        except duckdb.Error as error:
            print(f"{heading}: {error}")
            faults += 1
            continue
        print(f"{heading}: {len(rows)} rows")
        if number == 0 and not rows:
            faults += 1
    print(f"{len(queries()) - faults} passed, {faults} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
