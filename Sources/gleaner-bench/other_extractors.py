"""Takes quantities out of texts with a library that is not ours: what stands behind `answers.py`.

    LIBRARY FILE…

LIBRARY is quantulum3. The files have lines {"text": …}; they are read before the first job. A job is
`FIRST END STEP`: every STEP-th of the texts from FIRST up to END.
"""

import json
import warnings


def work_on(paths: list[str]) -> Work:
    from quantulum3 import parser

    texts = []
    for path in paths:
        with open(path, encoding="utf-8") as file:
            texts += [text for text in (json.loads(line).get("text") for line in file) if text]

    def work(job: str) -> int:
        first, end, step = map(int, job.split())
        found = 0
        for text in texts[first:end:step]:
            # It takes its time with long texts: it gets a paragraph at a time, as it was made for.
            for paragraph in text.split("\n"):
                try:
                    found += len(parser.parse(paragraph))
                except Exception:  # a text that it can't read has none
                    pass
        return found

    return work


def main(arguments: list[str]) -> int:
    if len(arguments) < 2 or arguments[0] != "quantulum3":
        print(__doc__, file=sys.stderr)
        return 64
    warnings.simplefilter("ignore")
    return answer("quantulum3", lambda: work_on(arguments[1:]))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
