# SPDX-License-Identifier: Apache-2.0
"""What somebody keeps to themselves today is told by name nowhere: not of the past, not by way of
another record, not by its place in a list; and a decider hears that something is kept back."""
import datetime
import json
import unittest

from connection_test_test import CIRCLE, Asked, figures, maya, worked_example
from kith_program import Server

TODAY = str(datetime.date.today())
STORY = "I miss the bus to church."


def records_by_id():
    records = worked_example()
    records[-1]["stories"] = [{"text": STORY, "teller_agrees": True}]
    return {each["external_id"]: each for each in records}


class Kept(Asked):
    def setUp(self):
        super().setUp()
        self.by_id = records_by_id()
        self.take_in(*self.by_id.values())
        self.position = self.card("--as", "auditor")["position"]

    def every_form(self, *how):
        return "".join(self.ask(*how, *more) for more in (
            [], ["--json"], ["--format", "csv"], ["--format", "html"], ["--trace", "made"],
            ["--trace", "lost"]))

    def then(self):
        return self.every_form("--as-known-at", self.position)

    def hide(self, *names):
        self.take_in(*({**self.by_id[name], "hidden": True} for name in names))

    def token_path(self):
        return self.token("manager"), "/v1/schemes/wigan"


class OfThePast(Kept):
    def test_a_story_whose_teller_takes_it_back(self):
        self.assertIn(STORY, self.then())
        review = self.by_id["maya-t1"]
        self.take_in({**review, "stories": [{"text": STORY, "teller_agrees": False}]})
        self.assertNotIn(STORY, self.then())
        self.take_in({each: value for each, value in review.items() if each != "stories"})
        self.assertNotIn(STORY, self.then())

    def test_somebody_who_said_no_and_whose_record_was_ended(self):
        no = [{**each, "answer": "no", "on": TODAY} if each["for"] == "circle" else each
              for each in CIRCLE]
        self.take_in({**maya(), "agreement": no})
        token, path = self.token_path()
        with Server(self.data) as server:
            _, _, text = server.request("GET", path + "/people", token)
            number = json.loads(text)["items"][0]["number"]
            place = f"{path}/people/{number}"
            self.assertEqual(server.request("DELETE", place, token, If_Match="*")[0], 204)
        for name in ("Maya", "Joan", "Sister", STORY):
            self.assertNotIn(name, self.then())
        card = figures(self.card("--as-known-at", self.position))
        self.assertEqual((card["measured"]["value"], card["measured.gone"]["value"]), (0, 1))

    def test_a_tie_whose_other_end_was_mended_before_it_was_hidden(self):
        self.assertIn("Joan", self.then())
        joan = self.by_id["maya-joan"]
        self.take_in({**joan, "other": {"external_id": "joan-smith", "called": "Joan"},
                      "hidden": True})
        self.assertNotIn("Joan", self.then())

    def test_a_yes_that_has_ended(self):
        yesterday = str(datetime.date.today() - datetime.timedelta(days=1))
        until = [{**each, "until": yesterday} if each["for"] == "circle" else each
                 for each in CIRCLE]
        token, path = self.token_path()
        with Server(self.data) as server:
            _, _, text = server.request("GET", path + "/ties", token)
            self.assertGreater(len(json.loads(text)["items"]), 5)  # the control
        self.take_in({**maya(), "agreement": until})
        with Server(self.data) as server:
            for kind in ("ties", "reviews", "contacts"):
                _, _, text = server.request("GET", f"{path}/{kind}", token)
                self.assertEqual(json.loads(text)["items"], [], kind)


class ByAnotherRecord(Kept):
    def test_reviews_and_ways_tell_of_no_tie_that_is_hidden(self):
        token, path = self.token_path()
        with Server(self.data) as server:
            _, _, people = server.request("GET", path + "/people", token)
            _, _, reviews = server.request("GET", path + "/reviews", token)
        self.assertIn("2026-02-18", reviews)  # the control: last met with Mum
        self.assertIn('"anchors"', people)
        self.hide("maya-mum", "maya-mum-moved")
        with Server(self.data) as server:
            _, _, people = server.request("GET", path + "/people", token)
            _, _, reviews = server.request("GET", path + "/reviews", token)
            self.assertNotIn("2026-02-18", reviews)
            self.assertIn("2026-02-15", reviews)  # the others are there
            self.assertNotIn("Mum", people)
            # Writing what they see takes nothing away of what they do not.
            shown = json.loads(people)["items"][0]
            place = f"{path}/people/{shown['number']}"
            status, _, text = server.request("PATCH", place, token, {"called": "Maya B"},
                                             If_Match="*")
            self.assertEqual(status, 200, text)
        self.assertIn('"called":"Mum"', self.export())
        self.assertIn("Maya B", self.export())

    def test_no_other_figure_lists_them_and_their_place_tells_nothing(self):
        self.hide("maya-sister", "maya-al", "maya-pete")
        card = self.card()
        for each in card["figures"]:
            private = [item for item in each["items"] if item.get("tie", "").startswith("private")
                       or item.get("record") == "private"]
            if each["name"] not in ("made", "lost"):
                self.assertEqual(private, [], each["name"])
            self.assertEqual(each["items"][len(each["items"]) - len(private):], private)
        found = figures(card)
        self.assertEqual((found["reconnected"]["value"], found["reconnected"]["kept_back"]), (1, 1))
        self.assertEqual([len(each) for each in (found["lost"]["items"],
                                                 found["attributable"]["items"])], [2, 1])


class ToADecider(Kept):
    def test_what_there_is_to_do_is_said_though_not_of_whom(self):
        sister = {each: value for each, value in self.by_id["maya-sister"].items()
                  if not each.startswith("state_reason")}
        self.take_in(sister)
        self.assertRegex(self.ask(), "What there is to do(.|\n)*Sister")  # the control
        self.take_in({**sister, "hidden": True})
        for form in ([], ["--format", "html"]):
            told = self.ask(*form)
            self.assertIn("1 whom they keep to themselves",
                          told[told.index("What there is to do"):])
            self.assertNotIn("Sister", told)
        trace = self.ask("--trace", "lost.reason.unknown")
        self.assertIn("and 1 whom they keep to themselves",
                      trace[trace.index('What "lost.reason.unknown" is made of'):])


if __name__ == "__main__":
    unittest.main()
