#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What README.md says is so: files it names exist, commands it shows are understood."""
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BINARY = os.environ["KITH_BINARY"]


def missing_files(text):
    named = re.findall(r"`((?:tests|api|graph|store|matcher|\.ci)/[A-Za-z0-9_./-]*)`", text)
    return [name for name in named if not (ROOT / name).exists()]


def kith_lines(text):
    return re.findall(r"^kith (.*?)(?:\s+#.*)?$", text, re.M)


def help_of(words):
    """The help of the deepest subcommand that the words begin with."""
    found = None
    for count in (1, 2):
        if len(words) < count or words[count - 1].startswith("-"):
            break
        done = subprocess.run([BINARY, *words[:count], "--help"], capture_output=True, text=True,
                              check=False, timeout=10)
        if f"kith {' '.join(words[:count])}" in done.stdout:
            found = done.stdout
    return found


def unknown_options(line):
    words = line.split()
    text = help_of(words)
    if text is None:
        return [words[0]]
    return [word for word in words if word.startswith("--") and word not in text]


class Readme(unittest.TestCase):
    def test_files(self):
        self.assertEqual(missing_files(README), [])

    def test_commands(self):
        lines = kith_lines(README)
        self.assertGreaterEqual(len(lines), 8)
        for line in lines:
            with self.subTest(line=line):
                self.assertEqual(unknown_options(line), [])

    def test_planted_mistakes_are_noticed(self):
        self.assertEqual(missing_files("see `tests/no_such_file.cc`"), ["tests/no_such_file.cc"])
        self.assertEqual(unknown_options("propose --data D --placed"), ["--placed"])
        self.assertEqual(unknown_options("place --data D"), ["place"])


if __name__ == "__main__":
    unittest.main()
