# SPDX-License-Identifier: Apache-2.0
"""Two worlds of an introduction: the same history twice, but for one step in the same place that
differs only in what somebody said, or in who it was. Whatever anybody else can fetch is the same to
the byte: status, every header, body, lists, pages, counts, what is refused, and the words on the
terminal.

What differs by rule, and is left out here:
* whoever said it reads their own words; the data-protection lead reads everything;
* a last answer tells everybody at one moment whether all said yes, never whose a no was;
* the auditor's log/head and log/proofs, which are hashes of sealed bytes, and `kith export`, which
  is for whoever keeps the machine.
Masked: the number of a recorded run, which is drawn at random for each request.
"""
import json
import pathlib
import shutil
import tempfile
import unittest

import two_worlds_test as worlds
from introducing import Desk, MEETING, baseline, commands, home, person, says, step
from kith_program import Server, kith, lines

BASE = "/v1/schemes/wigan"
ROLES = ["scheme_worker", "manager", "coordinator", "auditor", "person", "carer", "other carer"]
LISTS = worlds.LISTS
SHARED = ["show person", "show home"]
MEET = {"person": says("person", "meet", "yes", "elm"),
        "carer": says("carer", "meet", "yes", "elm", how_given="words", present=["family"]),
        "resident": says("resident", "meet", "yes", "elm"),
        "child": says("child", "meet", "wishes", "elm")}


def said(party, answer, **more):
    gate, body = MEET[party]
    return gate, {**body, "answer": answer, **more}


def quietly(command):
    """Without how it was said: nobody has to say that of a no."""
    gate, body = command
    return gate, {key: value for key, value in body.items()
                  if key not in ("how_given", "present")}


def by(kind, party, **more):
    of = {"carer": "elm-carer", "resident": "elm-nan"}.get(party)
    return step(kind, party, **({"of": of} if of else {}), **more)


# name, the way there, what is said in either world, and who it is that said it in one of them.
FACTS = [
    ("a person's no", SHARED, [said("person", "yes")], [said("person", "no")], {"person"}),
    ("a person's no, in no words", SHARED, [said("person", "yes")],
     [quietly(said("person", "no"))], {"person"}),
    ("a carer's no", SHARED, [said("carer", "yes")], [said("carer", "no")], {"carer"}),
    ("a resident's veto", SHARED, [said("resident", "yes")], [said("resident", "no")], set()),
    ("a no to going through with it", MEETING, [commands("elm")["resident arrange"]],
     [says("resident", "arrange", "no", "elm")], set()),
    ("a no on a night of need", None, [says("carer", "emergency", "yes", "elm")],
     [says("carer", "emergency", "no", "elm")], {"carer"}),
    ("who declined", SHARED,
     [said("person", "no"), said("carer", "yes"), MEET["resident"], MEET["child"]],
     [said("person", "yes"), said("carer", "no"), MEET["resident"], MEET["child"]],
     {"person", "carer"}),
    ("whose veto it was", SHARED,
     [said("carer", "no"), MEET["resident"], MEET["person"], MEET["child"]],
     [MEET["carer"], said("resident", "no"), MEET["person"], MEET["child"]], {"carer"}),
    ("what they said it was for", SHARED,
     [said("carer", "no", own_words="The stairs are steep."), MEET["resident"], MEET["person"],
      MEET["child"]],
     [said("carer", "no", own_words="He is too noisy, no!."), MEET["resident"], MEET["person"],
      MEET["child"]], {"carer"}),
    ("who withdrew", SHARED, [by("withdrawn", "person")], [by("withdrawn", "carer")],
     {"person", "carer"}),
    ("who withdrew, of a home", MEETING, [by("withdrawn", "resident")], [by("withdrawn", "carer")],
     {"carer"}),
    ("why they withdrew", SHARED, [by("withdrawn", "resident", own_words="I am afraid.")],
     [by("withdrawn", "resident", own_words="I am too old")], set()),
    ("who put it on hold", SHARED, [by("held", "person")], [by("held", "carer")],
     {"person", "carer"}),
    ("who reopened it", [*SHARED, "person withdraws"], [by("reopened", "carer")],
     [by("reopened", "resident")], {"carer"}),
]


class Introductions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        cls.base = cls.folder / "base"
        cls.run_kith("scheme", "create", "--data", cls.base, "wigan")
        bundle = cls.folder / "bundle.jsonl"
        bundle.write_text(lines(person("maya"), person("george"), home("elm"), home("oak"),
                                baseline("maya"), baseline("george")), encoding="utf-8")
        cls.run_kith("import", "--data", cls.base, "--scheme", "wigan", bundle)
        own = {"person": ["--person", "maya"], "carer": ["--carer", "elm-carer"],
               "other carer": ["--carer", "oak-carer"]}
        cls.tokens = {role: cls.token(role.split()[-1], own.get(role, []))
                      for role in [*ROLES, "data_protection_lead"]}

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder, ignore_errors=True)

    @classmethod
    def token(cls, role, own):
        return cls.run_kith("token", "create", "--data", cls.base, "--role", role, "--scheme",
                            "wigan", *own).strip()

    @classmethod
    def run_kith(cls, *arguments):
        got = kith(*arguments)
        assert got.returncode == 0, got.stderr
        return got.stdout

    def desk(self, server, role="manager"):
        return Desk(server, "wigan", self.tokens[role])

    def begun(self, way):
        """A store in which an introduction has come so far, and its number."""
        data = self.folder / "begun"
        shutil.copytree(self.base, data)
        with Server(data) as server:
            kinds = ["emergency_asked"] if way is None else ["shortlisted", *way]
            number = self.desk(server).walk("maya", "elm", kinds)
        return data, number

    def world(self, begun, number, name, steps):
        data = self.folder / name
        shutil.copytree(begun, data)
        with Server(data) as server:
            for each in steps:
                status, _, answer = self.desk(server).send(number, each)
                self.assertEqual(status, 201, answer)
        return data

    def everything(self, server, role, number):
        reader = worlds.Reader(server.port, self.tokens[role])
        seen = {}

        def keep(method, path, body=None, **headers):
            answer = reader.ask(method, path if path.startswith("/") else f"{BASE}/{path}", body,
                                **headers)
            seen[method, path, json.dumps(body), tuple(headers)] = answer
            return answer

        for kind in LISTS:
            keep("GET", f"{kind}?limit=1")
            for each in json.loads(keep("GET", f"{kind}?limit=200")[2]).get("items", []):
                keep("GET", f"{kind}/{each['number']}")
        for path in ("", "/shares"):
            etag = dict(keep("GET", f"introductions/{number}{path}")[1]).get("ETag", '"0"')
            keep("GET", f"introductions/{number}{path}", If_None_Match=etag)
        for each in self.people:
            for question in ("circle?", "proposals?top=20", "proposals?top=1",
                             "proposals?emergency_nights=2", "connections?"):
                keep("GET", f"people/{each}/{question}")
        for path in ("gaps", "gaps?for=household", "plan", "plan?options=2&stable=true",
                     "capacity-plan", "exposure", "/metrics",
                     "/readyz"):
            keep("GET", path)
        reader.close()
        return seen

    def refused(self, server, role, number):
        """Further steps that are not to be taken yet, or any more, in either world."""
        reader = worlds.Reader(server.port, self.tokens[role])
        known = commands("elm")
        seen = [reader.ask("POST", f"{BASE}/people/{self.people[0]}/proposals?top=20")]
        for name in ("met", "agree", "terms", "start", "person signs", "officer signs", "review",
                     "stay", "person go_on", "decided meet"):
            gate, body = known[name]
            seen.append((name, reader.ask("POST", f"{BASE}/introductions/{number}/{gate}", body)))
        for household in ("elm", "nobody"):
            body = {"run": "0" * 26, "household": household, "reason": "Once more."}
            seen.append(reader.ask("POST", f"{BASE}/introductions", body))
        reader.close()
        return seen

    def words(self, data, number):
        """On the terminal, which has the same answers behind it; a process each."""
        seen = []
        for role, command in [("scheme-worker", ["propose", "--person", "maya"]),
                              ("scheme-worker", ["introductions"]),
                              ("scheme-worker", ["introductions", "--introduction", number]),
                              ("manager", ["introductions", "--introduction", number, "--shares"]),
                              ("auditor", ["propose", "--person", "maya", "--json"])]:
            got = kith(*command, "--data", data, "--scheme", "wigan", "--as", role)
            seen.append((role, command, got.returncode, got.stdout, got.stderr))
        return seen

    def seen_in(self, data, number):
        with Server(data) as server:
            self.people = [self.desk(server).number("people", name) for name in ("maya", "george")]
            seen = {role: self.everything(server, role, number) for role in self.tokens}
            seen["words"] = self.words(data, number)
            for role in ("scheme_worker", "coordinator", "person", "carer"):
                seen["refused " + role] = self.refused(server, role, number)
        return seen

    def differing(self, one, two):
        if isinstance(one, dict):
            self.assertEqual(list(one), list(two))
            return [(key, one[key], two[key]) for key in one if one[key] != two[key]]
        self.assertEqual(len(one), len(two))
        return [(a, b) for a, b in zip(one, two) if a != b]

    def test_nobody_else_can_tell(self):
        for name, way, one, two, makers in FACTS:
            begun, number = self.begun(way)
            seen = [self.seen_in(self.world(begun, number, each, steps), number)
                    for each, steps in (("one", one), ("two", two))]
            for who in seen[0]:
                if who == "data_protection_lead" or who.replace("refused ", "") in makers:
                    continue
                with self.subTest(fact=name, who=who):
                    found = self.differing(seen[0][who], seen[1][who])
                    self.assertFalse(found, f"{len(found)} answers, such as "
                                            f"{worlds.shown(found)}")
            with self.subTest(fact=name, who="the control"):
                lead = [each["data_protection_lead"] for each in seen]
                self.assertTrue(self.differing(*lead), "nobody sees it: there is no fact")
                for maker in makers:
                    self.assertTrue(self.differing(*[each[maker] for each in seen]),
                                    f"{maker} does not see their own")
                leaks = [self.leaking(each) for each in seen]
                self.assertTrue(self.differing(*leaks), "a leak goes unnoticed")
            for each in ("begun", "one", "two"):
                shutil.rmtree(self.folder / each, ignore_errors=True)

    def leaking(self, seen):
        """The control: the match officer's answers, if the ETag were that of everything."""
        whole = seen["data_protection_lead"]
        return {key: (status, [(name, dict(whole[key][1]).get(name, value) if name == "ETag"
                                else value) for name, value in headers], text)
                for key, (status, headers, text) in seen["scheme_worker"].items() if key in whole}


if __name__ == "__main__":
    unittest.main()
