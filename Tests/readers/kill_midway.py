#!/usr/bin/env python3
"""Kills runs at random moments and looks at what they leave behind.

    kill_midway.py BINARY CONFIG OUTPUT ROUNDS SEED

OUTPUT is the folder that CONFIG writes to. In each round a run is started and, at a moment that the seed
chooses, killed with SIGKILL, which no program can answer. Then `OUTPUT/latest`, where it is there, must
be a whole release, as must every other release; the next run must succeed; and after it nothing of the
dead one may be left. Standard library only. Ends with 1 at the first fault.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import datapackage

# What stands in the output folder besides the releases and the link.
AT_HOME = {".gitignore"}


class Fault(Exception):
    pass


def start(binary: str, config: str) -> subprocess.Popen:
    return subprocess.Popen(
        [binary, "run", "--config", config, "--quiet"], stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def run(binary: str, config: str) -> float:
    """Seconds that a whole run takes."""
    began = time.monotonic()
    process = start(binary, config)
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


def main(arguments: list[str]) -> int:
    if len(arguments) != 5:
        print(__doc__, file=sys.stderr)
        return 64
    binary, config, output = arguments[0], arguments[1], Path(arguments[2])
    rounds, seed = int(arguments[3]), int(arguments[4])
    chance = random.Random(seed)
    killed = 0
    length = 0.5
    for number in range(1, rounds + 1):
        moment = chance.uniform(0, 1.1)
        process = start(binary, config)
        time.sleep(moment * length)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        try:
            check_releases(output)
            length = run(binary, config)
            check_releases(output)
            check_swept(output)
        except Fault as fault:
            print(f"round {number} of seed {seed}, killed at {moment:.3f} of a run: {fault}")
            return 1
    print(f"{rounds} runs, {killed} killed midway: every release is whole")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
