# SPDX-License-Identifier: Apache-2.0
"""Export, import, export: the same bytes, whatever was erased or ended, whatever is filled in."""
import json
import unittest

from kith_program import DataTest, Server, YES, household, kith, person

BASE = "/v1/schemes/wigan"


def gone(text):
    return [json.loads(line) for line in text.splitlines() if '"type":"gone"' in line]


def tables(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def holds_as_tables(test, first):
    """Everything of wigan through tables into another scheme: the same bundle, the same tables."""
    out, again = test.folder / "tables", test.folder / "tables again"
    test.done("export", "--data", test.data, "--scheme", "wigan", "--format", "csv",
              "--output", out)
    test.done("scheme", "create", "--data", test.data, "by-tables")
    test.done("import", "--data", test.data, "--scheme", "by-tables", *sorted(out.iterdir()))
    test.assertEqual(test.done("export", "--data", test.data, "--scheme", "by-tables"), first)
    test.done("export", "--data", test.data, "--scheme", "by-tables", "--format", "csv",
              "--output", again)
    test.assertEqual(tables(again), tables(out))
    report = json.loads(test.done("import", "--data", test.data, "--scheme", "wigan", "--json",
                                  *sorted(out.iterdir())))
    test.assertEqual((report["created"], report["changed"], report["mended"], report["guesses"]),
                     (0, 0, [], []))
    test.assertEqual(test.export(), first)


class RoundTrip(DataTest):
    def copy_of(self, text, name):
        """What a fresh scheme gives out after it took this in."""
        self.done("scheme", "create", "--data", self.data, name)
        path = self.folder / f"{name}.jsonl"
        path.write_text(text, encoding="utf-8")
        self.done("import", "--data", self.data, "--scheme", name, path)
        return self.done("export", "--data", self.data, "--scheme", name)

    def number(self, kind, **keys):
        for line in self.export().splitlines():
            record = json.loads(line)
            if record["type"] == kind and keys.items() <= record.items():
                return record["number"]
        self.fail(f"no {kind} with {keys}")

    def erase(self, subject):
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", subject, "--yes")

    def holds(self):
        first = self.export()
        self.assertEqual(self.copy_of(first, "copy"), first)
        again = json.loads(self.done("import", "--data", self.data, "--scheme", "wigan", "--json",
                                     self.folder / "copy.jsonl"))
        self.assertEqual((again["unchanged"], again["created"], again["changed"]),
                         (len(first.splitlines()), 0, 0))
        self.assertEqual(self.export(), first)
        holds_as_tables(self, first)
        return first

    def circles(self):
        self.take_in(
            person("maya",
                   agreement=[*YES, {"for": "circle", "answer": "yes", "authority": "self"}],
                   together_with=[{"person": "femi", "strength": "nice"}]), person("femi"),
            person("ana", no_contact=[{"with": "femi"}],
                   no_contact_asked={"on": "2026-10-02", "answer": "marks"}),
            household("akhtar", carers=[{"external_id": "sam", "called": "Sam", "role": "main"}],
                      back_up=[{"household": "brook"}]),
            household("brook"),
            {"type": "tie", "external_id": "to-femi", "of": "maya",
             "other": {"external_id": "femi"},
             "ring": "friendship"},
            {"type": "tie", "external_id": "to-aunt", "of": "maya",
             "other": {"external_id": "aunt", "called": "Aunt J"},
             "depends_on": [{"what": "carer", "who": "sam"}]},
            {"type": "tie", "external_id": "from-femi", "of": "femi", "other": {"called": "Jo"}},
            {"type": "contact", "tie": "to-aunt", "of": "maya", "on": "2026-10-03"},
            {"type": "review", "person": "maya", "on": "2026-10-03", "which": "T0",
             "ties": [{"tie": "to-aunt"}]})

    def test_somebody_with_ties_and_a_circle_is_erased(self):
        self.circles()
        self.erase("femi")
        first = self.holds()
        self.assertNotIn("femi", first.lower().replace("to-femi", ""))
        self.assertEqual([each["kind"] for each in gone(first)], ["person"])

    def test_somebody_only_named_and_a_carer_are_erased(self):
        self.circles()
        self.erase("aunt")
        self.erase("sam")
        first = self.holds()
        self.assertNotIn("Aunt", first)
        self.assertNotIn("Sam", first)
        self.assertEqual(len(gone(first)), 2)

    def test_records_are_ended_that_others_refer_to(self):
        self.circles()
        numbers = [("people", self.number("person", external_id="femi")),
                   ("households", self.number("household", external_id="brook")),
                   ("ties", self.number("tie", external_id="to-aunt"))]
        token = self.token("manager")
        with Server(self.data) as server:
            for kind, number in numbers:
                status, _, text = server.request("DELETE", f"{BASE}/{kind}/{number}", token,
                                                 If_Match="*")
                self.assertEqual(status, 204, text)
        first = self.holds()
        self.assertEqual([each["kind"] for each in gone(first)], ["person", "household", "tie"])
        self.assertEqual({each["number"] for each in gone(first)}, {each for _, each in numbers})

    def test_what_refers_to_the_gone_can_still_be_changed(self):
        self.circles()
        self.erase("femi")
        maya = f"{BASE}/people/{self.number('person', external_id='maya')}"
        tie = f"{BASE}/ties/{self.number('tie', external_id='to-femi')}"
        token = self.token("manager")
        with Server(self.data) as server:
            for path, change in [(maya, {"called": "Maya B"}), (tie, {"ring": "participation"})]:
                status, _, text = server.request("PATCH", path, token, change, If_Match="*")
                self.assertEqual(status, 200, text)
            other = json.loads(server.request("GET", tie, token)[2])["other"]
        changed = self.holds()
        self.assertIn("Maya B", changed)
        self.assertIn('"ring":"participation"', changed)
        self.assertEqual(set(other), {"number"})
        self.assertIn("nothing is missing",
                      self.done("audit", "verify", "--data", self.data, "--scheme", "wigan"))

    def test_nothing_more_is_written_about_the_erased(self):
        self.circles()
        number = self.number("person", external_id="femi")
        self.erase("femi")
        path = self.bundle({"type": "tie", "of": "maya",
                            "other": {"number": number, "called": "Femi"}})
        got = kith("import", "--data", self.data, "--scheme", "wigan", path)
        self.assertEqual(got.returncode, 3, got.stderr)
        self.assertIn("/other", got.stderr)

    def test_the_demonstration_after_a_year(self):
        self.data = self.folder / "demo"
        self.done("demo", "--people", "40", "--seed", "5", "--no-serve", "--data", self.data)
        self.done("scheme", "create", "--data", self.data, "wigan")
        text = self.done("export", "--data", self.data, "--scheme", "demo")
        path = self.folder / "demo.jsonl"
        path.write_text(text, encoding="utf-8")
        self.take_in(*[json.loads(line) for line in text.splitlines()])
        self.assertEqual(self.export(), text)
        records = [json.loads(line) for line in text.splitlines()]
        known = {record["number"] for record in records if record["type"] == "person"}
        met = [record["other"]["number"] for record in records
               if record["type"] == "tie" and record["other"]["number"] in known]
        named = next(record["other"]["number"] for record in records
                     if record["type"] == "tie" and record["other"]["number"] not in known)
        carer = next(record["carers"][0]["number"] for record in records
                     if record["type"] == "household" and record.get("carers"))
        for subject in {*met[:1], "maya", named, carer}:
            self.erase(subject)
        token = self.token("manager")
        ended = [("households", next(record["number"] for record in records
                                     if record["type"] == "household")),
                 *[("ties", record["number"]) for record in records if record["type"] == "tie"
                   and record["other"]["number"] != named][5:9],
                 ("people", [record["number"] for record in records
                             if record["type"] == "person"][-1])]
        with Server(self.data) as server:
            for kind, number in ended:
                status = server.request("DELETE", f"{BASE}/{kind}/{number}", token,
                                        If_Match="*")[0]
                self.assertIn(status, (204, 404))
        self.holds()


class Gone(DataTest):
    """The line that says that something is no more is held to the same rules as any other."""

    NUMBER = "0" * 25 + "7"

    def refused(self, *records):
        before = self.export()
        got = kith("import", "--data", self.data, "--scheme", "wigan", self.bundle(*records))
        self.assertEqual(got.returncode, 3, got.stderr)
        self.assertEqual(self.export(), before)
        return got.stderr

    def test_faults_of_a_gone_line(self):
        for line, place in [({"type": "gone"}, "/kind"),
                            ({"type": "gone", "kind": "tie"}, "/number"),
                            ({"type": "gone", "kind": "carer", "number": self.NUMBER}, "/kind"),
                            ({"type": "gone", "kind": "tie", "number": self.NUMBER, "x": 1}, "/x"),
                            ({"type": "gone", "kind": "tie", "number": 7}, "/number")]:
            with self.subTest(line=line):
                self.assertIn(place, self.refused(line))
        gone_tie = {"type": "gone", "kind": "tie", "number": self.NUMBER}
        self.assertIn("line 1", self.refused(gone_tie, gone_tie))
        self.assertIn("line 1", self.refused(gone_tie, person("a", number=self.NUMBER)))

    def test_what_is_here_is_not_gone(self):
        self.take_in(person("maya", number=self.NUMBER))
        self.assertIn("/number", self.refused({"type": "gone", "kind": "person",
                                               "number": self.NUMBER}))

    def test_a_reference_to_nothing_stays_a_fault(self):
        self.assertIn("/together_with/0/person",
                      self.refused(person("a", together_with=[{"person": self.NUMBER,
                                                               "strength": "nice"}])))
        self.assertIn("/together_with/0/person",
                      self.refused(person("a", together_with=[{"person": self.NUMBER,
                                                               "strength": "nice"}]),
                                   {"type": "gone", "kind": "tie", "number": self.NUMBER}))


class EveryField(DataTest):
    """A record of each kind in which everything is said that can be said, made from the schemas."""

    def setUp(self):
        super().setUp()
        document = json.loads(self.done("openapi"))
        self.schemas = document["components"]["schemas"]
        self.filled = 0

    def full(self, schema, key, kind):
        self.filled += 1
        if "oneOf" in schema:
            schema = schema["oneOf"][-1]
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return schema["enum"][-1]
        refers = schema.get("x-refers-to")
        if refers:
            return {"subject": "ben"}.get(refers, f"{refers}-2")
        if schema["type"] == "object":
            return {name: self.full(inner, name, kind)
                    for name, inner in schema["properties"].items() if name != "number"}
        if schema["type"] == "array":
            return [self.full(schema["items"], key, kind)]
        if schema["type"] == "string":
            return self.text(schema, key)
        return {"boolean": True, "integer": schema.get("minimum", 1) + 1,
                "number": 53.5}[schema["type"]]

    @staticmethod
    def text(schema, key):
        if schema.get("format") == "date":
            late = key in ("until", "valid_to", "end", "reopened_on")
            return "2027-11-29" if late else "2026-11-23"  # Mondays
        if "T" in schema.get("format", "") or schema.get("format") == "date-time":
            return "2026-11-23T10:00:00Z"
        pattern = schema.get("pattern", "")
        if pattern.startswith("^[0-9]{4}"):
            return "1990-03-04"
        if pattern.startswith("^([01]"):
            return "15:05" if key == "until" else "13:05"
        return {"pattern": "FREQ=WEEKLY;BYDAY=SA", "language": "en-GB",
                "leaves_out": "rhythm"}.get(key, f"{key} ü")

    def records(self):
        made = []
        for schema in list(self.schemas)[:18]:
            whole = self.full(self.schemas[schema], "", schema)
            whole["external_id"] = f"{whole['type']}-1"
            made.append(whole)
        return made

    def mend(self, record):
        """Where two fields hang together, and who is who."""
        kind = record["type"]
        record.pop("begun_before_kith", None)
        if kind == "person":
            record["age_band"] = "25-34"
            corner = record["avoid_areas"][0]["polygon"][0]
            record["avoid_areas"][0]["polygon"] = [corner, {**corner, "latitude": 54.5},
                                                   {**corner, "longitude": 54.5}]
        if kind == "arrangement":
            record.update(back_up_household="home-2", introduction="introduction-1")
        if kind == "introduction":
            for step in record["steps"]:
                step.update(introduction="introduction-1", arrangement="arrangement-1")
                step["emergency"]["stay"] = "emergency_stay-1"
        if kind == "household":
            for i, carer in enumerate(record["carers"]):
                carer["external_id"] = f"carer-{i}"
            for i, other in enumerate(record["others_living"]):
                other["external_id"] = f"other-{i}"
            record["approval"].update(age_min=18, age_max=80)
        if kind == "tie":
            record["other"] = {"external_id": "aunt", "called": "Aunt J"}
        if kind == "group":
            record.update(age_min=18, age_max=80, languages=["cy"])
            record["schedules"][0]["place"] = record["places"][0]["id"]
        if kind == "subscription":
            record["directory"] = "leigh"
        if kind in ("connection", "group_visit"):
            record["group"] = {"directory": "leigh", "number": "1" * 26, "called": "Anglers ü"}
        if kind == "connection":
            record["fading"]["check_on"] = "2027-12-27"
        return record

    def test_every_field_survives(self):
        small = [person("person-2"), person("ben"), household("household-2"),
                 household("home-2"),
                 {"type": "tie", "external_id": "tie-2", "of": "person-2",
                  "other": {"called": "x"}},
                 {"type": "service", "external_id": "service-2", "name": "S"}]
        full = [self.mend(record) for record in self.records()]
        self.assertGreater(self.filled, 600)
        public = [record for record in full if record["type"] in ("group", "directory")]
        self.assertEqual(len(public), 2)
        full = [record for record in full if record not in public]
        path = self.bundle(*small, *full)
        got = kith("import", "--data", self.data, "--scheme", "wigan", path)
        self.assertEqual(got.returncode, 0, got.stderr)
        first = self.export()
        self.done("scheme", "create", "--data", self.data, "leigh")
        out = self.folder / "all.jsonl"
        out.write_text(first, encoding="utf-8")
        self.done("import", "--data", self.data, "--scheme", "leigh", out)
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "leigh"), first)
        holds_as_tables(self, first)
        self.all_kept(full, first)
        self.directory_survives(public)

    def directory_survives(self, public):
        """The same of a directory: as a bundle and as tables."""
        tenants, outs = ["here", "by-bundle", "by-tables"], []
        tables_out = self.folder / "directory tables"
        source = self.bundle(*public, name="public.jsonl")
        for name in tenants:
            data = self.folder / name
            self.done("directory", "create", "--data", data, name)
            own = json.loads(self.done("export", "--data", data, "--directory", name))
            self.done("import", "--data", data, "--directory", name, source)
            lines = self.done("export", "--data", data, "--directory", name).splitlines(True)
            # What it said of itself when it was made stands beside what came along.
            outs.append("".join(line for line in lines
                                if json.loads(line)["number"] != own["number"]))
            source = self.folder / f"{name}.jsonl"
            source.write_text(outs[-1], encoding="utf-8")
            if name == "by-bundle":  # on to the last one as tables
                self.done("export", "--data", data, "--directory", name, "--format", "csv",
                          "--output", tables_out)
                source = tables_out
        self.assertEqual(outs[0], outs[1])
        self.assertTrue(set(outs[0].splitlines()) <= set(outs[2].splitlines()))
        self.assertGreater(len(outs[0]), 2000)
        self.all_kept(public, outs[0])

    def all_kept(self, full, text):
        stored = {(record["type"], record.get("external_id")): record
                  for record in map(json.loads, text.splitlines())}
        for record in full:
            self.same(record, stored[record["type"], record["external_id"]], record["type"])

    REFERENCES = ("ben", "introduction-1", "arrangement-1", "emergency_stay-1")

    def same(self, given, kept, place):
        """Everything given is kept; references are numbers now."""
        if isinstance(given, dict):
            for key, value in given.items():
                self.assertIn(key, kept, place)
                if key == "external_id":
                    self.assertEqual(value, kept[key], place)
                else:
                    self.same(value, kept[key], f"{place}/{key}")
        elif isinstance(given, list):
            self.assertEqual(len(given), len(kept), place)
            for one, other in zip(given, kept):
                self.same(one, other, place)
        elif not (isinstance(given, str) and (given.endswith("-2") or given in self.REFERENCES)):
            self.assertEqual(given, kept, place)


if __name__ == "__main__":
    unittest.main()
