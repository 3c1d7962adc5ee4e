# SPDX-License-Identifier: Apache-2.0
"""Replay through the real program: plans, cards and proposals on record come out the same; what
differs is named; of the erased nothing is claimed, and what was recorded is still proved."""
import json
import os
import re
import subprocess
import unittest

from kith_program import DataTest, Server, household, kith, person

VERIFY = os.environ["KITH_VERIFY"]
WINDOW = ["--from", "2026-01-01", "--to", "2026-10-01"]


class Replays(DataTest):
    def setUp(self):
        super().setUp()
        made = kith("demo", "--people", "24", "--seed", "3", "--no-serve", "--data",
                    self.folder / "demo")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.data = self.folder / "demo"

    def ask(self, command, *arguments, expect=0):
        got = kith(command, "--data", self.data, "--scheme", "demo", *arguments)
        self.assertEqual(got.returncode, expect, got.stderr)
        return got

    def record(self, command, *arguments):
        """The number of the run."""
        got = self.ask(command, "--record", "--json", *arguments)
        return json.loads(got.stdout)["run"]

    def three(self):
        return {"proposals": self.record("propose", "--person", "maya"),
                "plan": self.record("plan", "--as", "manager", "--recruit", "2", "--stable"),
                "connection-test": self.record("connection-test", *WINDOW)}

    def replay(self, *arguments, expect=0):
        got = kith("audit", "replay", "--data", self.data, "--scheme", "demo", "--json",
                   *arguments)
        self.assertEqual(got.returncode, expect, got.stderr + got.stdout)
        return [json.loads(line) for line in got.stdout.splitlines()]

    def outcomes(self, *arguments, **more):
        return {each["run"]: (each["outcome"], each.get("why"))
                for each in self.replay(*arguments, **more)[:-1]}

    def bundle_in(self, *records):
        return self.done("import", "--data", self.data, "--scheme", "demo",
                         self.bundle(*records))

    def history(self):
        out = self.folder / "out"
        self.done("export", "--data", self.data, "--scheme", "demo", "--format", "exit",
                  "--output", out)
        return [json.loads(line) for line in (out / "history.jsonl").read_text().splitlines()]


class Same(Replays):
    def test_everything_on_record_comes_out_the_same(self):
        runs = self.three()
        self.bundle_in(household("late", area={"name": "Leigh"}), person("later"))
        counts = self.replay()[-1]
        self.assertEqual((counts["runs"], counts["same"]), (3, 3))
        for question, run in runs.items():
            told, = self.replay("--run", run)
            self.assertEqual((told["outcome"], told["question"]), ("same", question))
            self.assertEqual(told["engine_version"], told["engine_version_now"])
            self.assertIn("answer_sha256", told)
            self.assertLess(told["position"], told["event"] + 1)
        words = kith("audit", "replay", "--data", self.data, "--scheme", "demo").stdout
        self.assertEqual(words, "3 on record: 3 the same, 0 differ, 0 cannot be recomputed\n")

    def test_everybody_in_a_plan_has_a_part(self):
        run = self.record("plan", "--as", "manager")
        events = [event for event in self.history() if event["record"] == run]
        plan = json.loads(self.ask("plan", "--as", "manager", "--json").stdout)
        numbers = {each["number"] for party in plan["parties"] for each in party["people"]}
        numbers |= {each["household"] for each in plan["homes"]}
        subjects = [number for event in events for number in event["subjects"]]
        self.assertEqual(set(subjects), numbers | {run})
        self.assertEqual(len(subjects), len(set(subjects)))
        names = {each["called"] for each in plan["homes"]}
        text = json.dumps(events)
        for name in names:
            self.assertNotIn(name, text)

    def test_over_http_and_under_a_key(self):
        tokens = {role: self.done("token", "create", "--data", self.data, "--scheme", "demo",
                                  "--role", role).strip()
                  for role in ("manager", "auditor", "coordinator", "scheme_worker")}
        with Server(self.data) as server:
            path = "/v1/schemes/demo/plan?options=2"
            first = server.request("POST", path, tokens["manager"], Idempotency_Key="a")
            again = server.request("POST", path, tokens["manager"], Idempotency_Key="a")
            self.assertEqual((first[0], first[2]), (201, again[2]))
            self.problem(server.request("POST", path + "&per_home=1", tokens["manager"],
                                        Idempotency_Key="a"), 409, "conflict")
            self.problem(server.request("POST", path, tokens["manager"],
                                        Idempotency_Key="x" * 129), 400, "wrong_usage")
            run = json.loads(first[2])["run"]
            replay = f"/v1/schemes/demo/proposals/{run}/replay"
            told = {role: server.request("GET", replay, token) for role, token in tokens.items()}
            for role in ("manager", "auditor"):
                self.assertEqual(json.loads(told[role][2])["outcome"], "same")
            self.assertNotIn("position", json.loads(told["manager"][2]))
            self.assertIn("event", json.loads(told["auditor"][2]))
            nobody = server.request("GET", replay.replace(run, "0" * 26), tokens["scheme_worker"])
            for role in ("coordinator", "scheme_worker"):  # a manager saw more than they may
                self.assertEqual(told[role][::2], nobody[::2])
            self.problem(nobody, 404, "not_found")

    def test_who_looked_is_on_record(self):
        self.record("propose", "--person", "maya")
        self.replay("--purpose", "yearly audit")
        out = self.folder / "out"
        self.done("export", "--data", self.data, "--scheme", "demo", "--format", "exit",
                  "--output", out)
        self.assertIn("yearly audit", (out / "accesses.jsonl").read_text())


class Erased(Replays):
    def erase(self, name):
        self.done("erase", "--data", self.data, "--scheme", "demo", "--subject", name, "--yes")

    def proved(self, event):
        bundle = self.folder / f"{event}.proof"
        self.done("audit", "prove", "--data", self.data, "--scheme", "demo", "--event",
                  str(event), "--bundle", bundle)
        got = subprocess.run([VERIFY, str(bundle)], capture_output=True, text=True, timeout=60)
        self.assertEqual(got.returncode, 0, got.stdout + got.stderr)
        self.assertTrue(got.stdout.startswith("PROVED\n"))

    def test_of_the_erased_nothing_is_claimed_and_the_proof_holds(self):
        runs = self.three()
        self.erase("maya")
        told = {each["run"]: each for each in self.replay()[:-1]}
        for run in runs.values():
            self.assertEqual((told[run]["outcome"], told[run]["why"]),
                             ("cannot_be_recomputed", "erased_in_it"))
            self.proved(told[run]["event"])
        self.assertNotIn("question", told[runs["proposals"]])
        self.assertIn("answer_sha256", told[runs["plan"]])
        words = kith("audit", "replay", "--data", self.data, "--scheme", "demo", "--run",
                     runs["plan"])
        self.assertEqual(words.returncode, 0)
        self.assertRegex(words.stdout,
                         r"erased since\n  What was recorded stands: kith audit prove")
        # Who does not read the log is not told of a question that is gone.
        officer = self.outcomes("--as", "scheme-worker")
        self.assertNotIn(runs["proposals"], officer)
        card = self.ask("connection-test", *WINDOW)
        self.assertIn("Whose record is there no more", card.stdout)
        self.done("audit", "verify", "--data", self.data, "--scheme", "demo")

    def test_somebody_erased_who_was_not_in_it(self):
        proposals = self.record("propose", "--person", "maya", "--top", "1")
        # Another person: no answer about homes for Maya rests on them.
        self.bundle_in(person("stranger"))
        again = self.record("propose", "--person", "maya", "--top", "1")
        self.erase("stranger")
        self.assertEqual(set(self.outcomes().values()), {("same", None)})
        # A home that was looked at and not shown: how many were is part of the answer.
        asked = json.loads(self.ask("propose", "--person", "maya", "--json").stdout)
        other = asked["proposals"][1]["household"]
        self.erase(other)
        for run in (proposals, again):
            told, = self.replay("--run", run)
            self.assertEqual((told["outcome"], told["why"]),
                             ("cannot_be_recomputed", "erased_since"))
            self.assertEqual(told["difference"]["pointer"], "/counts/considered")


class Sight(Replays):
    def test_withdrawn_since(self):
        run = self.record("propose", "--person", "maya")
        maya = next(json.loads(line) for line in self.done(
            "export", "--data", self.data, "--scheme", "demo").splitlines()
            if '"external_id":"maya"' in line)
        for each in maya["agreement"]:
            if each["for"] == "match":
                each["answer"] = "no"
        self.bundle_in(maya)
        told, = self.replay("--run", run, "--as", "scheme-worker")
        self.assertEqual((told["outcome"], told.get("withheld")), ("same", True))
        told, = self.replay("--run", run)
        self.assertNotIn("withheld", told)

    def test_no_name_in_any_replay(self):
        self.three()
        records = [json.loads(line) for line in self.done(
            "export", "--data", self.data, "--scheme", "demo").splitlines()]
        names = {each["called"] for each in records if "called" in each}
        self.assertGreater(len(names), 20)
        text = json.dumps(self.replay())
        for name in names:
            self.assertIsNone(re.search(rf"\b{re.escape(name)}\b", text), name)


class Usage(Replays):
    def test_mistakes(self):
        run = self.record("propose", "--person", "maya")
        replay = ["audit", "replay", "--data", self.data, "--scheme", "demo"]
        self.assertEqual(kith(*replay, "--run", "maya").returncode, 2)
        self.assertEqual(kith(*replay, "--run", "0" * 26).returncode, 1)
        self.assertEqual(kith(*replay, "--run", run, "--all").returncode, 2)
        self.assertEqual(kith(*replay, "--as", "carer").returncode, 1)
        self.assertEqual(kith(*replay, "--as", "nobody").returncode, 2)
        self.assertEqual(kith("plan", "--data", self.data, "--scheme", "demo", "--record", "--as",
                              "auditor").returncode, 1)


if __name__ == "__main__":
    unittest.main()
