"""A check that cannot fail is not a check: check_tables.py is shown files that lack what ours have."""

import gzip
import math
import tempfile
import unittest
from pathlib import Path

import pyarrow
import pyarrow.parquet

import check_tables

TABLE = pyarrow.table({
    "doc_id": ["a", "b", "b"], "note": ["", None, 'a "quote"'], "share": [0.5, -0.0, math.nan],
    "count": pyarrow.array([1, None, 3], pyarrow.int32()),
})
CSV = 'doc_id,note,share,count\na,"",0.5,1\nb,,-0,\nb,"a ""quote""",nan,3\n'


class CheckTables(unittest.TestCase):
    def faults(self, csv: str = CSV, **options: object) -> str:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "none.parquet"
            pyarrow.parquet.write_table(TABLE, path, compression="none", **options)
            path.with_suffix(".csv.gz").write_bytes(gzip.compress(csv.encode()))
            return "\n".join(check_tables.faults_of(path, {}))

    def test_agrees_on_cells(self) -> None:
        self.assertNotIn(" reads ", self.faults())

    def test_sees_other_cells(self) -> None:
        for was, is_now, column in (
            ('"",0.5', ",0.5", "note"), ("-0,", "0,", "share"), ("nan", "", "share"), (",3", ",4", "count"),
        ):
            faults = self.faults(CSV.replace(was, is_now))
            for reader in ("pyarrow", "DuckDB", "polars", "fastparquet"):
                if (reader, was) in (("fastparquet", "-0,"), ("fastparquet", "nan")):
                    continue  # 0 is -0 to Python, and pandas has no null beside NaN
                self.assertIn(f"{reader} reads {column}", faults)

    def test_sees_what_is_missing(self) -> None:
        faults = self.faults()
        self.assertIn("created_by", faults)
        self.assertIn("doc_id has no page index", faults)
        self.assertIn("note: the page has no checksum", faults)
        self.assertIn("the bloom filter excludes nothing", faults)
        self.assertIn("no bounds", self.faults(write_statistics=False))

    def test_is_content_with_what_is_there(self) -> None:
        faults = self.faults(write_page_index=True, write_page_checksum=True)
        self.assertNotIn("no page index", faults)
        self.assertNotIn("no checksum", faults)


if __name__ == "__main__":
    unittest.main()
