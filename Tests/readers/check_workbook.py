#!/usr/bin/env python3
"""Writes workbooks of rows that writers get wrong, and reads them with openpyxl and pandas.

    check_workbook.py GLEANER-WORKBOOK

Cells come back as what they were: days, numbers with the style of their unit, booleans, text whatever it looks
like. Sheets have a bold header that stays in sight, a filter over all rows, and go on in another sheet where
Excel takes no more rows. The same rows give the same bytes. On a full disk there is an error and no file: with a
small file system where one can be mounted, and with each call to write(2) failing in turn where strace is there. Says
what is wrong line by line and ends with 1, or with 0.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import openpyxl
import pandas

PROGRAM = os.path.abspath(sys.argv[1]) if len(sys.argv) == 2 else ""
FAULTS = []

PERCENT, POUNDS, PENCE = '0.0#########"%"', "£#,##0", "£#,##0.00##"
DAY, INSTANT = r"yyyy\-mm\-dd", r"yyyy\-mm\-dd hh:mm:ss"
LONG = "x" * 32_767

CELLS = {
    # type and format of the column: cells as they are given, their unit, what is read, in which style
    ("string", "plain"): [(text, None, text, "General") for text in [
        "plain", "=1+1", "=HYPERLINK(\"http://www.example.org\")", "+1", "-1", "@x", "1/3", "0012", "1e5", "12,345",
        "2024-12-03", "3 Dec", "TRUE", "#N/A", "{=1}", "http://www.example.org/a?b=c&d", "mailto:a@example.org",
        "internal:Sheet1!A1", "<b>bold</b>", "]]>", "&amp;", "\"quoted\"", "'", " around ", "two\nlines", "a\ttab",
        "\n", "é", "日本語", "e\u0301", "🚀👩‍👧", "\U0010FFFF", "\x7f\x80", "\ufeffmark", "_x0041_", "_x005F_x0041_",
        "_x000D_", "__x0041__", LONG, "€" * 32_767, "🚀" * 16_383,
    ]] + [
        (None, None, None, "General"), ("", None, None, "General"), ("a\0b", None, "a\ufffdb", "General"),
        ("\x01\x1f", None, "\ufffd\ufffd", "General"), ("\uffff", None, "\ufffd", "General"),
        ("two\r\nlines\r", None, "two\nlines\n", "General"), (LONG + "x", None, LONG[1:] + "…", "General"),
        ("🚀" * 16_384, None, "🚀" * 16_383 + "…", "General"),
    ],
    ("decimal4", "plain"): [
        (125_000, None, 12.5, "General"), (-1, None, -0.0001, "General"), (0, None, 0, "General"), (None, None, None, "General"),
        (999_999_999_999_999, None, 99_999_999_999.9999, "General"),
        (1_234_567_890_123_456, None, "123456789012.3456", "General"), (99_500, None, 9.95, "General"),
        (999_999_999_999_999_999, None, "99999999999999.9999", "General"),
    ],
    ("decimal4", "unitOf unit"): [
        (12_340_000, "GBP", 1234, POUNDS), (-120_000, "GBP", -12, POUNDS), (125_000, "GBP", 12.5, PENCE),
        (120_000, "EUR", 12, "[$€]#,##0"), (120_000, "CHF", 12, '"CHF "#,##0'), (125_000, "percent", 12.5, PERCENT),
        (1_000_000, "percent", 100, PERCENT), (12_340_000, "children", 1234, "#,##0"),
        (125_000, "per_10000_children", 12.5, "#,##0.0###"), (125_000, None, 12.5, "#,##0.0###"),
    ],
    ("int64", "plain"): [
        (2024, None, 2024, "General"), (-1, None, -1, "General"), (999_999_999_999_999, None, 999_999_999_999_999, "General"),
        (9_007_199_254_740_993, None, "9007199254740993", "General"), (-2**63, None, str(-2**63), "General"),
    ],
    ("int64", "unit percent"): [(12, None, 12, PERCENT)],
    ("int64", "unit GBP"): [(1234, None, 1234, POUNDS)],
    ("double", "plain"): [
        (0.1, None, 0.1, "General"), (1e300, None, 1e300, "General"), ("nan", None, "nan", "General"),
        ("-inf", None, "-inf", "General"), (1e-7, None, 1e-7, "General"),
    ],
    ("float", "plain"): [(0.1, None, 0.1, "General")],
    ("boolean", "plain"): [
        (True, None, True, '"TRUE";"TRUE";"FALSE"'), (False, None, False, '"TRUE";"TRUE";"FALSE"'), (None, None, None, "General"),
    ],
    ("date", "plain"): [
        (20_060, None, datetime.datetime(2024, 12, 3), DAY), (19_782, None, datetime.datetime(2024, 2, 29), DAY),
        (-25_508, None, datetime.datetime(1900, 3, 1), DAY), (2_932_896, None, datetime.datetime(9999, 12, 31), DAY),
        (-25_509, None, "1900-02-28", "General"), (-719_162, None, "0001-01-01", "General"),
    ],
    ("timestamp", "plain"): [
        (1_733_218_200_000_000, None, datetime.datetime(2024, 12, 3, 9, 30), INSTANT),
        (-2_203_891_200_000_001, None, "1900-02-28T23:59:59.999999Z", "General"),
    ],
    ("uuid", "plain"): [("f81d4fae7dec11d0a76500a0c91e6bf6", None, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "General")],
    ("list", "plain"): [(["newt", None, "pike"], None, "newt; ; pike", "General"), ([], None, None, "General")],
}

LINKS = [
    # the address, what it opens: target and place within, or nothing
    ("https://www.example.org/a?b=c&d=e", "https://www.example.org/a?b=c&d=e", None),
    ("https://www.example.org/#:~:text=12%20children", "https://www.example.org/", ":~:text=12%20children"),
    ("https://www.example.org/é ü", "https://www.example.org/%C3%A9%20%C3%BC", None),
    ("https://www.example.org/?q=internal:a", "https://www.example.org/?q=%69nternal:a", None),
    ("../input/acme 2024.pdf#page=2", "../input/acme%202024.pdf", "page=2"),
    ("http://www.example.org/" + "é" * 400, None, None), ("http://www.example.org/" + "a" * 2_056, "http://www.example.org/" + "a" * 2_056, None),
    ("http://www.example.org/" + "a" * 2_057, None, None), ("javascript:alert(1)", None, None), ("file:///etc/passwd", None, None),
    ("C:\\a.html", None, None), ("\\\\host\\share", None, None), ("=HYPERLINK(1)", "=HYPERLINK(1)", None), ("#Sheet1!A1", None, None),
]


def check(condition: bool, complaint: str) -> None:
    if not condition:
        FAULTS.append(complaint)


def column(name: str, kind: str, form: str = "plain", width: float = 12) -> dict:
    return {"name": name, "type": kind, "title": name.title(), "format": form, "width": width}


def write(path: Path, lines: list[dict], environment: dict | None = None, before: tuple = ()) -> subprocess.CompletedProcess:
    return subprocess.run(
        [*before, PROGRAM, path, path.parent], input="".join(json.dumps(line) + "\n" for line in lines), text=True,
        capture_output=True, env={**os.environ, **(environment or {})})


def written(path: Path, lines: list[dict]) -> dict:
    """What the program says that it altered."""
    result = write(path, lines)
    check(result.returncode == 0 and not result.stderr, f"{path.name}: {result.returncode} {result.stderr}")
    return json.loads(result.stdout or "{}")


def decoded(value: object) -> object:
    """openpyxl leaves ST_Xstring's escapes in inline strings, Excel and LibreOffice do not."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), value)


# Cells --------------------------------------------------------------------------------------------

def check_cells(folder: Path) -> None:
    path = folder / "cells.xlsx"
    lines = []
    for number, ((kind, form), cells) in enumerate(CELLS.items()):
        lines.append({"table": f"{kind} {form}", "columns": [
            column("cell", kind, form), column("unit", "string"), column("row", "int64")]})
        lines += [{"to": number, "row": [cell, unit, row]} for row, (cell, unit, _, _) in enumerate(cells)]
    altered = written(path, lines)
    check(altered == {"shortened": 2, "unlinked": 0}, f"cells: {altered}")
    book = openpyxl.load_workbook(path)
    frames = pandas.read_excel(path, sheet_name=None, header=None, skiprows=1, keep_default_na=False, dtype=object)
    for (kind, form), cells in CELLS.items():
        sheet, frame = book[f"{kind} {form}"], frames[f"{kind} {form}"]
        check(sheet.max_row == len(cells) + 1, f"{kind} {form}: {sheet.max_row} rows")
        for row, (given, _, wanted, style) in enumerate(cells):
            found = sheet.cell(row + 2, 1)
            value = decoded(found.value)
            place = f"{kind} {form} {str(given)[:40]!r}"
            check(value == wanted and isinstance(value, bool) == isinstance(wanted, bool) and found.data_type != "f",
                  f"{place}: openpyxl reads {str(value)[:60]!r} ({found.data_type}), not {str(wanted)[:60]!r}")
            check(found.number_format == style, f"{place} is shown as {found.number_format}, not {style}")
            read = decoded(frame.iat[row, 0]) if row < len(frame) else ""
            check(read == ("" if wanted is None else wanted),
                  f"{place}: pandas reads {str(read)[:60]!r}, not {str(wanted)[:60]!r}")
    check("<f>" not in "".join(parts(path).values()), "there is a formula")


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


# Sheets -------------------------------------------------------------------------------------------

def check_sheets(folder: Path) -> None:
    path = folder / "sheets.xlsx"
    lines = [
        {"text": "About", "lines": [["Made rows."], ["Licence", "OGL"], ["Source", "https://www.example.org/a#b"], ["=1", "=2"]]},
        {"table": "Figures (é)", "columns": [column("name", "string", width=30.5), column("n", "int64")]},
        {"table": "Empty", "columns": [column("name", "string")]},
        {"table": "Links", "columns": [column("address", "string", "link")]},
        {"to": 2, "row": [None]}, {"to": 0, "row": ["a", 1]},
        *({"to": 2, "row": [address]} for address, _, _ in LINKS),
        {"to": 0, "row": ["b", 2]}, {"to": 0, "row": [None, None]}, {"to": 0, "row": ["c", 3]},
    ]
    altered = written(path, lines)
    check(altered == {"shortened": 0, "unlinked": sum(target is None for _, target, _ in LINKS)}, f"sheets: {altered}")
    book = openpyxl.load_workbook(path)
    check(book.sheetnames == ["About", "Figures (é)", "Empty", "Links"], f"{book.sheetnames}")
    check(book.properties.title == "Made rows", f"the title is {book.properties.title}")
    check(book.properties.created == datetime.datetime(1980, 1, 1), f"created {book.properties.created}")
    about = book["About"]
    check([[cell.value for cell in row] for row in about] == [
        ["Made rows.", None], ["Licence", "OGL"], ["Source", "https://www.example.org/a#b"], ["=1", "=2"]], "About is otherwise")
    check([bool(about.cell(row, 1).font.b) for row in (1, 2, 3, 4)] == [False, True, True, True], "labels are not bold")
    check(about["B3"].hyperlink is not None and about["B2"].hyperlink is None, "About has other links")
    figures = book["Figures (é)"]
    check([[cell.value for cell in row] for row in figures] == [
        ["Name", "N"], ["a", 1], ["b", 2], [None, None], ["c", 3]], "Figures are otherwise")
    check(figures.freeze_panes == "A2" and figures.auto_filter.ref == "A1:B5", "no header or filter")
    check(all(cell.font.b for cell in figures[1]) and not figures["A2"].font.b, "the header is not bold")
    check(abs(figures.column_dimensions["A"].width - 31.2) < 0.1, f"{figures.column_dimensions['A'].width} wide")
    check(book["Empty"].auto_filter.ref == "A1:A1" or book["Empty"].auto_filter.ref == "A1", "Empty has no filter")
    for row, (address, target, location) in enumerate(LINKS):
        cell = book["Links"].cell(row + 3, 1)
        found = cell.hyperlink and (cell.hyperlink.target, cell.hyperlink.location)
        check(found == (target and (target, location)), f"{address[:60]} opens {found}")
        check(cell.value == address and cell.data_type != "f", f"{address[:60]} is shown as {cell.value[:60]}")


def check_limits(folder: Path) -> None:
    path = folder / "long.xlsx"
    columns = [column("name", "string"), column("n", "int64")]
    start = time.monotonic()
    altered = written(path, [
        {"table": "Rows", "columns": columns}, {"table": "Links", "columns": [column("address", "string", "link")]},
        {"to": 0, "row": ["row #", 0], "times": 1_048_577}, {"to": 1, "row": ["https://www.example.org/#"], "times": 65_532}])
    print(f"1,114,109 rows in {time.monotonic() - start:.1f} s")
    check(altered == {"shortened": 0, "unlinked": 2}, f"limits: {altered}")
    book = openpyxl.load_workbook(path, read_only=True)
    check(book.sheetnames == ["Rows", "Links", "Rows 2"], f"{book.sheetnames}")
    rows = book["Rows"].iter_rows(values_only=True)
    wrong = sum(row != (f"row {number - 1}", number - 1) for number, row in enumerate(rows) if number)
    check(book["Rows"].max_row == 1_048_576 and not wrong, f"{book['Rows'].max_row} rows, {wrong} wrong")
    check(list(book["Rows 2"].iter_rows(values_only=True)) == [
        ("Name", "N"), ("row 1048575", 1_048_575), ("row 1048576", 1_048_576)], "Rows 2 is otherwise")
    book.close()
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
        targets = archive.read("xl/worksheets/_rels/sheet2.xml.rels")
    check(sheet.count(b"<hyperlink ") == targets.count(b"<Relationship ") == 65_530, "there are not 65,530 links")


# The same bytes, or none --------------------------------------------------------------------------

def some_rows(count: int) -> list[dict]:
    columns = [column(f"c{number}", "string", "link" if number == 7 else "plain") for number in range(8)]
    columns += [column("value", "decimal4", "unitOf unit"), column("unit", "string"), column("day", "date")]
    row = ["https://www.example.org/#"] * 8 + [125_001, "GBP", 20_060]
    return [{"text": "About", "lines": [["Title", "x"]]}, {"table": "Rows", "columns": columns},
            {"table": "More", "columns": columns}, {"to": 0, "row": row, "times": count}, {"to": 1, "row": row, "times": 3}]


def check_bytes(folder: Path) -> None:
    found = set()
    for zone, locale in [("UTC", "C"), ("Asia/Kolkata", "de_DE.UTF-8"), ("America/Los_Angeles", "C.UTF-8")]:
        write(folder / "same.xlsx", some_rows(500), {"TZ": zone, "LC_ALL": locale})
        found.add((folder / "same.xlsx").read_bytes())
        time.sleep(1.1)
    check(len(found) == 1, "the same rows give other bytes")


def whole_or_absent(folder: Path, lines: list[dict], wanted: bytes, before: tuple, place: str) -> bool:
    """Whether the workbook is there; holds it to be whole, and nothing else to be there."""
    path = folder / "full.xlsx"
    result = write(path, lines, before=before)
    if path.exists():
        check(path.read_bytes() == wanted, f"{place}: a workbook of other bytes")
    else:
        check(result.returncode == 74, f"{place}: {result.returncode} {result.stderr}")
    is_there = path.exists()
    path.unlink(missing_ok=True)
    check(not any(folder.iterdir()), f"{place}: {[each.name for each in folder.iterdir()]} is left")
    return is_there


def check_full_disk(folder: Path, wanted: bytes, lines: list[dict]) -> str:
    for kilobytes in (16, 64, 256, 1_024, 1_536, 2_048, 2_560, 3_072, 4_096, 6_144, 16_384):
        try:
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder], check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return "no file system can be mounted here"
        try:
            is_there = whole_or_absent(folder, lines, wanted, (), f"{kilobytes} kB")
        finally:
            subprocess.run(["umount", folder], check=True)
        check(is_there == (kilobytes >= 6_144) or 2_048 < kilobytes < 6_144, f"{kilobytes} kB: is there: {is_there}")
    return "with small file systems"


def check_writes(folder: Path, wanted: bytes, lines: list[dict]) -> str:
    """Lets each write fail, alone and with those behind it."""
    strace = shutil.which("strace")
    trace = folder.parent / "trace"
    if strace is None:
        return "there is no strace"
    command = (strace, "-f", "-qq", "-e", "trace=write", "-o", trace)
    if not whole_or_absent(folder, lines, wanted, command, "strace"):
        return "strace may not trace here"
    count = len(trace.read_text().splitlines())
    for number in range(1, count + 1):
        for when in (f"{number}", f"{number}+"):
            whole_or_absent(folder, lines, wanted, (*command, "-e", f"inject=write:error=ENOSPC:when={when}"), f"write {when}")
    return f"with each of {count} writes failing"


def check_failures(folder: Path) -> None:
    place = folder / "place"
    place.mkdir()
    for test, rows in ((check_full_disk, 2_000), (check_writes, 60)):
        lines = some_rows(rows)
        written(folder / "wanted.xlsx", lines)
        print(f"a full disk, {test(place, (folder / 'wanted.xlsx').read_bytes(), lines)}")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for test in (check_cells, check_sheets, check_limits, check_bytes, check_failures):
            test(folder)
    for fault in FAULTS[:40]:
        print(fault, file=sys.stderr)
    if not FAULTS:
        print(f"openpyxl and pandas read {sum(map(len, CELLS.values()))} cells and {len(LINKS)} links as they were given")
    return 1 if FAULTS else 0


if __name__ == "__main__":
    sys.exit(main())
