#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""An answer that cannot be written out is no answer."""
import os

import stat
import subprocess
import unittest

from kith_program import BINARY, DataTest, kith, person

class Output(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"))

    def into_full(self, *arguments):
        with open("/dev/full", "w", encoding="utf-8") as full:
            return subprocess.run([BINARY, *map(str, arguments)], stdout=full,
                                  stderr=subprocess.PIPE, text=True, timeout=120, check=False)

    def test_a_full_device_is_noticed(self):
        for command in (("export",), ("propose", "--person", "maya"),
                        ("propose", "--person", "maya", "--json")):
            with self.subTest(command=command):
                done = self.into_full(*command, "--data", self.data, "--scheme", "wigan")
                self.assertNotEqual(done.returncode, 0)
                self.assertIn("could not be written", done.stderr)

    def test_a_reader_that_has_gone_is_no_full_disk(self):
        for command in (("export",), ("propose", "--person", "maya")):
            with self.subTest(command=command):
                reading, writing = os.pipe()
                os.close(reading)
                with open(writing, "w", encoding="utf-8") as pipe:
                    done = subprocess.run([BINARY, *command, "--data", str(self.data), "--scheme",
                                           "wigan"], stdout=pipe, stderr=subprocess.PIPE,
                                          text=True, timeout=120, check=False)
                # Nobody to propose is a 1 that the pipe does not change.
                self.assertEqual((done.returncode, done.stderr),
                                 (141 if command == ("export",) else 1, ""))

    def test_a_missing_folder_is_named(self):
        for folder in (self.folder / "none", self.bundle(person("femi"), name="a_file")):
            done = kith("export", "--data", self.data, "--scheme", "wigan", "--output",
                        folder / "all.jsonl")
            self.assertEqual(done.returncode, 2, done.stderr)
            self.assertIn(f"no folder {folder} ", done.stderr)
        self.assertFalse((self.folder / "none").exists())

    def test_a_device_is_never_replaced_by_a_file(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        done = kith("export", "--data", self.data, "--scheme", "wigan", "--output", pipe)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))

if __name__ == "__main__":
    unittest.main()
