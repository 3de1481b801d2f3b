"""Holds the manual pages to the program: gleaner.1 to its commands, their options and arguments, gleaner-pipeline.5 to
the keys of docs/pipeline.schema.json, each the other way round, too.

  check_manual.py GLEANER

What the program says of itself comes from `--experimental-dump-help`, of which hidden options are left out. In the
pages a command is a `.SS gleaner NAME`, an option, an argument or a key the first line behind `.TP` or `.TQ`.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Options that every command has stand once, before the commands; argument-parser makes the command `help`.
EVERYWHERE = {"-h", "--help", "--version"}
MADE = {"help"}


def plain(line):
    """The words of a line of a page: `.BI \\-\\-jobs " N"` gives `--jobs N`."""
    line = re.sub(r'^\.(B|I|BR|BI|IR|RB|RI|IB|SS|SH)\b', "", line)
    line = re.sub(r"\\f[BIRP]", "", line).replace('"', "").replace("\\-", "-").replace("\\&", "")
    return " ".join(line.split())


def tagged(text):
    """Yields (section, tag) for each tag of a page; the section is the last `.SS` or `.SH` before it."""
    section, follows = "", False
    for line in text.splitlines():
        if re.match(r"\.S[SH] ", line):
            section = plain(line)
        elif follows:
            yield section, plain(line)
        follows = re.match(r"\.T[PQ]\b", line) is not None


def manual_commands(text):
    """The options and arguments of each command, as {command: {name}}; those of every command under ''."""
    commands = {plain(line).removeprefix("gleaner "): set()
                for line in text.splitlines() if line.startswith(".SS gleaner ")}
    commands[""] = set()
    for section, tag in tagged(text):
        name = section.removeprefix("gleaner ")
        if name == "OPTIONS OF EVERY COMMAND":
            commands[""] |= set(re.findall(r"--?[a-z][a-z-]*", tag))
        elif name in commands:
            options = re.findall(r"(?<!\S)--?[a-z][a-z-]*", tag)
            commands[name] |= set(options or [tag.lower()])
    return commands


def program_commands(gleaner):
    """The same of the program; an argument has its name in lower case."""
    said = subprocess.run([gleaner, "--experimental-dump-help"], check=True, capture_output=True, text=True)
    root = json.loads(said.stdout)["command"]
    commands = {"": {"-" * (1 if name["kind"] == "short" else 2) + name["name"]
                     for argument in root.get("arguments", []) for name in argument.get("names", [])}}
    for command in root["subcommands"]:
        if not command.get("shouldDisplay", True) or command["commandName"] in MADE:
            continue
        names = set()
        for argument in command.get("arguments", []):
            if not argument["shouldDisplay"]:
                continue
            if argument["kind"] == "positional":
                names.add(argument["valueName"].lower())
            for name in argument.get("names", []):
                names.add("-" * (1 if name["kind"] == "short" else 2) + name["name"])
        commands[command["commandName"]] = names - EVERYWHERE
    return commands


def alike(name):
    """An argument called `files` by the program is FILE in the manual."""
    return name if name.startswith("-") else name.rstrip("s")


def compared(what, manual, program):
    yield from (f"{what}: {name} is not in the manual page" for name in sorted(program - manual))
    yield from (f"{what}: {name} is in the manual page alone" for name in sorted(manual - program))


def command_faults(text, commands):
    manual = manual_commands(text)
    for name in sorted(set(manual) | set(commands)):
        if name in MADE:
            continue
        if name not in manual:
            yield f"gleaner.1: the command {name} is missing"
        elif name not in commands:
            yield f"gleaner.1: the program has no command {name}"
        else:
            both = [{alike(one) for one in names[name]} for names in (manual, commands)]
            yield from compared(f"gleaner.1: gleaner {name}".rstrip(), *both)


def schema_keys(schema, root=None, path=""):
    """Every key that a JSON Schema describes, with its way: `sources[].path`."""
    root = schema if root is None else root
    if "$ref" in schema:
        place = root
        for step in schema["$ref"].removeprefix("#/").split("/"):
            place = place[step]
        yield from schema_keys(place, root, path)
    for part in ("allOf", "anyOf", "oneOf"):
        for inner in schema.get(part, []):
            yield from schema_keys(inner, root, path)
    for name, inner in schema.get("properties", {}).items():
        key = f"{path}.{name}" if path else name
        yield key
        yield from schema_keys(inner, root, key)
    if isinstance(schema.get("items"), dict):
        yield from schema_keys(schema["items"], root, path + "[]")


def key_faults(text, schema):
    manual = {tag for section, tag in tagged(text)}
    yield from compared("gleaner-pipeline.5", manual, set(schema_keys(schema)))


def main():
    manual = ROOT / "docs/man"
    schema = json.loads((ROOT / "docs/pipeline.schema.json").read_text())
    commands = program_commands(sys.argv[1])
    faults = list(command_faults((manual / "gleaner.1").read_text(), commands))
    faults += key_faults((manual / "gleaner-pipeline.5").read_text(), schema)
    for fault in faults:
        print(fault, file=sys.stderr)
    if faults:
        return 1
    options = sum(len(names) for names in commands.values())
    print(f"the manual pages have {len(commands) - 1} commands, {options} options and arguments, "
          f"{len(set(schema_keys(schema)))} keys: all that there are")
    return 0


if __name__ == "__main__":
    sys.exit(main())
