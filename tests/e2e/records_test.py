# SPDX-License-Identifier: Apache-2.0
"""Records over HTTP: made, read, listed, changed, ended; what each role sees of them."""
import json
import re
import unittest

from kith_program import DataTest, Server, household, person

BASE = "/v1/schemes/wigan"
TIE = {"type": "tie", "of": "maya", "other": {"called": "Aunt J"}, "ring": "friendship",
       "category": "family", "wanted": "yes", "would_miss": 3}


class Records(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"), person("femi"), household("akhtar"))
        self.worker = self.token("scheme_worker")
        self.manager = self.token("manager")
        self.server = Server(self.data)
        self.addCleanup(self.server.stop)

    def ask(self, method, path, token=None, body=None, **headers):
        return self.server.request(method, BASE + path, token or self.worker, body, **headers)

    def number(self, external_id, kind="people"):
        status, _, text = self.ask("POST", f"/{kind}/lookup", body={"external_id": external_id})
        self.assertEqual(status, 200, text)
        return json.loads(text)["number"]

    def test_a_record_is_made_read_changed_and_ended(self):
        status, headers, text = self.ask("POST", "/people", body={"called": "Ana", "born": "1990"})
        self.assertEqual(status, 201, text)
        path = headers["location"].removeprefix(BASE)
        self.assertRegex(path, r"^/people/[0-9A-Z]{26}$")
        status, got, text = self.ask("GET", path)
        self.assertEqual((status, got["etag"]), (200, headers["etag"]))
        self.assertEqual(json.loads(text)["called"], "Ana")
        status, again, text = self.ask("GET", path, If_None_Match=got["etag"])
        self.assertEqual((status, text), (304, ""))

        self.problem(self.ask("PATCH", path, body={"called": "Anna"}), 428, "precondition_required")
        status, changed, text = self.ask("PATCH", path, body={"called": "Anna"},
                                         If_Match=got["etag"])
        self.assertEqual(status, 200, text)
        self.assertEqual(json.loads(text)["called"], "Anna")
        self.assertEqual(json.loads(text)["born"], "1990")
        self.problem(self.ask("PUT", path, body={"called": "Anne"}, If_Match=got["etag"]),
                     412, "precondition_failed")
        status, put, text = self.ask("PUT", path, body={"called": "Anne"}, If_Match=changed["etag"])
        self.assertEqual(status, 200, text)
        self.assertNotIn("born", json.loads(text))

        self.problem(self.ask("DELETE", path), 428, "precondition_required")
        self.problem(self.ask("DELETE", path, If_Match='"0"'), 412, "precondition_failed")
        self.assertEqual(self.ask("DELETE", path, If_Match=put["etag"])[0], 204)
        self.problem(self.ask("GET", path), 404, "not_found")

    def test_the_same_request_twice_with_a_key_makes_one_record(self):
        body = {"called": "Ben", "external_id": "ben"}
        first = self.ask("POST", "/people", body=body, Idempotency_Key="k1")
        again = self.ask("POST", "/people", body=body, Idempotency_Key="k1")
        self.assertEqual(first[0], 201, first)
        self.assertEqual((again[0], again[2], again[1]["location"]),
                         (201, first[2], first[1]["location"]))
        self.problem(self.ask("POST", "/people", body={"called": "Other"}, Idempotency_Key="k1"),
                     409, "conflict")
        self.problem(self.ask("POST", "/people", body=body), 409, "conflict")
        self.problem(self.ask("POST", "/people", body=body, Idempotency_Key="k" * 129),
                     400, "wrong_usage")

    def test_a_replay_answers_what_was_answered_whatever_happened_since(self):
        home = self.number("akhtar", "households")
        path = f"/people/{self.number('maya')}/proposals?top=5"
        first = self.ask("POST", path, Idempotency_Key="k1")
        self.assertEqual(first[0], 201, first)
        head = self.ask("GET", "/log/head", self.token("auditor"))[2]
        self.assertEqual(self.ask("POST", path, Idempotency_Key="k1"), first)
        self.assertEqual(json.loads(self.ask("GET", "/log/head", self.token("auditor"))[2])["size"],
                         json.loads(head)["size"], "a replay recorded something")
        tie = {"of": self.number("maya"), "other": {"called": "Aunt J"}, "seen_by": "officer"}
        made = self.ask("POST", "/ties", body=tie, Idempotency_Key="k2")
        self.assertEqual(made[0], 201, made)
        # What it was asked of changes.
        self.assertEqual(self.ask("PATCH", f"/households/{home}", body={"called": "Elsewhere"},
                                  If_Match="*")[0], 200)
        self.assertEqual(self.ask("PATCH", f"/people/{self.number('maya')}",
                                  body={"born": "1970"}, If_Match="*")[0], 200)
        self.assertNotEqual(self.ask("POST", path, Idempotency_Key="k3")[2], first[2])
        number = json.loads(made[2])["number"]
        self.assertEqual(self.ask("PATCH", f"/ties/{number}", body={"category": "friend"},
                                  If_Match="*")[0], 200)
        self.assertEqual(self.ask("POST", path, Idempotency_Key="k1"), first)
        self.assertEqual(self.ask("POST", "/ties", body=tie, Idempotency_Key="k2"), made)
        self.problem(self.ask("POST", path + "&emergency_nights=2", Idempotency_Key="k1"), 409,
                     "conflict")
        # And after a restart, with nothing of it in memory.
        self.server.stop()
        with Server(self.data) as self.server:
            self.assertEqual(self.ask("POST", path, Idempotency_Key="k1"), first)
            self.assertEqual(self.ask("POST", "/ties", body=tie, Idempotency_Key="k2"), made)

    def test_a_replay_does_not_bring_back_the_erased(self):
        self.ask("PATCH", f"/households/{self.number('akhtar', 'households')}",
                 body={"carers": [{"called": "Sam", "role": "main", "agreement": [
                     {"for": "match", "answer": "yes", "authority": "self"}]}]}, If_Match="*")
        path = f"/people/{self.number('maya')}/proposals?top=5"
        first = self.ask("POST", path, Idempotency_Key="k1")
        self.assertEqual(first[0], 201, first)
        self.assertIn("Akhtar", first[2])
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", "akhtar", "--yes")
        again = self.ask("POST", path, Idempotency_Key="k1")
        self.problem(again, 409, "conflict")
        self.assertNotIn("Akhtar", again[2])
        self.assertIn(json.loads(first[2])["run"], again[2])

    def test_a_replay_about_somebody_who_is_no_longer_there(self):
        path = f"/people/{self.number('maya')}"
        first = self.ask("POST", path + "/proposals", Idempotency_Key="k1")
        self.assertEqual(first[0], 201, first)
        self.assertEqual(self.ask("DELETE", path, If_Match="*")[0], 204)
        self.assertEqual(self.ask("POST", path + "/proposals", Idempotency_Key="k1"), first)
        self.problem(self.ask("POST", path + "/proposals", Idempotency_Key="k2"), 404, "not_found")
        path = f"/people/{self.number('femi')}"
        second = self.ask("POST", path + "/proposals", Idempotency_Key="k3")
        self.assertEqual(second[0], 201, second)
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", "femi", "--yes")
        # The key went with the person: nothing tells any more that there was such a request.
        again = self.ask("POST", path + "/proposals", Idempotency_Key="k3")
        self.problem(again, 404, "not_found")
        self.assertNotIn(json.loads(second[2])["run"], again[2])

    def test_bad_bodies_list_all_faults_and_change_nothing(self):
        before = self.export()
        table = [("{", 400), ("[]", 422), ('"x"', 422), ("{\"called\":1,\"nonsense\":2}", 422),
                 ("{\"called\":\"A\",\"called\":\"B\"}", 422), ("{\"born\":\"2090-01-01\"}", 422),
                 ("{\"called\":null}", 422), ("[" * 100 + "]" * 100, 413),
                 ("{\"number\":\"" + "0" * 26 + "\"}", 422), ("{\"rhythm\":{\"busy\":9}}", 422),
                 (b"{\"called\":\"\xff\"}", 422)]
        for body, status in table:
            with self.subTest(body=body):
                got = self.ask("POST", "/people", body=body)
                self.assertIn(got[0], (status, 400, 422), got)
                self.assertEqual(got[1]["content-type"], "application/problem+json")
        got = self.ask("POST", "/people", body={"called": 1, "nonsense": 2, "rhythm": {"busy": 9}})
        pointers = {fault["pointer"] for fault in self.problem(got, 422, "bad_input")["errors"]}
        self.assertEqual(pointers, {"/called", "/nonsense", "/rhythm/busy"})
        self.assertEqual(self.export(), before)

    def test_pages_follow_each_other_to_the_end(self):
        for i in range(7):
            self.assertEqual(self.ask("POST", "/people", body={"called": f"P{i}"})[0], 201)
        seen, path = [], "/people?limit=4"
        while path:
            status, headers, text = self.ask("GET", path)
            self.assertEqual(status, 200, text)
            seen += [item["number"] for item in json.loads(text)["items"]]
            link = re.fullmatch(r'<(.*)>; rel="next"', headers.get("link", ""))
            self.assertEqual(bool(link), "next" in json.loads(text))
            path = link.group(1).removeprefix(BASE) if link else None
        self.assertEqual(len(seen), 9)
        self.assertEqual(seen, sorted(set(seen)))

    def test_cursors_are_good_for_their_own_list_only(self):
        cursor = json.loads(self.ask("GET", "/people?limit=1")[2])["next"]
        self.assertEqual(self.ask("GET", f"/people?cursor={cursor}")[0], 200)
        flipped = ("B" if cursor[0] != "B" else "C") + cursor[1:]
        for path in [f"/households?cursor={cursor}", f"/people?cursor={flipped}",
                     f"/people?cursor={cursor[:-2]}", "/people?cursor=AAAA",
                     f"/people?cursor={cursor}{cursor}"]:
            with self.subTest(path=path):
                self.problem(self.ask("GET", path), 400, "malformed")
        self.done("scheme", "create", "--data", self.data, "leigh")
        other = self.token("scheme_worker", "leigh")
        got = self.server.request("GET", f"/v1/schemes/leigh/people?cursor={cursor}", other)
        self.problem(got, 400, "malformed")

    def test_parameters_that_nobody_knows_are_refused(self):
        for path in ["/people?x=1", "/people?limit=0", "/people?limit=201", "/people?limit=a",
                     "/people?limit=1&limit=2", f"/people/{self.number('maya')}?on=2026-11-21"]:
            with self.subTest(path=path):
                self.problem(self.ask("GET", path), 400, "wrong_usage")

    def test_every_fault_of_the_parameters_is_listed(self):
        maya = f"/people/{self.number('maya')}"
        auditor = self.token("auditor")
        for path, token, places in [
                (f"{maya}/proposals?top=0&on=bad", None, ["/top", "/on"]),
                (f"{maya}/proposals?top=x&on=2026-02-30&emergency_nights=91&x=1", None,
                 ["", "/top", "/on", "/emergency_nights"]),
                (f"{maya}/circle?on=bad&y=1", None, ["", "/on"]),
                ("/people?limit=0&z=1", None, ["", "/limit"]),
                ("/log/proofs?event=-1&from=x&size=0", auditor, ["/event", "/from", "/size"])]:
            with self.subTest(path=path):
                problem = self.problem(self.ask("GET", path, token), 400, "wrong_usage")
                self.assertEqual([fault["pointer"] for fault in problem["errors"]], places)

    def test_arrangements_and_introductions_are_not_written_down(self):
        for kind in ["introductions", "arrangements", "emergency-stays"]:
            self.assertEqual(self.ask("GET", f"/{kind}", self.manager)[0], 200)
            for method, path in [("POST", ""), ("PUT", "/" + "0" * 26), ("PATCH", "/" + "0" * 26),
                                 ("DELETE", "/" + "0" * 26)]:
                if kind == "introductions" and method == "POST":
                    continue  # begins one, and only from a row of a recorded run
                with self.subTest(kind=kind, method=method):
                    got = self.ask(method, f"/{kind}{path}", self.manager,
                                   body=None if method == "DELETE" else {})
                    self.problem(got, 405, "method_not_allowed")
                    self.assertEqual(got[1]["allow"], "GET")

    def test_what_is_confidential_is_the_managers(self):
        path = f"/people/{self.number('maya')}"
        mark = {"no_contact": [{"with": self.number("femi")}],
                "no_contact_asked": {"on": "2026-10-02", "answer": "marks"}}
        refused = self.problem(self.ask("PATCH", path, body=mark, If_Match="*"), 403, "forbidden")
        self.assertEqual([fault["pointer"] for fault in refused["errors"]], ["/no_contact"])
        status, _, text = self.ask("PATCH", path, self.manager, mark, If_Match="*")
        self.assertEqual(status, 200, text)
        self.assertIn("no_contact", json.loads(text))
        seen = json.loads(self.ask("GET", path)[2])
        self.assertNotIn("no_contact", seen)
        # The worker's own change keeps what the worker does not see.
        seen["called"] = "Maya B"
        etag = self.ask("GET", path)[1]["etag"]
        status, _, text = self.ask("PUT", path, body=seen, If_Match=etag)
        self.assertEqual(status, 200, text)
        whole = json.loads(self.ask("GET", path, self.manager)[2])
        self.assertEqual(whole["no_contact"], [{"with": self.number("femi")}])
        self.assertEqual(whole["called"], "Maya B")

    def test_a_hidden_change_alters_nothing_that_others_can_fetch(self):
        path = f"/people/{self.number('maya')}"
        before = self.ask("GET", path)
        status, _, text = self.ask("PATCH", path, self.manager,
                                   {"history": [{"household": self.number("akhtar", "households"),
                                                 "kind": "ended_for_safety"}]}, If_Match="*")
        self.assertEqual(status, 200, text)
        after = self.ask("GET", path)
        self.assertEqual((after[0], after[2], after[1]["etag"]),
                         (before[0], before[2], before[1]["etag"]))

    def test_a_home_under_review_reads_as_paused(self):
        path = f"/households/{self.number('akhtar', 'households')}"
        decided = {"to": "under_review", "actor": "manager", "authority": "a meeting",
                   "reason": "A worry."}
        status, _, text = self.ask("POST", path + "/transitions", self.manager, decided)
        self.assertEqual(json.loads(text)["state"], "under_review")
        status, headers, text = self.ask("GET", path)
        self.assertEqual(json.loads(text)["state"], "paused")
        status, _, text = self.ask("PATCH", path, body={"called": "Akhtar"},
                                   If_Match=headers["etag"])
        self.assertEqual(status, 200, text)
        whole = json.loads(self.ask("GET", path, self.manager)[2])
        self.assertEqual(whole["state"], "under_review")

    def test_a_circle_is_shown_as_its_person_says(self):
        shared = {**TIE, "of": self.number("maya"), "seen_by": "officer"}
        private = {**TIE, "of": self.number("maya"), "other": {"called": "R"}, "seen_by": "me"}
        for tie in (shared, private):
            status, _, text = self.ask("POST", "/ties", body=tie)
            self.assertEqual(status, 201, text)
        path = f"/people/{self.number('maya')}/circle"
        status, _, text = self.ask("GET", path)
        self.assertEqual(status, 200, text)
        self.assertEqual([each["tie"]["other"]["called"] for each in json.loads(text)["ties"]],
                         ["Aunt J"])
        own = self.token("person", "wigan", "--person", "maya")
        status, _, text = self.ask("GET", path, own)
        self.assertEqual(len(json.loads(text)["ties"]), 2, text)
        other = f"/people/{self.number('femi')}"
        self.problem(self.ask("GET", other + "/circle", own), 404, "not_found")
        self.problem(self.ask("GET", other, own), 404, "not_found")
        self.problem(self.ask("GET", "/people", own), 403, "forbidden")

    def test_proposals_put_on_record_once_for_a_key(self):
        path = f"/people/{self.number('maya')}/proposals"
        auditor = self.token("auditor")

        def size():
            return json.loads(self.ask("GET", "/log/head", auditor)[2])["size"]

        before = size()
        asked = json.loads(self.ask("GET", path)[2])
        self.assertNotIn("run", asked)
        self.assertEqual(size(), before)
        first = self.ask("POST", path, Idempotency_Key="k")
        self.assertEqual(first[0], 201, first)
        again = self.ask("POST", path, Idempotency_Key="k")
        self.assertEqual(json.loads(first[2])["run"], json.loads(again[2])["run"])
        self.assertEqual(size(), before + 1)
        self.problem(self.ask("POST", path + "?top=3", Idempotency_Key="k"), 409, "conflict")
        self.problem(self.ask("POST", path, auditor), 403, "forbidden")
        for wrong in ["?top=0", "?top=201", "?on=yesterday", "?emergency_nights=0", "?x=1"]:
            self.problem(self.ask("GET", path + wrong), 400, "wrong_usage")
        self.assertEqual(self.ask("GET", path + "?emergency_nights=2")[0], 200)

    def test_what_the_server_answers_to_head(self):
        path = f"/people/{self.number('maya')}"
        status, headers, text = self.ask("HEAD", path)
        self.assertEqual((status, text), (200, ""))
        self.assertEqual(headers["etag"], self.ask("GET", path)[1]["etag"])
        self.assertEqual(headers["accept-ranges"], "none")
        status, _, text = self.ask("GET", path, Range="bytes=0-3")
        self.assertEqual((status, json.loads(text)["called"]), (200, "Maya"))

    def test_reading_never_moves_the_facts_and_is_itself_recorded(self):
        auditor = self.token("auditor")
        head = json.loads(self.ask("GET", "/log/head", auditor)[2])
        self.ask("GET", f"/people/{self.number('maya')}", Kith_Purpose="review")
        self.ask("GET", "/people")
        after = json.loads(self.ask("GET", "/log/head", auditor)[2])
        self.assertEqual((head["size"], head["root"]), (after["size"], after["root"]))
        self.server.stop()
        report = json.loads(self.done("audit", "verify", "--data", self.data, "--scheme", "wigan",
                                      "--json"))
        self.assertGreaterEqual(report["access"]["events"], 2)
        self.assertTrue(report["whole"])


if __name__ == "__main__":
    unittest.main()
