#!/usr/bin/env python3
"""Looks at what a page, a second run and the system can do to a run that nobody watches.

    test_left_alone.py BINARY

Workers are killed, stopped and starved while they are at a page; runs meet in one output; the system gives
no memory, no files, no processes; calls to it are made to fail with strace, where that is there. Each case
has a temporary folder of its own. The last line is `N passed, 0 failed`; ends with 1 where a case failed.
"""

import contextlib
import fcntl
import functools
import gzip
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import datapackage
from test_faults import (
    BINARY, ENDLESS, Place, Skipped, as_nobody, converters, give_away, main, page, pdf, rejected)

CASES = []


def case(function):
    CASES.append(function)
    return function


TICKS = os.sysconf("SC_CLK_TCK")


def children(process: int) -> list[int]:
    found = []
    with contextlib.suppress(OSError):
        for thread in os.listdir(f"/proc/{process}/task"):
            with contextlib.suppress(OSError):
                found += map(int, Path(f"/proc/{process}/task/{thread}/children").read_text().split())
    return found


def busy_seconds(process: int) -> float:
    """The processor time that a process has had; 0 where it is gone."""
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
    return 0


@functools.cache
def longest_start() -> float:
    """More processor time than a worker takes until it has read a few short pages."""
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(page("It has 12 homes.").encode())
        file.flush()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([BINARY, "extract", file.name], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime + 0.5


def strike(process: subprocess.Popen, number: int) -> int:
    """Sends the signal to each worker that is long at one page, until the run ends, and says how often."""
    struck = set()
    longest = longest_start()
    while process.poll() is None:
        for worker in children(process.pid):
            if worker not in struck and busy_seconds(worker) > longest:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker, number)
                    struck.add(worker)
        time.sleep(0.005)
    return len(struck)


# Takes a worker seconds.
LONG = page("There were 1,234,567 in the year to March and 10% of them " * 40_000)


def without(place: Place, table: str, document: str) -> list[dict]:
    return [row for row in place.rows(table) if row["doc_id"] != document]


# Workers.


@case
def a_worker_that_dies_costs_its_page(place):
    place.pages(40)
    place.run()
    before = place.rows("figures")
    place.write("input/0020a.html", LONG)
    for number in (signal.SIGSEGV, signal.SIGILL, signal.SIGKILL, signal.SIGABRT):
        process = place.start("run")
        struck = strike(process, number)
        _, said = process.communicate()
        assert process.returncode == 0, said
        assert struck == 2, f"the page was tried {struck} times"
        assert rejected(place) == {"0020a.html": "crashed"}
        reject = place.rows("rejects")[0]
        assert f"signal {number}" in reject["message"] and reject["stage"] == "worker", reject
        assert reject["sha256"], reject
        assert place.rows("figures") == before, "other pages have other rows"


@case
def a_worker_that_sleeps_is_too_slow(place):
    place.pages(10)
    place.run()
    before = place.rows("figures")
    place.configure(limits={"rejectedShare": 1, "pageSeconds": 5})
    place.write("input/0005a.html", LONG)
    process = place.start("run")
    # It has had little of a processor, so that it is tried again.
    assert strike(process, signal.SIGSTOP) == 2
    assert process.wait() == 0
    assert rejected(place) == {"0005a.html": "too-slow"}
    assert place.rows("figures") == before
    # One that works all the time is not.
    place.configure(limits={"rejectedShare": 1, "pageSeconds": 1})
    place.write("input/0005a.html", LONG * 20)
    began = time.monotonic()
    place.run()
    assert rejected(place) == {"0005a.html": "too-slow"}, rejected(place)
    assert time.monotonic() - began < 20


@case
def a_worker_on_a_busy_machine_is_not_too_slow(place):
    # It works a quarter of the time, and so needs more seconds than a page may take of a processor.
    place.pages(3)
    place.configure(limits={"pageRows": 1_000_000, "pageOutputBytes": 4_000_000_000, "pageSeconds": 4})
    place.write("input/long.html", LONG)
    process = place.start("run")
    held = 0
    while process.poll() is None:
        workers = [worker for worker in children(process.pid) if busy_seconds(worker) > 0.3]
        for number, seconds in ((signal.SIGSTOP, 0.15), (signal.SIGCONT, 0.05)):
            for worker in workers:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(worker, number)
            held += seconds if workers and number == signal.SIGSTOP else 0
            time.sleep(seconds)
    assert process.wait() == 0
    assert held > 4, held
    assert rejected(place) == {}, rejected(place)


@case
def a_page_that_is_too_large_costs_itself(place):
    place.pages(3)
    place.write("input/long.html", LONG)
    for limit, words in [
        ({"pageMegabytes": 20}, "limits.pageMegabytes"), ({"pageRows": 1_000}, "limits.pageRows"),
        ({"pageOutputBytes": 1_000_000}, "limits.pageOutputBytes"),
    ]:
        place.configure(limits={"rejectedShare": 1} | limit)
        for isolation in ("worker", "none") if "pageMegabytes" not in limit else ("worker",):
            place.run("--isolation", isolation)
            assert rejected(place) == {"long.html": "too-large"}, rejected(place)
            assert words in place.rows("rejects")[0]["message"]
            assert len(place.rows("documents")) == 3


@case
def a_worker_that_dies_before_it_is_ready_costs_nothing(place):
    place.pages(10)
    process = place.start("run")
    struck = False
    while process.poll() is None and not struck:
        for worker in children(process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
                struck = True
            break
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0 and struck, (process.returncode, said)
    assert len(place.rows("documents")) == 10


@case
def a_converter_that_is_killed_is_started_again(place):
    place.configure("input/*.pdf")
    place.write("input/a.pdf", pdf("It looks after 812 children in care."))
    place.run()
    assert len(place.rows("documents")) == 1
    # The long one is killed once while it works.
    place.write("input/b.pdf", ENDLESS)
    place.configure("input/*.pdf", limits={"rejectedShare": 1, "pdfSeconds": 3})
    process = place.start("run")
    while not (found := converters()):
        assert process.poll() is None
        time.sleep(0.005)
    time.sleep(0.2)
    for each in found:
        with contextlib.suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert rejected(place) == {"b.pdf": "slow-pdf"}, rejected(place)


@case
def judgements_that_are_told_again_and_again_take_no_memory(place):
    for number in range(6):
        place.write(f"input/{number}.html", page(
            "In March 2017, Ofsted judged children's services in Croydon to be inadequate. " * 10_000))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    place.run(within=120)
    # Of one page saved six times.
    assert place.rows("ratings")[0]["pages"] == "1"
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 200_000)


@case
def odd_pages_are_told_of_by_workers_too(place):
    whole = page("It has 16 homes.", "It has 17 homes.", "It has 18 homes.")
    place.write("input/cut.html", whole[:whole.index("<p>It has 18")].replace("<main>", "<main><div><section>"))
    said = place.run("--verbose")
    assert "[maybe-cut-off]" in said and len(place.rows("documents")) == 1, said


@case
def workers_end_with_the_program(place):
    place.write("input/long.html", LONG)
    for number in (signal.SIGKILL, signal.SIGTERM):
        process = place.start("run")
        while not (workers := [each for each in children(process.pid) if busy_seconds(each) > 0.3]):
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        process.communicate(timeout=20)
        waited = time.monotonic() + 5
        while any(os.path.exists(f"/proc/{each}") for each in workers) and time.monotonic() < waited:
            time.sleep(0.01)
        assert not any(os.path.exists(f"/proc/{each}") for each in workers)


@case
def with_and_without_workers_the_bytes_are_the_same(place):
    place.pages(30)
    place.write("input/bad.html", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    place.write("input/cut.html", page("It has 16 homes.").replace("<p>It", "<!-- <p>It"))
    place.run("--isolation", "none", "--no-store")
    sums = place.sums()
    for jobs in ("1", "2", "8"):
        place.run("--jobs", jobs, "--no-store")
        assert place.sums() == sums
    for options in (["--refused"], ["--why"], ["--explain"], ["--format", "text"]):
        files = [f"input/{name}" for name in sorted(os.listdir(place.input))]
        here, _ = place.call("extract", "--isolation", "none", *options, *files, status=65)
        there, _ = place.call("extract", *options, *files, status=65)
        assert here == there
    place.configure(sites=[{"host": "example.org", "content": "//main", "title": "//h2"}])
    here = place.call("check", "--isolation", "none", "input/0000.html", "input/bad.html", status=65)
    assert here == place.call("check", "input/0000.html", "input/bad.html", status=65)


def traced(place, *arguments: str, inject: list[str] = (), status: int | None = None):
    """Runs the program under strace, which makes calls fail as it is told; gives its status, what it says,
    and the trace."""
    if shutil.which("strace") is None:
        raise Skipped("there is no strace")
    trace = place.root / "trace"
    words = [word for each in inject for word in ("-e", f"inject={each}")]
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", trace, *words, BINARY, *arguments], cwd=place.root,
        stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
    text = trace.read_text(errors="replace")
    if not text or "ptrace(PTRACE" in done.stderr.decode(errors="replace"):
        raise Skipped("strace may not trace here")
    if status is not None:
        assert done.returncode == status, (done.returncode, done.stderr)
    return done.returncode, done.stderr.decode(errors="replace"), text


@case
def a_worker_opens_no_file_and_no_socket(place):
    place.pages(5)
    place.write("input/table.html", page("<table><tr><th>Year<th>Children<tr><td>2023<td>1,204</table>"))
    _, _, trace = traced(place, "run", status=0)
    calls, sandboxed = {}, set()
    for line in trace.splitlines():
        process, _, call = line.partition(" ")
        name = re.match(r"\s*(?:<\.\.\. )?(\w+)", call)
        if name is None:
            continue
        if process in sandboxed:
            calls[name[1]] = calls.get(name[1], 0) + 1
        # libseccomp tries what the kernel knows with calls that fail.
        if name[1] == "seccomp" and call.endswith("= 0") and "GET_" not in call:
            sandboxed.add(process)
    assert sandboxed, "no worker has a filter"
    assert calls.get("read", 0) > 5
    foreign = {"open", "openat", "socket", "connect", "execve", "clone", "clone3", "fork", "unlink", "rename", "stat"}
    assert not foreign & calls.keys(), calls


@case
def a_converter_reads_no_file_but_the_systems(place):
    place.write("mine.txt", "mine")
    if "landlock" in place.run("--verbose"):
        raise Skipped("this kernel has no Landlock")

    def confined(*command: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [BINARY, "confine", "10", "500", *command], capture_output=True, timeout=20, input=b"given")

    assert confined("/bin/cat").stdout == b"given"
    done = confined("/bin/cat", str(place.root / "mine.txt"))
    assert done.returncode != 0 and done.stdout == b"" and b"ermission denied" in done.stderr, done
    done = confined("/bin/sh", "-c", f"echo more >>{place.root}/mine.txt")
    assert done.returncode != 0 and (place.root / "mine.txt").read_text() == "mine", done
    assert confined("/none").returncode == 127


@case
def a_system_without_a_sandbox_is_told_of(place):
    place.pages(2)
    gone = ["landlock_create_ruleset:error=ENOSYS", "seccomp:error=EINVAL"]
    _, said, _ = traced(place, "run", "--verbose", inject=gone, status=0)
    assert "landlock" in said and "seccomp" in said, said
    assert len(place.rows("documents")) == 2
    assert traced(place, "run", inject=gone, status=0)[1] == ""
    assert "landlock" not in place.run("--verbose")


# Runs that meet.


@case
def runs_at_once_leave_whole_releases(place):
    place.configure(output={"path": "output", "keep": 3})
    place.pages(20)
    place.run()
    for number in range(25):
        place.write(f"input/new{number}.html", page(f"It has {number + 1} homes."))
        first = place.start("run")
        time.sleep(number % 6 * 0.02)
        second = place.start("run")
        for process, may_be in ((first, (0, 75)), (second, (0, 75))):
            _, said = process.communicate(timeout=60)
            assert process.returncode in may_be, (process.returncode, said)
            if process.returncode == 75:
                assert b"[locked]" in said
        assert 0 in (first.returncode, second.returncode)
        for release in place.releases():
            assert not datapackage.faults(release), datapackage.faults(release)
        place.call("verify")
    assert len(place.releases()) == 3


@case
def nothing_in_the_output_that_is_removed_lets_a_second_run_in(place):
    place.pages(20)
    place.write("input/long.html", LONG)
    process = place.start("run")
    while not place.staged(""):
        assert process.poll() is None
        time.sleep(0.005)
    for name in os.listdir(place.output):
        if not (place.output / name).is_dir():
            os.unlink(place.output / name)
    assert "[locked]" in place.run(status=75)
    assert process.wait() == 0
    place.call("verify")


@case
def a_staging_folder_that_is_changed_is_not_published(place):
    place.pages(5)
    place.run()
    before = place.latest()
    place.write("input/long.html", LONG)
    for what in ("gone", "added", "cut"):
        process = place.start("run")
        while not place.staged("figures.csv"):
            assert process.poll() is None
            time.sleep(0.005)
        folder = place.staged("")[0]
        match what:
            case "gone":
                # The run goes on to add files while they are removed.
                while folder.exists():
                    shutil.rmtree(folder, ignore_errors=True)
            case "added": (folder / "mine.txt").write_text("mine")
            case "cut": os.rename(folder, folder.parent / ".staging-elsewhere")
        _, said = process.communicate(timeout=60)
        assert process.returncode == 74, (what, process.returncode, said)
        assert b"nothing was published" in said and place.latest() == before, said
        shutil.rmtree(folder.parent / ".staging-elsewhere", ignore_errors=True)


# Old releases.


@case
def a_release_that_was_archived_keeps_its_files(place):
    place.configure(output={"path": "output", "keep": 1})
    place.pages(1)
    place.run()
    old = place.latest()
    archive = place.root / "archive"
    shutil.copytree(old, archive)
    subprocess.run(["chmod", "-R", "u+w", old, archive], check=True)
    shutil.rmtree(old)
    os.symlink(archive, old)
    kept = sorted(os.listdir(archive))
    for _ in range(3):
        assert place.run() == ""
    assert sorted(os.listdir(archive)) == kept
    assert [each.name for each in place.releases() if not each.is_symlink()] == [place.latest().name]


@case
def what_stands_in_an_old_release_is_removed_with_it(place):
    place.configure(output={"path": "output", "keep": 1})
    place.pages(1)
    place.run()
    old = place.latest()
    old.chmod(0o755)
    (place.root / "mine").mkdir()
    (place.root / "mine/a.txt").write_text("mine")
    (old / "notes/more").mkdir(parents=True)
    (old / "notes/more/b.txt").write_text("theirs")
    os.symlink(place.root / "mine", old / "notes/link")
    place.write("input/0000.html", page("It looks after 77 children in care. " * 20))
    assert place.run("--accept-drop") == ""
    assert not old.exists() and len(place.releases()) == 1
    assert (place.root / "mine/a.txt").read_text() == "mine"


@case
def an_old_release_that_stays_is_a_warning_each_time(place):
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        raise Skipped("only root can make a folder that another may not remove")
    place.configure(output={"path": "output", "keep": 1})
    place.pages(1)
    give_away(place)
    place.root.chmod(0o755)
    configuration = str(place.root / "pipeline.json")
    as_nobody(place, "run", "--config", configuration)
    os.chown(place.latest(), 0, 0)
    for number in range(2):
        place.write("input/0000.html", page(f"It looks after {70 + number} children, and £{number}m is spent. " * 20))
        said = as_nobody(place, "run", "--config", configuration)
        assert "[cannot-remove]" in said, said


@case
def what_is_not_ours_stays(place):
    place.pages(1)
    place.run()
    for name in (".latest", ".latest-1", ".staging", ".leaving-2"):
        (place.output / name / "inner").mkdir(parents=True)
    (place.output / "releases/.staging-mine").mkdir()
    (place.output / "releases/.staging-7/inner").mkdir(parents=True)
    os.symlink("releases/none", place.output / ".latest-2")
    assert place.run() == ""
    assert sorted(os.listdir(place.output)) == [
        ".latest", ".latest-1", ".leaving-2", ".staging", "last-run.json", "latest", "releases"]
    assert [each.name for each in place.releases() if each.name.startswith(".")] == [".staging-mine"]
    assert len(place.releases()) == 2


@case
def an_output_that_is_moved_is_not_published(place):
    place.pages(5)
    place.write("input/long.html", LONG)
    process = place.start("run")
    while not place.staged(""):
        assert process.poll() is None
        time.sleep(0.005)
    os.rename(place.output, place.root / "gone")
    _, said = process.communicate(timeout=60)
    assert process.returncode == 74 and b"[release-changed]" in said, (process.returncode, said)


@case
def a_long_address_is_no_address(place):
    long = "https://example.org/" + "a" * 200_000
    whole = page("It looks after 800 children in care in Croydon. " * 1_000).replace("https://example.org/a", long)
    place.write("input/a.html", whole)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    place.run()
    assert place.rows("documents")[0]["url"] == ""
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 150_000)
    assert sum(file.stat().st_size for file in place.latest().iterdir()) < 2_000_000


@case
def links_cost_no_more_than_their_page(place):
    sentences = "".join(f"<p>{'x ' * 26}it has {number % 7} homes.</p>" for number in range(1_700))
    for number in range(5):
        place.write(f"input/{number}.html", page(sentences))
    place.run(within=20)


@case
def a_clock_at_the_end_of_its_years_says_so(place):
    place.pages(1)
    place.run()
    last = place.output / "releases/9999-12-31T235959Z-abcdef"
    os.rename(place.latest(), last)
    said = place.run(status=73)
    assert "[no-later-name]" in said and last.name in said
    os.rename(last, last.parent / "9999-12-31T235957Z-abcdef")
    place.run()
    assert place.latest().name.startswith("9999-12-31T235958Z")


# What the system does not give.


def limited(place, limits: str, *arguments: str) -> tuple[int, str]:
    done = subprocess.run(
        ["bash", "-c", f'{limits}; exec "$0" "$@"', BINARY, *arguments], cwd=place.root,
        capture_output=True, timeout=60, stdin=subprocess.DEVNULL)
    return done.returncode, done.stderr.decode(errors="replace")


@case
def shortages_end_with_a_word(place):
    place.pages(30)
    place.run()
    before = place.latest()
    for limits, may_be in [
        ("ulimit -f 1", (74,)), ("ulimit -n 4", (66, 70, 73, 74, 75, 78)), ("ulimit -n 12", (70, 73, 74, 75)),
        ("ulimit -n 24", (0, 73, 74, 75)), ("ulimit -v 120000", (70, 75, 127)), ("ulimit -v 200000", (0, 70, 75)),
    ]:
        status, said = limited(place, limits, "run")
        assert status in may_be and (status in (0, 127) or re.search(r"\[[a-z-]+\]", said)), (limits, status, said)
        if status != 0:
            assert place.latest() == before, limits
        before = place.latest()


@case
def few_processes_end_with_a_word(place):
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        raise Skipped("only root can be another user, who has no other process")
    place.pages(3)
    give_away(place)
    place.root.chmod(0o755)
    binary = place.root / "gleaner"
    shutil.copy(BINARY, binary)
    binary.chmod(0o755)
    # The runs leave the store that `prune` opens.
    tries = [("run", most) for most in range(1, 9)] + [("prune", most) for most in range(1, 5)]
    for user, (command, most) in enumerate(tries, 61_001):
        # A user of its own for each, so that no other process counts.
        for folder in (place.root, place.output):
            if folder.exists():
                subprocess.run(["chown", "-R", str(user), folder], check=True)
        process = subprocess.Popen(
            ["setpriv", f"--reuid={user}", "--regid=65534", "--clear-groups", "bash", "-c",
             f"ulimit -u {most}; exec ./gleaner {command}"], cwd=place.root, stderr=subprocess.PIPE)
        try:
            _, said = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise AssertionError(f"with {most} processes {command} hangs") from None
        said = said.decode(errors="replace")
        assert process.returncode in (0, 75, 126), (command, most, process.returncode, said)
        if process.returncode == 75:
            assert "[no-threads]" in said or "[no-process]" in said, said


@case
def a_stream_that_nobody_reads_ends_nothing(place):
    place.pages(3)
    place.write("input/bad.html", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    reading, writing = os.pipe()
    os.close(reading)
    process = place.start("run", "--verbose", stderr=writing)
    os.close(writing)
    process.communicate(timeout=60)
    assert process.returncode == 0, process.returncode
    assert len(place.rows("documents")) == 3


@case
def a_slow_reader_of_standard_error_gets_all(place):
    for number in range(200):
        place.write(f"input/{number:03}{'x' * 200}.html", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = place.start("run", "--verbose", stderr=writing)
    os.close(writing)
    time.sleep(0.5)
    with open(reading, "rb") as stream:
        said = stream.read()
    assert process.wait() == 0
    assert said.count(b"[not-html]") == 50 and b"200 rejected" in said, said[-300:]


@case
def without_proc_it_says_so(place):
    place.pages(1)
    command = f'mount -t tmpfs none /proc && exec "{BINARY}" run'
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", command], cwd=place.root, capture_output=True, timeout=60)
    said = done.stderr.decode(errors="replace")
    if "unshare" in said or "mount:" in said:
        raise Skipped("no folder can be mounted here")
    assert done.returncode == 70 and "/proc" in said, (done.returncode, said, done.stdout[:200])


# Calls that fail.


@case
def what_is_said_of_a_failed_call_is_true(place):
    place.pages(3)
    place.run()
    seen = set()
    for call, error in [
        ("renameat", "EIO"), ("fsync", "EIO"), ("fsync", "ENOSPC"), ("symlinkat", "ENOSPC"), ("write", "ENOSPC"),
        ("mkdirat", "ENOSPC"), ("fchmod", "EPERM"), ("openat", "EMFILE"), ("flock", "ENOLCK"),
        # Those of the store.
        ("pwrite64", "ENOSPC"), ("pwrite64", "EIO"), ("pread64", "EIO"), ("fdatasync", "EIO"), ("ftruncate", "EIO"),
        ("fcntl", "ENOLCK"),
    ]:
        few = ("renameat", "symlinkat", "mkdirat", "flock", "pwrite64", "fdatasync", "ftruncate")
        for number in range(1, 40, 1 if call in few else 7):
            # So that every run has something to publish, to read and to keep.
            place.write("input/0000.html", page(f"It looks after {len(seen) * 50 + number + 100} children in care."))
            before = place.latest()
            status, said, trace = traced(
                place, "run", "--jobs", "1", inject=[f"{call}:error={error}:when={number}"])
            if "(INJECTED)" not in trace:
                break
            after = place.latest()
            place.call("verify")
            seen.add((call, error, number, status))
            assert status in (0, 66, 70, 73, 74, 75, 78, 127), (call, number, status, said)
            # The call that fails may be the loader's, or the one that would report it.
            if status in (0, 127) or call == "write" and not said:
                continue
            assert re.search(r"\[[a-z-]+\]", said), (call, number, said)
            if "nothing was published" in said or "untouched" in said:
                assert after == before, (call, number, said)
            if after != before:
                assert "is published" in said, (call, number, said)
    assert any(status == 74 for *_, status in seen), seen
    # What faults did to the store shows in no figure.
    place.run("--no-store")
    sums = place.sums()
    assert place.run() == "" and place.sums() == sums and all(not each.name.startswith(".") for each in place.releases())


@case
def interrupted_calls_are_made_again(place):
    place.pages(3)
    place.run()
    sums = place.sums()
    for call in ("read", "write", "openat", "flock", "wait4", "poll"):
        for number in (1, 3, 8, 20):
            status, said, _ = traced(
                place, "run", "--jobs", "1", "--no-store", inject=[f"{call}:error=EINTR:when={number}"])
            place.call("verify")
            # Neither the program's loader nor the standard library, which reads the arguments, tries again.
            if status != 127 and "/proc" not in said and call != "openat":
                assert status == 0 and place.sums() == sums, (call, number, status, said)


@case
def a_page_that_is_still_written_is_left(place):
    place.configure("input/**/*")
    place.pages(2)
    place.write("input/a.html.part", page("It has 12 homes."))
    place.write("input/b.crdownload", "<p>half")
    assert place.run() == ""
    assert len(place.rows("documents")) == 2 and not place.rows("rejects")
    assert place.run("--verbose").count("[unfinished]") == 2


@case
def a_page_that_is_changed_while_it_is_read_is_left(place):
    place.pages(2)
    place.write("input/long.html", page(" " * 40_000_000))
    with open(place.root / "input" / "long.html", "ab", buffering=0) as file:
        process = place.start("run", "--jobs", "1")
        while process.poll() is None:
            file.write(b"\n")
            time.sleep(0.0002)
    said = process.communicate()[1].decode()
    assert process.returncode == 0, said
    assert len(place.rows("documents")) == 2 and not place.rows("rejects"), place.rows("rejects")
    run = json.loads((place.latest() / "run.json").read_text())
    assert any("[unfinished]" in line for line in run["diagnostics"]), run["diagnostics"]


@case
def an_idle_night_makes_no_release(place):
    place.pages(3)
    time.sleep(2.5)
    place.run()
    first = place.releases()
    for arguments in ([], ["--rehash"], ["--no-store"], ["--jobs", "1"]):
        assert place.run(*arguments) == ""
        assert place.releases() == first
        account = json.loads((place.output / "last-run.json").read_text())
        assert account["outcome"] == "unchanged" and account["release"] == first[0].name, account
    place.write("input/0001.html", page("It now looks after 77 children in care."))
    place.run()
    assert len(place.releases()) == 2
    assert json.loads((place.output / "last-run.json").read_text())["outcome"] == "published"


@case
def a_store_of_no_use_is_set_aside_or_left(place):
    place.pages(3)
    place.run()
    sums = place.sums()
    store = place.root / ".gleaner" / "store.sqlite"
    whole = store.read_bytes()
    damaged = bytearray(whole)
    for at in range(4096, len(damaged), 512):
        damaged[at:at + 64] = b"\xff" * 64
    for content in (b"", b"no database", bytes(damaged), whole[:len(whole) // 2], whole + whole):
        store.write_bytes(content)
        place.write("input/0003.html", page(f"It has {len(content)} homes."))
        said = place.run()
        place.run("--rehash")
        os.remove(place.input / "0003.html")
        place.run()
        assert place.sums() == sums, said
        assert not said or "store-" in said, said
    os.remove(store)
    os.mkdir(store)
    said = place.run("--rehash")
    assert "[store-unavailable]" in said and place.sums() == sums, said


@case
def a_run_tells_programs_how_it_went(place):
    def metrics() -> dict[str, float]:
        lines = (place.root / "gleaner.prom").read_text().splitlines()
        return {name: float(value) for name, value in (
            line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}

    place.pages(4)
    place.run("--metrics-file", "gleaner.prom")
    first = metrics()
    assert first["gleaner_run_exit_status"] == 0 and first['gleaner_documents{state="read"}'] == 4, first
    for number in range(3):
        os.remove(place.input / f"{number:04}.html")
    place.write("input/bad.html", b"\x89PNG\r\n\x1a\n\0\0\0\0")
    said = place.run("--metrics-file", "gleaner.prom", "--log-format", "json", status=65)
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["code"] for line in lines if line["level"] == "error"] == ["check-figures"], said
    assert any(line["code"] == "not-html" and line["path"] == "input/bad.html" for line in lines), said
    blocked = metrics()
    assert blocked["gleaner_run_exit_status"] == 65
    assert blocked["gleaner_last_success_timestamp_seconds"] == first["gleaner_last_success_timestamp_seconds"]
    assert len(place.releases()) == 1
    place.run("--accept-drop")
    assert len(place.releases()) == 2
    said = place.run("--metrics-file", "no/such/folder/gleaner.prom")
    assert "[metrics-not-written]" in said, said


@case
def prune_removes_old_releases_and_waits_for_no_run(place):
    for number in range(3):
        place.write("input/a.html", page(f"It looks after {500 + number} children in care."))
        place.run()
    folder = os.open(place.output, os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    place.call("prune", "--keep", "1", status=75)
    os.close(folder)
    out, _ = place.call("prune", "--keep", "1")
    assert out.count(b"removed 2") == 2 and b"2 releases" in out, out
    assert len(place.releases()) == 1 and place.latest() == place.releases()[0].resolve()
    assert place.run() == "" and place.call("prune")[1] == ""


# Lines in, lines out.


@case
def a_co_process_gets_its_answer_at_once(place):
    process = place.start("figures", stdin=subprocess.PIPE)
    got: list[bytes] = []
    for number in range(3):
        process.stdin.write(json.dumps({"id": number, "text": f"It has {number + 5} homes."}).encode() + b"\n")
        process.stdin.flush()
        reader = threading.Thread(target=lambda: got.append(process.stdout.readline()), daemon=True)
        reader.start()
        reader.join(timeout=20)
        if len(got) != number + 1:
            process.kill()
            raise AssertionError("no answer to a line before the next one")
        assert json.loads(got[-1])["figures"][0]["value"] == str(number + 5)
    process.stdin.close()
    assert process.wait() == 0


@case
def a_line_has_a_limit(place):
    place.write("lines", json.dumps({"id": 1, "text": "It has 5 homes. " * 6_000_000}) + '\n{"id":2,"text":"It has 6 homes."}\n')
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    with open(place.root / "lines", "rb") as lines:
        out, _ = place.call("figures", status=65, stdin=lines)
    first, second = map(json.loads, out.splitlines())
    assert "longer than" in first["error"] and first["figures"] == []
    assert second["figures"][0]["value"] == "6"
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, 400_000)


# The looking-back.


@case
def verify_finds_what_was_changed(place):
    place.pages(3)
    place.run()
    assert place.call("verify")[0].endswith(b": whole\n")
    release = place.latest()

    def broken(change, code: str) -> None:
        copy = place.root / "copy"
        subprocess.run(["chmod", "-R", "u+w", copy], check=False, stderr=subprocess.DEVNULL)
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(release, copy)
        subprocess.run(["chmod", "-R", "u+w", copy], check=True)
        place.call("verify", "copy")
        change(copy)
        _, said = place.call("verify", "copy", status=65)
        assert f"[{code}]" in said, (code, said)

    def flip(path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(bytes(content))

    broken(lambda copy: (copy / "figures.csv").unlink(), "file-missing")
    broken(lambda copy: (copy / "mine.txt").write_text(""), "file-not-listed")
    broken(lambda copy: os.truncate(copy / "figures.csv", 100), "file-size")
    for name in ("figures.csv", "figures.csv.gz", "documents.parquet"):
        broken(lambda copy: flip(copy / name), "file-hash")
    broken(lambda copy: (copy / "datapackage.json").write_bytes(
        (copy / "datapackage.json").read_bytes().replace(b"Figures and", b"Figures or", 1)), "file-hash")
    broken(lambda copy: os.truncate(copy / "figures.parquet", 50), "file-damaged")
    broken(lambda copy: os.truncate(copy / "figures.csv.gz", 50), "file-damaged")
    broken(lambda copy: (copy / "run.json").unlink(), "bad-description")

    def edit(copy: Path, change) -> None:
        package = json.loads((copy / "datapackage.json").read_text())
        change(package)
        (copy / "datapackage.json").write_text(json.dumps(package))

    broken(lambda copy: edit(copy, lambda each: each["resources"][3].update(rows=99)), "row-count")
    broken(lambda copy: edit(copy, lambda each: [
        one["schema"]["fields"].pop() for one in each["resources"] if "schema" in one]), "file-columns")
    place.call("verify", "none", status=66)
    shutil.rmtree(place.root / "copy")
    os.unlink(place.output / "latest")
    assert "[no-release]" in place.call("verify", status=66)[1]


if __name__ == "__main__":
    sys.exit(main(__doc__, CASES))
