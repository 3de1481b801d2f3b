"""Answers the lines of the benchmark: the first part of every script that measures another library.

The first line of standard output is `ready VERSION`, or `missing REASON` where the library is not there. Then
each line of standard input, a job, is answered by a line `done WALL PROCESSOR BYTES`, the times in nanoseconds
and of all threads, or by `failed REASON`.
"""

import importlib.metadata
import os
import resource
import sys
import time
from collections.abc import Callable

Work = Callable[[str], int]
"""Does the job that a line asks for, and gives back how many bytes came of it."""


def processor_time() -> int:
    """The nanoseconds that all threads of the process have had, in user code and in the kernel."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return round((usage.ru_utime + usage.ru_stime) * 1e9)


def cost(work: Work, job: str) -> str:
    try:
        processor, wall = processor_time(), time.perf_counter_ns()
        size = work(job)
        wall, processor = time.perf_counter_ns() - wall, processor_time() - processor
        return f"done {wall} {processor} {size}"
    except Exception as error:  # each library has errors of its own
        return f"failed {type(error).__name__}: {' '.join(str(error).split())}"


def answer(package: str, prepare: Callable[[], Work]) -> int:
    """Prepares the work, which may take long, and does jobs until the input ends."""
    # What a library prints by itself is no answer.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        work, version = prepare(), importlib.metadata.version(package)
    except ImportError as error:
        print(f"missing {error}", file=answers)
        return 0
    print(f"ready {version}", file=answers)
    for line in sys.stdin:
        print(cost(work, line.rstrip("\n")), file=answers)
    return 0
