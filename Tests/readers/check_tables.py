#!/usr/bin/env python3
"""Holds Parquet files and the CSV beside them against readers that are not ours.

    check_tables.py DIR

For each NAME.parquet with its NAME.csv.gz: pyarrow, DuckDB, polars and fastparquet read the same cells as
stand in the CSV, to the bit of a floating-point number; and what makes a file safe and quick to look into
is there: checksums of pages, column and offset index, bounds, exact where they say so, counts of nulls and
NaNs, bloom filters on ids, encoding statistics, the name of the writer in the form that readers parse.
NAME-modern.parquet has encodings that fastparquet does not know. Says what is wrong line by line and ends
with 1, or with 0.
"""

import datetime
import gzip
import math
import os
import re
import sys
from pathlib import Path

import duckdb
import numpy
import polars
import pyarrow
import pyarrow.parquet

import check_release
import csvtext

CREATED_BY = re.compile(r"gleaner version [0-9]+\.[0-9]+\.[0-9]+ \(build [^ ()]+\)")
"""What parquet-java's VersionParser takes apart."""


# Readers ------------------------------------------------------------------------------------------

def with_pyarrow(path: Path) -> pyarrow.Table:
    return pyarrow.parquet.ParquetFile(path, page_checksum_verification=True).read()


def with_duckdb(path: Path) -> pyarrow.Table:
    connection = duckdb.connect()
    connection.execute("set timezone = 'UTC'")
    return connection.sql(
        "select * from read_parquet($path)", params={"path": str(path)}).to_arrow_table()


def with_polars(path: Path) -> pyarrow.Table:
    return polars.read_parquet(path).to_arrow()


def with_csv(path: Path, schema: pyarrow.Schema) -> pyarrow.Table:
    """The table of the CSV, whose types are those of the Parquet file."""
    header, *rows = csvtext.rows(gzip.decompress(path.read_bytes()).decode("utf-8"))
    if header != schema.names:
        raise ValueError(f"the header is {header}")
    columns = [
        pyarrow.array([check_release.typed(row[place], field.type) for row in rows], field.type)
        for place, field in enumerate(schema)
    ]
    return pyarrow.table(columns, schema=schema)


# Cells --------------------------------------------------------------------------------------------

def plain(column: pyarrow.ChunkedArray, kind: pyarrow.DataType) -> pyarrow.Array:
    """The column as the type has it: each library holds text and decimals in its own way. Floating-point
    numbers come as their bits, so that -0.0 is not 0.0 and NaN is NaN."""
    array = column.combine_chunks()
    if isinstance(array, pyarrow.ChunkedArray):
        array = pyarrow.concat_arrays(array.chunks) if array.num_chunks else pyarrow.array([], kind)
    if pyarrow.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    array = array.cast(kind)
    if not pyarrow.types.is_floating(kind):
        return array
    numbers = array.fill_null(0).to_numpy(zero_copy_only=False).copy()
    numbers[numpy.isnan(numbers)] = math.nan
    bits = numbers.view(numpy.int64 if kind == pyarrow.float64() else numpy.int32)
    return pyarrow.array(bits, mask=array.is_null().to_numpy(zero_copy_only=False))


def faults_of_reader(reader: str, found: pyarrow.Table, expected: pyarrow.Table) -> list[str]:
    if found.column_names != expected.column_names or found.num_rows != expected.num_rows:
        return [f"{reader} reads {found.shape} of {found.column_names}, not {expected.shape}"]
    faults = []
    for field in expected.schema:
        left, right = plain(found[field.name], field.type), plain(expected[field.name], field.type)
        if left.equals(right):
            continue
        row = next(i for i, (a, b) in enumerate(zip(left, right)) if not a.equals(b))
        faults.append(
            f"row {row}: {reader} reads {field.name} as {str(found[field.name][row])[:60]!r}, "
            f"not {str(expected[field.name][row])[:60]!r}")
    return faults


def faults_of_fastparquet(path: Path, expected: pyarrow.Table) -> list[str]:
    names = expected.column_names
    rows = zip(*(column.to_pylist() for column in expected.columns), strict=True)
    for number, (row, wanted) in enumerate(zip(check_release.with_fastparquet(path), rows, strict=True)):
        for name, cell, want in zip(names, row, wanted, strict=True):
            if not known_to_pandas(want):
                continue
            if isinstance(want, float) and math.isnan(want):
                want = None  # as pandas has it
            if isinstance(want, datetime.datetime) and cell is not None:
                # Where an instant is beyond its years, fastparquet leaves the zone of all away.
                cell = cell.replace(tzinfo=want.tzinfo)
            if not check_release.equal_for_fastparquet(cell, want):
                return [f"row {number}: fastparquet reads {name} as {str(cell)[:60]!r}, not {str(want)[:60]!r}"]
    return []


def known_to_pandas(cell: check_release.Cell) -> bool:
    """Whether it is no day or instant beyond the years that 64 bits of nanoseconds reach."""
    return not hasattr(cell, "year") or 1678 <= cell.year <= 2261


# What else is in the file -------------------------------------------------------------------------

def faults_of_metadata(path: Path, expected: pyarrow.Table) -> list[str]:
    metadata = pyarrow.parquet.ParquetFile(path).metadata
    faults = []
    if not CREATED_BY.fullmatch(metadata.created_by):
        faults.append(f"created_by is {metadata.created_by!r}")
    if metadata.num_rows != expected.num_rows:
        faults.append(f"the footer counts {metadata.num_rows} rows")
    for group in range(metadata.num_row_groups):
        for place in range(metadata.num_columns):
            chunk = metadata.row_group(group).column(place)
            if not (chunk.has_column_index and chunk.has_offset_index):
                faults.append(f"{chunk.path_in_schema} has no page index")
    return faults + faults_of_bounds(path, expected) + faults_of_filters(path, expected)


def faults_of_bounds(path: Path, expected: pyarrow.Table) -> list[str]:
    """DuckDB and pyarrow show bounds of text only where column_orders says what they mean."""
    faults = []
    metadata = pyarrow.parquet.ParquetFile(path).metadata
    shown = duckdb.execute(
        "select row_group_id, path_in_schema, min_is_exact, max_is_exact, stats_null_count, stats_nan_count,"
        " len(encoding_stats) from parquet_metadata(?) order by row_group_id, column_id", [str(path)]).fetchall()
    for group, name, low_is_exact, high_is_exact, nulls, nans, encodings in shown:
        place = expected.column_names.index(name)
        count = metadata.row_group(group).num_rows
        first_row = sum(metadata.row_group(each).num_rows for each in range(group))
        cells = expected[name].slice(first_row, count).to_pylist()
        statistics = metadata.row_group(group).column(place).statistics
        if nulls != cells.count(None):
            faults.append(f"{name}, row group {group}: the statistics count {nulls} nulls")
        if not encodings:
            faults.append(f"{name}, row group {group}: no encoding statistics")
        values = [cell for cell in cells if cell is not None and cell == cell]
        if pyarrow.types.is_floating(expected.schema.field(name).type):
            if nans != len(cells) - cells.count(None) - len(values):
                faults.append(f"{name}, row group {group}: the statistics count {nans} NaNs")
        if not values:
            continue
        if statistics is None or not statistics.has_min_max:
            # A text whose first characters are the last there are has no shorter bound above it.
            if not str(max(values)).startswith("\U0010ffff" * 8):
                faults.append(f"{name}, row group {group}: no bounds")
            continue
        # Text is in the order of its bytes, which is that of its code points.
        for end, bound, wanted, is_exact in (
            ("least", statistics.min, min(values), low_is_exact),
            ("greatest", statistics.max, max(values), high_is_exact),
        ):
            outside = bound > wanted if end == "least" else bound < wanted
            if outside or (is_exact and bound != wanted):
                faults.append(
                    f"{name}, row group {group}: the {end} is {str(wanted)[:60]!r}, "
                    f"the bound {str(bound)[:60]!r}, exact: {is_exact}")
    return faults


def faults_of_filters(path: Path, expected: pyarrow.Table) -> list[str]:
    """The bloom filter on doc_id knows every value, and not one in ten others."""
    if "doc_id" not in expected.column_names:
        return []
    probe = "select bool_and(bloom_filter_excludes) from parquet_bloom_probe(?, 'doc_id', ?)"
    excluded = lambda value: duckdb.execute(probe, [str(path), value]).fetchone()[0]
    present = sorted(set(expected["doc_id"].to_pylist()))[:: max(1, expected.num_rows // 500)]
    if any(excluded(value) for value in present):
        return ["the bloom filter excludes a value that is there"]
    if sum(not excluded(f"absent {number}") for number in range(50)) > 5:
        return ["the bloom filter excludes nothing"]
    return []


def faults_of_checksums(path: Path) -> list[str]:
    """A bit that flips in a page of any column is noticed."""
    content = path.read_bytes()
    row_group = pyarrow.parquet.ParquetFile(path).metadata.row_group(0)
    faults = []
    for place in range(row_group.num_columns):
        chunk = row_group.column(place)
        start = chunk.dictionary_page_offset or chunk.data_page_offset
        spoiled = bytearray(content)
        spoiled[start + chunk.total_compressed_size - 1] ^= 0x10
        try:
            pyarrow.parquet.ParquetFile(
                pyarrow.BufferReader(bytes(spoiled)), page_checksum_verification=True
            ).read(columns=[chunk.path_in_schema])
        except OSError as error:
            if "CRC" in str(error):
                continue
        faults.append(f"{chunk.path_in_schema}: the page has no checksum")
    return faults


# ---------------------------------------------------------------------------------------------------

def faults_of(path: Path, table_of_csv: dict[bytes, pyarrow.Table]) -> list[str]:
    packed = path.with_suffix(".csv.gz")
    content = packed.read_bytes()
    if content not in table_of_csv:
        table_of_csv[content] = with_csv(packed, pyarrow.parquet.read_schema(path))
    expected = table_of_csv[content]
    faults = []
    for reader, read in (("pyarrow", with_pyarrow), ("DuckDB", with_duckdb), ("polars", with_polars)):
        try:
            faults += faults_of_reader(reader, read(path), expected)
        except Exception as error:  # each reader has errors of its own
            faults.append(f"{reader}: {type(error).__name__}: {error}")
    if not path.stem.endswith("-modern"):
        faults += faults_of_fastparquet(path, expected)
    return faults + faults_of_metadata(path, expected) + faults_of_checksums(path)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 64
    paths = sorted(Path(arguments[0]).glob("*.parquet"))
    tables: dict[bytes, pyarrow.Table] = {}
    wrong = 0
    for path in paths:
        for fault in faults_of(path, tables):
            print(f"{path.name}: {fault}")
            wrong += 1
    if not wrong:
        print(f"{len(paths)} files: every reader agrees with the CSV beside them")
    return 1 if wrong or not paths else 0


if __name__ == "__main__":
    status = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads of the readers now and then abort an interpreter that ends in order.
    os._exit(status)
