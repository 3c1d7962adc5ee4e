# SPDX-License-Identifier: Apache-2.0
"""Tables as spreadsheets leave them: what is mended is told, what is not understood is refused."""
import json
import unittest

from kith_program import DataTest, kith


class Tables(DataTest):
    def table(self, text, name="people.csv", encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text.encode(encoding) if isinstance(text, str) else text)
        return path

    def bring(self, *arguments):
        return kith("import", "--data", self.data, "--scheme", "wigan", *arguments)

    def report(self, *arguments):
        got = self.bring("--json", *arguments)
        self.assertIn(got.returncode, (0, 3), got.stderr)
        return json.loads(got.stdout)

    def people(self):
        return {record.get("external_id"): record for record in
                map(json.loads, self.export().splitlines()) if record["type"] == "person"}

    def mended(self, report):
        return {(each["line"], each["column"]): each["what"] for each in report["mended"]}

    def test_encodings_separators_and_line_ends(self):
        text = "external_id,called,rhythm.own_words\r\na,Zoë,\"one\ntwo, three\"\nb,Li,x\r"
        for encoding in ["utf-8", "utf-8-sig", "cp1252", "utf-16"]:
            for separator in [",", ";", "\t"]:
                with self.subTest(encoding=encoding, separator=separator):
                    row = text.replace("two, three", "two").replace(",", separator)
                    report = self.report("--dry-run", self.table(row, encoding=encoding))
                    self.assertEqual((report["accepted"], report["faults"]), (2, []))
        self.report(self.table(text, encoding="cp1252"))
        people = self.people()
        self.assertEqual(people["a"]["called"], "Zoë")
        self.assertEqual(people["a"]["rhythm"]["own_words"], "one\ntwo, three")

    def test_days_truths_words_and_lists_as_people_write_them(self):
        table = self.table("external_id,born,waiting_since,rather_not_give,night,travel.means\n"
                           "a,03/04/1961,1.9.2026,Yes,Waking,walk; Bus\n"
                           "b,1970,21 Nov 2026,n,Sleeping some,bus\n"
                           "c,NULL,2026-11-21T00:00:00,,#N/A,\n")
        report = self.report(table)
        self.assertEqual(report["refused"], 0, report["faults"])
        people = self.people()
        self.assertEqual(people["a"]["born"], "1961-04-03")
        self.assertEqual(people["a"]["waiting_since"], "2026-09-01")
        self.assertEqual((people["a"]["rather_not_give"], people["a"]["night"]), (True, "waking"))
        self.assertEqual(people["a"]["travel"]["means"], ["walk", "bus"])
        self.assertEqual((people["b"]["born"], people["b"]["night"]), ("1970", "sleeping_some"))
        self.assertEqual(people["c"], {"type": "person", "number": people["c"]["number"],
                                       "external_id": "c", "waiting_since": "2026-11-21"})
        mended = self.mended(report)
        self.assertIn("1961-04-03", mended[2, "born"])
        self.assertIn("taken as unknown", mended[4, "born"])
        self.assertNotIn((3, "born"), mended)

    def test_what_cannot_be_understood_is_refused_with_line_and_header(self):
        before = self.export()
        table = self.table("external_id,born,night,gifts\n"
                           "ok,1970,waking,\n"
                           "a,26/1/70,waking,\n"
                           "b,1970,now and then,fishing\n")
        report = self.report(table)
        self.assertEqual([(fault["line"], fault["pointer"]) for fault in report["faults"]],
                         [(3, "/born"), (4, "/night/value"), (4, "/gifts")])
        self.assertIn('column "night"', report["faults"][1]["detail"])
        self.assertEqual((report["applied"], self.export()), (False, before))

    def test_what_people_do_as_they_say_it(self):
        table = self.table("external_id,interests\n"
                           "a,gardening; likes a bit of fishing\n"
                           "b,\"can't stand dogs, playing the hurdy-gurdy\"\n"
                           'c,"[{""concept"":""angling"",""stance"":""teach""}]"\n')
        report = self.report(table)
        people = self.people()
        self.assertEqual(people["a"]["interests"],
                         [{"concept": "gardening", "stance": "love"},
                          {"concept": "angling", "stance": "love",
                           "own_words": "likes a bit of fishing"}])
        self.assertEqual(people["b"]["interests"],
                         [{"concept": "dogs", "stance": "avoid", "own_words": "can't stand dogs"},
                          {"concept": "playing the hurdy-gurdy", "stance": "love"}])
        self.assertEqual(people["c"]["interests"], [{"concept": "angling", "stance": "teach"}])
        self.assertIn("likes a bit of fishing", self.mended(report)[2, "interests"])
        self.assertIn("hurdy-gurdy", json.dumps(report["mended"]))

    def test_tables_that_are_none(self):
        for text, wanted in [("", "is empty"), ("external_id,born\n\"a,1970\n", "never closed"),
                             ("external_id\n\"a\"b\n", "after a closing quote"),
                             ("external_id\na\0\n", "NUL"),
                             ("born,born\n1970,1971\n", "two headers"),
                             ("external_id\na,b\n", "no header above it"),
                             ("external_id,Shoe size\na,43\n", 'no column is called "Shoe size"')]:
            with self.subTest(text=text):
                got = self.bring(self.table(text))
                self.assertEqual((got.returncode, got.stdout), (3, ""))
                self.assertIn(wanted, got.stderr)
        self.assertEqual(self.bring(self.table("a\n", "strange.csv")).returncode, 2)
        for name, text, status, wanted in [
                ("not-there.csv", None, 3, "is it there?"),
                ("people.xlsx", "PK\x03\x04", 3, "workbook"),
                ("PEOPLE.CSV", "external_id\na\n", 2, "--kind")]:
            path = self.table(text, name) if text else self.folder / name
            got = self.bring(path)
            self.assertEqual(got.returncode, status, got.stderr)
            self.assertIn(wanted, got.stderr)

    def test_guesses_are_shown_kept_and_brought_back(self):
        table = self.table("Ref,Known as,Date of birth,Town,Notes\nA1,Bob,1970,Leigh,x\n")
        got = self.bring(table)
        self.assertEqual(got.returncode, 3)
        self.assertIn('"Notes"', got.stderr)
        saved = self.folder / "people.json"
        tried = self.report("--dry-run", "--save-map", saved, table)
        self.assertEqual({each["header"]: each["column"] for each in tried["guesses"]},
                         {"Ref": "external_id", "Known as": "called", "Date of birth": "born",
                          "Town": "area_now.name"})
        self.assertIn("left out", self.mended(tried)[1, "Notes"])
        self.assertEqual(self.people(), {})
        again = self.bring("--dry-run", "--save-map", saved, table)
        self.assertEqual(again.returncode, 2)
        self.assertIn("is there already", again.stderr)
        got = self.bring("--map", saved, table)
        self.assertEqual(got.returncode, 3)
        self.assertIn('"Notes"', got.stderr)
        mapping = json.loads(saved.read_text(encoding="utf-8"))
        saved.write_text(json.dumps({**mapping, "ignored": ["Notes"]}), encoding="utf-8")
        for kind, status in [("household", 2), ("shoe", 3)]:
            other = self.folder / f"{kind}.json"
            other.write_text(json.dumps({"kind": kind, "columns": {}}), encoding="utf-8")
            got = self.bring("--map", other, table)
            self.assertEqual(got.returncode, status, got.stderr)
        report = self.report("--map", saved, table)
        self.assertEqual((report["created"], report["guesses"]), (1, []))
        self.assertEqual(self.people()["A1"]["area_now"], {"name": "Leigh"})
        without_notes = self.table("Ref,Known as\nA2,Ann\n")
        got = self.bring(without_notes)
        self.assertEqual(got.returncode, 3)
        self.assertIn("Ref read as external_id", got.stderr)

    def test_a_newer_table_changes_what_changed_and_nothing_else(self):
        first = {"type": "person", "external_id": "a", "called": "Ann", "born": "1970",
                 "must": [{"thing": "garden"}], "rhythm": {"busy": 2, "early": 4},
                 "smoke": {"value": "no", "said_by": "person"}}
        self.take_in(first)
        newer = self.table("external_id,called,born,rhythm.busy,smoke\na,Anna,(none),3,outside\n")
        report = self.report(newer)
        self.assertEqual(report["changed"], 1)
        self.assertEqual(self.mended(report), {(2, "born"): "takes away what is stored"})
        kept = self.people()["a"]
        self.assertEqual(kept, {**{key: first[key] for key in ("type", "external_id", "must")},
                                "number": kept["number"], "called": "Anna",
                                "rhythm": {"busy": 3, "early": 4},
                                "smoke": {"value": "outside", "said_by": "person"}})
        again = self.report(newer)
        self.assertEqual((again["changed"], again["unchanged"]), (0, 1))
        self.assertEqual(again["mended"], [])

    def test_nothing_is_lost_by_an_empty_cell_a_short_row_or_a_shorter_list(self):
        no_dogs = [{"thing": "dog", "reason": "allergy"}, {"thing": "cat"}]
        self.take_in({"type": "person", "external_id": "a", "called": "Ann", "must_not": no_dogs})
        before = self.export()
        report = self.report(self.table("external_id,called,must_not\na,Ann,\n"))
        self.assertEqual((report["unchanged"], self.export()), (1, before))
        self.assertIn("what is stored stays", self.mended(report)[2, "must_not"])
        got = self.bring(self.table("external_id,called,must_not\na,Ann\n"))
        self.assertEqual(got.returncode, 3)
        self.assertIn("has 2 cells under 3 headers", got.stderr)
        self.assertEqual(self.export(), before)
        report = self.report(self.table('external_id,must_not\na,"[{""thing"":""cat""}]"\n'))
        self.assertEqual(self.mended(report)[2, "must_not"], "replaces a list of 2 by one of 1")

    def test_ids_that_no_id_may_be_are_mended_alike_everywhere(self):
        people = self.table("external_id,called\nSL/001,Ann\n")
        ties = self.table("external_id,of,other.called\nT 1,SL/001,Mam\n", "ties.csv")
        report = self.report(people, ties)
        self.assertEqual((report["created"], report["faults"]), (2, []))
        self.assertIn("SL-001", self.mended(report)[2, "external_id"] + self.export())
        again = self.report(people, ties)
        self.assertEqual((again["unchanged"], again["created"]), (2, 0))
        self.take_in({"type": "person", "external_id": "bob"})
        moved = self.report(self.table("external_id,of\nT 1,bob\n", "ties.csv"))
        self.assertIn("is the id right?", moved["mended"][-1]["what"])

    def test_faults_name_the_tables_own_lines_and_what_stands_there(self):
        table = self.table("external_id,born\n\na,1970\n\na,31/02/1990\nexternal_id,born\n")
        report = self.report(table)
        self.assertEqual([fault["line"] for fault in report["faults"]], [5, 5])
        details = " ".join(fault["detail"] for fault in report["faults"])
        self.assertIn("in line 3", details)
        self.assertIn('column "born" ("31/02/1990"): ', details)
        self.assertIn("the headers once more", [each["what"] for each in report["mended"]][0])

    def test_text_that_a_spreadsheet_takes_for_a_formula_survives(self):
        names = ["=1+1", "+44", "-x", "@home", "'tis", "''", "NULL", " x ", 'a "b", c', "a;b"]
        self.take_in(*({"type": "person", "external_id": f"p{i}", "called": name}
                       for i, name in enumerate(names)))
        out = self.folder / "out"
        self.done("export", "--data", self.data, "--scheme", "wigan", "--format", "csv",
                  "--output", out)
        written = (out / "people.csv").read_text(encoding="utf-8")
        self.assertIn(",'=1+1\n", written)
        self.done("scheme", "create", "--data", self.data, "leigh")
        self.done("import", "--data", self.data, "--scheme", "leigh", out / "people.csv")
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "leigh"),
                         self.export())

    def test_where_tables_go(self):
        self.take_in({"type": "person", "external_id": "a"})
        export = ["export", "--data", self.data, "--scheme", "wigan", "--format", "csv"]
        self.assertEqual(kith(*export).returncode, 2)
        self.assertEqual(kith(*export, "--output", self.folder).returncode, 2)
        self.assertEqual(kith(*export, "--output", self.folder / "no" / "such").returncode, 2)
        self.assertEqual(kith(*export, "--output", self.folder / "new").returncode, 0)
        self.assertEqual([path.name for path in (self.folder / "new").iterdir()], ["people.csv"])
        self.assertFalse((self.folder / "new.new").exists())


if __name__ == "__main__":
    unittest.main()
