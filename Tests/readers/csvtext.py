"""CSV as the program writes it, read with the difference that other readers drop: an unquoted empty
field is null (None), `""` is the empty string.

Source: RFC 4180; a row may end in a line feed alone.
"""


def rows(text: str) -> list[list[str | None]]:
    """The rows of `text`, the header among them.

    Raises ValueError for a quote that is not closed or stands within a bare field.
    """
    result: list[list[str | None]] = []
    row: list[str | None] = []
    at = 0
    while at < len(text):
        field, at = _field(text, at)
        row.append(field)
        if at < len(text) and text[at] == ",":
            at += 1
            if at == len(text) or text[at] in "\r\n":
                row.append(None)
            else:
                continue
        if text.startswith("\r\n", at):
            at += 2
        elif text.startswith("\n", at):
            at += 1
        else:
            raise ValueError(f"no line end behind row {len(result) + 1}")
        result.append(row)
        row = []
    return result


def _field(text: str, at: int) -> tuple[str | None, int]:
    if text[at] != '"':
        end = at
        while end < len(text) and text[end] not in ",\r\n":
            if text[end] == '"':
                raise ValueError(f"a quote within the bare field at {at}")
            end += 1
        return text[at:end] or None, end
    parts = []
    at += 1
    while True:
        end = text.find('"', at)
        if end < 0:
            raise ValueError("a quote is not closed")
        parts.append(text[at:end])
        if not text.startswith('""', end):
            break
        parts.append('"')
        at = end + 2
    if end + 1 < len(text) and text[end + 1] not in ",\r\n":
        raise ValueError(f"text behind the quote at {end}")
    return "".join(parts), end + 1
