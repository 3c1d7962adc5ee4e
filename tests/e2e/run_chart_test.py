# SPDX-License-Identifier: Apache-2.0
"""Run charts through the real program: each point is a card, a shift is a signal, chance is none,
and too little is said to be too little."""
import csv
import datetime
import io
import json
import unittest

from connection_test_test import CIRCLE, lost, review
from kith_program import DataTest, Server, kith, person

PATH = "/v1/schemes/wigan/run-chart"
MONTHS = [datetime.date(2024 + i // 12, i % 12 + 1, 1) for i in range(21)]  # to 2025-09-01


def lives(loses, people=4):
    """People reviewed on the first of each month; `loses(month, person)`: they lost somebody whom
    they had met in the month before it."""
    records = []
    for each in range(people):
        name = f"p{each}"
        records.append(person(name, agreement=CIRCLE))
        for i, month in enumerate(MONTHS[:-1]):
            gone = f"gone-{i}"
            if loses(i, each):
                last = month - datetime.timedelta(days=20)
                records.append({**lost(gone, str(last)), "external_id": f"{name}-{gone}",
                                "of": name,
                                "other": {"external_id": f"{name}-{gone}-o", "called": gone}})
        for month in MONTHS:
            records.append(review(str(month), name, str(month)))
    return records


class Charted(DataTest):
    def ask(self, *arguments, expect=0, figure="lost", to="2025-09-01"):
        got = kith("run-chart", "--data", self.data, "--scheme", "wigan", "--figure", figure,
                   "--from", "2024-01-01", "--to", to, *arguments)
        self.assertEqual(got.returncode, expect, got.stderr + got.stdout)
        return got.stdout + got.stderr

    def chart(self, *arguments, **more):
        return json.loads(self.ask("--json", *arguments, **more))


class Signals(Charted):
    def test_a_shift_is_a_signal_and_each_point_is_a_card(self):
        self.take_in(*lives(lambda month, each: month >= 11 or (month + each) % 4 == 0))
        chart = self.chart()
        self.assertEqual((chart["points"], chart["verdict"]), (20, "signal"))
        counts = [each["count"] for each in chart["periods"]]
        self.assertGreater(min(counts[12:]), max(counts[:10]))
        for period in (chart["periods"][3], chart["periods"][15]):
            got = kith("connection-test", "--data", self.data, "--scheme", "wigan", "--from",
                       period["from"], "--to", period["to"], "--json")
            figures = {each["name"]: each for each in json.loads(got.stdout)["figures"]}
            self.assertEqual(figures["lost"]["value"], period["count"])
            self.assertEqual(figures["person_days"]["value"], period["exposure"])
            self.assertEqual(figures["lost"]["per_100_years"]["tenths"], period["value"])
        words = self.ask()
        self.assertIn("Signal", words)
        for badge in ("better", "worse", "improve", "score"):
            self.assertNotIn(badge, words)

    def test_where_nothing_shifts_there_is_none(self):
        self.take_in(*lives(lambda month, each: (month * 7 + each * 5) % 11 < 6))
        chart = self.chart()
        self.assertEqual((chart["points"], chart["verdict"]), (20, "no_signal"), chart)
        self.assertIn("No signal", self.ask())

    def test_too_few_are_drawn_and_nothing_is_said(self):
        self.take_in(*lives(lambda month, each: True))
        short = self.chart(to="2024-12-01")
        self.assertEqual((short["points"], short["verdict"]), (11, "too_few"))
        self.assertIn("Too few to say", self.ask(to="2024-12-01"))
        self.assertEqual(self.chart("--every", "3m", to="2024-10-01")["points"], 3)

    def test_periods_of_which_too_few_are_measured_are_gaps(self):
        self.take_in(*lives(lambda month, each: each == 0))
        self.take_in(*[person(f"q{i}", agreement=CIRCLE) for i in range(6)])
        chart = self.chart(expect=1)
        self.assertEqual({each["no_point"] for each in chart["periods"]}, {"not_assessable"})
        shares = self.chart(figure="measured")
        self.assertEqual({each["value"] for each in shares["periods"]}, {400})
        self.assertEqual(shares["kind"], "share")

    def test_every_form_has_every_period(self):
        self.take_in(*lives(lambda month, each: month >= 11))
        rows = list(csv.DictReader(io.StringIO(self.ask("--format", "csv"))))
        chart = self.chart()
        self.assertEqual([int(row["count"]) for row in rows],
                         [each["count"] for each in chart["periods"]])
        page = self.ask("--format", "html")
        self.assertEqual(page.count("<circle"), 20)
        for period in chart["periods"]:
            self.assertIn(f"<td>{period['from']}</td>", page)
        self.assertNotIn("<script", page)
        self.assertEqual(self.ask("--json", "--as", "manager"), self.ask("--json"))


class Refused(Charted):
    def test_what_cannot_be_charted(self):
        self.assertIn("/figure", self.ask(figure="net", expect=2))
        self.assertIn("/figure", self.ask(figure="weighted_loss", expect=2))
        self.assertIn("/to", self.ask(to="2025-09-02", expect=3))
        self.assertIn("/to", self.ask(to="2023-09-01", expect=3))
        self.assertIn("60 periods", self.window("2016-01-01", "2026-01-01"))
        self.assertIn("/from", self.window("2024-01-31", "2024-12-31"))
        self.assertIn("future", self.window("2189-01-01", "2189-12-01"))
        self.ask("--every", "2m", expect=2)
        for role in ("administrator", "carer"):
            self.assertIn("no right", self.ask("--as", role, expect=1))

    def window(self, first, last):
        got = kith("run-chart", "--data", self.data, "--scheme", "wigan", "--figure", "lost",
                   "--from", first, "--to", last)
        self.assertEqual(got.returncode, 3, got.stderr)
        return got.stderr

    def test_over_http(self):
        self.take_in(*lives(lambda month, each: month >= 11))
        token, auditor = self.token("manager"), self.token("auditor")
        own = self.token("person", "wigan", "--person", "p0")
        with Server(self.data) as server:
            path = f"{PATH}?figure=lost&from=2024-01-01&to=2025-09-01"
            status, _, text = server.request("GET", path, token)
            self.assertEqual((status, json.loads(text)["points"]), (200, 20))
            status, headers, page = server.request("GET", path + "&format=html", auditor)
            self.assertEqual((status, headers["content-type"]), (200, "text/html; charset=utf-8"))
            self.assertEqual(json.loads(server.request("GET", path, own)[2])["scope"][:6],
                             "person")
            self.assertEqual(server.request("GET", path + "&every=2m", token)[0], 400)
            self.assertEqual(server.request("GET", f"{PATH}?figure=lost", token)[0], 400)
            self.assertEqual(server.request("GET", path)[0], 401)


class Hidden(Charted):
    def test_nothing_said_is_not_the_whole_scheme(self):
        token = self.token("manager")
        with Server(self.data) as server:
            path = f"{PATH}?figure=lost&from=2025-01-01&to=2026-01-01"
            self.assertEqual(server.request("GET", path, token)[0], 200)
            for name in ("person", "service", "area", "arrangement", "as_known_at"):
                status, _, text = server.request("GET", f"{path}&{name}=", token)
                self.assertEqual(status, 400)
                self.assertIn(name, text)

    def test_whom_it_is_about_does_not_show(self):
        self.take_in(*lives(lambda month, each: month >= 11))
        one = self.ask("--json")
        self.take_in({**lost("gone-12", "2024-12-12"), "external_id": "p0-gone-12", "of": "p0",
                      "hidden": True, "other": {"external_id": "p0-gone-12-o", "called": "Zed"}})
        two = self.ask("--json")
        self.assertEqual(json.loads(one)["periods"], json.loads(two)["periods"])
        self.assertNotIn("Zed", self.ask() + two + self.ask("--format", "html"))

    def test_what_was_known_then_is_not_called_what_is_known_today(self):
        self.take_in(*lives(lambda month, each: month >= 11))
        today = f"as known on {datetime.date.today()}"
        for form in ([], ["--format", "html"]):
            self.assertIn(today, self.ask(*form))
            then = self.ask(*form, "--as-known-at", "100")
            self.assertIn("as known before event 100", then)
            self.assertNotIn(today, then)


if __name__ == "__main__":
    unittest.main()
