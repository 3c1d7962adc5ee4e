# SPDX-License-Identifier: Apache-2.0
"""A scheme that leaves takes everything along, and nothing of those who were erased."""
import csv
import json
import unittest

from kith_program import DataTest, household, kith, person


class Exit(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya", called="Maya Harwood"), person("zoltan", called="Zoltan Quill"),
                     household("hall"))
        self.take_in(person("maya", called="Maya Harwood", rather_not_give=True))
        asked = kith("propose", "--data", self.data, "--scheme", "wigan", "--person", "maya",
                     "--record", "--purpose", "leaving test")
        self.assertIn(asked.returncode, (0, 1), asked.stderr)
        self.done("directory", "create", "--data", self.data, "leigh")
        self.done("import", "--data", self.data, "--directory", "leigh", self.bundle(
            {"type": "group", "external_id": "choir", "name": "Choir",
             "agreed_to_be_listed": True}))
        self.done("directory", "subscribe", "--data", self.data, "--scheme", "wigan", "leigh")
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", "zoltan", "--yes")
        self.out = self.folder / "out"

    def leave(self):
        return kith("export", "--data", self.data, "--scheme", "wigan", "--format", "exit",
                    "--output", self.out)

    def lines(self, name):
        text = (self.out / name).read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def test_everything_and_how_to_take_it_in_again(self):
        got = self.leave()
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertEqual(sorted(path.name for path in self.out.iterdir()),
                         ["README.txt", "accesses.jsonl", "directories", "head.json",
                          "history.jsonl", "policy.json", "records.jsonl", "tables"])
        records = (self.out / "records.jsonl").read_text(encoding="utf-8")
        self.assertEqual(records, self.export())
        self.done("scheme", "create", "--data", self.data, "elsewhere")
        self.done("import", "--data", self.data, "--scheme", "elsewhere",
                  self.out / "records.jsonl")
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "elsewhere"), records)
        with open(self.out / "tables" / "people.csv", encoding="utf-8", newline="") as table:
            self.assertEqual([row["external_id"] for row in csv.DictReader(table)], ["maya"])
        self.assertEqual(len(self.lines("directories/leigh.jsonl")), 2)
        page = json.loads((self.out / "directories" / "leigh.open-referral.json").read_text())
        self.assertEqual(page["contents"][0]["name"], "Choir")
        self.assertIn("weights", json.loads((self.out / "policy.json").read_text()))
        self.assertIn("kith import", (self.out / "README.txt").read_text())

    def test_the_past_is_in_it_and_adds_up(self):
        self.leave()
        history = self.lines("history.jsonl")
        head = json.loads((self.out / "head.json").read_text())
        self.assertEqual([event["position"] for event in history], list(range(head["size"])))
        versions = [event["data"] for event in history
                    if event["type"] == "record_put"
                    and event.get("data", {}).get("external_id") == "maya"]
        self.assertEqual([version.get("rather_not_give") for version in versions], [None, True])
        runs = [event for event in history if event["type"] == "run_recorded"]
        self.assertEqual(runs[0]["parts"][0]["purpose"], "leaving test")
        accesses = self.lines("accesses.jsonl")
        self.assertTrue(any("proposals" in json.dumps(event) for event in accesses))

    def test_nothing_of_the_erased(self):
        self.leave()
        for path in self.out.rglob("*"):
            if path.is_file():
                self.assertNotIn("Quill", path.read_text(encoding="utf-8"), path)
                self.assertNotIn("zoltan", path.read_text(encoding="utf-8"), path)
                self.assertEqual(path.stat().st_mode & 0o077, 0, path)
        erased = [event for event in self.lines("history.jsonl") if event.get("erased")]
        self.assertTrue(erased and all("data" not in event for event in erased))
        self.assertIn("Harwood", (self.out / "records.jsonl").read_text())

    def test_whole_or_not_at_all(self):
        self.out.mkdir()
        (self.out / "mine.txt").write_text("mine")
        got = self.leave()
        self.assertEqual(got.returncode, 2)
        self.assertEqual([path.name for path in self.out.iterdir()], ["mine.txt"])
        for wrong in [["--scheme", "wigan"], ["--directory", "leigh", "--output", self.out]]:
            got = kith("export", "--data", self.data, "--format", "exit", *wrong)
            self.assertEqual(got.returncode, 2)


if __name__ == "__main__":
    unittest.main()
