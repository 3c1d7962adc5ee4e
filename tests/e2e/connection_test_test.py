# SPDX-License-Identifier: Apache-2.0
"""The connection test through the real program: the worked example to the digit, worked out again
from its own table, asked again of an earlier log, and told to each reader as far as they may
know."""
import csv
import datetime
import io
import json
import pathlib
import re
import shutil
import tempfile
import unittest

from connection_test_recompute import differences
from kith_program import DataTest, Server, kith, person

FROM, TO = "2026-03-01", "2026-09-01"
WINDOW = ["--from", FROM, "--to", TO]
CIRCLE = [{"for": purpose, "answer": "yes", "on": "2026-01-02", "authority": "self"}
          for purpose in ("hold", "circle")]
PATH = "/v1/schemes/wigan/connection-test"
YESTERDAY = str(datetime.date.today() - datetime.timedelta(days=1))


def tie(name, of, **more):
    return {"type": "tie", "external_id": f"{of}-{name}", "of": of,
            "other": {"external_id": f"{of}-{name}-other", "called": name.title()},
            "category": "friend", "paid": "no", "wanted": "yes", "perspective": "person",
            "since": "2015-01-01", "typical": {"contacts": 1, "per_days": 7}, **more}


def paid(name, of, how="by_service", **more):
    return tie(name, of, category="paid", **{"paid": how, **more})


def review(name, of, on, *ties, **more):
    seen = [{"tie": f"{of}-{each}", **({"last_contact": last} if last else {})}
            for each, last in ties]
    return {"type": "review", "external_id": f"{of}-{name}", "person": of, "on": on,
            "which": "other", "perspective": "person", "ties": seen, **more}


def contact(which, of, on, **more):
    return {"type": "contact", "external_id": f"{of}-{which}-{on}", "tie": f"{of}-{which}",
            "of": of, "on": on, "mode": "in_person", "minutes": 60, "arranged_by": "other",
            "staffed_by": "nobody", "transported_by": "nobody", "said_by": "person", **more}


def event(name, service, change, on, whom):
    return {"type": "service_event", "external_id": name, "service": service, "change": change,
            "on": on, "whom": whom, "said_by": "person"}


def maya(**more):
    return person("maya", agreement=CIRCLE, area_now={"name": "Leigh"},
                  anchors=[{"called": "Mum", "kind": "family", "tie": "maya-mum",
                            "minutes_before": 12}], **more)


def lost(name, last, why="moved", **more):
    return tie(name, "maya", last_contact=last, state="lost", state_reason=why,
               state_reason_said_by="person", **more)


def worked_example():
    """Domain 5.4: Maya moves, W leaves."""
    mother = {"other": {"external_id": "maya-mum-other", "called": "Mum"}, "category": "family",
              "would_miss": 3, "means": "bus"}
    return [
        maya(),
        {"type": "service", "external_id": "support", "name": "Support at home"},
        {"type": "service", "external_id": "lives", "name": "Shared Lives"},
        {"type": "service", "external_id": "never", "name": "Never ran"},
        event("w-ends", "support", "end", "2026-03-01", "maya"),
        event("move", "lives", "move", "2026-03-01", "maya"),
        tie("mum", "maya", valid_to="2026-03-01", minutes_each_way=12,
            last_contact="2026-02-18", **mother),
        tie("mum-moved", "maya", valid_from="2026-03-01", minutes_each_way=55,
            last_contact="2026-08-23", **mother),
        tie("ann", "maya", category="group_faith", would_miss=2, last_contact="2026-08-24"),
        lost("sister", "2026-03-08", "moved: too far, W used to drive", category="family",
             would_miss=3),
        lost("raj", "2026-02-27", category="neighbour", would_miss=1),
        tie("pete", "maya", would_miss=2, last_contact="2026-04-10", valid_to="2026-04-11",
            state="ended_by_person", state_reason="I chose to stop darts",
            state_reason_said_by="person"),
        tie("joan", "maya", category="group_faith", would_miss=1, since="2026-06-06",
            last_contact="2026-08-22"),
        *[contact("joan", "maya", on) for on in ("2026-06-06", "2026-06-20", "2026-08-22")],
        tie("al", "maya", category="family", would_miss=2, state="reconnected",
            last_contact="2026-08-15"),
        paid("w", "maya", valid_to="2026-03-01", last_contact="2026-02-19"),
        paid("gp", "maya", last_contact="2026-08-10"),
        paid("s", "maya", "shared_lives_carer", since="2026-03-01", last_contact="2026-08-28"),
        paid("d", "maya", since="2026-03-09", last_contact="2026-08-27"),
        review("t0", "maya", "2026-02-20", ("mum", "2026-02-18"), ("sister", "2026-02-15"),
               ("ann", "2026-02-15"), ("raj", "2026-02-19"), ("pete", "2026-02-13"),
               ("w", "2026-02-19"), ("gp", "2026-02-10"), ("al", None)),
        review("t1", "maya", "2026-08-28"),
    ]


def figures(card):
    return {each["name"]: each for each in card["figures"]}


class Asked(DataTest):
    def ask(self, *arguments, expect=0, window=None):
        got = kith("connection-test", "--data", self.data, "--scheme", "wigan",
                   *(WINDOW if window is None else window), *arguments)
        self.assertEqual(got.returncode, expect, got.stderr + got.stdout)
        return got.stdout if expect in (0, 1) and got.stdout else got.stderr

    def card(self, *arguments, **more):
        return json.loads(self.ask("--json", *arguments, **more))


class Worked(Asked):
    def setUp(self):
        super().setUp()
        self.take_in(*worked_example())

    def test_the_worked_example_to_the_digit(self):
        found = figures(self.card())
        values = {name: (each["value"], each.get("whole")) for name, each in found.items()}
        for name, wanted in {
                "measured": (1, 1), "made": (1, None), "reconnected": (1, None),
                "lost": (2, None), "weighted_loss": (4, None), "endings.chosen": (1, None),
                "attributable": (2, None), "freely_given.t0": (5, 7),
                "freely_given.t1": (4, 7), "freely_given.t1.without_carers": (4, 6),
                "travel.over_45_minutes": (1, None), "travel.over_twice": (1, None),
                "replacement": (1, 2), "person_days": (189, None)}.items():
            self.assertEqual(values[name], wanted, name)
        self.assertEqual([found[name]["per_mille"] for name in
                          ("freely_given.t0", "freely_given.t1",
                           "freely_given.t1.without_carers")], [714, 571, 667])
        self.assertEqual(found["lost"]["per_100_years"],
                         {"tenths": 3862, "low_tenths": 468, "high_tenths": 13952})
        self.assertFalse([name for name in found if re.search("net|score|badge|pass", name)])

    def test_words_first_and_losses_beside_gains(self):
        text = self.ask()
        self.assertLess(text.index("Who is measured"), text.index("Connections made"))
        self.assertIn("386.2 (46.8 to 1395.2)", text)
        self.assertIn("Lost: Maya and Sister", text)
        self.assertIn("Leans on one person" if "fragile" in text else "Who leans on one person",
                      text)
        for word in ("Net", "score", "badge", "fragil", "C+", "client", "placement"):
            self.assertNotIn(word, text)

    def test_worked_out_again_from_the_table_alone(self):
        text = self.ask("--format", "csv", "--as", "auditor")
        self.assertEqual(differences(text), [])
        self.changed_rows(text)

    def changed_rows(self, text):
        """One fact changed in one row, whichever it is: the sums no longer agree."""
        rows = list(csv.DictReader(io.StringIO(text)))
        tried = 0
        for i, row in enumerate(rows):
            for other in changes(row):
                out = io.StringIO()
                writer = csv.DictWriter(out, fieldnames=list(row))
                writer.writeheader()
                writer.writerows(rows[:i] + ([other] if other else []) + rows[i + 1:])
                self.assertTrue(differences(out.getvalue()), (i, row["row"], other))
                tried += 1
        self.assertGreater(tried, 40)

    def test_the_trace_leads_to_events_that_are_proved(self):
        card = self.card("--trace", "lost", "--as", "auditor")
        self.assertEqual(len(card["ties"]), 2)
        records = {each["number"]: each for each in card["records"]}
        kinds = set()
        for each in card["ties"]:
            self.assertIn("lost", each["decisions"])
            self.assertTrue(each["loss"]["near"])
            for number in each["records"]:
                kinds.add(records[number]["kind"])
                position = records[number]["event"]
                proof = self.done("audit", "prove", "--data", self.data, "--scheme", "wigan",
                                  "--event", position)
                self.assertTrue(json.loads(proof))
        self.assertEqual(kinds, {"tie", "review", "service_event"})
        words = self.ask("--trace", "made", "--as", "auditor")
        self.assertRegex(words, r"contact [0-9A-Z]{26}, 2026-06-06, said by person, event \d+")
        self.assertIn("connection-test 1: connections made", words)  # the rule, for who checks it
        self.ask("--trace", "net", expect=2)
        for role in ("scheme-worker", "manager"):
            self.assertNotIn('"event"', self.ask("--json", "--as", role))

    def test_a_page_to_print(self):
        page = self.ask("--format", "html")
        self.assertTrue(page.startswith("<!DOCTYPE html>"))
        self.assertNotIn("<script", page)
        self.assertFalse(re.search(r"(src|href)=", page))
        self.assertEqual(page.count("<svg"), len(re.findall(r"</svg>\n<table>", page)))
        self.assertGreater(page.count("<svg"), 5)
        self.assertIn("1395.2", page)

    def test_the_same_bytes_over_http_and_after_a_restart(self):
        token = self.token("manager")
        bodies = []
        for _ in range(2):
            with Server(self.data) as server:
                for form in ("json", "csv", "html"):
                    path = f"{PATH}?from={FROM}&to={TO}&format={form}"
                    status, headers, text = server.request("GET", path, token)
                    self.assertEqual(status, 200, text)
                    bodies.append((headers["content-type"], text))
        self.assertEqual(bodies[:3], bodies[3:])
        self.assertTrue(bodies[1][0].startswith("text/csv"))
        self.assertEqual(bodies[0][1] + "\n", self.ask("--json", "--as", "manager"))
        got = kith("connection-test", "--data", self.data, "--scheme", "wigan", *WINDOW,
                   "--format", "csv", "--as", "manager")
        self.assertEqual(got.stdout.replace("\r\n", "\n"), bodies[1][1].replace("\r\n", "\n"))

    def test_as_it_was_known(self):
        before = self.ask("--json", "--as", "auditor")
        position = json.loads(before)["position"]
        self.take_in(tie("late", "maya", since="2026-05-01", last_contact="2026-08-20"),
                     *[contact("late", "maya", on) for on in ("2026-08-01", "2026-08-20")])
        after = self.ask("--json", "--as", "auditor")
        self.assertEqual(figures(json.loads(after))["made"]["value"], 2)
        self.assertEqual(self.ask("--json", "--as", "auditor", "--as-known-at", position), before)
        self.assertIn("/as_known_at", self.ask("--as-known-at", "999999", expect=3))
        self.ask("--as-known-at", "soon", expect=2)
        # On the day before the log began nothing was known of anybody.
        yesterday = str(datetime.date.today() - datetime.timedelta(days=1))
        early = self.card("--as-known-at", yesterday, "--as", "auditor", expect=1)
        self.assertEqual((early["position"], early["people"]), (0, []))

    def test_what_may_be_shown_is_a_matter_of_today(self):
        position = self.card("--as", "auditor")["position"]
        past = [["--as-known-at", position], ["--on", YESTERDAY]]
        for how in past:
            self.assertIn("Joan", self.ask(*how))
        hidden = [each for each in worked_example() if each.get("external_id") == "maya-joan"]
        self.take_in({**hidden[0], "hidden": True})
        for how in past:
            told = self.ask(*how) + self.ask(*how, "--json") + self.ask(*how, "--format", "html")
            self.assertNotIn("Joan", told)
            self.assertIn("keep to themselves", told)
            self.assertEqual(figures(self.card(*how))["made"]["value"], 1)
        # Who takes back their yes is not looked at any more, in the past neither.
        no = [{**each, "answer": "no", "on": str(datetime.date.today())}
              if each["for"] == "circle" else each for each in CIRCLE]
        self.take_in({**maya(), "agreement": no})
        for how in past:
            card = self.card(*how)
            self.assertEqual([each["measured"] for each in card["people"]], ["not_agreed"])
            self.assertNotIn("Mum", self.ask(*how))

    def test_who_gets_names_is_told_no_more_of_whom_somebody_keeps_private(self):
        sister = [each for each in worked_example() if each.get("external_id") == "maya-sister"]
        self.take_in({**sister[0], "hidden": True})
        for form in ("json", "csv", "html"):
            told = self.ask("--format", form)
            self.assertNotIn("2026-03-08", told)  # the day of the last contact
        words = self.ask("--trace", "lost")
        self.assertIn("and 1 whom they keep to themselves", words)
        self.assertNotIn("8 Mar 2026", words)
        # An auditor, who gets no names, gets what the count is made of.
        table = self.ask("--format", "csv", "--as", "auditor")
        self.assertIn("2026-03-08", table)
        self.assertEqual(differences(table), [])
        self.assertIn("question,kept_back,,,,,1", self.ask("--format", "csv"))

    def test_no_day_and_no_way_of_a_private_connection_is_told_by_name(self):
        by_id = {each.get("external_id"): each for each in worked_example()}
        names = ("maya-joan", "maya-mum", "maya-mum-moved", "maya-sister")
        days = ("2026-06-06", "2026-06-20")
        open_table = self.ask("--format", "csv")
        for row in ("contact_day,", "way,", *days):  # the control
            self.assertIn(row, open_table)
        self.take_in(*({**by_id[name], "hidden": True} for name in names))
        told = [self.ask("--format", form) for form in ("json", "csv", "html")]
        told += [self.ask("--trace", figure) for figure in ("made", "lost.reason.moved")]
        for text in told:
            for day_met in days:
                self.assertNotIn(day_met, text)
        rows = list(csv.DictReader(io.StringIO(told[1])))
        self.assertEqual([row for row in rows if row["row"] == "way"], [])
        kept = [row for row in rows if row["tie"].startswith("private-")]
        self.assertEqual(len(kept), 3)
        for row in kept:
            self.assertEqual({name for name, cell in row.items() if cell}, {"row", "person", "tie"})
        card = figures(json.loads(told[0]))
        self.assertEqual(card["lost.reason.moved"]["value"], 2)  # it counts
        self.assertEqual(len(card["lost.reason.moved"]["items"]), 1)
        self.assertEqual(differences(self.ask("--format", "csv", "--as", "auditor")), [])

    def test_nothing_said_is_not_the_whole_scheme(self):
        for option in ("--person", "--service", "--area", "--as-known-at", "--trace"):
            self.ask(option, "", expect=2)
        self.assertIn("/as_known_at", self.ask("--as-known-at", "2190-01-01", expect=3))
        token = self.token("manager", "wigan")
        with Server(self.data) as server:
            status, _, _ = server.request("GET", f"{PATH}?from={FROM}&to={TO}&person=", token)
            self.assertEqual(status, 400)

    def test_reviews_that_contradict_each_other_are_believed_in_nothing(self):
        self.take_in(review("again", "maya", "2026-08-28", ("ann", "2026-02-01")),
                     review("other", "maya", "2026-08-28", ("ann", "2026-08-27")))
        card = figures(self.card())
        self.assertGreaterEqual(card["flag.reviews_contradict"]["value"], 2)
        self.assertEqual(card["lost"]["value"], 2)

    def test_a_baseline_that_came_after_the_start_is_told(self):
        found = figures(self.card())
        late = found["flag.t0_entered_late"]
        self.assertEqual(late["value"], 1)  # all of it was imported today

    def test_scopes(self):
        for scope, people in ((["--person", "maya"], 1), (["--service", "lives"], 1),
                              (["--area", "leigh"], 1)):
            self.assertEqual(len(self.card(*scope)["people"]), people)
        never = self.card("--service", "never", expect=1)
        self.assertEqual((never["people"], figures(never)["measured"]["whole"]), ([], 0))
        self.assertIn("Nobody is in scope", self.ask("--service", "never", expect=1))
        self.ask("--service", "none", expect=1)
        self.ask("--person", "maya", "--service", "lives", expect=2)


def changes(row):
    """What else this row could say so that a figure is another; None: the row is not there."""
    if row["row"] == "figure" and row["name"] in ("lost", "made", "person_days", "weighted_loss"):
        yield {**row, "value": str(int(row["value"]) + 1)}
    if row["row"] == "figure" and row["rate"]:
        yield {**row, "high": row["high"] + "1"}
    if row["row"] == "person":
        yield None
        yield {**row, "t1": "2026-08-27"}
    if row["row"] == "tie" and "live" in (row["t0_standing"], row["t1_standing"]):
        for key in ("t0_giving", "t1_giving"):
            standing = row[key.replace("giving", "standing")]
            if standing == "live" and row[key]:
                yield {**row, key: "paid" if row[key] == "freely" else "freely"}
        yield None
    if row["row"] == "tie" and row["reason"]:
        yield {**row, "t0_would_miss": "2"}
        yield {**row, "reason": "quarrel"}
        yield {**row, "t1_last": "2026-08-01"}
    if row["row"] == "contact_day":
        yield None
    if row["row"] == "way":
        yield {**row, "minutes_after": "20"}
        yield None


class Bad(Asked):
    def test_windows_and_days_that_cannot_be(self):
        reversed_window = self.ask(window=["--from", TO, "--to", FROM], expect=3)
        self.assertIn("/to", reversed_window)
        future = self.ask(window=["--from", "2190-01-02", "--to", "2190-01-01"], expect=3)
        self.assertEqual(future.count("/to"), 2, future)
        self.assertIn("/from", future)
        self.assertIn("/on", self.ask("--on", "2190-01-01", expect=3))
        both = self.ask(window=["--from", "soon", "--to", "later"], expect=2)
        self.assertIn("--from", both)
        self.assertIn("--to", both)
        with Server(self.data) as server:
            status, _, _ = server.request("GET", f"{PATH}?from={FROM}&to={TO}")
            self.assertEqual(status, 401)

    def test_an_empty_scheme(self):
        self.assertIn("Nobody is in scope", self.ask(expect=1))
        card = self.card(expect=1)
        self.assertNotIn("assessable", card)
        self.assertEqual(differences(self.ask("--format", "csv", expect=1)), [])

    def test_who_may_not(self):
        for role in ("administrator", "carer", "directory-editor"):
            self.assertIn("no right", self.ask("--as", role, expect=1))
        # Nobody is the person on the command line.
        self.assertIn("own card", self.ask("--as", "person", expect=1))

    def test_it_changes_nothing_but_who_looked(self):
        self.take_in(*worked_example())
        before = self.export()
        self.ask("--trace", "lost")
        self.assertEqual(self.export(), before)


class Readers(Asked):
    """Hidden ties, names, own words: what each reader gets, and two worlds."""

    def setUp(self):
        super().setUp()
        records = worked_example()
        stories = [{"text": "I miss the bus to church.", "teller_agrees": True},
                   {"text": "I am afraid of S.", "teller_agrees": False}]
        records[-1]["stories"] = stories
        self.take_in(*records, person("bob"))
        self.world(called="Rajesh Quillfeather", where="the corner shop")

    def world(self, **more):
        other = {"external_id": "maya-raj-other", "called": more.pop("called")}
        self.take_in({**lost("raj", "2026-02-27", category="neighbour", would_miss=1),
                      "other": other, "hidden": True, **more})

    def every_form(self, role):
        return [self.ask("--as", role, *more)
                for more in (["--json"], ["--format", "csv"], ["--format", "html"], [],
                             ["--trace", "lost"], ["--trace", "attributable"])]

    def test_two_worlds_that_differ_in_who_is_hidden(self):
        roles = ("scheme-worker", "coordinator", "manager", "auditor")
        one = {role: self.every_form(role) for role in roles}
        lead = self.every_form("data-protection-lead")
        self.world(called="Somebody Elsewhere", where="nowhere")
        two = {role: self.every_form(role) for role in roles}
        for role in roles:
            for first, second in zip(one[role], two[role]):
                self.assertEqual(blind(first), blind(second), role)
                self.assertNotIn("Quillfeather", first)
                self.assertNotIn("corner shop", first)
        self.assertIn("Quillfeather", "".join(lead))  # the control: somebody sees it
        self.assertNotEqual([blind(text) for text in lead],
                            [blind(text) for text in self.every_form("data-protection-lead")])
        self.assertIn("private-1", one["manager"][0])

    def test_an_auditor_gets_no_name_and_no_words(self):
        names = ("Maya", "Mum", "Sister", "Joan", "Pete", "bus to church", "afraid")
        for text in self.every_form("auditor"):
            for name in names:
                self.assertNotIn(name, text)
        officer = self.ask("--json")
        self.assertIn("bus to church", officer)
        self.assertNotIn("afraid", officer)
        self.assertIn("afraid", self.ask("--json", "--as", "data-protection-lead"))

    def test_a_person_gets_their_own_alone(self):
        token = self.token("person", "wigan", "--person", "maya")
        with Server(self.data) as server:
            path = f"{PATH}?from={FROM}&to={TO}"
            status, _, text = server.request("GET", path, token)
            self.assertEqual(status, 200, text)
            card = json.loads(text)
            self.assertEqual(card["scope"]["kind"], "person")
            self.assertIn("Quillfeather", text)
            self.assertIn("afraid", text)
            self.assertNotIn('"event"', text)
            for more in ("&person=bob", "&area=Leigh", "&service=lives"):
                self.assertEqual(server.request("GET", path + more, token)[0], 403)

    def test_who_did_not_agree_is_counted_and_not_shown(self):
        card = self.card()
        quiet = [each for each in card["people"] if each["measured"] == "not_agreed"]
        self.assertEqual(quiet, [{"in_scope": "in_scheme", "measured": "not_agreed"}])
        self.assertNotIn("assessable", card)
        self.assertFalse(any("per_100_years" in each for each in card["figures"]))

    def test_after_erasing_it_says_what_it_cannot_show(self):
        position = self.card("--as", "auditor")["position"]
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", "maya", "--yes")
        card = self.card()
        self.assertEqual((card["gone"], figures(card)["measured.gone"]["value"]), (1, 1))
        # Of an earlier day, too; and whether they used a service nobody can tell any more.
        early = figures(self.card("--as-known-at", position))
        self.assertEqual(early["measured.gone"]["value"], 1)
        service = self.ask("--service", "lives", expect=1)
        self.assertIn("whether they belong here nobody can tell", service)
        self.assertIn("Whose record is there no more", self.ask())
        self.assertEqual(differences(self.ask("--format", "csv")), [])


def blind(text):
    """Without what a further event changes for everybody: the position, and the view's token."""
    text = re.sub(r'"view":"[^"]*"', "", text)
    return re.sub(r'("position":|log position |question,position,+)\d+', "", text)


class Many(unittest.TestCase):
    """A made-up scheme: its circles, such as they are, agree with their own table."""

    def test_the_demonstration(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        data = folder / "data"
        made = kith("demo", "--people", "40", "--seed", "5", "--no-serve", "--data", data)
        self.assertEqual(made.returncode, 0, made.stderr)
        got = kith("connection-test", "--data", data, "--scheme", "demo", "--from", "2026-01-01",
                   "--to", "2026-07-01", "--format", "csv", "--as", "auditor")
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertEqual(differences(got.stdout), [])


if __name__ == "__main__":
    unittest.main()
