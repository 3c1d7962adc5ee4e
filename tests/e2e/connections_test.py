# SPDX-License-Identifier: Apache-2.0
"""Connections, gaps and pools, through the real program: the angler, and what must never show."""
import datetime
import json
import unittest

from kith_program import DataTest, Server, YES, kith, person

CONNECT = YES + [{"for": "connect", "answer": "yes", "on": "2026-10-02", "authority": "self"}]
LEIGH = {"name": "Leigh", "point": {"latitude": 53.496, "longitude": -2.52}}
SATURDAY = [{"days": ["saturday"], "from": "08:00", "until": "12:00"}]


def neighbour(external_id, **more):
    return {"type": "neighbour", "external_id": external_id, "called": external_id.title(),
            "area": LEIGH, "free": SATURDAY, "reach_via": "Jan",
            "agreed_to_be_found_until": "2099-12-31", "over_18": True, **more}


def arthur(**more):
    return person("arthur", **{
        "agreement": CONNECT, "area_now": LEIGH, "free": SATURDAY,
        "gifts": [{"concept": "angling", "kind": "teach", "wants_to_be_asked": True}],
        "interests": [{"concept": "angling", "stance": "love"}], **more})


def club(**more):
    return {"type": "group", "external_id": "club", "name": "Leigh Anglers", "kind": "club",
            "activities": [{"concept": "angling"}], "agreed_to_be_listed": True,
            "places": [{"id": "lodge", "town": "Leigh",
                        "point": {"latitude": 53.49, "longitude": -2.53}}],
            "roles": [{"role": "junior coach", "concept": "angling"}], **more}


def called(answer):
    return [each["called"] for each in answer["proposals"]]


class Neighbourhood(DataTest):
    def setUp(self):
        super().setUp()
        self.done("directory", "create", "--data", self.data, "leigh")
        self.done("directory", "subscribe", "--data", self.data, "--scheme", "wigan", "leigh")
        path = self.bundle(club(), name="groups.jsonl")
        self.done("import", "--data", self.data, "--directory", "leigh", path)
        self.take_in(arthur(), neighbour("tom", wants=[{"concept": "angling", "kind": "learn"}]),
                     neighbour("beth", offers=[{"concept": "angling", "kind": "company"}]))

    def ask(self, *arguments, expect=0):
        got = kith("propose", "--data", self.data, "--scheme", "wigan", "--for", "community",
                   "--as", "coordinator", "--json", *arguments)
        if expect is not None:
            self.assertEqual(got.returncode, expect, got.stderr)
        return json.loads(got.stdout) if got.stdout else got.stderr

    def number(self, external_id):
        for line in self.export().splitlines():
            record = json.loads(line)
            if record.get("external_id") == external_id:
                return record["number"]
        raise AssertionError(external_id)


class Asked(Neighbourhood):
    def test_the_angler_gives_first_and_may_rather_be_taken_out(self):
        answer = self.ask("--person", "arthur")
        self.assertEqual(called(answer), ["Tom", "Leigh Anglers", "Beth"])
        self.assertEqual([each["giving"] for each in answer["proposals"]],
                         ["given", "given", "received"])
        self.take_in(arthur(rather_not_give=True))
        answer = self.ask("--person", "arthur")
        self.assertTrue(answer["receives_first"])
        self.assertEqual(called(answer), ["Beth", "Leigh Anglers", "Tom"])
        words = self.done("propose", "--data", self.data, "--scheme", "wigan", "--person",
                          "arthur", "--for", "community", "--as", "coordinator")
        self.assertIn("Arthur would rather be given to than give", words)

    def test_http_the_command_line_and_a_restart_say_the_same(self):
        number = self.number("arthur")
        answer = self.ask("--person", "arthur")
        token = self.token("coordinator")
        path = f"/v1/schemes/wigan/people/{number}/connections"
        for _ in range(2):
            with Server(self.data) as server:
                status, _, text = server.request("GET", path, token)
                self.assertEqual(status, 200, text)
                self.assertEqual(json.loads(text), answer)
                self.assertEqual(self.ask("--person", "arthur"), answer)

    def test_a_wish_of_nobody_keeps_nothing_but_a_count(self):
        before = self.export()
        answer = self.ask("--wish", "angling:teach", "--near", "Leigh", "--free", "Sat am")
        self.assertEqual(called(answer)[0], "Tom")
        self.assertNotIn("person", answer)
        self.assertEqual(self.export(), before)
        self.ask("--wish", "angling:teach", "--near", "Leigh", "--record")
        new = set(self.export().splitlines()) - set(before.splitlines())
        self.assertEqual(len(new), 1)
        count = json.loads(new.pop())
        self.assertEqual(count["type"], "level_one_count")
        self.assertEqual(set(count), {"type", "number", "on", "area", "conversations"})
        before = self.export()
        self.ask("--wish", "angling:teach", "--near", "53.4971234,-2.5151234", "--record")
        new = set(self.export().splitlines()) - set(before.splitlines())
        self.assertNotIn("area", json.loads(new.pop()))

    def test_on_record_once_for_one_key(self):
        token = self.token("coordinator")
        path = f"/v1/schemes/wigan/people/{self.number('arthur')}/connections"
        with Server(self.data) as server:
            first = server.request("POST", path, token, Idempotency_Key="a")
            again = server.request("POST", path, token, Idempotency_Key="a")
            other = server.request("POST", path + "?top=1", token, Idempotency_Key="b")
        self.assertEqual(first[0], 201, first[2])
        self.assertEqual(first[2], again[2])
        self.assertNotEqual(json.loads(first[2])["run"], json.loads(other[2])["run"])

    def test_who_was_shown_is_in_the_access_log(self):
        self.ask("--person", "arthur", "--purpose", "walk to the lodge")
        token = self.token("coordinator")
        with Server(self.data) as server:
            status, _, _ = server.request("GET", "/v1/schemes/wigan/community?wish=angling:teach",
                                          token)
            self.assertEqual(status, 200)

    def test_every_fault_of_a_question_is_named(self):
        got = kith("propose", "--data", self.data, "--scheme", "wigan", "--for", "community",
                   "--as", "coordinator", "--wish", "angling:gulp", "--near", "Atlantis",
                   "--free", "someday soon", "--means", "broomstick", "--access", "magic")
        self.assertEqual(got.returncode, 2, got.stdout)
        for word in ("Atlantis", "someday", "means", "access"):
            self.assertIn(word, got.stderr)
        got = kith("propose", "--data", self.data, "--scheme", "wigan")
        self.assertEqual(got.returncode, 2)
        self.assertIn("--person", got.stderr)
        got = kith("propose", "--data", self.data, "--scheme", "wigan", "--for", "community",
                   "--as", "coordinator")
        self.assertEqual(got.returncode, 3 if "bad_input" in got.stderr else got.returncode)
        self.assertNotEqual(got.returncode, 0)
        self.assertIn("name a person", got.stderr)


    def test_what_does_not_go_with_a_question_is_told(self):
        for more, word in ((["--for", "community", "--person", "arthur", "--age", "30"], "age"),
                           (["--for", "person", "--person", "arthur", "--cost", "free"], "cost"),
                           (["--for", "person", "--wish", "choir", "--access", "quiet"],
                            "access")):
            got = kith("propose", "--data", self.data, "--scheme", "wigan", "--as", "coordinator",
                       *more)
            self.assertEqual(got.returncode, 2, got.stdout)
            self.assertIn("/" + word, got.stderr)


class AsTheyTypeIt(Neighbourhood):
    def groups(self, *records):
        path = self.bundle(*records, name="more.jsonl")
        self.done("import", "--data", self.data, "--directory", "leigh", path)

    def group(self, external_id, **more):
        return {"type": "group", "external_id": external_id, "name": external_id, "kind": "club",
                "agreed_to_be_listed": True, "places": [
                    {"id": "hall", "town": "Leigh", "point": {"latitude": 53.49,
                                                             "longitude": -2.53}}], **more}

    def wish(self, *arguments, **more):
        return self.ask("--near", "Leigh", *arguments, **more)

    def test_what_stands_beside_an_activity_is_what_somebody_might_do_there(self):
        self.groups(self.group("organ", activities=[{"concept": "concerts"}],
                               roles=[{"role": "page turner"}]),
                    self.group("choir", activities=[{"concept": "choir"}]))
        for wish in ("page turning for a choir", "page turner:help", "a choir, page turning"):
            self.assertIn("organ", called(self.wish("--wish", wish)))
        self.assertEqual(called(self.wish("--wish", "page turning for a choir"))[0], "organ")
        missing = self.wish("--wish", "page turning for a choir")["missing"]
        self.assertIn("page turning", " ".join(missing))

    def test_baking_for_others_is_given_where_a_role_is_about_it(self):
        self.groups(self.group("kitchen", activities=[{"concept": "community_meals"}],
                               roles=[{"role": "to fill the oven", "concept": "baking"}]))
        self.take_in(neighbour("una", offers=[{"concept": "baking", "kind": "teach"}]))
        self.assertEqual(called(self.wish("--wish", "baking for others")), ["kitchen"])
        self.assertEqual(called(self.wish("--wish", "baking"))[0], "Una")

    def test_what_a_group_writes_of_itself_answers_where_it_names_no_activity(self):
        self.groups(self.group("chapel", description="A drop in with hot soup."))
        answer = self.wish("--wish", "somewhere warm")
        self.assertEqual(called(answer), ["chapel"])
        self.assertIn("somewhere warm", answer["proposals"][0]["lines"][0]["sentence"])

    def test_a_full_group_is_told_not_hidden(self):
        today = datetime.date.today()
        self.groups(self.group("sold-out", activities=[{"concept": "chess"}], room="full",
                               room_on=str(today - datetime.timedelta(days=30))))
        answer = self.wish("--wish", "chess", expect=None)
        self.assertEqual([each["called"] for each in answer["near_misses"]], ["sold-out"])
        later = self.wish("--wish", "chess", "--on", str(today + datetime.timedelta(days=300)))
        self.assertEqual(called(later), ["sold-out"])  # nobody has looked for a year: ask

    def test_a_name_that_two_towns_share_is_no_place(self):
        self.groups({**self.group("far"), "places": [
            {"id": "hall", "town": "Leigh", "point": {"latitude": 51.2, "longitude": 0.2}}]})
        got = self.wish("--wish", "chess", expect=2)
        self.assertIn("more than one place", got)

    def test_whom_it_takes_an_hour_to_walk_to_stands_in_the_way(self):
        self.take_in(neighbour("walt", wants=[{"concept": "chess", "kind": "together"}],
                               area={"name": "Atherton", "point": {"latitude": 53.546,
                                                                   "longitude": -2.52}}))
        far = ["--wish", "chess", "--within", "9000"]
        self.assertEqual(called(self.wish(*far)), ["Walt"])
        answer = self.wish(*far, "--means", "walk", expect=None)
        self.assertEqual(called(answer), [])
        self.assertIn("walk", json.dumps(answer["near_misses"]))


class Hidden(Neighbourhood):
    def test_whoever_has_not_agreed_is_asked_about_nobody(self):
        self.take_in(arthur(agreement=YES))
        answer = self.ask("--person", "arthur", expect=1)
        self.assertEqual(answer["proposals"], [])
        self.assertIn("has not been asked", answer["closed"][0])

    def test_a_mark_and_an_end_of_agreement_leave_the_same_bytes_as_nobody(self):
        self.take_in(neighbour("tom", wants=[]))
        nobody = self.ask("--person", "arthur")
        for field in ("proposals", "near_misses", "considered", "missing"):
            self.assertNotIn("Tom", json.dumps(nobody[field]))
        self.take_in(neighbour("tom", wants=[{"concept": "angling", "kind": "learn"}],
                               agreed_to_be_found_until="2020-01-01"))
        self.assertEqual({**self.ask("--person", "arthur"), "view": ""}, {**nobody, "view": ""})
        self.take_in(neighbour("tom", wants=[{"concept": "angling", "kind": "learn"}]))
        self.assertEqual(called(self.ask("--person", "arthur"))[0], "Tom")
        self.take_in(arthur(
            no_contact_asked={"on": "2026-10-02", "answer": "marks"},
            no_contact=[{"with": self.number("tom"), "source": "court"}]))
        self.assertEqual({**self.ask("--person", "arthur"), "view": ""}, {**nobody, "view": ""})

    def test_a_warm_way_goes_when_one_agreement_goes(self):
        tie = {"type": "tie", "external_id": "a-d", "of": "arthur",
               "other": {"external_id": "denise", "called": "Denise"}, "ring": "intimacy",
               "paid": "no", "may_introduce": {"owner": True, "other": True},
               "seen_by": "circle"}
        on = {"type": "tie", "external_id": "d-t", "of": "winnie",
              "other": {"external_id": "denise"}, "paid": "no", "seen_by": "circle",
              "may_introduce": {"owner": True, "other": True}}
        last = {"type": "tie", "external_id": "w-t", "of": "winnie",
                "other": {"external_id": "tom"}, "paid": "no", "seen_by": "circle",
                "may_introduce": {"owner": True, "other": True}}
        self.take_in(person("winnie"), tie, on, last)

        def ways():
            return self.ask("--person", "arthur")["proposals"][0]["ways"]
        self.assertEqual([[each["called"] for each in way["people"]] for way in ways()],
                         [["Arthur", "Denise", "Winnie", "Tom"]])
        for withdrawn in ({"may_introduce": {"owner": True, "other": False}}, {"hidden": True},
                          {"seen_by": "me"}, {"wanted": "no"},
                          {"may_introduce": {"owner": True, "other": True,
                                             "until": "2026-01-01"}}):
            with self.subTest(withdrawn=withdrawn):
                self.take_in({**on, **withdrawn})
                self.assertEqual(ways(), [])
                self.take_in(on)
                self.assertEqual(len(ways()), 1)
        jan = {"external_id": "jan", "called": "Jan"}
        self.take_in({**tie, "external_id": "a-j", "other": jan, "paid": "by_service"},
                     {**on, "external_id": "w-j", "other": jan, "paid": "by_service"})
        self.assertEqual([way.get("paid", False) for way in ways()], [False])
        self.take_in({**on, "hidden": True})
        self.assertEqual([way.get("paid", False) for way in ways()], [True])

    def test_where_somebody_lives_cannot_be_reckoned(self):
        def asked(latitude):
            self.take_in(neighbour("tom", wants=[{"concept": "angling", "kind": "learn"}],
                                   area={"name": "Leigh", "point": {"latitude": latitude,
                                                                    "longitude": -2.52}}))
            return [{**self.ask("--wish", "angling:teach", "--near", "53.45,-2.5", "--within",
                                str(metres), expect=None), "view": ""}
                    for metres in range(4000, 6000, 100)]
        self.assertEqual(asked(53.4912), asked(53.4987))  # one square of a hundredth of a degree
        self.assertNotEqual(asked(53.4912), asked(53.4812))

    def test_a_place_asked_from_does_not_get_round_an_area_to_stay_away_from(self):
        bob = person("bob", agreement=CONNECT, area_now={"name": "Wigan"},
                     interests=[{"concept": "angling", "stance": "learn"}],
                     no_contact_asked={"on": "2026-10-02", "answer": "marks"},
                     avoid_areas=[{"place": {"name": "Leigh"}}])
        self.take_in(bob)
        for near in ([], ["--near", "53.545,-2.632"], ["--near", "Leigh", "--within", "50000"]):
            answer = self.ask("--person", "arthur", *near, expect=None)
            self.assertNotIn("Bob", called(answer))

    def test_level_two_needs_the_persons_agreement(self):
        token = self.token("coordinator")
        body = {"type": "connection", "of": self.number("arthur"), "with": self.number("tom"),
                "steps": [{"state": "offered", "on": "2026-11-20"}]}
        with Server(self.data) as server:
            status, _, text = server.request("POST", "/v1/schemes/wigan/connections", token, body)
            self.assertEqual(status, 201, text)
            self.take_in(arthur(agreement=YES))
            answer = server.request("POST", "/v1/schemes/wigan/connections", token, body)
            problem = self.problem(answer, 422, "bad_input")
            self.assertEqual(problem["errors"][0]["pointer"], "/of")

    def test_what_is_on_its_way_is_not_proposed_again(self):
        self.take_in({"type": "connection", "external_id": "c", "of": "arthur", "with": "tom",
                      "steps": [{"state": "tried", "on": "2026-11-01"}],
                      "fading": {"until": "2026-01-01", "check_on": "2026-02-01"}})
        answer = self.ask("--person", "arthur")
        self.assertNotIn("Tom", called(answer))
        self.assertTrue(answer["on_its_way"][0]["look_in"])


class Gaps(Neighbourhood):
    def setUp(self):
        super().setUp()
        self.take_in(*[neighbour(f"film-{i}", wants=[{"concept": "cinema",
                                                      "kind": "together"}]) for i in range(5)])

    def gaps(self, *arguments, expect=0):
        got = kith("gaps", "--data", self.data, "--scheme", "wigan", "--as", "coordinator",
                   "--json", *arguments)
        if expect is not None:
            self.assertEqual(got.returncode, expect, got.stderr)
        return json.loads(got.stdout) if got.stdout else got.stderr

    def test_five_are_a_gap_and_four_stay_on_the_own_page(self):
        found = [(each["concept"], each["people"]) for each in self.gaps()["clusters"]]
        self.assertIn(("cinema", 5), found)
        shared = json.dumps(self.gaps())
        for line in self.export().splitlines():
            record = json.loads(line)
            if record["type"] in ("person", "neighbour"):
                self.assertNotIn(record["number"], shared)
        self.take_in(neighbour("film-4", wants=[]))
        self.assertEqual(self.gaps(expect=1)["clusters"], [])
        own = self.gaps("--own-page")["clusters"]
        self.assertEqual([each["people"] for each in own if each["concept"] == "cinema"],
                         [4])

    def test_a_wish_a_place_and_a_size_leave_others_out(self):
        found = self.gaps("--wish", "film club")
        self.assertEqual([each["concept"] for each in found["clusters"]], ["cinema"])
        nobody = self.gaps("--wish", "choir", expect=1)
        for each in (found, nobody):  # a count would tell of one, by asking twice
            self.assertFalse({"wanted", "wanted_by", "in_vain"} & set(each))
        self.assertEqual(self.gaps("--near", "Leigh")["clusters"], self.gaps()["clusters"])
        self.assertEqual(self.gaps("--near", "53.6,-2.52", expect=1)["clusters"], [])
        own = self.gaps("--own-page", "--wish", "film club", "--min", "6", expect=1)
        self.assertEqual((own["fewer"], len(own["wanted_by"]), len(own["in_vain"])), (1, 5, 5))
        top = self.gaps("--own-page", "--top", "1")
        everything = self.gaps("--own-page")["clusters"]
        self.assertEqual(len(top["clusters"]) + top.get("more", 0), len(everything))
        self.take_in(neighbour("film-4", wants=[]))
        few = self.gaps("--wish", "film club", expect=1)
        self.assertEqual({**few, "view": ""}, {**nobody, "view": ""})
        self.assertIn("/min", self.gaps("--min", "3", expect=2))
        for wrong in (["--within", "500"],
                      ["--own-page", "--cost", "free"], ["--near", "Atlantis"],
                      ["--on", "2026-01-01"]):
            self.gaps(*wrong, expect=2)

    def test_a_row_of_distances_does_not_tell_where_anybody_lives(self):
        def asked(latitude, option):
            self.take_in(neighbour("film-4", wants=[{"concept": "cinema", "kind": "together"}],
                                   area={"name": "Leigh", "point": {"latitude": latitude,
                                                                    "longitude": -2.52}}))
            return [{**self.gaps(option, str(metres), expect=None), "view": ""}
                    for metres in range(300, 2100, 300)]
        for option in ("--radius", "--answers-within"):
            self.assertEqual(asked(53.4912, option), asked(53.4987, option))
        self.assertNotEqual(asked(53.4912, "--radius"), asked(53.4712, "--radius"))

    def test_a_town_by_name_keeps_those_known_by_its_name_alone(self):
        self.take_in(*[neighbour(f"film-{i}", area={"name": "Leigh"}, wants=[
            {"concept": "cinema", "kind": "together"}]) for i in range(5)])
        near = self.gaps("--near", "Leigh", "--within", "100")
        self.assertEqual([each["concept"] for each in near["clusters"]], ["cinema"])
        self.assertEqual(near["near"], "Leigh")

    def test_pools_share_a_cost_that_adds_up(self):
        agreement = CONNECT + [{"for": "pool", "answer": "yes", "on": "2026-10-02",
                                "authority": "self"}]
        self.take_in(*[person(f"p{i}", agreement=agreement, area_now=LEIGH, free=SATURDAY,
                              pool=[{"concept": "swimming", "share_pence_min": 100,
                                     "share_pence_max": 500 + 100 * i}]) for i in range(3)])
        pool = self.gaps("--own-page", "--cost", "10")["pools"][0]
        self.assertEqual(pool["people"], 3)
        self.assertEqual(sum(each["pence"] for each in pool["split"]["shares"]), 1000)
        self.assertIn("own page", self.gaps("--cost", "10", expect=2))
        self.assertEqual(self.gaps()["pools"], [])

    def test_over_http(self):
        with Server(self.data) as server:
            token = self.token("coordinator")
            status, _, text = server.request("GET", "/v1/schemes/wigan/gaps", token)
            self.assertEqual(status, 200, text)
            self.assertEqual(json.loads(text), self.gaps())
            answer = server.request("GET", "/v1/schemes/wigan/gaps?for=household", token)
            self.problem(answer, 403, "forbidden")
            worker = self.token()
            status, _, text = server.request("GET", "/v1/schemes/wigan/gaps?for=household", worker)
            self.assertEqual(status, 200, text)
            for role in ("scheme_worker", "manager", "data_protection_lead"):
                answer = server.request("GET", "/v1/schemes/wigan/gaps?own_page=true",
                                        self.token(role))
                self.problem(answer, 403, "forbidden")
            answer = server.request("GET", "/v1/schemes/wigan/gaps?for=moon&own_page=maybe", token)
            self.assertEqual(len(self.problem(answer, 400, "wrong_usage")["errors"]), 2)


if __name__ == "__main__":
    unittest.main()
