# SPDX-License-Identifier: Apache-2.0
"""Directories of community groups: made, filled, read by the schemes that subscribe, edited by
their editor, and never holding anything about a person."""
import json
import unittest

from kith_program import DataTest, Server, kith, person


def group(external_id, **more):
    return {"type": "group", "external_id": external_id, "name": external_id.title(),
            "agreed_to_be_listed": True, **more}


class Directories(DataTest):
    def setUp(self):
        super().setUp()
        self.done("directory", "create", "--data", self.data, "leigh", "--title",
                  "Leigh community directory", "--publisher", "Wigan Council")

    def take_in_groups(self, *records):
        return self.done("import", "--data", self.data, "--directory", "leigh",
                         self.bundle(*records, name="groups.jsonl"))

    def export_groups(self):
        return self.done("export", "--data", self.data, "--directory", "leigh")

    def subscribe(self):
        self.done("directory", "subscribe", "--data", self.data, "--scheme", "wigan", "leigh")

    def test_made_listed_and_named_once(self):
        listed = json.loads(self.done("directory", "list", "--data", self.data, "--json"))
        self.assertEqual([(each["name"], each["title"], each["groups"]) for each in listed],
                         [("leigh", "Leigh community directory", 0)])
        again = kith("directory", "create", "--data", self.data, "leigh")
        self.assertEqual(again.returncode, 2)
        self.assertIn("There is a directory of this name already.", again.stderr)
        wrong = kith("directory", "create", "--data", self.data, "Leigh!")
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("A directory's name has", wrong.stderr)
        # A scheme may carry the same name: they are apart.
        self.done("scheme", "create", "--data", self.data, "leigh")

    def test_a_directory_on_an_empty_machine(self):
        data = self.folder / "other"
        self.done("directory", "create", "--data", data, "leigh")
        self.assertIn("leigh", self.done("directory", "list", "--data", data))
        self.assertEqual(self.done("scheme", "list", "--data", data),
                         "No schemes yet. kith scheme create makes one.\n")

    def test_records_stay_where_they_belong(self):
        for where, record, said in [
                ("--directory=leigh", person("maya"), "a person belongs to a scheme, never into a"),
                ("--scheme=wigan", group("anglers"), "a group belongs to a directory, not to a")]:
            got = kith("import", "--data", self.data, where, self.bundle(record))
            self.assertEqual(got.returncode, 3)
            self.assertIn("/type: " + said, got.stderr)
        both = kith("import", "--data", self.data, "--scheme", "wigan", "--directory", "leigh",
                    self.bundle(group("anglers")))
        self.assertEqual(both.returncode, 2)
        neither = kith("import", "--data", self.data, self.bundle(group("anglers")))
        self.assertEqual(neither.returncode, 2)
        self.assertIn("--directory", neither.stderr)
        self.assertEqual(self.export(), "")

    def test_what_is_wrong_with_a_group_is_said_with_its_place(self):
        got = kith("import", "--data", self.data, "--directory", "leigh", self.bundle(
            {"type": "group", "external_id": "a"},
            group("b", age_min=60, age_max=18, languages=["english!"]),
            group("c", places=[{"id": "hall"}, {"id": "hall"}],
                  schedules=[{"place": "pub"}, {"pattern": "FREQ=SOMETIMES"},
                             {"opens": "25:00"}, {"from": "2026-02-02", "until": "2026-02-01"}]),
            group("d", roles=[{"paid": True}], activities=[{}], costs=[{"pence": -1}])))
        self.assertEqual(got.returncode, 3)
        for place in ["1: /name", "2: /age_max", "2: /languages/0", "3: /places/1/id",
                      "3: /schedules/0/place", "3: /schedules/1/pattern", "3: /schedules/2/opens",
                      "3: /schedules/3/until", "4: /roles/0/role", "4: /activities/0/concept",
                      "4: /costs/0/pence"]:
            self.assertIn(f"bundle.jsonl:{place}: ", got.stderr)
        self.assertNotIn('"group"', self.export_groups())

    def test_out_and_in_again_is_the_same_bytes_in_a_bundle_and_in_tables(self):
        self.take_in_groups(
            group("anglers", activities=[{"concept": "angling", "wanted": "teach"}],
                  schedules=[{"pattern": "FREQ=WEEKLY;BYDAY=SA", "opens": "09:00",
                              "closes": "12:00"}], costs=[{"pence": 300, "per": "session"}]),
            group("choir", places=[{"id": "hall", "name": "Hall", "access": ["step_free"]}]))
        first = self.export_groups()
        tables = self.folder / "tables"
        self.done("export", "--data", self.data, "--directory", "leigh", "--format", "csv",
                  "--output", tables)
        self.assertEqual(sorted(path.name for path in tables.iterdir()),
                         ["directory.csv", "groups.csv"])
        for source in ["bundle", "tables"]:
            data = self.folder / f"again-{source}"
            self.done("scheme", "create", "--data", data, "other")
            path = tables
            if source == "bundle":
                path = self.folder / "out.jsonl"
                path.write_text(first, encoding="utf-8")
            # A directory says one thing of itself: here, what is brought along.
            got = kith("directory", "create", "--data", data, "leigh")
            self.assertEqual(got.returncode, 0)
            own = json.loads([line for line in kith(
                "export", "--data", data, "--directory", "leigh").stdout.splitlines()][-1])
            took = self.done("import", "--data", data, "--directory", "leigh", path)
            self.assertIn("Took in 3 records", took)
            out = kith("export", "--data", data, "--directory", "leigh").stdout
            kept = "".join(line + "\n" for line in out.splitlines()
                           if json.loads(line)["number"] != own["number"])
            self.assertEqual(kept, first)
        again = self.take_in_groups(*[json.loads(line) for line in first.splitlines()])
        self.assertIn("0 new, 0 changed, 3 as they were", again)

    def test_who_may_read_and_who_may_write(self):
        self.take_in_groups(group("anglers"))
        worker = self.token("coordinator")
        editor = self.token("directory_editor", "", "--directory", "leigh")
        self.done("directory", "create", "--data", self.data, "bolton")
        other = self.token("directory_editor", "", "--directory", "bolton")
        with Server(self.data) as server:
            path = "/v1/directories/leigh/groups"
            self.problem(server.request("GET", path, worker), 403, "forbidden")
            self.assertEqual(server.request("GET", "/v1/directories", worker)[2], '{"items":[]}')
            self.subscribe()
            status, _, text = server.request("GET", path, worker)
            self.assertEqual((status, len(json.loads(text)["items"])), (200, 1))
            self.problem(server.request("POST", path, worker, {"name": "Choir"}), 403, "forbidden")
            self.problem(server.request("GET", path, other), 403, "forbidden")
            self.problem(server.request("GET", "/v1/directories/nowhere/groups", worker), 403,
                         "forbidden")
            about = json.loads(server.request("GET", "/v1/directories/leigh", worker)[2])
            self.assertEqual(about["about"]["publisher"], "Wigan Council")
            self.assertEqual(about["groups"], 1)
            status, headers, text = server.request("POST", path, editor, {"name": "Choir"})
            self.assertEqual(status, 201, text)
            made = json.loads(text)["number"]
            status, _, _ = server.request("PATCH", f"{path}/{made}", editor, {"room": "full"},
                                          If_Match=headers["etag"])
            self.assertEqual(status, 200)
            self.assertEqual(server.request("DELETE", f"{path}/{made}", editor, If_Match="*")[0],
                             204)
            self.problem(server.request("GET", f"{path}/{made}", worker), 404, "not_found")
            self.problem(server.request("GET", "/v1/schemes/wigan/people", editor), 403,
                         "forbidden")
            self.done("directory", "unsubscribe", "--data", self.data, "--scheme", "wigan", "leigh")
            self.problem(server.request("GET", path, worker), 403, "forbidden")
        gone = kith("directory", "unsubscribe", "--data", self.data, "--scheme", "wigan", "leigh")
        self.assertEqual(gone.returncode, 1)

    def test_whoever_does_not_work_with_groups_sees_what_anybody_sees(self):
        self.take_in(person("maya"))
        self.take_in_groups(group("anglers"), group("choir", agreed_to_be_listed=False),
                            {"type": "group", "external_id": "bowls", "name": "Bowls"})
        self.subscribe()
        own = self.token("person", "wigan", "--person", "maya")
        worker = self.token("coordinator")
        with Server(self.data) as server:
            def seen(token, path):
                answer = json.loads(server.request("GET", "/v1/directories/leigh/" + path,
                                                   token)[2])
                return sorted(each["name"] for each in answer.get("items", answer.get("groups")))

            for path in ["groups", "search"]:
                self.assertEqual(seen(own, path), ["Anglers"])
            for path in ["groups", "search?unlisted=true"]:
                self.assertEqual(seen(worker, path), ["Anglers", "Bowls", "Choir"])
            self.assertEqual(seen(worker, "search"), ["Anglers"])
            self.problem(server.request("GET", "/v1/directories/leigh/search?unlisted=true", own),
                         403, "forbidden")
            self.problem(server.request("POST", "/v1/directories/leigh/groups/lookup", own,
                                        {"external_id": "choir"}), 404, "not_found")

    def test_it_is_there_after_a_restart_and_nobody_is_noted_for_reading_what_is_public(self):
        self.take_in_groups(group("anglers"))
        self.subscribe()
        before = self.export_groups()
        worker = self.token("coordinator")
        with Server(self.data) as server:
            server.request("GET", "/v1/directories/leigh/groups", worker)
        self.assertEqual(self.export_groups(), before)
        verified = self.done("audit", "verify", "--data", self.data, "--directory", "leigh")
        self.assertIn("leigh access: 0 events", verified)
        checked = self.done("check", "--data", self.data)
        self.assertIn("leigh facts: 3 events", checked)

    def test_tokens_are_bound_to_what_they_are_for(self):
        for arguments, said in [
                (["--role", "directory-editor", "--scheme", "wigan"], "--directory belongs to"),
                (["--role", "manager", "--directory", "leigh"], "--directory belongs to"),
                (["--role", "directory-editor", "--directory", "nowhere"], "no directory")]:
            got = kith("token", "create", "--data", self.data, *arguments)
            self.assertNotEqual(got.returncode, 0)
            self.assertIn(said, got.stderr)
        self.token("directory_editor", "", "--directory", "leigh")
        self.assertIn("leigh", self.done("token", "list", "--data", self.data))


if __name__ == "__main__":
    unittest.main()
