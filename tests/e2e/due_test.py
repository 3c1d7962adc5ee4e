# SPDX-License-Identifier: Apache-2.0
"""What is due: for each role its part, blind to answers and to what is confidential."""
import json
import unittest

from kith_program import DataTest, Server, household, kith, person

BASE = "/v1/schemes/wigan"
ON = "2026-11-21"
TERMS = {"kinds": ["live_in"], "from": "2026-06-01", "until": "2026-12-01", "people_max": 2}
CHECKS = [{"type": "home safety", "outcome": "decided", "on": "2026-06-01"},
          {"type": "DBS", "outcome": "decided", "on": "2024-06-01", "until": "2026-11-01"}]


def connect(until):
    return {"for": "connect", "answer": "yes", "on": "2026-01-01", "until": until,
            "authority": "self"}


class DueList(DataTest):
    def setUp(self):
        super().setUp()
        maya = person("maya", waiting_since="2026-10-01", looking_for=[{"kind": "live_in"}])
        maya["agreement"] = [*maya["agreement"], connect("2026-12-05")]
        self.take_in(
            maya, person("femi"),
            household("elm", approval=TERMS, checks=CHECKS),
            {"type": "arrangement", "person": "femi", "household": "elm", "kind": "live_in",
             "start": "2025-12-01"},
            {"type": "connection", "of": "maya", "concept": "choir",
             "group": {"directory": "leigh", "number": "1" * 26, "called": "The choir"},
             "steps": [{"state": "tried", "on": "2026-09-01"}],
             "fading": {"until": "2026-10-01"}},
            {"type": "neighbour", "called": "Pat", "agreed_to_be_found_until": "2026-11-30"})

    def due(self, *more, on=ON):
        return self.done("due", "--data", self.data, "--scheme", "wigan", "--on", on, *more)

    def kinds(self, *more):
        answer = json.loads(self.due("--json", *more))
        return [(row["kind"], row["on"], row.get("overdue", False)) for row in answer["rows"]]

    def test_for_an_officer_all_of_it(self):
        theirs = [("fading_check", "2026-10-29", True),
                  ("neighbour_agreement_ends", "2026-11-30", False),
                  ("agreement_ends", "2026-12-05", False)]
        everything = self.kinds()
        self.assertEqual(sorted(everything), sorted([
            ("check_ends", "2026-11-01", True), ("person_waiting", "2026-10-29", False),
            ("approval_ends", "2026-12-01", False), ("yearly_review", "2026-12-01", False),
            *theirs]))
        overdue = [row[2] for row in everything]
        self.assertEqual(overdue, sorted(overdue, reverse=True))
        self.assertEqual(self.kinds("--as", "manager"), everything)
        self.assertEqual(self.kinds("--as", "coordinator"), theirs)
        self.assertEqual(len(self.kinds("--within", "0")), 3)
        cut = json.loads(self.due("--json", "--top", "2"))
        self.assertEqual((len(cut["rows"]), cut["more"]), (2, 5))
        for role in ("auditor", "administrator", "person", "carer", "data_protection_lead"):
            got = kith("due", "--data", self.data, "--scheme", "wigan", "--as", role)
            self.assertEqual((got.returncode, got.stdout), (1, ""))

    def test_in_words(self):
        words = self.due()
        self.assertTrue(words.startswith("Overdue:\n"), words)
        self.assertIn("The DBS check of the Elm home ended on 1 Nov 2026", words)
        self.assertIn("Maya has been looking since 1 Oct 2026", words)
        self.assertIn("1 arrangement began before Kith", words)
        self.assertIn("Nothing is due", self.due("--as", "coordinator", on="2026-01-01"))
        for wrong in (["--within", "367"], ["--on", "soon"], ["--top", "0"]):
            got = kith("due", "--data", self.data, "--scheme", "wigan", *wrong)
            self.assertEqual(got.returncode, 2, got.stderr)

    def test_over_http_the_same_bytes_and_two_worlds_alike(self):
        words = self.due("--json").strip()
        seen = []
        for state in ("paused", "under_review"):
            self.take_in(household("elm", approval=TERMS, checks=CHECKS, state=state))
            with Server(self.data) as server:
                for role in ("scheme_worker", "coordinator", "manager"):
                    token = self.token(role)
                    status, _, text = server.request("GET", f"{BASE}/due?on={ON}", token)
                    self.assertEqual(status, 200, text)
                    rows = json.loads(text)["rows"]
                    seen.append((state, role, json.dumps(rows)))
                    if role != "coordinator":
                        self.assertEqual(rows, json.loads(words)["rows"])
                for wrong in ("?within=367", "?top=0", "?on=soon", "?x=1"):
                    self.problem(server.request("GET", f"{BASE}/due{wrong}", token), 400,
                                 "wrong_usage")
        half = len(seen) // 2
        self.assertEqual([each[1:] for each in seen[:half]], [each[1:] for each in seen[half:]])


if __name__ == "__main__":
    unittest.main()
