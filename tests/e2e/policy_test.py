# SPDX-License-Identifier: Apache-2.0
"""The matching policy as data of a scheme: shown, checked, set, asked with, kept; and the algorithm
record that is written from it."""
import csv
import io
import json
import pathlib
import shutil
import signal
import tempfile
import unittest

from kith_program import Server, kith

DEFAULT = "kith-default-1"
ON = ["--on", "2026-11-21", "--top", "20"]


def lines_of(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


class PolicyTest(unittest.TestCase):
    """A copy of the demonstration's data for each test."""

    @classmethod
    def setUpClass(cls):
        cls.made = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        cls.addClassCleanup(shutil.rmtree, cls.made, ignore_errors=True)
        got = kith("demo", "--people", "60", "--seed", "7", "--no-serve", "--data",
                   cls.made / "data")
        assert got.returncode == 0, got.stderr

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.data = self.folder / "data"
        shutil.copytree(self.made / "data", self.data)

    def run_kith(self, *arguments, code=0, data=None, scheme="demo"):
        words = 2 if arguments[0] == "policy" else 1
        got = kith(*arguments[:words], "--data", data or self.data, "--scheme", scheme,
                   *arguments[words:])
        self.assertEqual(got.returncode, code, got.stderr + got.stdout)
        return got

    def policy(self, version="demo-2", **changes):
        policy = json.loads(kith("policy", "show", "--json").stdout)
        policy["version"] = version
        policy["weights"].update(changes.pop("weights", {"rhythm": 9, "interests": 1}))
        policy.update(changes)
        return policy

    def file(self, policy, name="policy.json"):
        path = self.folder / name
        path.write_text(policy if isinstance(policy, str) else json.dumps(policy, indent=2),
                        encoding="utf-8")
        return path

    def set(self, policy, *more, code=0, role="manager", reason="Rhythm matters more here",
            **where):
        return self.run_kith("policy", "set", "--as", role, "--reason", reason, *more,
                             self.file(policy), code=code, **where)

    def shown(self, **where):
        return json.loads(self.run_kith("policy", "show", "--json", **where).stdout)

    def ask(self, name="maya", *more, data=None):
        got = kith("propose", "--data", data or self.data, "--scheme", "demo", "--person", name,
                   *ON, "--json", *more)
        self.assertIn(got.returncode, (0, 1), got.stderr)
        return json.loads(got.stdout)

    def people(self):
        got = kith("export", "--data", self.data, "--scheme", "demo")
        people = [json.loads(line) for line in got.stdout.splitlines()]
        return [each["external_id"] for each in people if each["type"] == "person"
                and "external_id" in each]

    def size(self):
        got = kith("audit", "head", "--data", self.data, "--scheme", "demo")
        return json.loads(got.stdout)["size"]


class Setting(PolicyTest):
    def test_every_question_asks_with_the_policy_in_force_and_says_so(self):
        before = self.ask()
        self.assertEqual(before["policy_version"], DEFAULT)
        self.set(self.policy())
        after = self.ask()
        self.assertEqual(after["policy_version"], "demo-2")

        def weights(answer):
            return {(line["criterion"], line["weight"]) for proposal in answer["proposals"]
                    for ledger in proposal["ledgers"] for line in ledger["lines"]}

        self.assertIn("rhythm", {name for name, weight in weights(after) if weight in (9, 27)})
        self.assertNotIn("rhythm", {name for name, weight in weights(before) if weight >= 9})
        self.assertNotEqual([each["together"] for each in before["proposals"]],
                            [each["together"] for each in after["proposals"]])
        words = kith("propose", "--data", self.data, "--scheme", "demo", "--person", "maya", *ON)
        self.assertIn("matching policy demo-2", words.stdout)
        gaps = kith("gaps", "--data", self.data, "--scheme", "demo", "--for", "household",
                    "--json")
        self.assertEqual(json.loads(gaps.stdout)["policy_version"], "demo-2")

    def test_the_cap_of_a_home_is_the_policys(self):
        everybody = self.people()[:12]
        wide = {name: self.ask(name, "--record") for name in everybody}
        control = self.folder / "control"
        shutil.copytree(self.data, control)
        self.set(self.policy("small", people_a_home_max=1, day_counts=True, weights={}))
        out = []
        for name in everybody:
            narrow = self.ask(name)
            self.assertLessEqual(narrow["counts"]["passed"], wide[name]["counts"]["passed"], name)
            still = {each["household"] for each in narrow["proposals"]}
            out += [(wide[name]["run"], each["household"]) for each in wide[name]["proposals"]
                    if each["household"] not in still]
        self.assertGreater(len(out), 0)
        for data, code in ((control, 0), (self.data, 1)):
            run, home = out[0]
            got = kith("introduce", "--data", data, "--scheme", "demo", "--run", run,
                       "--household", home, "--reason", "Both love the garden")
            self.assertEqual(got.returncode > 0, code > 0, got.stderr)

    def test_it_is_there_after_a_restart_a_kill_and_from_the_log_alone(self):
        self.set(self.policy())
        answer = self.ask()
        for path in (self.data / "snapshots").iterdir():
            path.unlink()
        self.assertEqual(self.ask(), answer, "from the log alone")
        with Server(self.data) as server:
            self.assertEqual(self.ask(), answer, "through the server")
            self.set(self.policy("demo-3", weights={"home": 50}), "--replaces", "demo-2")
            server.stop(signal.SIGKILL)
        self.assertEqual(self.shown()["version"], "demo-3")
        self.assertEqual(kith("audit", "verify", "--data", self.data, "--scheme",
                              "demo").returncode, 0)

    def test_an_export_is_the_same_bytes_and_brings_no_policy(self):
        plain = self.run_kith("export", "--format", "bundle").stdout
        self.set(self.policy())
        got = self.run_kith("export", "--format", "bundle")
        self.assertEqual(got.stdout, plain)
        self.assertIn("demo-2 is not in it", got.stderr)
        bundle = self.folder / "all.jsonl"
        bundle.write_text(got.stdout, encoding="utf-8")
        copy = self.folder / "copy"
        self.assertEqual(kith("scheme", "create", "--data", copy, "demo").returncode, 0)
        self.run_kith("import", str(bundle), data=copy)
        self.assertEqual(self.run_kith("export", "--format", "bundle", data=copy).stdout, plain)
        self.assertEqual(self.shown(data=copy)["version"], DEFAULT)
        self.set(self.shown(), data=copy)
        here, there = self.ask(), self.ask(data=copy)
        here.pop("view")
        there.pop("view")
        self.assertEqual(here, there, "with the policy set there too, the answers are the same")

    def test_two_schemes_have_two_policies(self):
        self.assertEqual(kith("scheme", "create", "--data", self.data, "leigh").returncode, 0)
        self.set(self.policy())
        self.assertEqual(self.shown(scheme="leigh")["version"], DEFAULT)
        self.set(self.policy(weights={"home": 3}), scheme="leigh")
        self.assertEqual(self.shown(scheme="leigh")["weights"]["home"], 3)
        self.assertNotEqual(self.shown(), self.shown(scheme="leigh"))

    def test_history_says_who_when_and_why(self):
        self.set(self.policy())
        self.set(self.policy("demo-3"), "--replaces", "demo-2", reason="A look back")
        got = self.run_kith("policy", "show", "--history", "--json")
        history = json.loads(got.stdout)
        self.assertEqual([each["policy"]["version"] for each in history],
                         [DEFAULT, "demo-2", "demo-3"])
        self.assertEqual([each.get("replaced") for each in history], [None, DEFAULT, "demo-2"])
        self.assertEqual(history[2]["reason"], "A look back")
        self.assertEqual(history[2]["role"], "manager")
        self.assertLess(history[1]["position"], history[2]["position"])
        words = self.run_kith("policy", "show", "--history").stdout
        self.assertIn("A look back", words)
        self.assertIn("from the beginning on", words)
        exit_folder = self.folder / "exit"
        self.run_kith("export", "--format", "exit", "--output", str(exit_folder))
        self.assertEqual(json.loads((exit_folder / "policy.json").read_text()), self.shown())
        told = lines_of(exit_folder / "history.jsonl")
        told = [each for each in told if each["kind"] == "policy"]
        self.assertEqual([each["position"] for each in told],
                         [each["position"] for each in history[1:]])
        self.assertEqual(json.loads(told[0]["data"]["content"]), history[1]["policy"])

    def test_a_recorded_run_is_given_again_with_the_policy_of_its_moment(self):
        tokens = {role: kith("token", "create", "--data", self.data, "--scheme", "demo", "--role",
                             role).stdout.strip() for role in ("scheme_worker", "manager")}
        person = self.ask()["person"]
        path = f"/v1/schemes/demo/people/{person}/proposals?top=20&on=2026-11-21"
        with Server(self.data) as server:
            first = server.request("POST", path, tokens["scheme_worker"], idempotency_key="k1")
            self.assertEqual(first[0], 201, first[2])
            self.assertEqual(json.loads(first[2])["policy_version"], DEFAULT)
            self.set(self.policy())
            again = server.request("POST", path, tokens["scheme_worker"], idempotency_key="k1")
            self.assertEqual((again[0], again[2]), (201, first[2]))
            anew = server.request("POST", path, tokens["scheme_worker"], idempotency_key="k2")
            self.assertEqual(json.loads(anew[2])["policy_version"], "demo-2")
        with Server(self.data) as server:
            self.set(self.policy("demo-3", weights={"home": 60}), "--replaces", "demo-2")
            for key, answer in (("k1", first), ("k2", anew)):
                again = server.request("POST", path, tokens["scheme_worker"], idempotency_key=key)
                self.assertEqual(again[2], answer[2], key)


class Refusing(PolicyTest):
    def test_check_tells_every_fault_with_its_place(self):
        good = kith("policy", "check", self.file(self.policy()))
        self.assertEqual(good.returncode, 0, good.stderr)
        self.assertIn("demo-2", good.stdout)
        bad = self.policy("no name")
        bad["weights"]["home"] = 101
        bad["weights"]["luck"] = 1
        bad["mood"] = True
        del bad["day_counts"]
        got = kith("policy", "check", self.file(bad))
        self.assertEqual(got.returncode, 1)
        for pointer in ("/version", "/weights/home", "/weights/luck", "/mood", "/day_counts"):
            self.assertIn(pointer + ":", got.stderr)
        got = kith("policy", "check", "--json", self.file(bad))
        told = json.loads(got.stdout)
        self.assertFalse(told["valid"])
        self.assertEqual({each["pointer"] for each in told["errors"]},
                         {"/version", "/weights/home", "/weights/luck", "/mood", "/day_counts"})
        for text in ("", "{", "[]", "null", "{}" + " " * 9000):
            self.assertIn(kith("policy", "check", self.file(text)).returncode, (1, 3), text)
        self.assertEqual(kith("policy", "check", self.folder).returncode, 3)
        self.assertEqual(kith("policy", "check", self.folder / "none").returncode, 3)

    def test_what_may_not_be_set_changes_nothing(self):
        size = self.size()
        good = self.policy()
        for role in ("scheme-worker", "coordinator", "auditor", "data-protection-lead",
                     "administrator"):
            self.assertIn("manager", self.set(good, role=role, code=1).stderr)
        self.set(self.policy(people_a_home_max=4), code=3)
        self.set(good, reason="", code=3)
        self.set(self.policy(DEFAULT), code=3)
        self.set(good, "--replaces", "other", code=1)
        self.assertIn("Nothing was changed", self.set(good, "--dry-run").stdout)
        self.assertEqual(kith("policy", "set", "--data", self.data, "--scheme", "demo", "--as",
                              "manager", self.file(good)).returncode, 2, "without a reason")
        self.assertEqual(self.size(), size)
        self.set(good)
        self.assertEqual(self.size(), size + 1)
        self.assertIn("--replaces demo-2", self.set(self.policy("demo-3"), code=2).stderr)
        self.set(self.policy(weights={"home": 40}), "--replaces", "demo-2", code=3)
        self.assertIn("nothing changed", self.set(good, "--replaces", "demo-2").stdout)
        self.assertEqual(self.size(), size + 1)
        self.assertEqual(self.shown(), good)

    def test_no_record_route_and_no_erasing_reaches_it(self):
        self.set(self.policy())
        manager = kith("token", "create", "--data", self.data, "--scheme", "demo", "--role",
                       "manager").stdout.strip()
        exit_folder = self.folder / "exit"
        self.run_kith("export", "--format", "exit", "--output", str(exit_folder))
        told = lines_of(exit_folder / "history.jsonl")
        number = [each["record"] for each in told if each["kind"] == "policy"][0]
        with Server(self.data) as server:
            for method in ("GET", "PUT", "PATCH", "DELETE"):
                for kind in ("policies", "people", "subscriptions", "level-one-counts"):
                    body = {} if method in ("PUT", "PATCH") else None
                    got = server.request(method, f"/v1/schemes/demo/{kind}/{number}", manager,
                                         body, If_Match="*")
                    self.assertEqual(got[0], 404, (method, kind, got[2]))
            got = server.request("POST", "/v1/schemes/demo/policy", manager, {})
            self.assertEqual(got[0], 405)
            erased = kith("erase", "--data", self.data, "--scheme", "demo", "--subject", number,
                          "--yes")
            self.assertEqual(erased.returncode, 2, erased.stderr)
        bundle = self.file('{"type":"policy","version":"x","content":"{}"}\n', "p.jsonl")
        got = self.run_kith("import", str(bundle), code=3)
        self.assertIn("policy set", got.stderr)
        self.assertEqual(self.shown()["version"], "demo-2")


class OverHttp(PolicyTest):
    PATH = "/v1/schemes/demo/policy"

    def setUp(self):
        super().setUp()
        self.tokens = {role: kith("token", "create", "--data", self.data, "--scheme", "demo",
                                  "--role", role).stdout.strip()
                       for role in ("manager", "scheme_worker", "coordinator", "auditor")}
        self.server = Server(self.data)
        self.addCleanup(self.server.stop)

    def get(self, role="manager", **headers):
        return self.server.request("GET", self.PATH, self.tokens[role], **headers)

    def put(self, body, role="manager", **headers):
        return self.server.request("PUT", self.PATH, self.tokens[role], body, **headers)

    def test_two_sets_never_overwrite_each_other_unseen(self):
        status, headers, text = self.get()
        self.assertEqual((status, json.loads(text)["policy"]["version"]), (200, DEFAULT))
        self.assertNotIn("set", json.loads(text))
        body = {"policy": self.policy(), "reason": "Rhythm matters"}
        self.assertEqual(self.put(body)[0], 428)
        self.assertEqual(self.put(body, If_Match='"other"')[0], 412)
        self.assertEqual(self.put(body, "scheme_worker", If_Match=headers["etag"])[0], 403)
        done = self.put(body, If_Match=headers["etag"])
        self.assertEqual(done[0], 200, done[2])
        self.assertEqual(done[1]["etag"], self.get()[1]["etag"])
        self.assertEqual(done[2], self.get()[2])
        told = json.loads(done[2])["set"]
        self.assertEqual((told["reason"], told["role"], told["replaced"]),
                         ("Rhythm matters", "manager", DEFAULT))
        self.assertTrue(told["by"].startswith("token "))
        late = {"policy": self.policy("demo-3"), "reason": "Too late"}
        self.assertEqual(self.put(late, If_Match=headers["etag"])[0], 412)
        self.assertEqual(self.put(late, If_Match="*")[0], 200)
        self.assertEqual(self.get(If_None_Match=self.get()[1]["etag"])[0], 304)

    def test_every_fault_has_its_pointer(self):
        policy = self.policy()
        policy["weights"]["home"] = -1
        policy["luck"] = 1
        got = self.put({"policy": policy, "reason": ""}, If_Match="*")
        self.assertEqual(got[0], 422, got[2])
        self.assertEqual({each["pointer"] for each in json.loads(got[2])["errors"]},
                         {"/policy/weights/home", "/policy/luck", "/reason"})
        for body in ({}, {"policy": {}}, {"policy": self.policy(), "reason": "x", "more": 1}, []):
            self.assertEqual(self.put(body, If_Match="*")[0], 422, body)
        self.assertEqual(self.put("{", If_Match="*")[0], 400)
        self.assertEqual(self.put({"policy": self.policy(DEFAULT), "reason": "x"},
                                  If_Match="*")[0], 409)
        self.assertEqual(json.loads(self.get()[2])["policy"]["version"], DEFAULT)

    def test_who_set_it_is_for_those_who_work_with_it(self):
        self.put({"policy": self.policy(), "reason": "Rhythm matters"}, If_Match="*")
        for role, sees in (("scheme_worker", True), ("auditor", True), ("coordinator", False)):
            told = json.loads(self.get(role)[2])
            self.assertEqual(told["policy"]["version"], "demo-2")
            self.assertEqual("set" in told, sees, role)
        self.assertIn("position", json.loads(self.get("auditor")[2])["set"])
        self.assertNotIn("position", json.loads(self.get("scheme_worker")[2])["set"])


# Written by hand from the standard's guidance (version 4.0), not derived from the program.
ATRS = """phase region one_sentence_description name description website_url contact_email
organisation_or_department team senior_responsible_owner third_party_involvement third_party
companies_house_number third_party_role procurement_procedure_type third_party_data_access_terms
detailed_description benefits previous_process alternatives_considered
integration_into_broader_operational_process human_review frequency_and_scale_of_usage
required_training appeals_and_review system_architecture system_level_input system_level_output
maintenance models model_name model_version model_task model_input model_output model_architecture
model_performance datasets_and_their_purposes development_data_description
development_data_modality development_data_quantities development_sensitive_attributes
development_data_completeness_and_representativeness development_data_cleaning
development_data_collection development_data_access_and_storage
development_data_sharing_agreements data_sources sensitive_attributes data_processing_methods
data_access_and_storage data_sharing_agreements impact_assessment risks_and_mitigations""".split()


class Recording(PolicyTest):
    def record(self, *more, code=0):
        return self.run_kith("policy", "record", "--format", "json", *more, code=code).stdout

    def fields(self, *more, code=0):
        told = json.loads(self.record(*more, code=code))
        return {each["key"]: each.get("text") for each in told["fields"]}, told

    def test_every_field_is_there_and_nothing_is_made_up(self):
        fields, told = self.fields()
        self.assertEqual(list(fields), ATRS)
        self.assertEqual(told["missing"], [key for key, text in fields.items() if text is None])
        for key in ("contact_email", "senior_responsible_owner", "impact_assessment",
                    "required_training", "organisation_or_department"):
            self.assertIsNone(fields[key], key)
        version = kith("version").stdout.split()[1]
        self.assertEqual((told["policy_version"], told["code_version"]), (DEFAULT, version))
        self.assertIn(f"Kith {version}; matching policy {DEFAULT}", fields["model_version"])
        for role in ("scheme worker", "manager", "auditor"):
            self.assertIn(role + ":", fields["data_access_and_storage"])
        self.assertEqual(self.record("--strict", code=1), self.record())

    def test_the_live_policy_stands_in_it(self):
        before, _ = self.fields()
        self.set(self.policy(weights={"rhythm": 9}))
        after, told = self.fields()
        self.assertEqual(told["policy_version"], "demo-2")
        self.assertIn("rhythm: 2 (", before["model_architecture"])
        self.assertIn("rhythm: 9 (", after["model_architecture"])
        changed = {key for key in ATRS if before[key] != after[key]}
        self.assertEqual(changed, {"model_architecture", "model_version", "detailed_description"})

    def test_what_was_put_on_record_is_counted(self):
        self.assertIn("0 questions", self.fields()[0]["frequency_and_scale_of_usage"])
        rows = 0
        for name in ("maya", "george"):
            for _ in range(3):
                rows += len(self.ask(name, "--record")["proposals"])
        text = self.fields()[0]["frequency_and_scale_of_usage"]
        self.assertIn("6 questions were put on record, about fewer than 5 people", text)
        self.assertIn(f"{rows} proposals were put in front", text)
        self.assertIn("66 people", text)

    def test_how_often_the_order_is_not_followed_is_counted(self):
        begun = 0
        for name in self.people():
            answer = self.ask(name, "--record")
            if len(answer["proposals"]) < 2:
                continue
            got = kith("introduce", "--data", self.data, "--scheme", "demo", "--run",
                       answer["run"], "--household", answer["proposals"][1]["household"],
                       "--reason", "Both love the garden")
            begun += got.returncode == 0
            if begun == 6:
                break
            if begun == 3:
                self.assertIn("Runs looked at: fewer than 5", self.fields()[0]["human_review"])
        self.assertEqual(begun, 6)
        self.assertIn("In 6 of 6 runs", self.fields()[0]["human_review"])

    def test_what_the_scheme_says_fills_what_is_open(self):
        missing = self.fields()[1]["missing"]
        said = self.file({key: f"as {key} is here" for key in missing}, "organisation.json")
        fields, told = self.fields("--organisation", str(said), "--strict")
        self.assertEqual(told["missing"], [])
        self.assertEqual(fields["contact_email"], "as contact_email is here")
        bad = self.file({"model_architecture": "magic", "luck": "x"}, "bad.json")
        got = self.run_kith("policy", "record", "--organisation", str(bad), code=3)
        self.assertIn("/model_architecture", got.stderr)
        self.assertIn("/luck", got.stderr)

    def test_text_and_table(self):
        text = self.run_kith("policy", "record").stdout
        self.assertIn("2.4.2.6 Model architecture", text)
        self.assertIn("[to be filled by the scheme]", text)
        self.assertIn("(contact_email)", text.partition("Still to be filled")[2])
        table = list(csv.DictReader(io.StringIO(
            self.run_kith("policy", "record", "--format", "csv").stdout)))
        self.assertEqual([row["key"] for row in table], ATRS)
        fields, _ = self.fields()
        for row in table:
            if row["missing"] == "no":
                self.assertEqual(row["text"].replace("\r\n", "\n"), fields[row["key"]])

    def test_through_the_server_it_is_the_same(self):
        alone = self.record()
        with Server(self.data):
            self.assertEqual(self.record(), alone)
            said = self.file({"team": "Ours"}, "organisation.json")
            self.assertEqual(self.fields("--organisation", str(said))[0]["team"], "Ours")


if __name__ == "__main__":
    unittest.main()
