"""A check that cannot fail is not a check: check_manual.py is shown pages that lack something, or have too much."""

import unittest

import check_manual

PAGE = r"""
.SH OPTIONS OF EVERY COMMAND
.TP
.BR \-h ", " \-\-help
Help.
.SH COMMANDS
.SS gleaner run
.TP
.BI \-\-jobs " N"
How many.
.TP
.I FILE
Which.
.SS gleaner help
.SH FILES
.TP
.I output
The output.
"""
COMMANDS = {"": {"-h", "--help"}, "run": {"--jobs", "files"}}
KEYS = """
.SS Keys
.TP
.B sources[].path
The pages.
.TP
.B output.min
.TQ
.B output.max
Bounds.
"""
OBJECTS = """
.TP
.B sources
A list.
.TP
.B output
An object.
"""
SCHEMA = {
    "properties": {
        "sources": {"items": {"properties": {"path": {}}}},
        "output": {"anyOf": [{"$ref": "#/$defs/bounds"}, {"const": False}]},
    },
    "$defs": {"bounds": {"properties": {"min": {}, "max": {}}}},
}


class CheckManual(unittest.TestCase):
    def command_faults(self, page: str = PAGE, **commands: set[str]) -> list[str]:
        return list(check_manual.command_faults(page, COMMANDS | commands))

    def key_faults(self, page: str) -> list[str]:
        return list(check_manual.key_faults(page, SCHEMA))

    def test_agrees(self) -> None:
        self.assertEqual(self.command_faults(), [])
        self.assertEqual(self.key_faults(KEYS + OBJECTS), [])

    def test_finds_what_the_manual_lacks(self) -> None:
        self.assertIn("--quiet is not", self.command_faults(run={"--jobs", "--quiet", "files"})[0])
        self.assertIn("command prune is missing", self.command_faults(prune=set())[0])
        self.assertEqual(len(self.key_faults(KEYS)), 2)
        self.assertIn("output.max is not", self.key_faults(KEYS.replace("max", "most") + OBJECTS)[0])

    def test_finds_what_the_program_lacks(self) -> None:
        self.assertIn("--jobs is in the manual page alone", self.command_faults(run={"files"})[0])
        page = PAGE.replace(".SS gleaner help", ".SS gleaner fetch")
        self.assertIn("no command fetch", self.command_faults(page)[0])
        self.assertIn("jobs is in", self.key_faults(KEYS + OBJECTS + ".TP\n.B jobs\n")[0])


if __name__ == "__main__":
    unittest.main()
