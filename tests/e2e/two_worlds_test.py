# SPDX-License-Identifier: Apache-2.0
"""Two worlds: the same history twice, but for one event of the same kind and size in the same place
that differs only in what a role may not know. Whatever that role can fetch is the same to the byte:
status, every header, body, pages, counts, order, what is refused, and the words on the terminal.

Masked, since it is drawn at random for each request: the number of a recorded run. Nothing else.
Left out: the auditor's log/head and log/proofs, which are hashes of sealed bytes (that role knows
that events differ, and learns nothing of whom they are about), and `kith export`, which is for
whoever keeps the machine and gives everything.
"""
import http.client
import json
import pathlib
import re
import shutil
import tempfile
import unittest

from kith_program import Server, kith

ON = "2026-11-21"
BASE = "/v1/schemes/wigan"
LISTS = ["people", "households", "ties", "contacts", "services", "service-events", "reviews",
         "arrangements", "emergency-stays", "introductions", "diaries"]
UNINFORMED = ["scheme_worker", "coordinator", "auditor", "person"]
INFORMED = "data_protection_lead"


def changed(record, **more):
    return {**record, **more}


def with_item(record, key, index, **more):
    items = [dict(item) for item in record[key]]
    items[index].update(more)
    return {**record, key: items}


def match_answer(item, answer):
    """Their agreement, with another answer to whether the home may be proposed."""
    kept = [each for each in item.get("agreement", []) if each["for"] != "match"]
    return [{"for": "match", "answer": answer, "on": "2026-10-17", "authority": "self"}, *kept]


SMOKE = {"thing": "smoking_inside", "strength": "must"}


class Facts:
    """For each hidden fact the record of both worlds, and what stood there before."""

    def __init__(self, records):
        self.of = {(record["type"], record.get("external_id")): record for record in records}
        homes = [record for record in records if record["type"] == "household"
                 and record["state"] == "available"]
        self.one, self.two, three = homes[:3]
        self.carers = next(home for home in homes if len(home["carers"]) > 1)
        self.residents = next(home for home in homes if len(home.get("residents", [])) > 1)
        self.maya = changed(self.of["person", "maya"],
                            no_contact_asked={"on": "2026-10-02", "answer": "marks"},
                            no_contact=[{"with": three["number"]}])

    def all(self):
        one, two = self.one["number"], self.two["number"]
        ended = [{"household": number, "kind": "ended_for_safety"} for number in (one, two)]
        marks = [*self.maya["no_contact"], *[{"with": number} for number in (one, two)]]
        # Both pairs are out for another hidden reason already, so that none is listed either way.
        kept_out = changed(self.maya, history=ended)
        marked = changed(self.maya, no_contact=marks)
        yield ("a no-contact mark", kept_out,
               *[changed(kept_out, no_contact=[marks[0], mark]) for mark in marks[1:]])
        yield ("ended for safety", marked,
               *[changed(marked, history=[each]) for each in ended])
        yield ("a protected ground", kept_out,
               *[changed(kept_out, declines=[{"household": number, "by": "protected_ground"}])
                 for number in (one, two)])
        yield ("a carer's decline", kept_out,
               *[changed(kept_out, declines=[{"household": number, "by": "carer"}])
                 for number in (one, two)])
        yield ("an area to stay away from", kept_out,
               *[changed(kept_out, avoid_areas=[{"place": {"point": home["location"]},
                                                 "radius_m": 100}])
                 for home in (self.one, self.two)])
        yield ("under review", self.one, changed(self.one, state="under_review"),
               changed(self.one, state="paused"))
        yield from self.within_a_home()

    def within_a_home(self):
        home = self.residents
        for key, value, other in [("answer", "no", "yes"), ("must_not", [SMOKE], [])]:
            base = with_item(with_item(home, "residents", 0, **{key: other}), "residents", 1,
                             **{key: other})
            yield (f"a resident's {key}", base,
                   *[with_item(base, "residents", i, **{key: value}) for i in (0, 1)])
        yield ("who of the carers said no to being proposed", self.carers,
               *[with_item(self.carers, "carers", i,
                           agreement=match_answer(self.carers["carers"][i], "no"))
                 for i in (0, 1)])
        yield ("who of the residents said no to being proposed", home,
               *[with_item(home, "residents", i,
                           agreement=match_answer(home["residents"][i], "no")) for i in (0, 1)])
        carers = with_item(with_item(self.carers, "carers", 0, must_not=[SMOKE]), "carers", 1,
                           must_not=[])
        yield ("a carer's must not", with_item(carers, "carers", 0, must_not=[]), carers,
               with_item(with_item(carers, "carers", 0, must_not=[]), "carers", 1,
                         must_not=[SMOKE]))


def shown(differing):
    """Of the first answer that differs, the question and the texts where they part."""
    if not differing:
        return ""
    *question, one, two = differing[0]
    one, two = str(one), str(two)
    at = next((i for i, (a, b) in enumerate(zip(one, two)) if a != b), 0)
    return question, one[max(0, at - 200):at + 200], two[max(0, at - 200):at + 200]


class Reader:
    """One role at one server, over one connection that is kept."""

    def __init__(self, port, token):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.token = token

    def ask(self, method, path, body=None, **headers):
        sent = {"Authorization": f"Bearer {self.token}",
                **{name.replace("_", "-"): value for name, value in headers.items()}}
        if body is not None:
            body = json.dumps(body)
            sent["Content-Type"] = ("application/merge-patch+json" if method == "PATCH"
                                    else "application/json")
        self.connection.request(method, path, body=body, headers=sent)
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8")
        text = re.sub(r'"run":"[0-9A-Z]{26}"', '"run":"masked"', text)
        return answer.status, sorted(answer.getheaders()), text

    def close(self):
        self.connection.close()


class TwoWorlds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        demo, cls.base = cls.folder / "demo", cls.folder / "base"
        cls.run_kith("demo", "--people", "24", "--seed", "3", "--no-serve", "--data", demo)
        text = cls.run_kith("export", "--data", demo, "--scheme", "demo")
        cls.records = [json.loads(line) for line in text.splitlines()]
        cls.run_kith("scheme", "create", "--data", cls.base, "wigan")
        cls.take_in(cls.base, cls.records)
        cls.tokens = {}
        for role in [*UNINFORMED, INFORMED]:
            own = ["--person", "maya"] if role == "person" else []
            cls.tokens[role] = cls.run_kith("token", "create", "--data", cls.base, "--role", role,
                                            "--scheme", "wigan", *own).strip()
        cls.facts = Facts(cls.records)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def run_kith(cls, *arguments):
        got = kith(*arguments)
        assert got.returncode == 0, got.stderr
        return got.stdout

    @classmethod
    def take_in(cls, data, records):
        path = cls.folder / "bundle.jsonl"
        path.write_text("".join(json.dumps(record, ensure_ascii=False) + "\n"
                                for record in records), encoding="utf-8")
        return cls.run_kith("import", "--data", data, "--scheme", "wigan", path)

    def worlds(self, before, one, two):
        """Two copies of the same store, with one event more in each."""
        data = self.folder / "world"
        made = []
        shutil.copytree(self.base, data)
        if before not in self.records:
            self.take_in(data, [before])
        for name, record in (("one", one), ("two", two)):
            copy = self.folder / name
            shutil.copytree(data, copy)
            self.assertIn("1 changed", self.take_in(copy, [record]))
            made.append(copy)
        shutil.rmtree(data)
        return made

    def people(self):
        return [record for record in self.records if record["type"] == "person"]

    def numbers(self):
        """Records that the facts are about, and some of every kind."""
        facts = self.facts
        for kind, record in [("people", facts.maya), ("households", facts.one),
                             ("households", facts.two), ("households", facts.residents),
                             ("households", facts.carers)]:
            yield kind, record["number"]
        for kind in ("tie", "contact", "arrangement", "service"):
            many = [record for record in self.records if record["type"] == kind]
            for record in many[:4]:
                yield {"tie": "ties", "contact": "contacts", "arrangement": "arrangements",
                       "service": "services"}[kind], record["number"]

    def everything(self, reader):
        """Question → answer, of all that this role can ask."""
        seen = {}

        def keep(method, path, body=None, **headers):
            answer = reader.ask(method, path, body, **headers)
            seen[method, path, json.dumps(body), tuple(headers)] = answer
            return answer

        for kind in LISTS:
            path = f"{BASE}/{kind}?limit=7"
            while path:
                text = keep("GET", path)[2]
                cursor = json.loads(text).get("next")
                path = f"{BASE}/{kind}?limit=7&cursor={cursor}" if cursor else None
            keep("GET", f"{BASE}/{kind}?limit=200")
        for kind, number in self.numbers():
            status, headers, _ = keep("GET", f"{BASE}/{kind}/{number}")
            etag = dict(headers).get("ETag")
            if status == 200:
                keep("GET", f"{BASE}/{kind}/{number}", If_None_Match=etag)
        for person in self.people():
            path = f"{BASE}/people/{person['number']}"
            keep("GET", f"{path}/circle?on={ON}")
            keep("GET", f"{path}/proposals?on={ON}&top=20")
            keep("GET", f"{path}/proposals?on={ON}&top=1")
            keep("GET", f"{path}/proposals?on={ON}&emergency_nights=3")
            keep("POST", f"{BASE}/people/lookup", {"external_id": person["external_id"]})
        for question in ("plan", "plan?options=1&per_home=1&recruit=9&stable=true",
                         "capacity-plan", "exposure"):
            path = f"{BASE}/{question}"
            keep("GET", path + ("&" if "?" in path else "?") + f"on={ON}")
        keep("GET", f"{BASE}/due?on={ON}&within=366&top=1000")
        for more in ("", "&format=csv", "&format=html"):
            keep("GET", f"{BASE}/connection-test?on={ON}&from=2026-01-01&to=2026-10-01{more}")
        keep("GET", f"{BASE}/at-home?on={ON}")
        keep("GET", f"{BASE}/measures")
        keep("GET", f"{BASE}/run-chart?on={ON}&figure=measured&from=2026-01-01&to=2026-10-01")
        for path in ("/metrics", "/readyz", "/healthz", f"{BASE}/nothing"):
            keep("GET", path)
        return seen

    def writing(self, reader):
        """What is answered to a role that also changes things; it comes last."""
        seen = []
        for person in self.people()[:3] + [self.facts.maya]:
            path = f"{BASE}/people/{person['number']}/proposals?on={ON}&top=20"
            seen.append(reader.ask("POST", path, Idempotency_Key=person["number"]))
            seen.append(reader.ask("POST", path, Idempotency_Key=person["number"]))
            seen.append(reader.ask("GET", path))
        for kind, number in self.numbers():
            path = f"{BASE}/{kind}/{number}"
            status, headers, text = reader.ask("GET", path)
            seen.append((status, headers, text))
            etag = dict(headers).get("ETag", '"0"')
            for method, body in [("PATCH", {"called": "Somebody"}), ("PATCH", {"called": 7}),
                                 ("PATCH", {"no_contact": []}), ("PATCH", {"residents": []}),
                                 ("PATCH", {"state": "available"}),
                                 ("PATCH", {"state": "under_review"}), ("PATCH", {"states": []})]:
                seen.append(reader.ask(method, path, body, If_Match=etag))
                etag = dict(seen[-1][1]).get("ETag", etag)
            if status == 200:
                seen.append(reader.ask("PUT", path, json.loads(text), If_Match=etag))
                seen.append(reader.ask("GET", path))
            seen += self.transitions(reader, path)
        return seen

    def transitions(self, reader, path):
        """Every state that a home or a person could come to; what is taken comes last."""
        seen = []
        for to in ("available", "paused", "approved", "under_review", "deapproved", "enquiry",
                   "looking", "ended", "resigned"):
            for actor in ("manager", "panel", "applicant", "scheme_worker", "person", "carer"):
                body = {"to": to, "actor": actor, "authority": "told us", "reason": "Because."}
                seen.append(reader.ask("POST", path + "/transitions", body))
        return seen

    def words(self, data):
        """The renderings of the command line, in words."""
        seen = []
        for role in ("scheme-worker", "auditor"):
            for name in ("maya", "george", self.people()[0]["external_id"]):
                for more in ([], ["--json"], ["--emergency", "--nights", "2"]):
                    got = kith("propose", "--data", data, "--scheme", "wigan", "--person", name,
                               "--on", ON, "--as", role, "--top", "20", *more)
                    seen.append((name, role, more, got.returncode, got.stdout, got.stderr))
            for question in (["plan"], ["plan", "--recruit", "9", "--stable"],
                             ["capacity-plan"], ["exposure"],
                             ["due", "--within", "366"]):
                got = kith(*question, "--data", data, "--scheme", "wigan", "--on", ON, "--as", role)
                seen.append((question, role, got.returncode, got.stdout, got.stderr))
        return seen

    def seen_in(self, data):
        with Server(data) as server:
            seen = {}
            for role, token in self.tokens.items():
                reader = Reader(server.port, token)
                seen[role] = self.everything(reader)
                reader.close()
            seen["words"] = self.words(data)
            writer = Reader(server.port, self.tokens["scheme_worker"])
            seen["writing"] = self.writing(writer)
            writer.close()
            seen["replays"] = self.replays(data)
        return seen

    def replays(self, data):
        """What was put on record, replayed: its commitment is to bytes that are the same."""
        seen = []
        for role in ("scheme-worker", "auditor"):
            got = kith("audit", "replay", "--data", data, "--scheme", "wigan", "--json", "--as",
                       role)
            text = re.sub(r'"run":"[0-9A-Z]{26}"', '"run":"masked"', got.stdout)
            counts = json.loads(text.splitlines()[-1])
            self.assertGreaterEqual(counts["same"], 3, text)
            self.assertEqual(counts["same"], counts["runs"], text)
            seen.append((role, got.returncode, text, got.stderr))
        return seen

    def compare(self, one, two):
        """What differs, as far as it is worth reading."""
        if isinstance(one, dict):
            self.assertEqual(list(one), list(two))
            return [(key, one[key], two[key]) for key in one if one[key] != two[key]]
        return [(a, b) for a, b in zip(one, two) if a != b]

    def test_what_a_role_may_not_know_shows_nowhere(self):
        tried = 0
        for name, before, one, two in self.facts.all():
            with self.subTest(fact=name):
                copies = self.worlds(before, one, two)
                first, second = (self.seen_in(copy) for copy in copies)
                for who in [*UNINFORMED, "words", "writing", "replays"]:
                    self.assertEqual(len(first[who]), len(second[who]))
                    differing = self.compare(first[who], second[who])
                    self.assertFalse(differing, f"{who}: {len(differing)} answers, such as "
                                                f"{shown(differing)}")
                self.assertTrue(self.compare(first[INFORMED], second[INFORMED]),
                                "nobody sees a difference: the fact was none")
                self.assertTrue(self.leaking(first, second), "a leak goes unnoticed")
            tried += 1
            for name in ("one", "two", "world"):
                shutil.rmtree(self.folder / name, ignore_errors=True)
        self.assertEqual(tried, 11)

    def leaking(self, first, second):
        """The control: the match officer's answers, if the ETag were that of the whole record."""
        def leak(world):
            whole = world[INFORMED]
            return {key: (status, [(name, dict(whole[key][1]).get(name, value) if name == "ETag"
                                    else value) for name, value in headers], text)
                    for key, (status, headers, text) in world["scheme_worker"].items()
                    if key in whole}
        one, two = leak(first), leak(second)
        return [key for key in one if key in two and one[key] != two[key]]


if __name__ == "__main__":
    unittest.main()
