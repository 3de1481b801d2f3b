#!/usr/bin/env python3
"""Gives the program bad input and bad circumstances, and looks at how it ends.

    test_faults.py BINARY

Every case has a temporary folder of its own. Cases that need rights which are not there (a small file
system) are skipped, and say so. What is published is read with pyarrow and DuckDB. The last line is
`N passed, 0 failed`; ends with 1 where a case failed.
"""

import contextlib
import csv
import fcntl
import gzip
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import datapackage

BINARY = os.path.abspath(sys.argv[1]) if len(sys.argv) == 2 else ""
CASES = []


class Skipped(Exception):
    pass


def case(function):
    CASES.append(function)
    return function


def page(*sentences: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{each}</p>" for each in sentences)
    return (
        '<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>A page</title>'
        f'<link rel="canonical" href="https://example.org/a">{head}</head><body><main><h1>A page</h1>'
        f"<p>The council published its plans for children’s services this week.</p>{paragraphs}"
        "</main></body></html>")


class Place:
    """A folder with a configuration, pages under `input` and releases under `output`."""

    def __init__(self, root: Path):
        self.root = root
        self.input = root / "input"
        self.output = root / "output"
        self.input.mkdir(exist_ok=True)
        self.configure()

    def configure(self, path: str = "input/**/*.html", **more) -> None:
        more = {"limits": {"rejectedShare": 1}} | more
        self.write("pipeline.json", json.dumps({"sources": [{"name": "pages", "path": path}]} | more))

    def write(self, name: str | bytes, content: str | bytes) -> None:
        path = os.path.join(os.fsencode(self.root), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)

    def pages(self, count: int) -> None:
        sentence = "It looks after {} children in care, and £{}m is spent a year. "
        for number in range(count):
            self.write(f"input/{number:04}.html", page(sentence.format(800 + number, number) * 20))

    def start(self, *arguments: str, **more) -> subprocess.Popen:
        more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        return subprocess.Popen([BINARY, *arguments], cwd=self.root, **more)

    def call(self, *arguments: str, status: int = 0, within: float = 60, **more) -> tuple[bytes, str]:
        """What the program says on its standard output and error. It has to end with `status`."""
        process = self.start(*arguments, **more)
        try:
            out, err = process.communicate(timeout=within)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            raise AssertionError(f"{arguments} has not ended in {within} s") from None
        said = (err or b"").decode(errors="replace")
        assert process.returncode == status, f"{arguments} ends with {process.returncode}: {said[:500]}"
        return out or b"", said

    def run(self, *arguments: str, **more) -> str:
        out, said = self.call("run", *arguments, **more)
        assert out == b"", out
        return said

    def releases(self) -> list[Path]:
        folder = self.output / "releases"
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def staged(self, name: str) -> list[Path]:
        """The files of that name, or the folders, that a run has begun."""
        folder = self.output / "releases"
        return [each / name for each in folder.glob(".staging-*") if (each / name).exists()]

    def latest(self) -> Path:
        release = (self.output / "latest").resolve(strict=True)
        wrong = datapackage.faults(release)
        assert not wrong, wrong
        return release

    def rows(self, table: str) -> list[dict]:
        with gzip.open(self.latest() / f"{table}.csv.gz", "rt", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def sums(self) -> dict[str, str]:
        """The hashes of the dataset's files. What changed since the last release, and so the descriptor, depend on that."""
        return {
            file.name: hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(self.latest().iterdir())
            if file.suffix != ".json" and not file.name.startswith("changes.")}


def rejected(place: Place) -> dict[str, str]:
    return {row["path"].removeprefix("input/"): row["code"] for row in place.rows("rejects")}


# Input: rows that are missing, empty, unreadable, foreign.


@case
def missing_input_is_66(place):
    shutil.rmtree(place.input)
    assert "[no-input]" in place.run(status=66)
    assert place.releases() == []


@case
def an_empty_folder_is_0_documents(place):
    assert "0 documents" in place.run()
    assert place.releases() == []


@case
def an_unreadable_page_costs_itself(place):
    place.pages(2)
    # Root may read anything but a link that leads round in a circle.
    os.symlink("loop.html", place.input / "loop.html")
    place.run()
    assert rejected(place) == {"loop.html": "not-regular-file"}
    assert len(place.rows("documents")) == 2


@case
def an_unreadable_folder_is_a_reject(place):
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        raise Skipped("root may read every folder")
    place.pages(1)
    place.write("input/closed/a.html", page("It has 12 homes."))
    (place.input / "closed").chmod(0)
    try:
        if os.geteuid() == 0:
            give_away(place)
            as_nobody(place, "run", "--config", str(place.root / "pipeline.json"))
        else:
            place.run()
        assert rejected(place) == {"closed": "unreadable"}
    finally:
        (place.input / "closed").chmod(0o755)


def give_away(place) -> None:
    for folder, _, files in os.walk(place.root):
        os.chown(folder, 65534, 65534)
        for file in files:
            os.chown(os.path.join(folder, file), 65534, 65534, follow_symlinks=False)


def as_nobody(place, *arguments: str, status: int = 0) -> str:
    # The binary may lie where only root may go.
    binary = place.root / "gleaner"
    shutil.copy(BINARY, binary)
    binary.chmod(0o755)
    done = subprocess.run(
        ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", binary, *arguments],
        capture_output=True, timeout=60, cwd=place.root)
    assert done.returncode == status, (done.returncode, done.stderr)
    return done.stderr.decode()


@case
def odd_files_cost_themselves_within_the_time(place):
    place.pages(1)
    for depth in (254, 600, 100_000, 1_000_000):
        place.write(f"input/deep{depth}.html", "<div>" * depth + page("It has 12 homes."))
    place.write("input/attributes.html", "<p " + "a1=b " * 100_000 + ">" + page("It has 13 homes."))
    place.write("input/references.html", page("&amp;" * 1_000_000, "It has 14 homes."))
    place.write("input/long.html", page("x" * 11_000_000, "It has 15 homes."))
    place.write("input/paragraphs.html", "<p>" * 1_000_000 + page("It has 20 homes."))
    place.write("input/huge.html", "<p>" * 34_000_000 + page("It has 21 homes."))
    place.write("input/comment.html", page("It has 16 homes.").replace("<p>It", "<!-- <p>As the whole borough knows, it"))
    place.write("input/cut.html", gzip.compress(page("It has 17 homes.").encode())[:-9])
    damaged = bytearray(gzip.compress(page("It has 18 homes.").encode()))
    damaged[-6] ^= 0xFF
    place.write("input/damaged.html", bytes(damaged))
    place.write("input/folder.html/inner.html", page("It has 19 homes."))
    os.mkfifo(place.input / "pipe.html")
    os.symlink("/etc/passwd", place.input / "passwd.html")
    os.symlink("..", place.input / "round")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(place.input / "socket.html"))
    with open(place.input / "sparse.html", "wb") as file:
        file.truncate(1 << 34)
    place.run(within=60)
    assert rejected(place) == {
        "comment.html": "broken-off", "cut.html": "truncated-gzip", "damaged.html": "corrupt-gzip",
        "huge.html": "too-large", "passwd.html": "not-regular-file", "pipe.html": "not-regular-file",
        "socket.html": "not-regular-file", "sparse.html": "too-large"}, rejected(place)
    read = {row["path"] for row in place.rows("documents")}
    assert {"input/folder.html/inner.html", "input/deep254.html", "input/long.html"} <= read, read


def mhtml(*parts: bytes, kind: str = "multipart/related", boundary: str = "b", end: bytes | None = None) -> bytes:
    head = f'MIME-Version: 1.0\r\nContent-Type: {kind}; boundary="{boundary}"\r\n\r\n'.encode()
    body = b"".join(b"--" + boundary.encode() + b"\r\n" + part + b"\r\n" for part in parts)
    return head + body + (b"--" + boundary.encode() + b"--\r\n" if end is None else end)


def part(content: str, kind: str = "text/html", encoding: str = "8bit", charset: str = "utf-8") -> bytes:
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: https://example.org/b\r\n\r\n"
    return head.encode() + content.encode(charset)


@case
def odd_containers_cost_themselves_within_the_time(place):
    place.configure("input/**/*", limits={"rejectedShare": 1})
    good = mhtml(part("\x89PNG", "image/png", "binary", "latin-1"), part(page("It has 12 homes and £4 million.")))
    place.write("input/good.mhtml", good)
    place.write("input/packed.mht.gz", gzip.compress(good))
    place.write("input/charset.mht", mhtml(part(
        page("It has 13 homes and £5 million.").replace("utf-8", "x"), 'text/html; charset="utf-16"', charset="cp1252")))
    place.write("input/boundaries.mht", mhtml(
        part(page("It has 14 homes.")), (b"--" + b"b" * 69 + b"\r\n") * 400_000, boundary="b" * 70))
    place.write("input/escapes.mht", mhtml(part(page("It has 15 homes.") + "= " * 5_000_000, encoding="quoted-printable")))
    place.write("input/parts.mht", mhtml(part(page("It has 16 homes.")), *[b"Content-Type: text/html\r\n\r\n"] * 300_000))
    place.write("input/cut.mht", good[:-40])
    place.write("input/picture.mht", mhtml(part("x", "image/png")))
    nest = part(page("It has 17 homes."))
    for level in range(100):
        nest = mhtml(nest, kind="multipart/mixed", boundary=f"n{level}")
    place.write("input/nest.mht", nest)
    place.write("input/nameless.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--b\r\n")
    place.write("input/huge.mht", mhtml(part(page("It has 18 homes.")), b"x" * 50_000_000))
    item = "<item><title>A home</title><description>&lt;p&gt;It has {} homes.&lt;/p&gt;</description></item>"
    place.write("input/good.xml", "<rss><channel>" + item.format(19) + "</channel></rss>")
    place.write("input/items.xml", "<rss><channel>" + item.format(20) * 20_000 + "</channel></rss>")
    place.write("input/nest.xml", "<rss><channel>" + item.format(21) + "<a>" * 1_000_000 + "</b>" * 1_000_000)
    place.write("input/cut.xml", "<rss><channel>" + item.format(22)[:-20])
    place.write("input/section.xml", "<rss><channel><item><description>" + "<![CDATA[" * 1_000_000)
    place.write("input/archive.warc", b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + page("It has 23 homes.").encode())
    place.run(within=120)
    assert rejected(place) == {
        "cut.mht": "truncated-mhtml", "picture.mht": "mhtml-without-page", "nest.mht": "damaged-mhtml",
        "nameless.mht": "damaged-mhtml", "huge.mht": "too-large", "nest.xml": "broken-off", "cut.xml": "broken-off",
        "section.xml": "broken-off", "archive.warc": "not-html"}, rejected(place)
    rows = {Path(row["path"]).name: row for row in place.rows("documents")}
    assert rows["packed.mht.gz"]["sha256"] == hashlib.sha256(good).hexdigest()
    assert rows["good.mhtml"]["url"] == "https://example.org/a"


@case
def a_gzip_bomb_stops_at_the_limit(place):
    # 64 members of 16 MB of zeros: a gigabyte out of a megabyte.
    place.write("input/bomb.html", gzip.compress(bytes(1 << 24)) * 64)
    place.configure(limits={"rejectedShare": 1, "documentBytes": 20_000_000})
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    place.run(within=60)
    assert rejected(place) == {"bomb.html": "too-large"}
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert peak <= max(before, 200_000), f"{peak} kB at most"


def pdf(*lines: str, trailer: str = "", content: str = "", forms: tuple = ()) -> bytes:
    """One page with these lines, or with that content; `forms` are what it may draw as /X10, /X11 …"""
    text = "".join(f"BT /F1 11 Tf 1 0 0 1 72 {700 - 14 * number} Tm ({line}) Tj ET\n" for number, line in enumerate(lines))
    names = " ".join(f"/X{number} {number} 0 R" for number in range(10, 10 + len(forms)))
    resources = f"/Resources << /Font << /F1 3 0 R >> /XObject << {names} >> >>"

    def stream(body: str, head: str = "") -> str:
        return f"<< {head} /Length {len(body)} >>\nstream\n{body}\nendstream"

    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        4: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents 5 0 R >>",
        5: stream(content or text)}
    for number, form in enumerate(forms, 10):
        objects[number] = stream(form, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}")
    out, table = b"%PDF-1.4\n", "xref\n0 1\n0000000000 65535 f \n"
    for number, body in objects.items():
        table += f"{number} 1\n{len(out):010} 00000 n \n"
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    end = f"trailer\n<< /Size 100 /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + end).encode()


# A kilobyte or two that takes years: each form draws the next one twice.
ENDLESS = pdf(content="/X10 Do", forms=tuple(f"/X{n} Do /X{n} Do" for n in range(11, 60)) + ("0 0 m",))


def converters() -> set[int]:
    """The processes that take a PDF apart for gleaner."""
    found = set()
    for process in filter(str.isdigit, os.listdir("/proc")):
        with contextlib.suppress(OSError):
            words = Path("/proc", process, "cmdline").read_bytes().split(b"\0")
            if words[0].endswith(b"/pdftohtml") and b"-stdout" in words:
                found.add(int(process))
    return found


@case
def odd_pdfs_cost_themselves_within_the_time(place):
    place.configure("input/**/*", limits={"rejectedShare": 1, "pdfSeconds": 2, "pdfMegabytes": 200})
    good = pdf("It looks after 812 children in care.")
    place.write("input/good.pdf", good)
    place.write("input/packed.pdf.gz", gzip.compress(good))
    place.write("input/called.html", good)
    place.write("input/late.pdf", b"\r\n" * 300 + good)
    place.write("input/page.pdf", page("Sign in to read this document."))
    place.write("input/empty.pdf", b"")
    place.write("input/cut.pdf", good[:-30])
    place.write("input/rubbish.pdf", b"%PDF-1.7\n" + random.Random(1).randbytes(20_000) + b"\n%%EOF\n")
    place.write("input/locked.pdf", pdf("Nobody reads this.", trailer=(
        f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <{'5A' * 32}> /U <{'5A' * 32}> /P -4 >>")))
    place.write("input/scan.pdf", pdf(content="q 595 0 0 842 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q"))
    place.write("input/endless.pdf", ENDLESS)
    line = "BT /F1 11 Tf 1 0 0 1 72 700 Tm (" + "It goes on. " * 40 + ") Tj ET"
    place.write("input/hungry.pdf", pdf(
        content="/X10 Do", forms=tuple(f"/X{n} Do /X{n} Do" for n in range(11, 60)) + (line,)))
    place.run(within=60)
    codes = rejected(place)
    # On a slow machine the time is over before the memory.
    assert codes.pop("hungry.pdf") in ("hungry-pdf", "slow-pdf"), codes
    assert codes == {
        "page.pdf": "not-pdf", "empty.pdf": "empty-document", "cut.pdf": "truncated-pdf", "rubbish.pdf": "damaged-pdf",
        "locked.pdf": "encrypted-pdf", "scan.pdf": "no-text", "endless.pdf": "slow-pdf"}, codes
    rows = {row["path"].removeprefix("input/"): row for row in place.rows("documents")}
    assert rows.keys() == {"good.pdf", "packed.pdf.gz", "called.html", "late.pdf"}, rows
    assert rows["packed.pdf.gz"]["sha256"] == hashlib.sha256(good).hexdigest()
    values = [row["value"] for row in place.rows("figures")]
    assert len(values) == 4 and {float(value) for value in values} == {812}, values
    assert not converters(), "a converter is left"


@case
def no_converter_outlives_the_program(place):
    place.write("endless.pdf", ENDLESS)
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        for arguments in (["extract", "endless.pdf"], ["run"]):
            place.configure("endless.pdf")
            process = place.start(*arguments)
            waited = time.monotonic() + 20
            while not converters() and time.monotonic() < waited:
                time.sleep(0.01)
            assert converters(), "nothing takes the PDF apart"
            process.send_signal(number)
            process.communicate(timeout=20)
            waited = time.monotonic() + 5
            while converters() and time.monotonic() < waited:
                time.sleep(0.01)
            assert not converters(), f"a converter has outlived {arguments} and signal {number}"
    assert place.releases() == []


@case
def every_charset_gives_the_same_sentence(place):
    sentence = "The council spent £10m on children’s homes – a record."
    for name, codec, declared, mark in [
        ("utf8", "utf-8", "utf-8", b""), ("utf8-none", "utf-8", "", b""), ("utf8-bom", "utf-8", "", b"\xef\xbb\xbf"),
        ("1252", "cp1252", "windows-1252", b""), ("1252-none", "cp1252", "", b""),
        ("1252-latin", "cp1252", "iso-8859-1", b""), ("1252-lie", "cp1252", "utf-8", b""),
        ("16le", "utf-16-le", "", b"\xff\xfe"), ("16be", "utf-16-be", "", b"\xfe\xff"),
        ("16le-lie", "utf-16-le", "utf-8", b"\xff\xfe"),
    ]:
        meta = f'<meta charset="{declared}">' if declared else ""
        text = page(sentence).replace('<meta charset="utf-8">', meta)
        place.write(f"input/{name}.html", mark + text.encode(codec))
    place.run()
    read = {row["doc_id"]: row["sentence"] for row in place.rows("figures")}
    assert len(read) == 10 and set(read.values()) == {sentence}, read


@case
def names_of_files_stay_apart(place):
    names = [
        b"caf\xe9.html", b"caf\xc3\xa9.html", b"cafe\xcc\x81.html", b"A.html", b"a.html", b"-rf.html", b"a'\"b.html",
        b"two\nlines.html", b"x" * 250 + b".html", b"=cmd.html", b"esc\x1b[31m.html", b"\xff\xfe.html"]
    for name in names:
        place.write(b"input/" + name, page("It has 12 homes."))
    place.write(b"input/bad\x1b[31m.html", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    said = place.run("--verbose")
    assert "\x1b" not in said, said
    rows = place.rows("documents")
    assert len(rows) == len({row["doc_id"] for row in rows}) == len({row["path"] for row in rows}) == len(names)


@case
def extract_takes_names_that_are_no_text(place):
    name = b"caf\xe9.html"
    other = b"caf\xe8.html"
    place.write(name, page("It has 12 homes."))
    place.write(other, page("It has 13 homes."))
    out, _ = place.call("extract", "--format", "ndjson", name, other)
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["figures"][0]["value"] for line in lines] == ["12", "13"], lines
    assert [line["path"] for line in lines] == ["caf\\xE9.html", "caf\\xE8.html"]


@case
def extract_explains_a_page_to_a_terminal(place):
    place.write("a.html", page("It has 12 homes.").replace("<main>", '<main class="a\x1b[2J\u202eb">'))
    name = b"esc\x1b[31m\xe9.html"
    place.write(name, "<p>It has 12 homes.<!-- open, and so on")
    out, _ = place.call("extract", "--explain", "a.html", name, "none.html", "a.html", status=66)
    lines = out.decode().splitlines()
    assert not any(ord(c) < 0x20 and c != "\t" or c == "\u202e" for line in lines for c in line), out
    assert [line.split("\t")[0] for line in lines].count("# file") == 4, out
    assert [line.split("\t")[0] for line in lines].count("# not read") == 2, out
    assert all(line.count("\t") == 7 for line in lines if line[0] != "#"), out
    assert any(line.startswith("in\t") and line.endswith("\tIt has 12 homes.") for line in lines), out
    _, said = place.call("extract", "--explain", "--format", "text", "a.html", status=64)
    assert "exclude" in said, said


@case
def check_shows_what_the_rules_of_a_site_find(place):
    place.configure(sites=[{"host": "example.org", "content": "//main", "drop": ["//aside"]}])
    place.write("a.html", page("It has 12 homes."))
    place.write("b.html", page("It has 12 homes.").replace("main>", "div>"))
    place.write("cut.html", "<p>It has 12 homes.<!-- open, and so on")
    out, said = place.call("check", "a.html")
    assert said == "" and b"content    //main: 1 element" in out and b"//aside: nothing" in out, out
    out, said = place.call("check", "b.html", "a.html", status=65)
    assert said == "" and b"[profile-finds-nothing]" in out and out.count(b"\n  gives ") == 1, out
    out, said = place.call("check", "cut.html", "a.html", status=65)
    assert "[broken-off]" in said and b"a.html: the profile" in out, said
    out, said = place.call("check", "none.html", "b.html", "a.html", status=66)
    assert "[missing]" in said and b"a.html: the profile" in out, said


@case
def extract_reads_paths_from_standard_input(place):
    place.write("a.html", page("It has 12 homes."))
    for given in (b"a.html", b"a.html\n", b"\na.html\n\n"):
        out, _ = place.call("extract", "-", stdin=stream(given))
        assert len(out.splitlines()) == 1 and b'"error"' not in out, out
    out, _ = place.call("extract", "-", status=66, stdin=stream(b"a.html\0x\nnone.html\n"))
    assert [json.loads(line)["error"]["code"] for line in out.splitlines()] == ["missing", "missing"]
    place.call("extract", "-", stdin=stream(b""))


def stream(content: bytes):
    file = tempfile.TemporaryFile()
    file.write(content)
    file.seek(0)
    return file


@case
def extract_ends_with_66_where_a_file_cannot_be_opened_and_with_65_where_one_cannot_be_read(place):
    place.write("a.html", page("It has 12 homes."))
    place.write("empty.html", "")
    for options in ([], ["--explain"], ["--format", "text"]):
        for files, status in [
            (["none.html", "input"], 66), (["a.html", "none.html"], 66), (["empty.html", "none.html"], 66),
            (["empty.html", "a.html"], 65), (["a.html"], 0)]:
            out, said = place.call("extract", *options, *files, status=status)
            assert out and ("could not be opened" in said) == (status == 66), said
            assert ("could not be read" in said) == (status == 65), said


@case
def extract_and_figures_take_a_configuration(place):
    place.write("ours.json", json.dumps({"metrics": [
        {"id": "lit_share", "label": "Lamps that are lit", "unit": "percent", "patterns": ["clause: lamps"],
         "source": "our own"}]}))
    place.configure(
        sites=[{"host": "example.org", "content": "//main", "drop": ["//p[@id='old']"]}],
        catalogue=["ours.json"])
    text = "It says that 12% of its lamps are lit."
    place.write("a.html", page(text).replace("</main>", "<p id=old>It has 5 homes.</p></main>"))
    line = json.dumps({"id": 1, "text": text}).encode()
    for options, metric, count in (["--config", "pipeline.json"], "lit_share", 1), ([], None, 2):
        out, _ = place.call("extract", *options, "a.html")
        figures = json.loads(out)["figures"]
        assert figures[0]["metric"] == metric and len(figures) == count, figures
        out, _ = place.call("figures", *options, stdin=stream(line))
        assert json.loads(out)["figures"][0]["metric"] == metric, out
    place.write("wrong.json", "{}")
    for command in (["extract", "a.html"], ["figures"]):
        for file in ("none.json", "wrong.json"):
            _, said = place.call(*command, "--config", file, status=78, stdin=stream(line))
            assert file in said, said


@case
def figures_reads_lines(place):
    assert place.call("figures", stdin=stream(b""))[0] == b""
    out, _ = place.call("figures", stdin=stream(b'{"id": 7, "text": "It has 12 homes."}'))
    assert json.loads(out)["id"] == 7
    out, _ = place.call("figures", status=65, stdin=stream(b'{"id": 7}\n[]\n{"id": "a", "text": "12 homes"}\n'))
    assert ["error" in json.loads(line) for line in out.splitlines()] == [True, True, False]
    folder = os.open(place.root, os.O_RDONLY)
    _, said = place.call("figures", status=66, stdin=folder)
    os.close(folder)
    assert "[input-unreadable]" in said


@case
def a_reader_that_has_had_enough_ends_extract(place):
    place.pages(30)
    command = f'"{BINARY}" extract input/*.html | head -n 1 | wc -l; exit ${{PIPESTATUS[0]}}'
    done = subprocess.run(["bash", "-c", command], cwd=place.root, capture_output=True, timeout=60)
    # 141 is SIGPIPE's; 0 where the signal is ignored.
    assert done.stdout.strip() == b"1" and done.returncode in (0, 141), done
    assert done.stderr == b"", done.stderr


@case
def a_full_disk_behind_extract_is_74(place):
    place.pages(1)
    with open("/dev/full", "wb") as full:
        _, said = place.call("extract", "input/0000.html", status=74, stdout=full)
        assert "[output-failed]" in said
        place.call("check", status=74, stdout=full)


@case
def closed_standard_streams_get_no_file_of_ours(place):
    place.pages(3)
    place.write("input/bad.html", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    command = f'"{BINARY}" run --verbose --progress always <&- >&- 2>&-'
    subprocess.run(["bash", "-c", command], cwd=place.root, check=True, timeout=60)
    assert len(place.rows("documents")) == 3
    assert not [name for name in os.listdir(place.output) if name not in ("releases", "latest", "last-run.json")]


# Output.


@case
def output_that_is_a_file_is_73_before_any_page(place):
    # Reading the pipe would reject it; the run must not come so far.
    place.pages(1)
    place.write("output", "mine")
    began = place.run("--verbose", status=73)
    assert "[cannot-create]" in began and (place.root / "output").read_text() == "mine"


@case
def a_read_only_output_is_73(place):
    place.pages(1)
    place.run()
    before = place.latest()
    if os.geteuid() != 0:
        place.output.chmod(0o555)
        place.output.joinpath("releases").chmod(0o555)
        place.run(status=73)
        place.output.chmod(0o755)
        place.output.joinpath("releases").chmod(0o755)
    elif shutil.which("setpriv"):
        place.root.chmod(0o755)
        # What root has written, nobody may not.
        as_nobody(place, "run", "--config", str(place.root / "pipeline.json"), status=73)
    else:
        raise Skipped("root may write everywhere")
    assert place.latest() == before


@contextlib.contextmanager
def small_disk(folder: Path, size: str):
    folder.mkdir(exist_ok=True)
    try:
        subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Skipped("no file system can be mounted here") from error
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@case
def a_full_disk_is_74_and_harms_nothing(place):
    place.pages(1)
    for size in ("360k", "480k", "600k"):
        with small_disk(place.output, size):
            place.pages(1)
            place.run()
            before, sums = place.latest(), place.sums()
            place.pages(150)
            said = place.run(status=74)
            assert "No space left on device" in said and "bytes are free" in said, said
            assert place.latest() == before and place.sums() == sums
            assert place.releases() == [before], place.releases()
        for file in place.input.iterdir():
            file.unlink()


@case
def a_second_run_is_75_and_the_lock_dies_with_its_holder(place):
    place.pages(1)
    place.run()
    lock = os.open(place.output, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    assert "[locked]" in place.run(status=75)
    os.close(lock)
    place.run()


@case
def latest_that_leads_nowhere_is_mended(place):
    place.pages(1)
    place.output.mkdir()
    os.symlink("releases/gone", place.output / "latest")
    place.run()
    place.latest()


@case
def an_output_behind_a_link_is_written(place):
    place.pages(1)
    (place.root / "elsewhere").mkdir()
    os.symlink("elsewhere", place.output)
    place.run()
    place.latest()


@case
def releases_are_no_input(place):
    place.pages(2)
    for output in ("output", "./input/../output", str(place.output), "input"):
        place.configure("**/*" if output != "input" else "input/**/*", output={"path": output})
        for _ in range(2):
            place.run()
        place.output = place.root / output
        read = {row["path"] for row in place.rows("documents") + place.rows("rejects")}
        assert read <= {"pipeline.json", "input/0000.html", "input/0001.html"}, read
        shutil.rmtree(place.root / output / "releases")
        os.unlink(place.root / output / "latest")


@case
def keep_leaves_so_many_and_the_newest(place):
    place.pages(1)
    place.configure(output={"path": "output", "keep": 2})
    for number in range(4):
        place.write("input/0000.html", page(f"It looks after {500 + number} children in care."))
        place.run()
    assert len(place.releases()) == 2 and place.latest() == place.releases()[-1].resolve()


@case
def the_configuration_may_lie_elsewhere(place):
    place.pages(1)
    (place.root / "other").mkdir()
    place.run("--config", "other/../pipeline.json")
    assert place.rows("documents")[0]["path"] == "input/0000.html"
    place.latest()


@case
def mistakes_in_the_configuration_are_78(place):
    good = '"sources": [{"name": "a", "path": "input/*.html"}]'
    for text, words in [
        (f'{{{good}, "outptu": {{}}}}', 'did you mean "output"'), (f'{{{good}, "jobs": "two"}}', "wrong-type"),
        (f'{{{good}, "jobs": 1, "jobs": 2}}', "second time"), (f"{{{good},}}", ":1:"),
        (f"\ufeff{{{good}}}", "byte order mark"), ("[" * 5_000, "nest deeper"),
        ('{"sources": [{"name": "a", "path": "${NOT_SET_HERE}"}]}', "NOT_SET_HERE"),
        (f'{{{good}, "schemaVersion": 2}}', "newer-version"), ("", ":1:1"),
        (f'{{{good}, "catalogue": ["none.json"]}}', "catalogue"),
    ]:
        place.write("pipeline.json", text)
        said = place.run(status=78)
        assert words in said and len(said.splitlines()) == 1, said
        place.call("check", status=78)
    place.run("--config", "none.json", status=78)
    place.run("--config", "input", status=78)
    assert not place.output.exists()


@case
def a_wrong_command_line_is_64(place):
    for arguments in (["rum"], ["run", "--jobs", "-1"], ["run", "--quiet", "--verbose"], ["extract"]):
        place.call(*arguments, status=64)


# Signals, surroundings, sameness.


@case
def a_signal_ends_a_run_and_publishes_nothing(place):
    place.pages(1)
    place.run()
    before = place.latest()
    place.pages(5_000)
    for number, moment in [(signal.SIGTERM, 0.05), (signal.SIGINT, 0.2), (signal.SIGTERM, 0.4)]:
        process = place.start("run")
        deadline = time.monotonic() + 30
        while not place.staged("") and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.005)
        time.sleep(moment)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
        assert process.returncode == 128 + number, (process.returncode, said)
        assert b"nothing was published" in said
        assert place.releases() == [before] and place.latest() == before
    place.run("--jobs", "2")
    assert len(place.rows("documents")) == 5_000


@case
def a_signal_does_not_wait_for_a_long_page(place):
    # Eight megabytes of one sentence: minutes of work.
    place.write("input/long.html", page("1,234,567 and 10% " * 440_000))
    process = place.start("run")
    time.sleep(1)
    stops_at_once(place, process)


@case
def a_signal_does_not_wait_for_the_rows_of_a_long_page(place):
    # Two megabytes of one sentence, which make half a gigabyte of rows. The signal comes while they
    # are written.
    place.write("input/long.html", page("1,234,567 and 10% " * 110_000))
    place.configure(limits={"pageRows": 1_000_000, "pageOutputBytes": 4_000_000_000, "pageSeconds": 600})
    process = place.start("run")
    while not any(file.stat().st_size for file in place.staged("figures.csv")):
        assert process.poll() is None, "the run has ended before its first row was written"
        time.sleep(0.01)
    stops_at_once(place, process)


def stops_at_once(place, process):
    # A whole minute is not "at once", but a machine can be busy; what is waited for takes longer.
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert process.returncode == 143, process.returncode
    assert place.releases() == []


@case
def surroundings_change_no_byte(place):
    place.pages(20)
    place.run("--no-store")
    first = place.sums()
    for change in ({"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"}, {"TZ": "Pacific/Kiritimati"}, {"TERM": "dumb"}):
        place.run("--no-store", env={"PATH": "/usr/bin:/bin"} | change)
        assert place.sums() == first
    place.run("--no-store", env={})
    assert place.sums() == first


@case
def a_clock_that_goes_back_makes_newer_names(place):
    place.pages(1)
    place.run()
    ahead = place.output / "releases" / "2199-01-01T000000Z-abcdef"
    os.rename(place.latest(), ahead)
    place.run()
    assert place.latest().name > ahead.name


@case
def any_number_of_jobs_gives_the_same_bytes(place):
    place.pages(60)
    place.write("input/cut.html", page("It has 16 homes.").replace("<p>It", "<!-- <p>As the whole borough knows, it"))
    sums = []
    for round in range(10):
        place.run("--jobs", ["1", "16"][round % 2], "--no-store")
        sums.append(place.sums())
    place.run("--jobs", "256", "--no-store")
    sums.append(place.sums())
    assert all(each == sums[0] for each in sums)


@case
def ten_thousand_rejects_are_a_short_message(place):
    for number in range(10_000):
        place.write(f"input/{number}.html", "")
    said = place.run("--verbose")
    assert len(said.splitlines()) < 100, len(said.splitlines())
    assert len(place.rows("rejects")) == 10_000
    place.configure(limits={"rejectedShare": 0.5})
    assert len(place.run(status=65).splitlines()) < 100


# What is written.


@case
def readers_get_back_every_character(place):
    import duckdb
    import pyarrow.parquet

    sentences = [
        'He said "we spent £3m, and more".', "=HYPERLINK(1) costs £4m.", "+5 costs £5m.", "-6 costs £6m.", "@SUM costs £7m.",
        "＝SUM costs £8m.", "Homes\u2028cost £9m.", "Homes 🏠🏡 cost £10m.", "\u202eHomes cost £11m.", "It’s £12m, ‘so’ they said; \\ / | ' `.",
        "x" * 100_000 + " costs £13m."]
    place.write("input/a.html", page(*sentences))
    place.run()
    release = place.latest()
    programs = [row["sentence"] for row in place.rows("figures")]
    assert len(programs) >= len(sentences)
    parquet = pyarrow.parquet.read_table(release / "figures.parquet").column("sentence").to_pylist()
    assert parquet == programs
    duck = duckdb.connect()
    query = "select sentence from read_csv(?, all_varchar=true, header=true, delim=',', quote='\"', escape='\"', max_line_size=10000000)"
    for name in ("figures.csv.gz", "figures.csv"):
        with (gzip.open if name.endswith("gz") else open)(release / name, "rt", encoding="utf-8-sig", newline="") as file:
            python = [row["sentence"] for row in csv.DictReader(file)]
        assert [row[0] for row in duck.execute(query, [str(release / name)]).fetchall()] == python
        if name == "figures.csv":
            assert not [each for each in python if each[0] in "=+-@\t\r\n＝＋－＠"]
            assert [each.removeprefix("'") for each in python] == programs
    values = duck.execute("select value from read_parquet(?)", [str(release / "figures.parquet")]).fetchall()
    assert any(value == 13_000_000 for value, in values)


@case
def mutated_pages_never_end_the_program(place):
    chance = random.Random(4)
    seeds = [page(
        "It looks after 800 children in care, 10 per cent of them from abroad, and £10m is spent a year.",
        "The service was rated ‘good’ in March 2020 and inadequate in 2017.",
        "<table><tr><th>Year<th>Children<tr><td>2023<td>1,204</table>",
        head='<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-02-01"}</script>').encode()]
    pieces = [b"<", b">", b"<table>", b"</main>", b"<script>", b"9" * 400, b"&#x110000;", b"\x00", b"\xff", b"1e400", b"{", b"<!--", b"e"]
    for number in range(400):
        content = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(content))
            match chance.randrange(4):
                case 0: content[at] = chance.randrange(256)
                case 1: del content[at:at + chance.randint(1, 40)]
                case 2: content[at:at] = chance.choice(pieces)
                case 3: content[at:at] = content[at:at + chance.randint(1, 300)]
        place.write(f"input/{number}.html", bytes(content))
    place.run()
    assert len(place.rows("documents")) + len(place.rows("rejects")) == 400


def main(usage: str, cases: list) -> int:
    if not BINARY:
        print(usage, file=sys.stderr)
        return 64
    passed = failed = 0
    for each in cases:
        root = tempfile.mkdtemp(prefix="gleaner-faults-")
        try:
            each(Place(Path(root)))
            passed += 1
        except Skipped as reason:
            print(f"{each.__name__}: skipped: {reason}")
        except Exception as error:  # a case that fails must not hide the others
            failed += 1
            print(f"{each.__name__}: {type(error).__name__}: {error}")
        finally:
            subprocess.run(["chmod", "-R", "u+rwx", root], check=False)
            shutil.rmtree(root, ignore_errors=True)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(__doc__, CASES))
