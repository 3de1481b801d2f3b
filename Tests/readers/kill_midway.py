#!/usr/bin/env python3
"""Kills runs at random moments and looks at what they leave behind.

    kill_midway.py BINARY CONFIG OUTPUT ROUNDS SEED

OUTPUT is the folder that CONFIG writes to. In each round a run is started and, at a moment that the seed
chooses, killed with SIGKILL, which no program can answer. It is in turn a first run, without a release or
a store; one after a few pages have changed; and one that knows every page. Then `OUTPUT/latest`, where it
is there, must be a whole release, also to `gleaner verify`, as must every other release; the next run must
succeed, and give the dataset that a run without a store gives; and after it nothing of the dead one may be
left. Standard library only. Ends with 1 at the first fault.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import datapackage

# What stands in the output folder besides the releases and the link.
AT_HOME = {".gitignore", "last-run.json"}


class Fault(Exception):
    pass


def start(binary: str, config: str, *more: str) -> subprocess.Popen:
    return subprocess.Popen(
        [binary, "run", "--config", config, "--quiet", *more], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def run(binary: str, config: str, *more: str) -> float:
    """Seconds that a whole run takes."""
    began = time.monotonic()
    process = start(binary, config, *more)
    said, _ = process.communicate()
    if process.returncode != 0:
        raise Fault(f"a run after a kill ends with {process.returncode}: {said.strip()}")
    return time.monotonic() - began


def check_releases(output: Path) -> None:
    latest = output / "latest"
    if latest.is_symlink() and not latest.is_dir():
        raise Fault(f"latest leads nowhere: {os.readlink(latest)}")
    releases = output / "releases"
    for release in sorted(releases.iterdir()) if releases.is_dir() else []:
        if release.name.startswith("."):
            continue
        for fault in datapackage.faults(release):
            raise Fault(f"{release.name}: {fault}")


def check_swept(output: Path) -> None:
    if not (output / "latest").is_symlink():
        raise Fault("there is no latest after a run that succeeded")
    left = {each.name for each in output.iterdir()} - AT_HOME - {"latest", "releases"}
    left |= {each.name for each in (output / "releases").iterdir() if each.name.startswith(".")}
    if left:
        raise Fault(f"left behind: {', '.join(sorted(left))}")


def verify(binary: str, config: str, output: Path) -> None:
    if not (output / "latest").is_symlink():
        return
    done = subprocess.run(
        [binary, "verify", "--config", config], stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        raise Fault(f"verify ends with {done.returncode}: {done.stderr.strip()}")


def dataset(output: Path) -> str:
    return json.loads((output / "latest" / "run.json").read_text(encoding="utf-8"))["dataset_sha256"]


def remove(folder: Path) -> None:
    """A release is read-only."""
    for each in [folder, *folder.rglob("*")]:
        if each.is_dir() and not each.is_symlink():
            each.chmod(0o755)
    shutil.rmtree(folder)


class Pages:
    """The pages of a configuration, of which some say something else on odd nights."""

    def __init__(self, config: str):
        folder = Path(config).parent
        self.pages = sorted((folder / "input").rglob("*.html"))[::40]
        self.texts = [page.read_bytes() for page in self.pages]
        self.night = 0

    def change(self) -> None:
        self.night += 1
        for page, text in zip(self.pages, self.texts, strict=True):
            more = b"<p>It now looks after 4,812 children in care.</p></main>" if self.night % 2 else b"</main>"
            page.write_bytes(text.replace(b"</main>", more))

    @property
    def state(self) -> int:
        return self.night % 2


def main(arguments: list[str]) -> int:
    if len(arguments) != 5:
        print(__doc__, file=sys.stderr)
        return 64
    binary, config, output = arguments[0], arguments[1], Path(arguments[2])
    store = Path(config).parent / ".gleaner"
    rounds, seed = int(arguments[3]), int(arguments[4])
    chance = random.Random(seed)
    pages = Pages(config)
    expected = {}
    for _ in range(2):
        pages.change()
        run(binary, config, "--no-store")
        expected[pages.state] = dataset(output)
    killed = 0
    lengths = {"first": 0.5, "changed": 0.3, "known": 0.1}
    for number in range(1, rounds + 1):
        kind = list(lengths)[number % 3]
        if kind == "first":
            remove(output)
            remove(store) if store.is_dir() else None
        elif kind == "changed":
            pages.change()
        moment = chance.uniform(0, 1.1)
        began = time.monotonic()
        process = start(binary, config)
        time.sleep(moment * lengths[kind])
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if process.returncode == -signal.SIGKILL:
            killed += 1
        else:
            lengths[kind] = time.monotonic() - began
        try:
            check_releases(output)
            verify(binary, config, output)
            length = run(binary, config)
            if process.returncode == -signal.SIGKILL and kind == "first":
                lengths[kind] = max(length, lengths[kind])
            check_releases(output)
            check_swept(output)
            if dataset(output) != expected[pages.state]:
                raise Fault("the next run gives another dataset than one without a store")
        except Fault as fault:
            print(f"round {number} of seed {seed}, a {kind} run killed at {moment:.3f}: {fault}")
            return 1
    print(f"{rounds} runs, {killed} killed midway: every release is whole, and every next run's dataset right")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
