# SPDX-License-Identifier: Apache-2.0
"""`kith activities`: the tree, what a text says, SKOS out and in."""
import json
import pathlib
import shutil
import tempfile
import unittest

from kith_program import ROOT, kith


class Activities(unittest.TestCase):
    def done(self, *arguments, code=0):
        got = kith("activities", *arguments)
        self.assertEqual((got.returncode, got.stderr), (code, ""))
        return got.stdout

    def test_the_tree(self):
        rows = self.done().splitlines()
        self.assertGreater(len(rows), 420)
        self.assertIn("outdoors", rows)
        at = rows.index("  gardening")
        self.assertLess(rows.index("outdoors"), at)
        self.assertIn("    allotment", rows[at:])
        listed = json.loads(self.done("--json"))["activities"]
        self.assertEqual(len(listed), len(rows))
        angling = next(row for row in listed if row["concept"] == "angling")
        self.assertEqual(angling["broader"], "outdoors")
        self.assertIn("fishing", angling["other_labels"])

    def test_what_a_text_says(self):
        text = "likes a bit of gardning, can't stand dogs. No cats! A lovely bowl of soup"
        words = self.done(text)
        for line in ['gardening                    "gardning", 1 slip',
                     'dogs, to avoid               "dogs"', '"cats": said with a "not"',
                     '"bowl": fits more than one']:
            self.assertIn(line, words)
        read = json.loads(self.done(text, "--json"))
        self.assertEqual([(row["concept"], row["how"], row["slips"], row["avoid"])
                          for row in read["understood"]],
                         [("gardening", "spelling", 1, False), ("dogs", "label", 0, True)])
        for row in read["understood"] + read["not_understood"]:
            said = text.encode()[row["begin"]:row["end"]].decode()
            self.assertEqual(said, row["said"])

    def test_nothing_understood_is_1(self):
        self.assertIn("Nothing was understood", self.done("she is a lovely lady", code=1))
        self.assertIn("Nothing was understood", self.done("", code=1))

    def test_nothing_of_a_text_steers_the_terminal(self):
        self.assertNotIn("\x1b", self.done("\x1b[2J dogs \x1b]0;x", code=0))

    def test_wrong_usage_and_too_long(self):
        for arguments in [["dogs", "--format", "skos"], ["dogs", "--map", "x"],
                          ["--format", "xml"], ["--map", "x", "--format", "skos"]]:
            with self.subTest(arguments=arguments):
                self.assertEqual(kith("activities", *arguments).returncode, 2)
        got = kith("activities", "dogs " * 2_000)
        self.assertEqual((got.returncode, got.stdout), (3, ""))

    def test_skos_out_and_in_again(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        written = self.done("--format", "skos")
        path = folder / "ours.jsonld"
        path.write_text(written, encoding="utf-8")
        count = len(json.loads(written)["@graph"]) - 1
        self.assertIn(f"{count} concepts: {count} are ours (=)", self.done("--map", path))
        path.write_text('[{"type":"Concept","id":"1","prefLabel":"Fishing"},'
                        '{"type":"Concept","id":"2","prefLabel":"Lures","broader":["1","3"]},'
                        '{"type":"Concept","id":"4","prefLabel":"Octopush"}]', encoding="utf-8")
        words = self.done("--map", path)
        for line in ["Fishing = angling", "Lures < angling (by way of Fishing)", "Octopush ?",
                     "note /1/broader: left out"]:
            self.assertIn(line, words)
        mapped = json.loads(self.done("--map", path, "--json"))
        self.assertEqual((mapped["exact"], mapped["broad"], mapped["unmapped"]), (1, 1, 1))
        self.assertEqual(mapped["concepts"][0]["exactMatch"], "angling")
        self.assertEqual(mapped["concepts"][1]["through"], "1")

    def test_files_that_are_none(self):
        for path in ["/nowhere.jsonld", ROOT, ROOT / "LICENSE"]:
            got = kith("activities", "--map", path)
            self.assertEqual((got.returncode, got.stdout), (3, ""), path)
            self.assertIn("kith: ", got.stderr)


if __name__ == "__main__":
    unittest.main()
