# SPDX-License-Identifier: Apache-2.0
"""A directory as an Open Referral UK 3 feed: each rule of the profile, asked of the real server."""
import json
import unittest

import open_referral_schema_test as profile
from kith_program import DataTest, Server, kith, person

DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
ENDPOINTS = {"services": ("service_item", "service"),
             "service_at_locations": ("service_at_location_item", "service_at_location"),
             "taxonomies": ("taxonomy", "taxonomy"),
             "taxonomy_terms": ("taxonomy_term", "taxonomy_term"),
             "organizations": ("organization", "organization_full")}


def groups():
    """Forty groups that differ in all that can be asked about; every fifth is not listed."""
    made = []
    for i in range(40):
        minutes = 8 * 60 + 30 * (i % 20)
        made.append({
            "type": "group", "external_id": f"g{i}",
            "name": f"Group {i} of the {'choir' if i % 3 else 'anglers'}",
            "description": "Everybody is welcome.", "agreed_to_be_listed": i % 5 != 0,
            "age_min": i, "age_max": 40 + i,
            "activities": [{"concept": "choirs" if i % 3 else "angling"}],
            "places": [{"id": "hall", "name": f"Hall {i}",
                        "postcode": f"WN7 {i % 9 + 1}A{chr(65 + i // 9)}",
                        "point": {"latitude": round(53.49 + i / 1000, 6), "longitude": -2.5}},
                       {"id": "pub", "name": f"Pub {i}"}],
            "schedules": [{"place": "hall", "pattern": f"FREQ=WEEKLY;BYDAY={DAYS[i % 7]}",
                           "opens": f"{minutes // 60:02}:{minutes % 60:02}",
                           "closes": f"{minutes // 60 + 2:02}:{minutes % 60:02}"}],
            "organisation": {"id": f"o{i % 4}", "name": f"Organisation {i % 4}"},
            "terms": [{"id": f"t{i % 6}", "name": f"Term {i % 6}",
                       "taxonomy": f"Taxonomy {i % 2}"}],
            "contacts": [{"called": "Pat", "phone": "01942 000000", "email": "pat@example.org"}]})
    return made


class Feed(DataTest):
    def setUp(self):
        super().setUp()
        self.done("directory", "create", "--data", self.data, "leigh", "--title", "Leigh")
        self.groups = groups()
        self.done("import", "--data", self.data, "--directory", "leigh",
                  self.bundle(*self.groups, name="groups.jsonl"))
        self.take_in(person("maya"))
        self.listed = [group for group in self.groups if group["agreed_to_be_listed"]]
        self.server = Server(self.data)
        self.addCleanup(self.server.stop)

    def get(self, path, wanted=200):
        status, headers, text = self.server.request("GET", "/oruk/leigh" + path)
        self.assertEqual(status, wanted, text)
        self.assertEqual(headers["access-control-allow-origin"], "*")
        return json.loads(text)

    def all_of(self, path):
        """Everything of a list, page after page."""
        sign = "&" if "?" in path else "?"
        items, number = [], 1
        while True:
            page = self.get(f"{path}{sign}per_page=7&page={number}")
            self.assertEqual((page["page_number"], page["size"]), (number, len(page["contents"])))
            self.assertEqual((page["first_page"], page["empty"]),
                             (number == 1, not page["contents"]))
            items += page["contents"]
            if page["last_page"]:
                self.assertEqual(page["total_items"], len(items))
                self.assertEqual(page["total_pages"], (len(items) + 6) // 7)
                return items
            number += 1

    def names(self, query):
        return sorted(item["name"] for item in self.all_of("/services?" + query))

    def test_open_to_anybody_with_one_stub_and_from_any_page(self):
        for base in ["", "/"]:
            about = self.get(base)
            self.assertEqual(about["version"], "HSDS-UK-3.0")
            self.assertEqual(set(about), {"version", "profile", "openapi_url"})
        for path in ENDPOINTS:
            self.get("/" + path)
        self.problem(self.server.request("POST", "/oruk/leigh/services", body={}), 405,
                     "method_not_allowed")
        self.problem(self.server.request("GET", "/oruk/nowhere/services"), 404, "not_found")
        self.problem(self.server.request("GET", "/oruk/wigan/services"), 404, "not_found")
        headers = self.server.request("GET", "/v1/directories")[1]
        self.assertNotIn("access-control-allow-origin", headers)

    @unittest.skipUnless(profile.SCHEMA.is_dir(),
                         "skipped: the shared data is not beside this folder")
    def test_every_answer_holds_to_the_schemas(self):
        checked = 0
        for path, (item, full) in ENDPOINTS.items():
            page = self.get(f"/{path}?per_page=100")
            self.assertEqual(list(profile.page_validator().iter_errors(page)), [])
            self.assertGreater(len(page["contents"]), 1)
            for what, answers in [(item, page["contents"]),
                                  (full, [self.get(f"/{path}/{each['id']}")
                                          for each in page["contents"]])]:
                for schema in profile.HOLDS[what]:
                    held = profile.validator(schema)
                    for answer in answers:
                        self.assertEqual(list(held.iter_errors(answer)), [], (path, schema))
                        checked += 1
        self.assertGreater(checked, 300)

    def test_only_groups_that_agreed_and_never_a_person(self):
        names = self.names("")
        self.assertEqual(names, sorted(group["name"] for group in self.listed))
        whole = json.dumps([self.all_of("/" + path) for path in ENDPOINTS])
        self.assertNotIn("maya", whole.lower())
        hidden = [group for group in self.groups if not group["agreed_to_be_listed"]]
        for group in hidden:
            self.assertNotIn(group["name"], whole)
            self.assertNotIn(group["places"][0]["name"], whole)
        # What is withdrawn is gone at once.
        editor = self.done("token", "create", "--data", self.data, "--role", "directory_editor",
                           "--directory", "leigh").strip()
        path = "/v1/directories/leigh/groups"
        number = json.loads(self.server.request("POST", path + "/lookup", editor,
                                                {"external_id": "g1"})[2])["number"]
        status, _, _ = self.server.request("PATCH", f"{path}/{number}", editor,
                                           {"agreed_to_be_listed": False}, If_Match="*")
        self.assertEqual(status, 200)
        self.assertEqual(len(self.names("")), len(names) - 1)

    def test_ages_days_and_times_as_the_profile_means_them(self):
        for age in [0, 12, 25, 39]:
            self.assertEqual(self.names(f"minimum_age={age}"), sorted(
                group["name"] for group in self.listed if group["age_min"] >= age))
            self.assertEqual(self.names(f"maximum_age={age + 30}"), sorted(
                group["name"] for group in self.listed if group["age_max"] <= age + 30))
        for day in DAYS:
            for start, end in [("", ""), ("10:00", ""), ("", "12:30"), ("09:00:00", "14:00")]:
                query = f"day={day}" + (f"&start_time={start}" if start else "") + (
                    f"&end_time={end}" if end else "")
                wanted = sorted(
                    group["name"] for group in self.listed for each in group["schedules"]
                    if each["pattern"].endswith(day) and (not start or each["opens"] >= start[:5])
                    and (not end or each["closes"] <= end))
                self.assertEqual(self.names(query), wanted, query)
        self.assertEqual(self.names("day=Monday"), self.names("day=MO"))

    def test_taxonomies_and_terms(self):
        terms = {term["name"]: term for term in self.all_of("/taxonomy_terms")}
        taxonomies = {each["name"]: each["id"] for each in self.all_of("/taxonomies")}
        for i in range(6):
            wanted = sorted(group["name"] for group in self.listed
                            if group["terms"][0]["name"] == f"Term {i}")
            self.assertEqual(self.names(f"taxonomy_term_id={terms[f'Term {i}']['id']}"), wanted)
        for i in range(2):
            wanted = sorted(group["name"] for group in self.listed
                            if group["terms"][0]["taxonomy"] == f"Taxonomy {i}")
            self.assertEqual(self.names(f"taxonomy_id={taxonomies[f'Taxonomy {i}']}"), wanted)
        self.assertEqual(self.names("taxonomy_term_id=nothing"), [])

    def test_words_and_places(self):
        found = self.names("search=fishing")
        self.assertEqual(found, sorted(group["name"] for group in self.listed
                                       if "anglers" in group["name"]))
        self.assertEqual(self.names("search=trampolining"), [])
        # A thousandth of a degree of latitude is 111 metres.
        near = self.all_of("/service_at_locations?postcode=WN7%202AA&proximity=1100")
        first = self.groups[1]["places"][0]["point"]["latitude"]
        wanted = sum(abs(group["places"][0]["point"]["latitude"] - first) < 0.00989
                     for group in self.listed)
        self.assertEqual(len(near), wanted)
        self.assertGreater(wanted, 5)
        everywhere = self.all_of("/service_at_locations")
        self.assertEqual(len(everywhere), 2 * len(self.listed))

    def test_what_cannot_be_asked_is_said_with_its_place(self):
        for query, place in [("page=0", "/page"), ("per_page=x", "/per_page"),
                             ("minimum_age=-1", "/minimum_age"), ("day=someday", "/day"),
                             ("start_time=25:00", "/start_time"), ("end_time=noon", "/end_time")]:
            problem = self.get("/services?" + query, wanted=400)
            self.assertIn(place, [fault["pointer"] for fault in problem["errors"]])
        self.get("/services?colour=red", wanted=400)
        for query in ["postcode=ZZ", "postcode=AB1%201AA", "proximity=100"]:
            self.get("/service_at_locations?" + query, wanted=400)
        self.get("/services/no-such-id", wanted=404)
        page = self.get("/services?page=1000")
        self.assertTrue(page["empty"] and page["last_page"])
        self.assertEqual(self.get("/services?per_page=100000")["size"], len(self.listed))

    def test_out_and_in_again(self):
        out = self.folder / "leigh.json"
        got = kith("export", "--data", self.data, "--directory", "leigh", "--format",
                   "open-referral", "--output", out)
        self.assertEqual(got.returncode, 0)
        self.assertIn("8 groups are not in it", got.stderr)
        page = json.loads(out.read_text(encoding="utf-8"))
        self.assertEqual((page["total_items"], page["size"]), (32, 32))
        self.server.stop()
        other = self.folder / "other"
        self.done("directory", "create", "--data", other, "copy")
        take_in = ["import", "--data", other, "--directory", "copy", "--format", "open-referral",
                   "--source", "leigh", out]
        self.assertIn("Took in 32 records: 32 new", self.done(*take_in))
        self.assertIn("0 new, 0 changed, 32 as they were", self.done(*take_in))
        copy = {}
        for line in self.done("export", "--data", other, "--directory", "copy").splitlines():
            record = json.loads(line)
            if record["type"] == "group":
                copy[record["name"]] = record
        for group in self.listed:
            same = copy[group["name"]]
            for key in ["description", "age_min", "age_max", "activities", "contacts"]:
                self.assertEqual(same[key], group[key], key)
            self.assertEqual([each["opens"] for each in same["schedules"]],
                             [each["opens"] for each in group["schedules"]])

    def test_a_directory_without_groups(self):
        self.server.stop()
        self.done("directory", "create", "--data", self.data, "empty")
        with Server(self.data) as server:
            for path in ENDPOINTS:
                page = json.loads(server.request("GET", f"/oruk/empty/{path}")[2])
                self.assertEqual((page["total_items"], page["contents"], page["empty"]),
                                 (0, [], True))


if __name__ == "__main__":
    unittest.main()
