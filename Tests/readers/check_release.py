#!/usr/bin/env python3
"""Holds a release against readers that are not ours.

    check_release.py RELEASE_DIR

Every file is the one that datapackage.json describes, and every table reads the same, cell by cell,
from .parquet with pyarrow, DuckDB, polars and fastparquet, from .csv.gz with Python's csv, pandas and
DuckDB, from gleaner.sqlite with Python's sqlite3, from gleaner.xlsx with openpyxl, and from .csv but for what is done there for spreadsheets: a byte order mark, formulas disarmed,
text cut to the length of a cell. Says what is wrong line by line and ends with 1, or with 0.
"""

import contextlib
import csv
import datetime
import gzip
import io
import math
import os
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import fastparquet
import openpyxl
import pandas
import polars
import pyarrow
import pyarrow.parquet

import csvtext
import datapackage

Cell = None | bool | int | float | str | Decimal | datetime.date | datetime.datetime
Rows = list[tuple[Cell, ...]]

DATABASE = "gleaner.sqlite"
WORKBOOK = "gleaner.xlsx"
SHEETS = {
    "Indicators": "indicators", "Inspections": "inspections", "Ratings": "ratings", "Changes": "changes",
    "Figures": "figures", "Other figures": "figures", "Judgements": "judgements", "Pages": "documents",
    "Rejects": "rejects", "Dictionary": "metrics", "Columns": "columns",
}
"""The tables whose rows the sheets of a workbook have."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
FORMULA_STARTS = tuple("=+-@\t\r\n\0＝＋－＠")
LONGEST_CELL = 32_767
"""The UTF-16 code units of a cell of Excel."""


# Parquet ------------------------------------------------------------------------------------------

def with_pyarrow(path: Path) -> Rows:
    table = pyarrow.parquet.read_table(path)
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def with_duckdb(path: Path) -> Rows:
    return duckdb.execute("select * from read_parquet(?)", [str(path)]).fetchall()


def with_polars(path: Path) -> Rows:
    return polars.read_parquet(path).rows()


def with_fastparquet(path: Path) -> Rows:
    """Has no decimals and no dates: they come as floats and as instants."""
    frame = fastparquet.ParquetFile(str(path)).to_pandas()
    return list(zip(*([plain(cell) for cell in frame[name]] for name in frame.columns), strict=True))


def plain(cell: object) -> Cell:
    if cell is None or cell is pandas.NA or cell is pandas.NaT:
        return None
    if isinstance(cell, pandas.Timestamp):
        return cell.to_pydatetime()
    if hasattr(cell, "item"):
        cell = cell.item()
    return None if isinstance(cell, float) and math.isnan(cell) else cell


def equal_for_fastparquet(cell: Cell, expected: Cell) -> bool:
    if cell is None or expected is None:
        return cell is expected
    if isinstance(expected, Decimal):
        return math.isclose(float(cell), float(expected), rel_tol=1e-12)
    if isinstance(expected, datetime.date) and not isinstance(expected, datetime.datetime):
        return cell == datetime.datetime.combine(expected, datetime.time())
    return cell == expected


def equal_for_sqlite(cell: Cell, expected: Cell) -> bool:
    """Has no booleans, decimals and days: they come as integers, floats and texts."""
    if isinstance(expected, bool):
        return type(cell) is int and cell == expected
    if isinstance(expected, Decimal | float):
        return type(cell) in (int, float) and cell == float(expected)
    if isinstance(expected, datetime.date):
        return cell == expected.isoformat()
    return equal(cell, expected)


def equal_for_openpyxl(cell: Cell, expected: Cell) -> bool:
    """Has no days and no decimals, and no difference between null and an empty text."""
    if expected == "":
        return cell is None
    if isinstance(expected, Decimal | float):
        return cell in (float(expected), str(expected))
    if isinstance(expected, datetime.date):
        return cell == datetime.datetime.combine(expected, datetime.time())
    return equal(cell, for_spreadsheet(expected).removeprefix("'") if isinstance(expected, str) else expected)


def equal(cell: Cell, expected: Cell) -> bool:
    return type(cell) is type(expected) and cell == expected


# CSV ----------------------------------------------------------------------------------------------

def with_csv(text: str) -> list[list[str | None]]:
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


def with_pandas(text: str) -> list[list[str | None]]:
    frame = pandas.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False, header=None)
    return frame.values.tolist()


def csv_with_duckdb(path: Path, names: list[str]) -> list[list[str | None]]:
    columns = "{" + ", ".join(f"'{name}': 'VARCHAR'" for name in names) + "}"
    rows = duckdb.execute(
        f"select * from read_csv(?, header = true, auto_detect = false, columns = {columns}, delim = ',',"
        " quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false, parallel = false,"
        " strict_mode = true, max_line_size = 16000000)",
        [str(path)],
    ).fetchall()
    return [names, *(list(row) for row in rows)]


def typed(text: str | None, kind: pyarrow.DataType) -> Cell:
    """The cell that the text of a CSV field stands for; raises ValueError where it stands for none."""
    if text is None or is_text(kind):
        return text
    if pyarrow.types.is_boolean(kind):
        return {"true": True, "false": False}[text]
    if pyarrow.types.is_integer(kind):
        return int(matching(r"0|-?[1-9][0-9]*", text))
    if pyarrow.types.is_decimal(kind):
        return Decimal(matching(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", text))
    if pyarrow.types.is_date(kind):
        return datetime.date.fromisoformat(matching(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text))
    if pyarrow.types.is_timestamp(kind):
        return datetime.datetime.fromisoformat(text)
    return float(text)


def matching(pattern: str, text: str) -> str:
    if not re.fullmatch(pattern, text):
        raise ValueError(f"{text!r} is not written as {pattern}")
    return text


def is_text(kind: pyarrow.DataType) -> bool:
    if pyarrow.types.is_dictionary(kind):
        kind = kind.value_type
    return pyarrow.types.is_string(kind) or pyarrow.types.is_large_string(kind)


def for_spreadsheet(text: str) -> str:
    """The text as a spreadsheet's cell holds it: not run, and not longer than it can be."""
    is_formula = text.startswith(FORMULA_STARTS)
    room = LONGEST_CELL - is_formula
    units = text.encode("utf-16-le")
    if len(units) > 2 * room:
        text = units[: 2 * (room - 1)].decode("utf-16-le", "ignore") + "…"
    return "'" + text if is_formula else text


# The release --------------------------------------------------------------------------------------

FIELD_TYPES: list[tuple[Callable[[pyarrow.DataType], bool], str]] = [
    (is_text, "string"),
    (pyarrow.types.is_boolean, "boolean"),
    (pyarrow.types.is_integer, "integer"),
    (pyarrow.types.is_decimal, "number"),
    (pyarrow.types.is_floating, "number"),
    (pyarrow.types.is_date, "date"),
    (pyarrow.types.is_timestamp, "datetime"),
]


class Release:
    """The tables of a release, and what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults = datapackage.faults(folder)
        self.rows: dict[str, Rows] = {}
        self.cells = 0

    def check(self) -> None:
        listed = datapackage.descriptor(self.folder)["resources"]
        # Others hold all tables again.
        resources = {each["path"]: each for each in listed if "rows" in each}
        tables = sorted({path.split(".")[0] for path in resources})
        suffixes = sorted({path.partition(".")[2] for path in resources})
        if not tables:
            self.faults.append("datapackage.json lists no table")
        for table in tables:
            for suffix in suffixes:
                if f"{table}.{suffix}" not in resources:
                    self.faults.append(f"{table}.{suffix} is not there, other tables are")
            if f"{table}.parquet" in resources:
                try:
                    self.check_table(table, resources)
                except Exception as error:  # each of six readers has errors of its own
                    self.faults.append(f"{table}: {type(error).__name__}: {error}")
        for path, resource in resources.items():
            self.check_keys(path, resource.get("schema", {}))
        if DATABASE in {each["path"] for each in listed}:
            self.check_database()
        if WORKBOOK in {each["path"] for each in listed}:
            self.check_workbook()

    def check_table(self, table: str, resources: dict[str, dict]) -> None:
        parquet = self.folder / f"{table}.parquet"
        schema = pyarrow.parquet.read_schema(parquet)
        for path, resource in resources.items():
            # The columns stand at the files for programs.
            if path.split(".")[0] == table and not path.endswith(".csv"):
                self.check_schema(path, resource.get("schema", {}), schema)
        expected = with_pyarrow(parquet)
        self.rows[table] = expected
        self.cells += len(expected) * len(schema.names)
        names = schema.names
        self.compare(parquet.name, "DuckDB", names, with_duckdb(parquet), expected)
        self.compare(parquet.name, "polars", names, with_polars(parquet), expected)
        self.compare(
            parquet.name, "fastparquet", names, with_fastparquet(parquet), expected,
            equal_for_fastparquet)
        packed = self.folder / f"{table}.csv.gz"
        if packed.name in resources:
            self.check_packed_csv(packed, schema, expected)
        sheet = self.folder / f"{table}.csv"
        if sheet.name in resources:
            self.check_spreadsheet(sheet, schema, expected)

    def check_database(self) -> None:
        """The tables of the database are those of the other files, and nothing in it contradicts itself."""
        with contextlib.closing(sqlite3.connect(f"file:{self.folder / DATABASE}?mode=ro", uri=True)) as database:
            for pragma in ("integrity_check", "foreign_key_check"):
                found = database.execute(f"pragma {pragma}").fetchall()
                if found not in ([], [("ok",)]):
                    self.faults.append(f"{DATABASE}: {pragma}: {found[:3]}")
            for table, expected in self.rows.items():
                cursor = database.execute(f'select * from "{table}" order by rowid')
                names = [column[0] for column in cursor.description]
                self.compare(f"{DATABASE}, {table}", "SQLite", names, cursor.fetchall(), expected, equal_for_sqlite)
            searches = [name for (name,) in database.execute(
                "select name from sqlite_schema where sql like '%using fts5%'")]
            for search in searches:
                own, rows = (database.execute(f'select count(*) from "{name}"').fetchone()[0]
                             for name in (f"{search}_docsize", search.removesuffix("_fts")))
                if own != rows:
                    self.faults.append(f"{DATABASE}: {search} has {own} rows of {rows}")
            views = [name for (name,) in database.execute("select name from sqlite_schema where type = 'view'")]
            for view in views:
                database.execute(f'select * from "{view}"').fetchall()

    def check_workbook(self) -> None:
        """Its sheets have the rows of the tables, in their order; no cell is a formula."""
        workbook = openpyxl.load_workbook(self.folder / WORKBOOK, read_only=True)
        found: dict[str, list[dict[str, Cell]]] = {table: [] for table in SHEETS.values()}
        for sheet in workbook.worksheets[1:]:
            table = SHEETS[re.sub(r" \d+$", "", sheet.title)]
            rows = sheet.iter_rows()
            names = [cell.value.lower().replace(" ", "_") for cell in next(rows)]
            for number, row in enumerate(rows, 2):
                if any(cell.data_type == "f" for cell in row):
                    self.faults.append(f"{WORKBOOK}, {sheet.title}: row {number} has a formula")
                found[table].append(dict(zip(names, (cell.value for cell in row))))
        for table, rows in found.items():
            names = pyarrow.parquet.read_schema(self.folder / f"{table}.parquet").names
            wanted = self.rows[table]
            if table == "figures":
                metric = names.index("metric")
                wanted = [row for row in wanted if row[metric]] + [row for row in wanted if not row[metric]]
            cells = [tuple(row.get(name) for name in names) for row in rows]
            self.compare(f"{WORKBOOK}, {table}", "openpyxl", names, cells, wanted, equal_for_openpyxl)

    def check_schema(self, path: str, listed: dict, schema: pyarrow.Schema) -> None:
        fields = listed.get("fields", [])
        if [each["name"] for each in fields] != schema.names:
            self.faults.append(f"{path}: datapackage.json names other columns: {fields}")
            return
        for listed_field, field in zip(fields, schema, strict=True):
            kind = next((name for holds, name in FIELD_TYPES if holds(field.type)), None)
            if listed_field["type"] != kind:
                self.faults.append(
                    f"{path}: {field.name} is {listed_field['type']} there and {kind} in the file")
            if not listed_field.get("description"):
                self.faults.append(f"{path}: {field.name} has no description")

    def check_packed_csv(self, path: Path, schema: pyarrow.Schema, expected: Rows) -> None:
        content = gzip.decompress(path.read_bytes())
        if content.startswith(BYTE_ORDER_MARK):
            self.faults.append(f"{path.name} begins with a byte order mark")
        text = content.decode("utf-8")
        exact = csvtext.rows(text)
        self.check_header(path.name, exact, schema)
        self.compare(
            path.name, "a reader that knows null", schema.names, self.cells_of(path.name, exact, schema),
            expected)
        # Neither of these two tells null from the empty string.
        blurred = [["" if cell is None else cell for cell in row] for row in exact]
        for reader, found in (("csv", with_csv(text)), ("pandas", with_pandas(text))):
            self.compare(path.name, reader, schema.names, found, blurred)
        self.compare(
            path.name, "DuckDB", schema.names, csv_with_duckdb(path, schema.names), exact)

    def check_spreadsheet(self, path: Path, schema: pyarrow.Schema, expected: Rows) -> None:
        content = path.read_bytes()
        if not content.startswith(BYTE_ORDER_MARK):
            self.faults.append(f"{path.name} begins without a byte order mark")
        found = csvtext.rows(content.decode("utf-8-sig"))
        self.check_header(path.name, found, schema)
        for number, row in enumerate(found[1:], 1):
            for name, kind, cell in zip(schema.names, schema.types, row):
                if is_text(kind) and cell is not None and cell.startswith(FORMULA_STARTS):
                    self.faults.append(f"{path.name}: row {number}: {name} is a formula: {cell[:40]!r}")
        shown = [
            tuple(for_spreadsheet(cell) if isinstance(cell, str) else cell for cell in row)
            for row in expected
        ]
        self.compare(
            path.name, "a spreadsheet", schema.names, self.cells_of(path.name, found, schema), shown)
        self.compare(path.name, "DuckDB", schema.names, csv_with_duckdb(path, schema.names), found)

    def check_header(self, path: str, rows: list[list[str | None]], schema: pyarrow.Schema) -> None:
        if not rows or rows[0] != schema.names:
            self.faults.append(f"{path}: the header is {rows[:1]}, not {schema.names}")

    def cells_of(self, path: str, rows: list[list[str | None]], schema: pyarrow.Schema) -> Rows:
        result = []
        for number, row in enumerate(rows[1:], 1):
            try:
                result.append(tuple(map(typed, row, schema.types)))
            except (ValueError, KeyError) as error:
                self.faults.append(f"{path}: row {number}: {error}")
                result.append(tuple(row))
        return result

    def compare(
        self, path: str, reader: str, names: list[str], found: list, expected: list,
        same: Callable[[Cell, Cell], bool] = equal,
    ) -> None:
        """Notes the first difference between what two readers found."""
        if len(found) != len(expected):
            self.faults.append(f"{path}: {reader} reads {len(found)} rows of {len(expected)}")
            return
        for number, (row, wanted) in enumerate(zip(found, expected)):
            if len(row) != len(wanted):
                self.faults.append(f"{path}: row {number}: {reader} reads {len(row)} cells of {len(wanted)}")
                return
            for name, cell, want in zip(names, row, wanted):
                if not same(cell, want):
                    self.faults.append(
                        f"{path}: row {number}: {reader} reads {name} as {str(cell)[:80]!r}, "
                        f"not {str(want)[:80]!r}")
                    return

    def check_keys(self, path: str, schema: dict) -> None:
        """Primary keys are unique and foreign keys are found, where the schema has any."""
        table = path.split(".")[0]
        if table not in self.rows:
            return
        if key := schema.get("primaryKey"):
            values = list(self.values(table, schema, key))
            if len(set(values)) != len(values):
                self.faults.append(f"{path}: {key} is not unique")
        for foreign in schema.get("foreignKeys", []):
            reference = foreign["reference"]
            target = reference["resource"].split(".")[0]
            if target not in self.rows:
                continue
            names = pyarrow.parquet.read_schema(self.folder / f"{target}.parquet").names
            fields = {"fields": [{"name": name} for name in names]}
            known = set(self.values(target, fields, reference["fields"]))
            named = [each for each in self.values(table, schema, foreign["fields"]) if None not in each]
            if any(value not in known for value in named):
                self.faults.append(f"{path}: {foreign['fields']} is not always in {reference}")

    def values(self, table: str, schema: dict, key: str | list[str]) -> Iterator[tuple[Cell, ...]]:
        names = [field["name"] for field in schema["fields"]]
        places = [names.index(name) for name in ([key] if isinstance(key, str) else key)]
        return (tuple(row[place] for place in places) for row in self.rows[table])


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 64
    release = Release(Path(arguments[0]).resolve())
    if not release.faults:
        release.check()
    for fault in release.faults:
        print(f"{release.folder.name}: {fault}")
    if not release.faults:
        rows = sum(map(len, release.rows.values()))
        print(f"{len(release.rows)} tables, {rows} rows, {release.cells} cells: every reader agrees")
    return 1 if release.faults else 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads of the readers now and then abort an interpreter that ends in order.
    os._exit(status)
