# SPDX-License-Identifier: Apache-2.0
"""The measure dictionary: every figure that the program gives out is in it, by every door."""
import json
import unittest

from connection_test_test import FROM, TO, worked_example
from kith_program import DataTest, Server, kith

PATH = "/v1/schemes/wigan/measures"
SAYS = ("name", "of", "version", "unit", "definition", "numerator", "reading", "cannot_say",
        "source", "since")


def dictionary(*more):
    got = kith("measures", "--format", "json", *more)
    assert got.returncode == 0, got.stderr
    return {each["name"]: each for each in json.loads(got.stdout)["measures"]}


def entry_of(entries, figure):
    """As a reader of the JSON would look it up: its own name, or the family it is a member of."""
    if figure in entries:
        return entries[figure]
    for name, each in entries.items():
        family = name[:-1] if name.endswith(".*") else None
        if family and figure.startswith(family):
            members = [member["word"] for member in each.get("members", [])]
            if not members or figure[len(family):] in members:
                return each
    return None


class Dictionary(DataTest):
    def test_without_a_data_directory_it_says_all_of_each(self):
        entries = dictionary()
        self.assertGreater(len(entries), 80)
        for each in entries.values():
            for key in SAYS:
                self.assertTrue(each[key], (each["name"], key))
        words = kith("measures").stdout
        for name in entries:
            self.assertIn(name, words)
        self.assertEqual({each["of"] for each in entries.values()},
                         {"connection_test", "at_home_91", "run_chart"})

    def test_one_alone_a_member_of_a_family_and_one_that_there_is_not(self):
        self.assertEqual(list(dictionary("--measure", "lost")), ["lost"])
        self.assertEqual(list(dictionary("--measure", "lost.reason.moved")), ["lost.reason.*"])
        got = kith("measures", "--measure", "lost.nothing")
        self.assertEqual((got.returncode, got.stdout), (1, ""))
        self.assertIn("lost.reason.*", got.stderr)
        self.assertEqual(kith("measures", "--measure", "net").returncode, 1)

    def test_every_figure_of_every_answer_is_in_it(self):
        self.take_in(*worked_example())
        entries = dictionary()
        asked = 0
        for question in (["connection-test", "--from", FROM, "--to", TO],
                         ["at-home", "--from", "2025-10-01", "--to", "2026-01-01"]):
            got = kith(question[0], "--data", self.data, "--scheme", "wigan", *question[1:],
                       "--json")
            for figure in json.loads(got.stdout)["figures"]:
                entry = entry_of(entries, figure["name"])
                self.assertIsNotNone(entry, figure["name"])
                self.assertEqual(entry["unit"], figure["unit"], figure["name"])
                asked += 1
        self.assertGreater(asked, 120)

    def test_over_http_the_same(self):
        token = self.token("auditor")
        with Server(self.data) as server:
            status, _, text = server.request("GET", PATH, token)
            self.assertEqual((status, text + "\n"), (200, kith("measures", "--json").stdout))
            status, _, text = server.request("GET", PATH + "?measure=lost", token)
            self.assertEqual(len(json.loads(text)["measures"]), 1)
            self.problem(server.request("GET", PATH + "?measure=net", token), 404, "not_found")
            self.assertEqual(server.request("GET", PATH + "?of=lost", token)[0], 400)
            self.assertEqual(server.request("GET", PATH)[0], 401)


if __name__ == "__main__":
    unittest.main()
