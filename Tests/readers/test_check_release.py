"""A check that cannot fail is not a check: check_release.py is shown a good release and, one by one, bad ones."""

import datetime
import gzip
import hashlib
import json
import tempfile
import unittest
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet

import check_release
import csvtext

SCHEMA = pyarrow.schema([
    pyarrow.field("figure_id", pyarrow.string(), nullable=False),
    pyarrow.field("doc_id", pyarrow.string(), nullable=False),
    pyarrow.field("value", pyarrow.decimal128(18, 4)),
    pyarrow.field("published", pyarrow.date32()),
    pyarrow.field("start", pyarrow.int32(), nullable=False),
    pyarrow.field("current", pyarrow.bool_()),
    pyarrow.field("sentence", pyarrow.string()),
])
DAY = datetime.date(2024, 12, 5)
ROWS = [
    ("f_1", "d_1", Decimal("10000000"), DAY, 0, True, "It cost £10 million, “more or less”."),
    ("f_2", "d_1", Decimal("-2.5"), None, 7, False, ""),
    ("f_3", "d_2", None, DAY, 9, None, None),
    ("f_4", "d_2", Decimal("0.0001"), DAY, 12, True, '=HYPERLINK("x")'),
    ("f_5", "d_2", Decimal("80"), DAY, 40, True, "two\nlines, with a \"quote\""),
    ("f_6", "d_2", Decimal("7"), DAY, 41, True, "NA"),
    ("f_7", "d_2", Decimal("7"), DAY, 42, True, "long 😀" * 6000),
]
KINDS = ["string", "string", "number", "date", "integer", "boolean", "string"]


def field(cell: object) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case Decimal():
            return f"{cell:f}"
        case str() if cell == "" or set(cell) & set(',"\n\r'):
            return '"' + cell.replace('"', '""') + '"'
    return str(cell)


def csv_text(rows: list, end: str, shown: Callable[[str], str] = str) -> str:
    lines = [",".join(SCHEMA.names)]
    for row in rows:
        lines.append(",".join(field(shown(cell) if isinstance(cell, str) else cell) for cell in row))
    return end.join(lines) + end


def write_release(folder: Path, rows: list = ROWS) -> None:
    documents = pyarrow.table({"doc_id": ["d_1", "d_2"], "figures": pyarrow.array([2, 5], pyarrow.int32())})
    figures = pyarrow.table(list(map(list, zip(*rows))) if rows else [[] for _ in SCHEMA], schema=SCHEMA)
    pyarrow.parquet.write_table(documents, folder / "documents.parquet")
    pyarrow.parquet.write_table(figures, folder / "figures.parquet", store_decimal_as_integer=True)
    plain = "doc_id,figures\nd_1,2\nd_2,5\n"
    (folder / "documents.csv").write_bytes(b"\xef\xbb\xbf" + plain.replace("\n", "\r\n").encode())
    (folder / "documents.csv.gz").write_bytes(gzip.compress(plain.encode()))
    (folder / "figures.csv").write_bytes(
        b"\xef\xbb\xbf" + csv_text(rows, "\r\n", check_release.for_spreadsheet).encode())
    (folder / "figures.csv.gz").write_bytes(gzip.compress(csv_text(rows, "\n").encode()))
    (folder / "run.json").write_text("{}")
    describe(folder)


def describe(folder: Path) -> None:
    schemas = {
        "documents": {
            "fields": [described("doc_id", "string"), described("figures", "integer")],
            "primaryKey": ["doc_id"]},
        "figures": {
            "fields": list(map(described, SCHEMA.names, KINDS)),
            "primaryKey": ["figure_id"],
            "foreignKeys": [
                {"fields": ["doc_id"], "reference": {"resource": "documents", "fields": ["doc_id"]}}]},
    }
    resources = [
        {
            "name": file.name.replace(".", "-"), "path": file.name, "bytes": file.stat().st_size,
            "hash": "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest(),
            "rows": 2, "schema": schemas[file.name.split(".")[0]],
        }
        for file in sorted(folder.iterdir()) if file.suffix != ".json"
    ]
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))


def described(name: str, kind: str) -> dict:
    return {"name": name, "type": kind, "description": name}


def packed(fault: Callable[[str], str]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / "figures.csv.gz"
        path.write_bytes(gzip.compress(fault(gzip.decompress(path.read_bytes()).decode()).encode()))
        describe(folder)
    return plant


def cut_parquet(folder: Path) -> None:
    path = folder / "figures.parquet"
    path.write_bytes(path.read_bytes()[:-9])
    describe(folder)


def sheet(fault: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / "figures.csv"
        path.write_bytes(fault(path.read_bytes()))
        describe(folder)
    return plant


def listed(fault: Callable[[list], object]) -> Callable[[Path], None]:
    def plant(folder: Path) -> None:
        path = folder / "datapackage.json"
        package = json.loads(path.read_text())
        fault(package["resources"])
        path.write_text(json.dumps(package))
    return plant


class CheckReleaseTests(unittest.TestCase):
    def faults(self, plant: Callable[[Path], object], rows: list = ROWS) -> list[str]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write_release(folder, rows)
            plant(folder)
            release = check_release.Release(folder)
            if not release.faults:
                release.check()
            return release.faults

    def test_passes_a_whole_release(self) -> None:
        self.assertEqual(self.faults(lambda folder: None), [])

    def test_passes_a_table_without_rows(self) -> None:
        self.assertEqual(self.faults(lambda folder: None, rows=[]), [])

    def test_sees(self) -> None:
        cases: list[tuple[str, Callable[[Path], object], str]] = [
            ("no descriptor", lambda f: (f / "datapackage.json").unlink(), "FileNotFoundError"),
            ("half a descriptor", lambda f: (f / "datapackage.json").write_text('{"res'), "JSONDecodeError"),
            ("a lost file", lambda f: (f / "figures.csv").unlink(), "is not there"),
            ("a stray file", lambda f: (f / "figures.csv.tmp").touch(), "is not listed"),
            ("a longer file", lambda f: (f / "figures.csv").open("a").write("x"), "bytes, listed"),
            ("another hash", listed(lambda r: r[0].update(hash="sha256:0")), "not the hash"),
            ("another type", listed(lambda r: r[-1]["schema"]["fields"][2].update(type="string")), "value is string"),
            ("another name", listed(lambda r: r[-1]["schema"]["fields"][2].update(name="v")), "other columns"),
            ("no description", listed(lambda r: r[-1]["schema"]["fields"][2].pop("description")), "no description"),
            ("a doubled key", listed(lambda r: r[-1]["schema"].update(primaryKey="doc_id")), "not unique"),
            ("null for empty", packed(lambda t: t.replace(',""\n', ",\n")), "reads sentence as 'None'"),
            ("empty for null", packed(lambda t: t.replace("9,,\n", '9,,""\n')), "reads sentence as ''"),
            ("another number", packed(lambda t: t.replace("-2.5", "-2.50001")), "reads value"),
            ("a padded number", packed(lambda t: t.replace("-2.5", "-02.5")), "is not written as"),
            ("another date", packed(lambda t: t.replace("2024-12-05", "05/12/2024", 1)), "is not written as"),
            ("a lost row", packed(lambda t: t[: t.index("f_6")]), "5 rows of 7"),
            ("a lost quote", packed(lambda t: t.replace('"""', '"', 1)), "reads sentence"),
            ("an altered text", packed(lambda t: t.replace("=HYPER", "'=HYPER")), "reads sentence"),
            ("an open quote", packed(lambda t: t + '"'), "ValueError"),
            ("a cut Parquet file", cut_parquet, "figures: Arrow"),
            ("no mark", sheet(lambda b: b[3:]), "without a byte order mark"),
            ("a formula", sheet(lambda b: b.replace(b"'=HYPER", b"=HYPER")), "is a formula"),
        ]
        for name, plant, said in cases:
            with self.subTest(name):
                found = self.faults(plant)
                self.assertTrue(any(said in each for each in found), found)


class CSVTextTests(unittest.TestCase):
    def test_reads(self) -> None:
        for text, rows in [
            ("a,b\n", [["a", "b"]]),
            (',""\n', [[None, ""]]),
            ('"",\r\n', [["", None]]),
            ('"a""b\n"\n', [['a"b\n']]),
            ("\n", [[None]]),
        ]:
            with self.subTest(text):
                self.assertEqual(csvtext.rows(text), rows)

    def test_refuses(self) -> None:
        for text in ['"a', 'a"b\n', '"a"b\n', "a", "a\rb\n"]:
            with self.subTest(text), self.assertRaises(ValueError):
                csvtext.rows(text)


if __name__ == "__main__":
    unittest.main()
