#!/usr/bin/env python3
"""Reads what the examples of docs/examples wrote, ponds.parquet and ferries.csv.gz, with other readers.

    check_examples.py DIR
"""

import datetime
import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow
import pyarrow.parquet

UTC = datetime.timezone.utc
PONDS = [
    ("Mill Pond", datetime.date(2025, 1, 1), datetime.datetime(2025, 1, 1, 9, tzinfo=UTC),
     Decimal("1.85"), "fog", False, 6.9, ["newt", "pike"]),
    ("Étang d'Or", datetime.date(2025, 1, 2), None, None, None, True, 7.25, []),
    ("Tarn", datetime.date(2025, 1, 2), datetime.datetime(2025, 1, 2, 9, 0, 0, 500_000, tzinfo=UTC),
     Decimal("12.40"), "fog", False, None, ["trout"]),
]
FERRIES = [
    ("North Quay – Holm", datetime.date(2025, 1, 1), 212, Decimal("1484.50"), None),
    ("Holm – Skerry", datetime.date(2025, 1, 1), None, Decimal("0.00"), 'not counted, "sea too rough"'),
]
FERRY_TYPES = "{'route': 'VARCHAR', 'day': 'DATE', 'passengers': 'INTEGER', 'takings': 'DECIMAL(9, 2)', " \
    "'remark': 'VARCHAR'}"


def rows(table: pyarrow.Table) -> list[tuple]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0])
    ponds = folder / "ponds.parquet"
    duckdb.sql("set timezone = 'UTC'")
    with_duckdb = duckdb.sql("select * from read_parquet($path)", params={"path": str(ponds)})
    for table in (pyarrow.parquet.read_table(ponds), with_duckdb.to_arrow_table()):
        assert rows(table) == PONDS, table
    assert pyarrow.parquet.read_metadata(ponds).metadata[b"licence"] == b"CC0-1.0"
    ferries = duckdb.execute(
        f"select * from read_csv(?, columns = {FERRY_TYPES})", [str(folder / "ferries.csv.gz")])
    assert ferries.fetchall() == FERRIES, ferries
    print("pyarrow and DuckDB read what the examples wrote")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
