# SPDX-License-Identifier: Apache-2.0
"""What the OpenAPI document says of answers, held against the answers themselves."""
import json
import pathlib
import shutil
import tempfile
import unittest

import jsonschema
from kith_program import Server, kith, lines

ON = "2026-11-21"
SCHEME = "/v1/schemes/demo"
ROLES = ["scheme_worker", "coordinator", "manager", "auditor", "data_protection_lead"]
PROPOSING = [role for role in ROLES if role != "coordinator"]  # carer homes

GROUPS = [
    {"type": "group", "external_id": "anglers", "name": "Leigh anglers", "kind": "club",
     "agreed_to_be_listed": True, "age_min": 16, "languages": ["en-GB"],
     "activities": [{"concept": "angling", "wanted": "teach"}],
     "places": [{"id": "flash", "name": "Pennington Flash", "postcode": "WN7 3PA",
                 "point": {"latitude": 53.4951, "longitude": -2.5412}, "access": ["step_free"]}],
     "schedules": [{"place": "flash", "pattern": "FREQ=WEEKLY;BYDAY=SA", "opens": "09:00",
                    "closes": "12:00"}],
     "costs": [{"pence": 300, "per": "session", "hardship": True}],
     "contacts": [{"called": "Pat", "phone": "01942 496000"}],
     "organisation": {"id": "a", "name": "Leigh Angling Association"},
     "terms": [{"id": "t1", "name": "Sport", "taxonomy": "Leigh"}]},
    {"type": "group", "external_id": "choir", "name": "Hidden choir",
     "agreed_to_be_listed": False}]


class OpenApi(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.data = cls.folder / "data"
        made = kith("demo", "--people", "60", "--seed", "7", "--no-serve", "--data", cls.data)
        assert made.returncode == 0, made.stderr
        cls.tokens = {role: cls.token(role) for role in ROLES}
        kith("directory", "create", "--data", cls.data, "leigh")
        bundle = pathlib.Path(cls.folder) / "groups.jsonl"
        bundle.write_text(lines(*GROUPS), encoding="utf-8")
        kith("import", "--data", cls.data, "--directory", "leigh", bundle)
        cls.tokens["directory_editor"] = kith("token", "create", "--data", cls.data, "--directory",
                                              "leigh", "--role", "directory_editor").stdout.strip()
        cls.server = Server(cls.data)
        cls.addClassCleanup(cls.server.stop)
        cls.document = json.loads(kith("openapi").stdout)
        cls.schemas = cls.document["components"]["schemas"]

    @classmethod
    def token(cls, role):
        return kith("token", "create", "--data", cls.data, "--scheme", "demo", "--role",
                    role).stdout.strip()

    def assert_holds(self, name, value):
        schema = {"$ref": f"#/components/schemas/{name}", "components": self.document["components"]}
        faults = [f"{list(each.absolute_path)}: {each.message[:200]}"
                  for each in jsonschema.Draft202012Validator(schema).iter_errors(value)]
        self.assertEqual(faults[:5], [], name)

    def ask(self, method, path, role="manager", body=None, wanted=200, **headers):
        """The answer, held against the schema that the document names for it."""
        status, _, text = self.server.request(method, path, self.tokens[role], body, **headers)
        self.assertEqual(status, wanted, text)
        answer = json.loads(text)
        operation = self.operation(method, path.partition("?")[0])
        name = "default" if status >= 400 else str(status)
        for content in operation["responses"][name]["content"].values():
            self.assert_holds(content["schema"]["$ref"].rpartition("/")[2], answer)
        return answer

    def operation(self, method, path):
        parts = path.split("/")

        def fits(template):
            pattern = template.split("/")
            return len(pattern) == len(parts) and all(
                wanted == given or wanted.startswith("{") for wanted, given in zip(pattern, parts))

        found = [template for template in self.document["paths"] if fits(template)]
        return self.document["paths"][min(found, key=lambda each: each.count("{"))][method.lower()]

    def people(self):
        return self.ask("GET", f"{SCHEME}/people?limit=100")["items"]

    def test_every_schema_is_one(self):
        for name, schema in self.schemas.items():
            with self.subTest(schema=name):
                jsonschema.Draft202012Validator.check_schema(schema)

    def test_lists_and_records_of_every_kind(self):
        # Questions that can be put on record are no lists.
        lists = [path for path, operations in self.document["paths"].items()
                 if path.count("/") == 4 and {"get", "post"} <= set(operations)
                 and path.rpartition("/")[2] not in ("community", "plan", "connection-test")]
        self.assertGreater(len(lists), 8)
        read = 0
        for path in lists:
            path = path.replace("{scheme}", "demo").replace("{directory}", "leigh")
            role = "directory_editor" if "/directories/" in path else "manager"
            items = self.ask("GET", path + "?limit=100", role)["items"]
            read += len(items)
            for item in items[:3]:
                self.ask("GET", f"{path}/{item['number']}", role)
        self.assertGreater(read, 200)

    def test_questions_about_the_neighbourhood(self):
        scheme = "/v1/schemes/demo"
        people = self.ask("GET", scheme + "/people?limit=100", "manager")["items"]
        asked = 0
        for person in people[:20]:
            path = f"{scheme}/people/{person['number']}/connections"
            answer = self.ask("GET", path, "coordinator")
            asked += len(answer["proposals"]) + len(answer["near_misses"])
        self.assertGreater(asked, 20)
        self.ask("POST", path, "coordinator", wanted=201)
        community = scheme + "/community?wish=angling:teach,choir&near=Leigh&free=Sat%20am"
        self.assertTrue(self.ask("GET", community, "coordinator")["proposals"])
        self.ask("POST", community, "coordinator", wanted=201)
        self.ask("GET", scheme + "/community?near=Atlantis", "coordinator", wanted=400)
        homes = "?for=household"
        for more in ["", homes, homes + "&own_page=true"]:
            self.ask("GET", scheme + "/gaps" + more, "manager")
        self.ask("GET", scheme + "/gaps?own_page=true&cost=24", "coordinator")

    def test_the_policy(self):
        policy = f"{SCHEME}/policy"
        shown = self.ask("GET", policy, "coordinator")["policy"]
        shown["version"] = "demo-2"
        change = {"policy": shown, "reason": "to see it"}
        self.ask("PUT", policy, "manager", change, wanted=428)
        self.ask("PUT", policy, "manager", change, If_Match="*")
        for role in ROLES:
            self.ask("GET", policy, role)
        shown["weights"]["luck"] = 1
        self.ask("PUT", policy, "manager", change, wanted=422, If_Match="*")

    def test_directories(self):
        editor = "directory_editor"
        self.ask("GET", "/v1/directories", editor)
        self.assertEqual(self.ask("GET", "/v1/directories/leigh", editor)["groups"], 2)
        search = "/v1/directories/leigh/search"
        found = self.ask("GET", f"{search}?words=fishing&open=saturday%20morning&cost=3.50"
                         "&near=53.4977,-2.5204&within=3000&access=step_free&age=30", editor)
        self.assertEqual([group["name"] for group in found["groups"]], ["Leigh anglers"])
        self.ask("GET", f"{search}?open=someday&cost=much&age=old&access=nice&kind=odd", editor,
                 wanted=400)
        for path in ["", "/services", "/service_at_locations", "/taxonomies", "/taxonomy_terms",
                     "/organizations"]:
            self.ask("GET", f"/oruk/leigh{path}", editor)

    def test_proposals_for_every_reader(self):
        seen = {"proposals": 0, "near_misses": 0, "blocking": 0, "ask_next": 0, "closed": 0}
        for person in self.people():
            for role in PROPOSING:
                for more in ["top=20", "top=2&emergency_nights=3"]:
                    path = f"{SCHEME}/people/{person['number']}/proposals?on={ON}&{more}"
                    answer = self.ask("GET", path, role)
                    for part in seen:
                        seen[part] += len(answer[part])
        self.assertTrue(all(seen.values()), seen)

    def test_the_whole_scheme_for_every_reader(self):
        seen = {"suggestions": 0, "without": 0, "price": 0, "recruitment": 0, "groups": 0}
        for role in PROPOSING:
            for more in ["", "&options=1&per_home=1&recruit=5", "&work_max=0"]:
                text = json.dumps(self.ask("GET", f"{SCHEME}/plan?on={ON}{more}", role))
                more = json.dumps(self.ask("GET", f"{SCHEME}/exposure?on={ON}{more[:11]}", role))
                for part in seen:
                    seen[part] += (text + more).count(f'"{part}": ')
        self.ask("GET", f"{SCHEME}/plan?on={ON}&recruit=5&own_page=true", "manager")
        self.ask("GET", f"{SCHEME}/exposure?on={ON}&own_page=true", "manager")
        self.ask("GET", f"{SCHEME}/plan?pin=maya", wanted=400)
        self.assertTrue(all(seen.values()), seen)

    def test_the_connection_test_for_every_reader(self):
        path = f"{SCHEME}/connection-test?from=2026-01-01&to=2026-10-01&on={ON}"
        seen = {"ties": 0, "records": 0, "people": 0, "figures": 0}
        for role in PROPOSING:
            answer = self.ask("GET", path, role)
            for part in seen:
                seen[part] += len(answer[part])
        self.ask("GET", f"{path}&trace=lost", "manager")
        self.ask("GET", f"{path}&trace=none", "manager", wanted=400)
        self.assertTrue(all(seen.values()), seen)

    def test_what_is_measured_beside_it(self):
        born = {"called": "Ada", "born": "1950-05-01"}
        ada = self.ask("POST", f"{SCHEME}/people", "scheme_worker", born, wanted=201)["number"]
        told = {"person": ada, "discharged_on": "2025-11-03", "to": "home",
                "for_rehabilitation": True, "means_to_go_home": True,
                "supported_by_authority": True, "day_91": {"where": "home", "on": "2026-02-02"}}
        self.ask("POST", f"{SCHEME}/discharges", "scheme_worker", told, wanted=201)
        for role in ROLES:
            found = self.ask("GET", f"{SCHEME}/at-home?on={ON}", role)
            self.assertEqual(len(found["discharges"]), 1)
            self.ask("GET", f"{SCHEME}/measures?measure=lost", role)
            for figure in ("measured", "lost"):
                self.ask("GET", f"{SCHEME}/run-chart?figure={figure}&from=2025-09-01&to=2026-11-01"
                                f"&on={ON}", role)
        self.ask("GET", f"{SCHEME}/measures", "manager")
        self.ask("GET", f"{SCHEME}/measures?measure=net", "manager", wanted=404)
        self.ask("GET", f"{SCHEME}/at-home?rules=none", "manager", wanted=422)
        self.ask("GET", f"{SCHEME}/run-chart?figure=net", "manager", wanted=400)

    def test_what_is_put_on_record(self):
        number = self.people()[0]["number"]
        path = f"{SCHEME}/people/{number}/proposals?on={ON}"
        answer = self.ask("POST", path, "scheme_worker", wanted=201, Idempotency_Key="one")
        self.assertIn("run", answer)
        window = "from=2026-01-01&to=2026-10-01"
        for path in (f"{SCHEME}/plan?options=2&on={ON}", f"{SCHEME}/connection-test?{window}"):
            recorded = self.ask("POST", path, "manager", wanted=201, Idempotency_Key=path[-40:])
            again = self.ask("POST", path, "manager", wanted=201, Idempotency_Key=path[-40:])
            self.assertEqual(again, recorded)
            for role in ("manager", "auditor", "data_protection_lead"):
                replay = f"{SCHEME}/proposals/{recorded['run']}/replay"
                self.assertEqual(self.ask("GET", replay, role)["outcome"], "same")
        self.ask("POST", f"{SCHEME}/connection-test?{window}&format=csv", wanted=400)
        self.ask("GET", f"{SCHEME}/proposals/{answer['run']}/replay", "scheme_worker")
        self.ask("GET", f"{SCHEME}/proposals/{'0' * 26}/replay", "auditor", wanted=404)

    def test_circles_heads_and_proofs(self):
        for person in self.people()[:20]:
            self.ask("GET", f"{SCHEME}/people/{person['number']}/circle?on={ON}")
        head = self.ask("GET", f"{SCHEME}/log/head", "auditor")
        self.ask("GET", f"{SCHEME}/log/proofs?event=3", "auditor")
        self.ask("GET", f"{SCHEME}/log/proofs?from={head['size'] - 1}", "auditor")
        number = self.people()[0]["number"]
        bundle = self.ask("GET", f"{SCHEME}/log/proof-bundle?event=3&from=5&of={number}", "auditor")
        self.assertGreaterEqual(len(bundle["events"]), 1)
        self.ask("GET", f"{SCHEME}/log/proof-bundle?of=maya", "auditor", wanted=400)
        self.ask("GET", f"{SCHEME}/log/proof-bundle", "scheme_worker", wanted=403)
        self.ask("GET", "/healthz")

    def test_what_is_due_and_how_states_move(self):
        due = f"{SCHEME}/due?on={ON}&within=366&top=1000"
        rows = {role: self.ask("GET", due, role)["rows"]
                for role in ("scheme_worker", "coordinator", "manager")}
        self.assertGreater(len(rows["manager"]), len(rows["coordinator"]))
        self.assertGreater(len(rows["coordinator"]), 0)
        self.assertEqual(rows["manager"], rows["scheme_worker"])
        homes = self.ask("GET", f"{SCHEME}/households?limit=100")["items"]
        open_home = next(home for home in homes if home["state"] == "available")
        path = f"{SCHEME}/households/{open_home['number']}/transitions"
        decision = {"to": "paused", "actor": "carer", "authority": "told us"}
        self.assertEqual(self.ask("POST", path, body=decision, wanted=201)["state"], "paused")
        self.ask("POST", path, body=decision, wanted=409)
        self.ask("POST", path, body={**decision, "to": "available", "actor": "panel"}, wanted=422)
        person = f"{SCHEME}/people/{self.people()[0]['number']}/transitions"
        self.ask("POST", person, body={**decision, "to": "looking", "actor": "person"}, wanted=409)

    def test_refusals(self):
        self.ask("GET", f"{SCHEME}/people?limit=x&cursor=y", wanted=400)
        self.ask("GET", f"{SCHEME}/people/{'0' * 26}", wanted=404)
        self.ask("GET", f"{SCHEME}/people", "auditor", wanted=403)
        self.ask("POST", f"{SCHEME}/people", body={"born": 1, "called": ""}, wanted=422)
        self.ask("POST", f"{SCHEME}/people", body={}, wanted=201)
        self.ask("POST", f"{SCHEME}/people/lookup", body={"external_id": "maya"})


if __name__ == "__main__":
    unittest.main()
