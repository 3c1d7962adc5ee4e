# SPDX-License-Identifier: Apache-2.0
"""The plan for the whole scheme, through the real program: words first, every reader their own
sight, the same bytes after a restart, and clear answers to questions that cannot be answered."""
import json
import pathlib
import re
import shutil
import tempfile
import unittest

from kith_program import DataTest, Server, household, kith, person

ON = "2026-11-21"
ALL_KINDS = ["live_in", "short_break", "day"]
LIVE_IN = [{"kind": "live_in", "start": "2026-12-05"}]
MATCH = [{"for": "match", "answer": "yes", "on": "2026-10-02", "authority": "self"}]


def waiting(name, since="2026-08-01", **more):
    return person(name, looking_for=LIVE_IN, waiting_since=since, **more)


def home(name, **more):
    return household(name, approval={"kinds": ALL_KINDS, "from": "2024-01-01",
                                     "until": "2029-12-31"},
                     carers=[{"external_id": f"{name}-carer", "role": "main",
                              "agreement": MATCH}],
                     others_living_known=True,
                     rooms=[{"lockable": True, "free_from": "2026-01-01"}],
                     available=[{"kinds": ALL_KINDS}], **more)


class Demo(unittest.TestCase):
    """A made-up scheme of sixty."""

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.data = cls.folder / "data"
        made = kith("demo", "--people", "60", "--seed", "7", "--no-serve", "--data", cls.data)
        assert made.returncode == 0, made.stderr

    def kith(self, command, *arguments, expect=0):
        got = kith(command, "--data", self.data, "--scheme", "demo", "--on", ON, *arguments)
        self.assertEqual(got.returncode, expect, got.stderr)
        return got.stdout if expect == 0 else got.stderr

    def plan(self, *arguments):
        return json.loads(self.kith("plan", "--json", *arguments))

    def test_words_first_and_no_number_of_worth(self):
        text = self.kith("plan")
        self.assertIn("This introduces nobody", text)
        self.assertIn("Proved the best", text)
        self.assertIn("who has waited", text)
        for word in ("together", "Worth", "price", "score", "%"):
            self.assertNotIn(word, text)
        officer = json.dumps(self.plan())
        for word in ('"together"', '"value"', '"bound"', '"price"'):
            self.assertNotIn(word, officer)

    def test_a_manager_gets_the_certificate_and_an_auditor_no_names(self):
        plan = self.plan("--as", "manager", "--options", "1", "--per-home", "1")
        self.assertEqual(plan["end"], "proved_best")
        self.assertEqual(plan["value"], plan["bound"])
        met = [each for each in plan["parties"] if each["suggestions"]]
        self.assertEqual(plan["value"]["parties"], len(met))
        self.assertEqual(plan["value"]["weeks"], sum(each["weeks"] for each in met))
        self.assertEqual(plan["value"]["together"],
                         sum(one["together"] for each in met for one in each["suggestions"]))
        taken = {each["household"]: each["taken"] for each in plan["homes"]}
        self.assertLessEqual(max(taken.values()), 1)
        names = {one["called"] for each in plan["parties"] for one in each["people"]}
        names |= {each["called"] for each in plan["homes"]}
        for text in (self.kith("plan", "--as", "auditor"),
                     json.dumps(self.plan("--as", "auditor")),
                     self.kith("plan", "--stable", "--as", "auditor"),
                     self.kith("capacity-plan", "--as", "auditor"),
                     self.kith("capacity-plan", "--json", "--as", "auditor"),
                     self.kith("exposure", "--as", "auditor")):
            for name in names:
                self.assertIsNone(re.search(rf"\b{re.escape(name)}\b", text), name)

    def test_every_suggestion_is_on_the_persons_own_list(self):
        plan = self.plan()
        for party in plan["parties"]:
            if len(party["people"]) > 1:
                continue
            number = party["people"][0]["number"]
            listed = json.loads(kith("propose", "--data", self.data, "--scheme", "demo", "--on", ON,
                                     "--person", number, "--top", "200", "--json").stdout)
            homes = [each["household"] for each in listed["proposals"]]
            mine = [each["household"] for each in party["suggestions"]]
            self.assertEqual(mine, [home for home in homes if home in mine])
            if listed["blocking"]:
                self.assertEqual(party["without"], "no_home_fits")
                self.assertEqual(party["blocking"],
                                 [{"rules": each["rules"], "homes": each["homes"]}
                                  for each in listed["blocking"]])

    def test_exposure_adds_up_and_small_numbers_stay_in(self):
        plan = self.plan("--as", "manager")
        mine = json.loads(self.kith("exposure", "--json", "--own-page", "--as", "manager"))
        self.assertEqual(sum(each["lists"] for each in mine["homes"]), mine["places"])
        self.assertEqual(sum(each["first"] for each in mine["homes"]), mine["lists"])
        self.assertEqual(mine["lists"], sum(1 for each in plan["parties"] if each["real_options"]))
        for by in ("age", "area", "kind"):
            groups = [each for each in mine["groups"] if each["by"] == by]
            self.assertEqual(sum(each["people"] for each in groups), plan["people"])
        shared = json.loads(self.kith("exposure", "--json"))
        self.assertTrue(shared["groups"])
        for each in shared["groups"]:
            self.assertGreaterEqual(each["people"], 5)
            self.assertNotIn(each.get("without", 0), range(1, 5))
        for name in ("never_shortlisted", "never_in_front", "envy", "envy_of_shorter_wait"):
            self.assertNotIn(shared.get(name, 0), range(1, 5))
        self.assertEqual(shared["not_shortlisted"] + shared["not_in_front"], [])
        self.assertIn("fewer than 5" if len(shared) < len(mine) - 1 else "In no list",
                      self.kith("exposure"))

    def test_everybody_for_themselves_beside_the_plan(self):
        plan = self.plan("--stable", "--options", "1", "--per-home", "1")
        stable = plan["stable"]
        self.assertEqual(stable["blocking_pairs"], 0)
        self.assertEqual(stable["people"] + stable["under_way"], plan["people"])
        homes = [each["household"] for each in stable["choices"] if "household" in each]
        self.assertTrue(homes)
        self.assertEqual(len(homes), len(set(homes)))
        self.assertLessEqual(len(homes),
                             sum(1 for each in plan["parties"] if each["suggestions"]))
        self.assertEqual(stable["pairs_looked_at"],
                         sum(each["real_options"] for each in stable["choices"]))
        self.assertIn("no person and home would both rather have each other",
                      self.kith("plan", "--stable"))

    def test_how_many_could_live_somewhere(self):
        found = json.loads(self.kith("capacity-plan", "--json", "--as", "manager"))
        placed = [each for each in found["parties"] if "household" in each]
        self.assertEqual(found["people_with_place"], sum(len(each["people"]) for each in placed))
        self.assertEqual(sum(each["taken"] for each in found["homes"]),
                         found["people_with_place"])
        for each in found["homes"]:
            self.assertLessEqual(each["taken"], each["places"])
        self.assertEqual(found["proved_best"], found["value"] == found["bound"])
        text = self.kith("capacity-plan")
        self.assertIn("it asks nobody, and nobody goes anywhere by it", text)
        for word in ("Worth", "score", "%"):
            self.assertNotIn(word, text)
        officer = json.loads(self.kith("capacity-plan", "--json"))
        for word in ("value", "bound", "work"):
            self.assertNotIn(word, officer)

    def test_how_often_the_order_was_not_followed(self):
        mine = json.loads(self.kith("exposure", "--json", "--overruled", "30", "--as", "manager"))
        self.assertEqual(mine["overruled"], {"days": 30, "runs_looked_at": 0,
                                             "runs_shortlisted": 0, "runs_overruled": 0,
                                             "rows_rejected": 0, "reasons": []})
        self.assertIn("Nobody has shortlisted or rejected", self.kith("exposure", "--overruled",
                                                                      "30"))
        self.kith("exposure", "--overruled", "0", expect=2)

    def test_homes_to_look_for(self):
        answer = self.plan("--recruit", "5", "--own-page", "--as", "manager")
        self.assertTrue(answer["recruitment"])
        for each in answer["recruitment"]:
            self.assertIn(f"would be a real option for {each['option_for']}", each["sentence"])
        for each in self.plan("--recruit", "50")["recruitment"]:
            for name in ("option_for", "first_option_for", "parties_more"):
                self.assertNotIn(each.get(name, 0), range(1, 5))

    def test_the_same_bytes_over_http_and_after_a_restart(self):
        token = kith("token", "create", "--data", self.data, "--scheme", "demo", "--role",
                     "manager").stdout.strip()
        bodies = []
        for _ in range(2):
            with Server(self.data) as server:
                for question in ("plan", "plan?recruit=3&own_page=true", "exposure",
                                 "capacity-plan", "plan?stable=true"):
                    path = f"/v1/schemes/demo/{question}"
                    path += ("&" if "?" in path else "?") + f"on={ON}"
                    status, _, text = server.request("GET", path, token)
                    self.assertEqual(status, 200)
                    bodies.append(text)
        self.assertEqual(bodies[:5], bodies[5:])
        self.assertEqual(json.loads(bodies[0]), self.plan("--as", "manager"))

    def test_who_may_not(self):
        self.assertIn("no right", self.kith("plan", "--as", "coordinator", expect=1))
        self.assertIn("no right", self.kith("exposure", "--as", "person", expect=1))
        self.assertIn("no right", self.kith("capacity-plan", "--as", "coordinator", expect=1))
        self.assertIn("no right", self.kith("exposure", "--own-page", expect=1))
        self.assertIn("no right", self.kith("plan", "--own-page", "--recruit", "1", expect=1))


class Asked(DataTest):
    """Questions that cannot be answered, or hardly."""

    def ask(self, *arguments, expect=0):
        got = kith("plan", "--data", self.data, "--scheme", "wigan", "--on", ON, *arguments)
        self.assertEqual(got.returncode, expect, got.stderr + got.stdout)
        return got.stdout + got.stderr

    def test_nobody_and_no_homes(self):
        self.assertIn("Nobody waits", self.ask(expect=1))
        self.take_in(waiting("ann"))
        self.assertIn("no home passes every rule", self.ask(expect=1))

    def test_pins(self):
        self.take_in(waiting("ann"), waiting("bob"), home("elm"), home("oak"))
        text = self.ask("--per-home", "1", "--options", "1", "--pin", "ann=oak")
        self.assertRegex(text, r"Ann, who has waited 16 weeks\n  [Tt]he Oak home, near Atherton")
        both = self.ask("--per-home", "1", "--pin", "ann=oak", "--pin", "bob=oak", expect=3)
        self.assertIn("/pin/0", both)
        self.assertIn("/pin/1", both)
        self.assertIn("/ban/0", self.ask("--pin", "ann=oak", "--ban", "ann=oak", expect=3))
        self.assertIn("/pin/0", self.ask("--pin", "nobody=oak", expect=1))
        self.assertIn("PERSON=HOME", self.ask("--pin", "ann", expect=2))
        self.assertNotIn("Elm home", self.ask("--ban", "ann=elm", "--ban", "bob=elm"))

    def test_no_place_anywhere_and_no_work(self):
        self.take_in(waiting("ann"), home("elm"))
        none = self.ask("--per-home", "0", expect=1)
        self.assertIn("one home is a real option", none)
        # The best found is an answer; that it is not proved the best stands beside it.
        self.assertIn("stopped", self.ask("--work-max", "0"))
        for wrong in (["--options", "0"], ["--per-home", "-1"], ["--recruit", "0"],
                      ["--options", "x"], ["--on", "tomorrow"]):
            self.ask(*wrong, expect=2)

    def test_who_go_together(self):
        self.take_in(waiting("ann", together_with=[{"person": "bob", "strength": "must"}]),
                     waiting("bob", since="2025-11-21"), home("elm"))
        text = kith("plan", "--data", self.data, "--scheme", "wigan", "--on", ON).stdout
        self.assertRegex(text, r"(Ann and Bob|Bob and Ann), who have waited 52 weeks")

    def test_it_changes_nothing_but_who_looked(self):
        self.take_in(waiting("ann"), home("elm"))
        before = self.export()
        self.ask("--recruit", "5", "--own-page", "--as", "manager")
        self.assertEqual(self.export(), before)


if __name__ == "__main__":
    unittest.main()
