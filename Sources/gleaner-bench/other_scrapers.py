"""Takes the main text out of pages with a library that is not ours: what stands behind `answers.py`.

    LIBRARY FILE…

LIBRARY is resiliparse, trafilatura or trafilatura-fast. The files are read, and unpacked where they are gzip,
before the first job. A job is `FIRST END STEP`: every STEP-th of the files from FIRST up to END.
"""

import gzip
import logging

Text = Callable[[bytes], str | None]


def resiliparse_text() -> Text:
    from resiliparse.extract.html2text import extract_plain_text

    def text(page: bytes) -> str | None:
        # The text alone, with no character set looked for: the least that it can do.
        return extract_plain_text(page.decode("utf-8", "replace"), main_content=True)

    return text


def trafilatura_text() -> Text:
    import trafilatura

    def text(page: bytes) -> str | None:
        document = trafilatura.bare_extraction(page, with_metadata=True)
        return document.text if document else None

    return text


def trafilatura_fast_text() -> Text:
    import trafilatura

    return lambda page: trafilatura.extract(page, fast=True)


LIBRARIES = {
    "resiliparse": ("Resiliparse", resiliparse_text),
    "trafilatura": ("trafilatura", trafilatura_text),
    "trafilatura-fast": ("trafilatura", trafilatura_fast_text),
}


def content(path: str) -> bytes:
    with open(path, "rb") as file:
        data = file.read()
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def work_on(text_of: Text, paths: list[str]) -> Work:
    pages = [content(path) for path in paths]

    def work(job: str) -> int:
        first, end, step = map(int, job.split())
        size = 0
        for page in pages[first:end:step]:
            try:
                size += len((text_of(page) or "").encode("utf-8", "replace"))
            except Exception:  # a page that it can't read has no text
                pass
        return size

    return work


def main(arguments: list[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in LIBRARIES:
        print(__doc__, file=sys.stderr)
        return 64
    logging.disable(logging.CRITICAL)
    package, prepare = LIBRARIES[arguments[0]]
    return answer(package, lambda: work_on(prepare(), arguments[1:]))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
