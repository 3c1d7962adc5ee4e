# SPDX-License-Identifier: Apache-2.0
"""Every stage of an introduction, and in it everything that anybody may send, over HTTP and by
import. What is taken stands in a table (introducing.py), written by hand from the rules of the
field; whatever is not in it is refused and changes nothing."""
import json
import unittest

from introducing import (ALWAYS, Desk, StagesTest, TAKEN, WAYS, commands, expected, home, person,
                         step, world)
from kith_program import DataTest, Server, kith

NEVER = [("transitions", {"step": kind}) for kind in
         ("shortlisted", "rejected", "emergency_asked", "disclosed", "journeys_shown", "answered",
          "met", "felt", "funded")]
NEVER += [("decisions", {"step": "signed", "party": "person"}),
          ("meetings", {"step": "answered", "party": "person", "question": "meet"})]


class Introductions(StagesTest):
    def test_the_table_knows_every_stage(self):
        self.assertEqual(set(TAKEN), set(WAYS))
        known = set(commands("elm"))
        for stage, taken in TAKEN.items():
            self.assertFalse(taken - known, stage)

    def test_every_stage_and_every_command_over_http(self):
        tokens = self.schemes(45)
        taken = refused = 0
        with Server(self.data) as server:
            for stage, way in WAYS.items():
                desk, used = self.desk(server, stage, tokens), 0
                number = desk.walk("maya0", "elm0", way)
                for name in commands("elm0"):
                    where = f"elm{used}"
                    before = desk.ask("GET", f"introductions/{number}")
                    self.assertEqual(before[2]["stage"], stage)
                    status, _, answer = desk.send(number, commands(where)[name])
                    with self.subTest(stage=stage, command=name):
                        self.assertEqual(status, expected(stage, name), answer)
                    if status == 201:
                        taken, used = taken + 1, used + 1
                        number = desk.walk(f"maya{used}", f"elm{used}", way)
                    else:
                        refused += 1
                        self.assertEqual(desk.ask("GET", f"introductions/{number}"), before)
                for command in NEVER:
                    with self.subTest(stage=stage, command=command):
                        self.assertEqual(desk.send(number, command)[0], 422)
                self.not_written_down(desk, stage, number)
        self.assertGreater(taken, 100)
        self.assertGreater(refused, 300)

    def not_written_down(self, desk, stage, number):
        """An introduction, and what came of it, take no other way of being changed."""
        arrangements = desk.ask("GET", "arrangements")[2]["items"]
        stays = desk.ask("GET", "emergency-stays")[2]["items"]
        self.assertEqual(bool(arrangements), stage in ("arrangement_agreed", "started", "ended"))
        self.assertEqual(bool(stays), stage == "emergency_stay")
        for kind, of in [("introductions", number), *[("arrangements", each["number"])
                                                      for each in arrangements[:1]]]:
            for method in ("PUT", "PATCH", "DELETE"):
                body = None if method == "DELETE" else {"stage": "started"}
                with self.subTest(stage=stage, kind=kind, method=method):
                    self.assertEqual(desk.ask(method, f"{kind}/{of}", body, If_Match="*")[0], 405)
        for kind in ("arrangements", "emergency-stays"):
            with self.subTest(stage=stage, kind=kind):
                self.assertEqual(desk.ask("POST", kind, {"person": "maya0"})[0], 405)

    def test_no_odd_value_is_a_fault_of_ours(self):
        token = self.scheme("leigh", 1)
        with Server(self.data) as server:
            desk = Desk(server, "leigh", token)
            number = desk.walk("maya0", "elm0", WAYS["shared"])
            asked = 0
            for name, (gate, body) in commands("elm0").items():
                for key in [*body, "on", "of", "present", "share", "emergency"]:
                    for value in ([], {}, [[]], 7, True, None, "\u0000", {"a": {"to": 1}}):
                        answer = desk.send(number, (gate, {**body, key: value}))
                        with self.subTest(command=name, key=key, value=value):
                            self.assertLess(answer[0], 500, answer)
                        asked += 1
            for body in ([], "yes", 7, None, {"step": "shared", "share": "all"}):
                self.assertIn(desk.send(number, ("transitions", json.dumps(body)))[0], (400, 422))
            self.assertGreater(asked, 1000)

    def test_after_a_restart_it_stands_where_it_stood(self):
        tokens = self.schemes(2)
        seen = {}
        with Server(self.data) as server:
            for stage, way in WAYS.items():
                desk = self.desk(server, stage, tokens)
                number = desk.walk("maya0", "elm0", way)
                seen[stage] = number, desk.ask("GET", f"introductions/{number}")
        with Server(self.data) as server:
            for stage, (number, before) in seen.items():
                desk = self.desk(server, stage, tokens)
                with self.subTest(stage=stage):
                    again = desk.ask("GET", f"introductions/{number}")
                    self.assertEqual((again[0], again[1]["etag"], again[2]),
                                     (before[0], before[1]["etag"], before[2]))
                    name = sorted(TAKEN[stage] | ALWAYS)[0]
                    self.assertEqual(desk.send(number, commands("elm0")[name])[0], 201, name)

    def test_declined_is_not_proposed_and_not_begun_until_they_reopen_it(self):
        token = self.scheme("leigh", 2)
        with Server(self.data) as server:
            desk = Desk(server, "leigh", token)
            run = desk.run("maya0")
            self.assertIn("elm0", self.homes(desk, run))
            number = desk.walk("maya0", "elm0", WAYS["declined"], run["run"])
            self.assertNotIn("elm0", self.homes(desk, desk.run("maya0")))
            refused = desk.begin("maya0", "elm0", run=run["run"])
            nobody = desk.begin("maya0", "elm0", run="0" * 26)
            self.assertEqual(refused[0], 404)
            self.assertEqual(refused[2], nobody[2])
            desk.send(number, commands("elm0")["person reopens"])
            self.assertEqual(desk.begin("maya0", "elm0", run=run["run"])[0], 404)
            desk.send(number, commands("elm0")["carer reopens"])
            self.assertIn("elm0", self.homes(desk, desk.run("maya0")))
            self.assertEqual(desk.begin("maya0", "elm0")[0], 201)

    def homes(self, desk, run):
        names = {each["number"]: each["external_id"]
                 for each in desk.ask("GET", "households?limit=200")[2]["items"]}
        return [names[each["household"]] for each in run["proposals"]]


class Imported(DataTest):
    """A bundle is history: whatever it claims, nothing under way moves by it."""

    def test_no_claim_of_an_import_moves_an_introduction(self):
        self.take_in(*map(json.loads, world(3).splitlines()))
        token = self.token("manager")
        with Server(self.data) as server:
            desk = Desk(server, "wigan", token)
            number = desk.walk("maya0", "elm0", WAYS["shared"])
            run = desk.ask("GET", f"introductions/{number}")[2]["run"]
        bundle = [json.loads(line) for line in self.export().splitlines()]
        mine = next(each for each in bundle if each["type"] == "introduction")
        self.assertEqual(mine["number"], number)
        for stage in WAYS:
            claim = {**mine, "stage": stage}
            with self.subTest(stage=stage):
                got = kith("import", "--data", self.data, "--scheme", "wigan", self.bundle(claim))
                with Server(self.data) as server:
                    desk = Desk(server, "wigan", token)
                    now = desk.ask("GET", f"introductions/{number}")[2]
                    self.assertEqual((now["stage"], now["run"]), ("shared", run), got.stderr)
                    self.assertEqual(desk.ask("GET", "arrangements")[2]["items"], [])
        other = {**mine, "household": "elm1"}
        got = kith("import", "--data", self.data, "--scheme", "wigan", self.bundle(other))
        self.assertEqual(got.returncode, 3, got.stdout)
        self.assertIn("under way", got.stderr)
        for record in (mine, {**mine["steps"][0], "type": "step"}):
            got = kith("import", "--data", self.data, "--scheme", "wigan",
                       self.bundle({**record, "type": "step"}))
            self.assertEqual(got.returncode, 3, got.stdout)

    def test_no_import_rewrites_what_everybody_signed(self):
        self.take_in(*map(json.loads, world(1).splitlines()))
        token = self.token("manager")
        with Server(self.data) as server:
            desk = Desk(server, "wigan", token)
            desk.walk("maya0", "elm0", WAYS["arrangement_agreed"])
            [agreed] = desk.ask("GET", "arrangements")[2]["items"]
        for change in ({"kind": "day"}, {"start": "2020-01-01"}, {"household": "oak"},
                       {"end": "2026-11-24"}):
            with self.subTest(change=change):
                got = kith("import", "--data", self.data, "--scheme", "wigan",
                           self.bundle({**agreed, **change}))
                self.assertNotEqual(got.returncode, 0, got.stdout)
        self.take_in(agreed)
        with Server(self.data) as server:
            self.assertEqual(Desk(server, "wigan", token).ask("GET", "arrangements")[2]["items"],
                             [agreed])

    def test_what_came_from_elsewhere_is_history_and_nothing_follows_from_it(self):
        self.take_in(*map(json.loads, world(3).splitlines()))
        token = self.token("manager")
        made = [{"type": "introduction", "person": "maya1", "household": "elm1", "stage": stage}
                for stage in WAYS]
        made.append({"type": "arrangement", "person": "maya2", "household": "elm2",
                     "kind": "live_in", "start": "2026-11-01"})
        self.take_in(*made)
        with Server(self.data) as server:
            desk = Desk(server, "wigan", token)
            for each in desk.ask("GET", "introductions?limit=200")[2]["items"]:
                self.assertIs(each["from_elsewhere"], True)
                for name in ("show person", "person meet", "start", "person ends", "person no"):
                    with self.subTest(stage=each["stage"], command=name):
                        self.assertEqual(desk.send(each["number"], commands("elm1")[name])[0], 409)
            [claimed] = desk.ask("GET", "arrangements")[2]["items"]
            self.assertIs(claimed["begun_before_kith"], True)
            self.assertEqual(desk.ask("GET", f"arrangements/{claimed['number']}")[2], claimed)
            self.assertEqual(desk.begin("maya1", "elm1")[0], 201, "no claim declines a pair")

    def test_export_and_import_elsewhere_gives_history_and_the_same_bytes(self):
        self.take_in(*map(json.loads, world(len(WAYS)).splitlines()))
        token = self.token("manager")
        with Server(self.data) as server:
            desk = Desk(server, "wigan", token)
            for i, way in enumerate(WAYS.values()):
                desk.walk(f"maya{i}", f"elm{i}", way)
            agreed = desk.ask("GET", "arrangements")[2]["items"]
            self.assertEqual(len(agreed), 3)
            self.assertFalse(any("begun_before_kith" in each for each in agreed))
        text = self.export()
        self.done("scheme", "create", "--data", self.data, "bolton")
        path = self.folder / "all.jsonl"
        path.write_text(text, encoding="utf-8")
        self.done("import", "--data", self.data, "--scheme", "bolton", path)
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "bolton"), text)
        token = self.token("manager", "bolton")
        with Server(self.data) as server:
            desk = Desk(server, "bolton", token)
            items = desk.ask("GET", "introductions?limit=200")[2]["items"]
            self.assertEqual(sorted(each["stage"] for each in items), sorted(WAYS))
            for each in items:
                self.assertIs(each["from_elsewhere"], True)
                self.assertEqual(desk.send(each["number"], step("money_shown"))[0], 409)
            brought = desk.ask("GET", "arrangements")[2]["items"]
            self.assertEqual(len(brought), len(agreed))
            self.assertTrue(all(each["begun_before_kith"] for each in brought))

    def test_what_was_shown_is_not_shown_again_once_nothing_may_be(self):
        self.take_in(person("maya"), home("elm"), home("oak"))
        token = self.token("manager")
        with Server(self.data) as server:
            desk = Desk(server, "wigan", token)
            number = desk.walk("maya", "elm", WAYS["shared"])
            elm = desk.ask("GET", f"households/{desk.number('households', 'elm')}")[2]
            carer = self.done("token", "create", "--data", self.data, "--scheme", "wigan",
                              "--role", "carer", "--carer",
                              elm["carers"][0]["number"]).strip()
            theirs = Desk(server, "wigan", carer)
            shares = theirs.ask("GET", f"introductions/{number}/shares")[2]["shares"]
            self.assertIn("person", [each["of"] for each in shares])
            maya = desk.number("people", "maya")
            desk.ask("PATCH", f"people/{maya}", {"sharing": None}, If_Match="*")
            shares = theirs.ask("GET", f"introductions/{number}/shares")[2]["shares"]
            self.assertEqual([each["of"] for each in shares], ["household"])

    def test_a_field_that_is_none_is_left_out_of_no_profile(self):
        made = person("maya")
        made["sharing"] = {**made["sharing"], "leaves_out": ["smoke", "my shoe size"]}
        got = kith("import", "--data", self.data, "--scheme", "wigan", self.bundle(made))
        self.assertEqual(got.returncode, 3, got.stdout)
        self.assertIn("/sharing/leaves_out/1", got.stderr + got.stdout)
        self.assertNotIn("/sharing/leaves_out/0", got.stderr + got.stdout)

    def test_a_change_of_records_reaches_no_step(self):
        """Who ends a person's record, or a home's, ends no introduction by it in silence."""
        self.take_in(person("maya"), home("elm"), home("oak"))
        token = self.token("manager")
        with Server(self.data) as server:
            desk = Desk(server, "wigan", token)
            number = desk.walk("maya", "elm", WAYS["shared"])
            before = desk.ask("GET", f"introductions/{number}")[2]
            maya = desk.number("people", "maya")
            status, _, _ = desk.ask("PATCH", f"people/{maya}", {"sharing": None}, If_Match="*")
            self.assertEqual(status, 200)
            self.assertEqual(desk.send(number, commands("elm")["show person"])[0], 409)
            self.assertEqual(desk.ask("GET", f"introductions/{number}")[2], before)


if __name__ == "__main__":
    unittest.main()
