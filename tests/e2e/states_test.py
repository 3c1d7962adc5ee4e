# SPDX-License-Identifier: Apache-2.0
"""States of homes and of people: moved by named transitions, who decided and by what, and by
nothing else; a home under review cannot be told from a paused one."""
import json
import unittest

from kith_program import DataTest, Server, household, kith, person

BASE = "/v1/schemes/wigan"
SHARING = {"tier_max": "2", "on": "2026-10-02", "authority": "self"}
TERMS = {"kinds": ["live_in"], "from": "2026-01-01", "until": "2199-12-31", "people_max": 2}


def carer(external_id):
    return {"external_id": external_id, "role": "main", "called": external_id.title(),
            "agreement": [{"for": "match", "answer": "yes", "on": "2026-10-02",
                           "authority": "self"}]}


def check(kind):
    return {"type": kind, "outcome": "decided", "on": "2026-09-01"}


def decision(to, actor, authority="told us", **more):
    return {"to": to, "actor": actor, "authority": authority, **more}


class States(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(
            person("maya", sharing=SHARING, state="getting_to_know",
                   looking_for=[{"kind": "live_in"}]),
            person("femi"),
            household("elm", approval=TERMS, carers=[carer("anna")]),
            household("oak", approval=TERMS, carers=[carer("olu")]),
            household("new", state="enquiry", carers=[carer("nia")], others_living_known=True,
                      checks=[check("references")]))
        self.worker = self.token("scheme_worker")
        self.manager = self.token("manager")
        self.server = Server(self.data)
        self.addCleanup(self.server.stop)

    def ask(self, method, path, token=None, body=None, **headers):
        return self.server.request(method, BASE + path, token or self.worker, body, **headers)

    def path(self, external_id, kind="households"):
        status, _, text = self.ask("POST", f"/{kind}/lookup", body={"external_id": external_id})
        self.assertEqual(status, 200, text)
        return f"/{kind}/{json.loads(text)['number']}"

    def move(self, path, body, token=None, **headers):
        return self.ask("POST", path + "/transitions", token, body, **headers)

    def moved(self, path, body, token=None, **headers):
        status, _, text = self.move(path, body, token, **headers)
        self.assertEqual(status, 201, text)
        return json.loads(text)

    def record(self, path, token=None):
        return json.loads(self.ask("GET", path, token)[2])

    def places(self, problem):
        return [fault["pointer"] for fault in problem["errors"]]

    def test_from_an_enquiry_to_an_open_home(self):
        path = self.path("new")
        self.moved(path, decision("pre_assessment_visit", "scheme_worker"))
        self.moved(path, decision("applied", "applicant"))
        self.moved(path, decision("assessing", "assessing_officer"))
        refused = self.problem(self.move(path, decision("to_panel", "assessing_officer")), 409,
                               "conflict")
        self.assertEqual(self.places(refused), ["/checks", "/checks"])
        etag = self.ask("GET", path)[1]["etag"]
        checks = [check(kind) for kind in ("references", "DBS", "home health and safety")]
        self.assertEqual(self.ask("PATCH", path, body={"checks": checks}, If_Match=etag)[0], 200)
        self.moved(path, decision("to_panel", "assessing_officer"))
        # The panel, not the worker, and on terms.
        self.problem(self.move(path, decision("approved", "scheme_worker")), 422, "bad_input")
        panel = decision("approved", "panel", "panel of 12 October")
        self.problem(self.move(path, panel), 403, "forbidden")
        refused = self.problem(self.move(path, panel, self.manager), 409, "conflict")
        self.assertEqual(self.places(refused), ["/approval"])
        etag = self.ask("GET", path)[1]["etag"]
        self.assertEqual(self.ask("PATCH", path, body={"approval": TERMS}, If_Match=etag)[0], 200)
        self.assertEqual(self.moved(path, panel, self.manager)["state"], "approved")
        self.moved(path, decision("available", "carer"))
        whole = self.record(path, self.manager)
        self.assertEqual([each["to"] for each in whole["states"]],
                         ["pre_assessment_visit", "applied", "assessing", "to_panel", "approved",
                          "available"])
        self.assertEqual(whole["states"][4]["authority"], "panel of 12 October")
        self.assertIn("manager", whole["states"][4]["recorded_by"])
        self.assertNotIn("states", self.record(path))

    def test_a_state_is_not_written_down(self):
        for path, state, other in [(self.path("elm"), "available", "paused"),
                                   (self.path("maya", "people"), "getting_to_know", "looking")]:
            seen = self.record(path, self.manager)
            before = self.ask("GET", path, self.manager)
            for method, body in [("PATCH", {"state": other}), ("PATCH", {"state": None}),
                                 ("PUT", {**seen, "state": other}),
                                 ("PUT", {key: value for key, value in seen.items()
                                          if key != "state"})]:
                got = self.ask(method, path, self.manager, body, If_Match="*")
                refused = self.problem(got, 422, "bad_input")
                self.assertEqual(self.places(refused), ["/state"])
                self.assertIn("transitions", refused["errors"][0]["detail"])
            both = {"state": other, "states": [{"to": other}], "called": 7}
            refused = self.problem(self.ask("PATCH", path, self.manager, both, If_Match="*"), 422,
                                   "bad_input")
            self.assertEqual(self.places(refused), ["/called", "/state", "/states"])
            self.assertEqual(self.ask("GET", path, self.manager)[2], before[2])
            status, _, text = self.ask("PATCH", path, self.manager,
                                       {"state": state, "called": "Other"}, If_Match="*")
            self.assertEqual(status, 200, text)
        # A first one is history, begun before Kith.
        for path, body in [("/people", {"called": "Ana", "state": "in_arrangement"}),
                           ("/households", {"called": "The Ash home", "state": "paused"})]:
            status, _, text = self.ask("POST", path, body=body)
            self.assertEqual(status, 201, text)

    def test_a_persons_way_takes_their_yes(self):
        path = self.path("maya", "people")
        self.problem(self.move(path, decision("profile_agreed", "scheme_worker")), 422, "bad_input")
        self.problem(self.move(path, decision("looking", "person")), 409, "conflict")
        self.moved(path, decision("profile_agreed", "person", "in her own words"))
        self.moved(path, decision("looking", "person"))
        refused = self.problem(self.move(path, decision("in_arrangement", "scheme_worker")), 409,
                               "conflict")
        self.assertEqual(self.places(refused), ["/state"])
        seen = self.record(path)
        self.assertEqual(seen["state"], "looking")
        self.assertEqual(seen["states"][0]["from"], "getting_to_know")
        femi = self.path("femi", "people")
        self.moved(femi, decision("introduced", "scheme_worker"))
        self.moved(femi, decision("getting_to_know", "person"))
        refused = self.problem(self.move(femi, decision("profile_agreed", "person")), 409,
                               "conflict")
        self.assertEqual(self.places(refused), ["/sharing"])

    def test_a_person_and_a_carer_speak_for_themselves(self):
        own = self.token("person", "wigan", "--person", "maya")
        theirs = self.token("carer", "wigan", "--carer", "anna")
        maya, elm, oak = self.path("maya", "people"), self.path("elm"), self.path("oak")
        self.problem(self.move(maya, decision("profile_agreed", "scheme_worker"), own), 403,
                     "forbidden")
        self.assertEqual(self.moved(maya, decision("profile_agreed", "person"), own)["state"],
                         "profile_agreed")
        self.problem(self.move(self.path("femi", "people"), decision("introduced", "person"), own),
                     404, "not_found")
        self.problem(self.move(elm, decision("paused", "carer"), own), 404, "not_found")
        self.problem(self.move(elm, decision("paused", "scheme_worker"), theirs), 403, "forbidden")
        self.assertEqual(self.moved(elm, decision("paused", "carer"), theirs)["state"], "paused")
        self.problem(self.move(oak, decision("paused", "carer"), theirs), 404, "not_found")
        self.problem(self.move(maya, decision("ended", "person"), theirs), 404, "not_found")

    def test_under_review_cannot_be_told_from_paused(self):
        elm, oak = self.path("elm"), self.path("oak")
        for path in (elm, oak):
            self.moved(path, decision("paused", "carer"))
        review = decision("under_review", "manager", "safeguarding meeting", reason="A worry.")
        self.problem(self.move(elm, review), 403, "forbidden")
        self.problem(self.move(elm, {**review, "reason": ""}, self.manager), 422, "bad_input")
        self.assertEqual(self.moved(elm, review, self.manager)["state"], "under_review")
        self.assertEqual(self.record(elm)["state"], "paused")
        answers = 0
        for token, carers in [(self.worker, None), (None, ("anna", "olu"))]:
            tokens = [token or self.token("carer", "wigan", "--carer", each)
                      for each in carers or ("", "")]
            for to in ("available", "paused", "under_review", "approved", "enquiry", "nothing"):
                for actor in ("carer", "applicant", "panel", "manager", "scheme_worker"):
                    body = decision(to, actor)
                    one, two = (self.move(path, body, each)
                                for path, each in zip((elm, oak), tokens))
                    self.assertEqual((one[0], one[2]), (two[0], two[2]), body)
                    self.assertNotEqual(one[0], 201)
                    answers += 1
        self.assertEqual(answers, 60)
        for change in ({"state": "available"}, {"state": "under_review"}, {"state": "paused"},
                       {"states": []}):
            one, two = (self.ask("PATCH", path, body=change, If_Match="*") for path in (elm, oak))
            self.assertEqual(one[0], two[0], change)
            if one[0] != 200:
                self.assertEqual(one[2], two[2])
        # A manager opens a paused home again, in the carer's name, and no home under review.
        back = decision("available", "carer")
        self.assertEqual(self.moved(oak, back, self.manager)["state"], "available")
        self.problem(self.move(elm, back, self.manager), 409, "conflict")
        self.moved(elm, decision("approved", "panel"), self.manager)
        self.moved(elm, back)
        # Who resigns leaves in the same words from either.
        for path in (elm, oak):
            self.moved(path, decision("paused", "carer"))
        self.moved(elm, review, self.manager)
        one, two = (self.moved(path, decision("resigned", "carer")) for path in (elm, oak))
        self.assertEqual({**one, "number": ""}, {**two, "number": ""})

    def test_once_for_a_key(self):
        path = self.path("elm")
        body = decision("paused", "carer", reason="Moving house.")
        first = self.moved(path, body, Idempotency_Key="k")
        again = self.moved(path, body, Idempotency_Key="k")
        self.assertEqual(first, again)
        self.assertEqual(len(self.record(path, self.manager)["states"]), 1)
        self.problem(self.move(path, decision("resigned", "carer"), Idempotency_Key="k"), 409,
                     "conflict")
        self.moved(path, decision("available", "carer"), self.manager)
        self.assertEqual(self.moved(path, body, Idempotency_Key="k"), first)
        self.assertEqual(self.record(path)["state"], "available")

    def test_every_fault_is_said_with_its_place(self):
        path = self.path("elm")
        for body, places in [
                ({}, ["/to", "/actor"]), (decision("gone", "nobody"), ["/to", "/actor"]),
                (decision("paused", "carer", ""), ["/authority"]),
                (decision("paused", "carer", on="2199-01-01"), ["/on"]),
                ({**decision("paused", "carer"), "recorded_by": "me"}, ["/recorded_by"]),
                ({**decision("paused", "carer"), "why": "x"}, ["/why"]),
                (decision("paused", "carer", "x" * 201), ["/authority"])]:
            with self.subTest(body=body):
                refused = self.problem(self.move(path, body), 422, "bad_input")
                self.assertEqual(self.places(refused), places)
        self.problem(self.move(path, "nonsense"), 400, "malformed")
        self.problem(self.move(path + "0", decision("paused", "carer")), 404, "not_found")
        self.problem(self.move(path, decision("paused", "carer"), self.token("auditor")), 403,
                     "forbidden")

    def test_on_the_command_line(self):
        self.server.stop()
        where = ["--data", self.data, "--scheme", "wigan"]
        home = ["state", *where, "--household", "elm", "--authority", "told us"]
        said = self.done(*home, "--to", "paused", "--actor", "carer")
        self.assertIn("is paused since", said)
        refused = kith(*home, "--to", "available", "--actor", "carer")
        self.assertEqual(refused.returncode, 1, refused.stderr)
        self.assertIn("manager", refused.stderr)
        moved = json.loads(self.done(*home, "--to", "available", "--actor", "carer", "--as",
                                     "manager", "--json"))
        self.assertEqual(moved["state"], "available")
        refused = kith(*home, "--to", "enquiry", "--actor", "carer")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("from available one comes to: paused, under_review, resigned",
                      refused.stderr)
        self.done("state", *where, "--person", "maya", "--to", "profile_agreed", "--actor",
                  "person", "--authority", "with pictures")
        self.assertEqual(kith("state", *where, "--to", "paused", "--actor", "carer",
                              "--authority", "x").returncode, 2)
        self.assertEqual(kith(*home, "--to", "paused", "--actor", "carer", "--as",
                              "auditor").returncode, 1)
        # Out and in again in the same bytes.
        bundle = self.export()
        path = self.folder / "again.jsonl"
        path.write_text(bundle, encoding="utf-8")
        self.assertIn('"states":[{"from":"available","to":"paused"', bundle)
        self.done("scheme", "create", "--data", self.data, "leigh")
        self.done("import", "--data", self.data, "--scheme", "leigh", path)
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "leigh"), bundle)


if __name__ == "__main__":
    unittest.main()
