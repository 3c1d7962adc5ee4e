# SPDX-License-Identifier: Apache-2.0
"""The same question gets the same bytes: fresh, restarted, from a snapshot, from the log alone,
through a server, over HTTP, and in a copy made by export and import."""
import json
import pathlib
import shutil
import signal
import tempfile
import unittest

from kith_program import Server, kith

PEOPLE = ["maya", "george"]


class SameAnswer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        cls.data = cls.folder / "data"
        cls.made = kith("demo", "--people", "60", "--seed", "7", "--no-serve", "--data", cls.data)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    def setUp(self):
        self.assertEqual(self.made.returncode, 0, self.made.stderr)

    def ask(self, name, *more, data=None):
        got = kith("propose", "--data", data or self.data, "--scheme", "demo", "--person", name,
                   "--on", "2026-11-21", "--top", "20", "--json", *more)
        self.assertIn(got.returncode, (0, 1), got.stderr)
        return got.stdout

    def test_the_demonstration_explains_itself(self):
        for word in ["Maya", "George", "invented"]:
            self.assertIn(word, self.made.stdout)
        self.assertNotIn("%", self.made.stdout, "no percentage of a person or home")

    def test_same_bytes_however_it_was_brought_into_memory(self):
        first = {name: self.ask(name) for name in PEOPLE}
        for name, answer in first.items():
            self.assertGreater(len(json.loads(answer)["proposals"]), 0, name)
            self.assertEqual(self.ask(name), answer, "restarted")
        self.assertTrue(any((self.data / "snapshots").iterdir()), "there was a snapshot")
        alone = self.folder / "alone"
        shutil.copytree(self.data, alone)
        for path in (alone / "snapshots").iterdir():
            path.unlink()
        for name, answer in first.items():
            self.assertEqual(self.ask(name, data=alone), answer, "from the log alone")
        with Server(self.data) as server:
            for name, answer in first.items():
                self.assertEqual(self.ask(name), answer, "through the server")
            token = kith("token", "create", "--data", self.data, "--role", "scheme-worker",
                         "--scheme", "demo").stdout.strip()
            for name, answer in first.items():
                path = f"/v1/schemes/demo/people/{json.loads(answer)['person']}/proposals"
                status, _, text = server.request("GET", path + "?top=20&on=2026-11-21", token)
                self.assertEqual((status, text + "\n"), (200, answer), "over HTTP")
            server.stop(signal.SIGKILL)
        for name, answer in first.items():
            self.assertEqual(self.ask(name), answer, "after a kill")

    def test_a_copy_by_export_and_import_proposes_the_same(self):
        bundle = self.folder / "all.jsonl"
        kith("export", "--data", self.data, "--scheme", "demo", "--output", bundle)
        copy = self.folder / "copy"
        self.assertEqual(kith("scheme", "create", "--data", copy, "demo").returncode, 0)
        got = kith("import", "--data", copy, "--scheme", "demo", bundle)
        self.assertEqual(got.returncode, 0, got.stderr)
        for name in PEOPLE:
            here, there = json.loads(self.ask(name)), json.loads(self.ask(name, data=copy))
            here.pop("view")
            there.pop("view")
            self.assertEqual(here, there)

    def test_asking_moves_nothing_and_asking_on_record_does(self):
        head = self.head()
        self.ask("maya")
        self.assertEqual(self.head(), head)
        recorded = json.loads(self.ask("maya", "--record"))
        self.assertIn("run", recorded)
        self.assertEqual(self.head()["size"], head["size"] + 1)

    def head(self):
        head = json.loads(kith("audit", "head", "--data", self.data, "--scheme", "demo").stdout)
        return {key: head[key] for key in ("size", "root")}

    def test_roles_that_may_not_know_positions_get_tokens(self):
        worker = json.loads(self.ask("george"))
        self.assertIn("view", worker)
        self.assertNotIn("position", worker)
        auditor = json.loads(self.ask("george", "--as", "auditor"))
        self.assertIn("position", auditor)
        text = json.dumps(auditor)
        self.assertNotIn("George", text)
        self.assertNotIn("called", text)
        self.assertNotIn("sentence", text)
        got = kith("propose", "--data", self.data, "--scheme", "demo", "--person", "george", "--as",
                   "administrator")
        self.assertEqual(got.returncode, 1)

    def test_ledgers_add_up(self):
        for name in PEOPLE:
            for row in json.loads(self.ask(name))["proposals"]:
                for ledger in row["ledgers"]:
                    total = sum(line["product"] for line in ledger["lines"])
                    self.assertEqual(total, ledger["suitability"] * ledger["denominator"]
                                     + ledger["remainder"])
                    for line in ledger["lines"]:
                        self.assertEqual(line["product"], line["weight"] * line.get("fit", 5000))


if __name__ == "__main__":
    unittest.main()
