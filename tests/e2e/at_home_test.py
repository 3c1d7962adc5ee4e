# SPDX-License-Identifier: Apache-2.0
"""91 days still at home through the real program: records in by every door, counted by published
rules, traced to the log, told to each reader as far as they may know, gone with who is erased."""
import csv
import io
import json
import unittest

from kith_program import DataTest, Server, household, kith, person

WINDOW = ["--from", "2025-10-01", "--to", "2026-01-01"]
PATH = "/v1/schemes/wigan/at-home?from=2025-10-01&to=2026-01-01"
ON, DAY_91 = "2025-11-03", "2026-02-02"


def older(name, born="1950-05-01", **more):
    return {**person(name), "born": born, **more}


def discharge(of, where="home", on=ON, **more):
    told = {} if where is None else {"day_91": {"where": where, "on": "2026-04-02",
                                                "said_by": "person"}}
    return {"type": "discharge", "external_id": f"{of}-{on}", "person": of, "discharged_on": on,
            "hospital": "Royal Albert", "to": "home", "for_rehabilitation": True,
            "means_to_go_home": True, "supported_by_authority": True, **told, **more}


def one_of_each():
    """Every place that somebody can be on day 91, and every way not to be counted."""
    places = ("home", "extra_care", "shared_lives_home", "care_home_short_break", "hospital",
              "care_home", "died", "not_known", None)
    records = []
    for i, where in enumerate(places):
        records += [older(f"p{i}"), discharge(f"p{i}", where)]
    records += [older("young", "1980-01-01"), discharge("young"),
                older("sent"), discharge("sent", to="hospital"),
                older("unasked"), discharge("unasked", means_to_go_home=None),
                older("late"), discharge("late", on="2026-01-01")]
    for record in records:
        for key in [key for key, value in record.items() if value is None]:
            del record[key]
    return records


class Asked(DataTest):
    def ask(self, *arguments, expect=0, window=None):
        got = kith("at-home", "--data", self.data, "--scheme", "wigan",
                   *(WINDOW if window is None else window), *arguments)
        self.assertEqual(got.returncode, expect, got.stderr + got.stdout)
        return got.stdout + got.stderr

    def answer(self, *arguments, expect=0):
        return json.loads(self.ask("--json", *arguments, expect=expect))

    @staticmethod
    def figures(answer):
        return {each["name"]: each for each in answer["figures"]}


class Counted(Asked):
    def test_every_branch_of_the_rules(self):
        self.take_in(*one_of_each())
        answer = self.answer()
        found = self.figures(answer)
        share = found["at_home_91"]
        self.assertEqual((share["value"], share["whole"], share["per_mille"]), (4, 9, 444))
        for name, value in {"not_at_home": 5, "outside": 2, "not_told": 1, "not_yet": 0,
                            "reason.not_traced": 2, "reason.short_break": 1, "reason.died": 1,
                            "reason.under_age": 1, "reason.other_place": 1,
                            "flag.day_91_not_said": 1, "flag.intention_not_said": 1}.items():
            self.assertEqual(found[f"at_home_91.{name}"]["value"], value, name)
        self.assertTrue(answer["published_window"])
        self.assertEqual(answer["rules"]["version"], "ascof-2022-23")
        self.assertEqual(len(answer["discharges"]), 12)
        words = self.ask()
        self.assertIn("4 of 9  44.4 %", words)
        self.assertIn("nobody knows: not at home", words)
        for badge in ("good", "better", "worse", "score"):
            self.assertNotIn(badge, words)

    def test_each_figure_leads_to_records_and_these_to_the_log(self):
        self.take_in(*one_of_each())
        answer = self.answer("--as", "auditor")
        events = {record["number"]: record["event"] for row in answer["discharges"]
                  for record in row["records"]}
        for figure in answer["figures"]:
            for number in figure["records"]:
                event = events[number]
        proof = kith("audit", "prove", "--data", self.data, "--scheme", "wigan", "--event",
                     str(event))
        self.assertEqual(proof.returncode, 0, proof.stderr)
        self.assertNotIn("event", json.dumps(self.answer("--as", "scheme-worker")))

    def test_the_table_says_the_same(self):
        self.take_in(*one_of_each())
        rows = list(csv.DictReader(io.StringIO(self.ask("--format", "csv", "--as", "auditor"))))
        kept = [row for row in rows if row["row"] == "discharge"]
        counted = [row for row in kept if row["verdict"] in ("at_home", "not_at_home")]
        home = [row for row in counted if row["verdict"] == "at_home"]
        printed = next(row for row in rows if row["name"] == "at_home_91")
        self.assertEqual((int(printed["value"]), int(printed["whole"])), (len(home), len(counted)))
        told = csv.reader(io.StringIO(self.ask("--format", "csv")))
        self.assertNotIn("P0", [cell for row in told for cell in row])

    def test_other_windows_other_years_and_what_cannot_be(self):
        self.take_in(*one_of_each())
        wider = json.loads(self.ask("--json", window=["--from", "2025-10-01", "--to",
                                                      "2026-02-01"]))
        self.assertNotIn("published_window", wider)
        self.assertEqual(len(wider["discharges"]), 13)
        self.assertIn("not the published window",
                      self.ask(window=["--from", "2025-10-01", "--to", "2026-02-01"]))
        self.assertEqual(self.answer("--rules", "ascof-2021-22")["rules"]["version"],
                         "ascof-2021-22")
        refused = self.ask("--rules", "ascof-2024-25", expect=3)
        self.assertIn("/rules", refused)
        self.assertIn("ascof-2021-22", refused)
        self.assertIn("/to", self.ask(window=["--from", "2026-01-01", "--to", "2025-10-01"],
                                      expect=3))
        self.assertIn("/to", self.ask(window=["--from", "2025-10-01"], expect=3))
        self.assertIn("--from", self.ask(window=["--from", "soon", "--to", "2026-01-01"],
                                         expect=2))
        self.assertEqual(json.loads(self.ask("--json", window=[]))["from"], "2025-10-01")

    def test_nobody_and_as_it_was_known(self):
        empty = self.answer(expect=1)
        self.assertEqual((empty["discharges"], self.figures(empty)["at_home_91"]["whole"]),
                         ([], 0))
        self.take_in(older("ada"), discharge("ada", None))
        position = self.answer("--as", "auditor")["position"]
        before = self.ask("--json", "--as", "auditor")
        self.take_in(discharge("ada", "home"))
        self.assertEqual(self.figures(self.answer())["at_home_91"]["value"], 1)
        self.assertEqual(self.ask("--json", "--as", "auditor", "--as-known-at", position), before)

    def test_an_arrangement_that_day_stands_beside(self):
        self.take_in(older("ada"), household("elm"),
                     {"type": "arrangement", "external_id": "a", "person": "ada",
                      "household": "elm", "kind": "live_in", "start": "2025-12-01"},
                     discharge("ada", None))
        row = self.answer()["discharges"][0]
        self.assertEqual((row["verdict"], row["reason"]), ("not_at_home", "not_traced"))
        self.assertIn("arrangement_that_day", row["flags"])
        self.assertEqual(len(row["arrangements"]), 1)
        # A coordinator knows of no homes: neither this, nor that there is something.
        self.assertNotIn("arrangement", self.ask("--json", "--as", "coordinator"))
        self.assertNotIn("arrangement_that_day",
                         self.ask("--format", "csv", "--as", "coordinator"))
        self.assertNotIn("arrangement on that day", self.ask("--as", "coordinator"))


class Kept(Asked):
    """The record itself: in, out, changed, erased, and who may."""

    def test_in_by_bundle_and_table_and_out_again(self):
        self.take_in(older("ada"), discharge("ada"))
        first = self.export()
        self.assertIn('"discharge"', first)
        out = self.folder / "tables"
        self.done("export", "--data", self.data, "--scheme", "wigan", "--format", "csv",
                  "--output", out)
        self.done("scheme", "create", "--data", self.data, "leigh")
        tables = sorted(out.glob("*.csv"))
        self.assertIn("discharge", " ".join(path.name for path in tables))
        self.done("import", "--data", self.data, "--scheme", "leigh", *tables)
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "leigh"), first)

    def test_over_http_and_not_for_everybody(self):
        self.take_in(older("ada"), older("bea"))
        tokens = {role: self.token(role) for role in ("scheme_worker", "auditor")}
        tokens["person"] = self.token("person", "wigan", "--person", "ada")
        with Server(self.data) as server:
            listed = "/v1/schemes/wigan/discharges"
            body = {key: value for key, value in discharge("ada").items() if key != "type"}
            status, headers, text = server.request("POST", listed, tokens["scheme_worker"], body)
            self.assertEqual(status, 201, text)
            number = json.loads(text)["number"]
            self.assertEqual(server.request("GET", f"{listed}/{number}", tokens["auditor"])[0],
                             403)
            self.assertEqual(server.request("GET", listed, tokens["person"])[0], 403)
            status, headers, text = server.request("GET", f"{listed}/{number}",
                                                   tokens["scheme_worker"])
            changed = server.request("PATCH", f"{listed}/{number}", tokens["scheme_worker"],
                                     {"day_91": {"where": "hospital", "on": DAY_91}},
                                     If_Match=headers["etag"])
            self.assertEqual(changed[0], 200, changed[2])
            wrong = server.request("PATCH", f"{listed}/{number}", tokens["scheme_worker"],
                                   {"day_91": {"where": "beach"}}, If_Match="*")
            self.problem(wrong, 422, "bad_input")
            self.assertIn("/day_91/where", wrong[2])
            answer = json.loads(server.request("GET", PATH, tokens["auditor"])[2])
            self.assertEqual(answer["discharges"][0]["reason"], "hospital")
            self.assertNotIn("Ada", json.dumps(answer))
            status, headers, text = server.request("GET", PATH + "&format=csv", tokens["auditor"])
            self.assertTrue(headers["content-type"].startswith("text/csv"))
            self.assertEqual(server.request("GET", PATH + "&format=xml", tokens["auditor"])[0],
                             400)
            self.assertEqual(server.request("GET", PATH)[0], 401)
        self.take_in(discharge("bea"))
        with Server(self.data) as server:
            own = json.loads(server.request("GET", PATH, tokens["person"])[2])
            self.assertEqual([row["called"] for row in own["discharges"]], ["Ada"])

    def test_who_may_not(self):
        for role in ("administrator", "carer", "directory-editor"):
            self.assertIn("no right", self.ask("--as", role, expect=1))
        self.assertIn("own answer", self.ask("--as", "person", expect=1))

    def test_it_goes_with_the_person(self):
        self.take_in(older("ada"), discharge("ada"))
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", "ada", "--yes")
        self.assertEqual(self.answer(expect=1)["discharges"], [])
        self.assertNotIn("Royal Albert", self.export())
        self.done("audit", "verify", "--data", self.data, "--scheme", "wigan")


if __name__ == "__main__":
    unittest.main()
