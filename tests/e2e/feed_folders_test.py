# SPDX-License-Identifier: Apache-2.0
"""Folders of tables and Street Support's answers, brought with the real program: as many groups as
feed_counts.txt says (feed_counts_test.py counts them in the data), and the same ones again."""
import json
import pathlib
import unittest

from kith_program import ROOT, DataTest, kith

DATA = ROOT / ".." / "shared" / "data"


class Folders(DataTest):
    def bring(self, directory, style, path):
        done = kith("import", "--data", self.data, "--directory", directory, "--format", style,
                    "--source", "feed", "--json", DATA / path)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def test_every_real_feed(self):
        if not DATA.is_dir():
            self.skipTest("shared data is not beside this folder")
        lines = (ROOT / "tests" / "e2e" / "feed_counts.txt").read_text(encoding="utf-8")
        for number, line in enumerate(lines.splitlines()):
            style, path, groups = line.split()[:3]
            count = int(groups.split("=")[1])
            directory = f"d{number}"
            made = kith("directory", "create", "--data", self.data, directory)
            self.assertEqual(made.returncode, 0, made.stderr)
            with self.subTest(path=path):
                first = self.bring(directory, style, path)
                self.assertEqual((first["created"], first["refused"]), (count, 0))
                again = self.bring(directory, style, path)
                self.assertEqual((again["unchanged"], again["created"]), (count, 0))
                self.assertEqual(again["not_in_feed"], [])

    def test_a_fault_refuses_the_folder_and_names_its_place(self):
        folder = pathlib.Path(self.data).parent / "tables"
        folder.mkdir()
        (folder / "services.csv").write_text("id,name\n1,Chess\n2,\n", encoding="utf-8")
        made = kith("directory", "create", "--data", self.data, "leigh")
        self.assertEqual(made.returncode, 0, made.stderr)
        arguments = ["import", "--data", self.data, "--directory", "leigh", "--format", "hsds",
                     "--source", "feed", folder]
        done = kith(*arguments)
        self.assertNotEqual(done.returncode, 0)
        said = done.stdout + done.stderr
        self.assertIn("services.csv:3: name: the service has no name", said)
        kept = kith(*arguments, "--keep-good", "--json")
        self.assertEqual(json.loads(kept.stdout)["created"], 1, kept.stderr)


if __name__ == "__main__":
    unittest.main()
