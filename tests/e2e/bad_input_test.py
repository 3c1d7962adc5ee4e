# SPDX-License-Identifier: Apache-2.0
"""Bad input, through the command line and over HTTP: refused with every fault named, exit code 3 or
400, 413, 422, and nothing changed."""
import json
import unittest

from kith_program import DataTest, Server, household, kith, lines, person

BASE = "/v1/schemes/wigan"
NOBODY = "0" * 25 + "9"
TIE = {"type": "tie", "of": "maya", "other": {"called": "Jo"}}

# What is wrong · a record · where each fault is. As records, for both ways in.
RECORDS = [
    ("unknown keys", person("a", nonsense=1, rhythm={"busy": 1, "speed": 2}),
     ["/nonsense", "/rhythm/speed"]),
    ("wrong types", person("a", called=7, rhythm=[], interests={}, smoke=True),
     ["/called", "/rhythm", "/interests", "/smoke"]),
    ("null", person("a", called=None), ["/called"]),
    ("absurd dates", person("a", born="2026-02-30", waiting_since="yesterday",
                            looking_for=[{"kind": "day", "start": "99999-01-01"},
                                         {"kind": "day", "start": "0000-00-00"},
                                         {"kind": "day", "start": "2026-12-01",
                                          "until": "2026-11-01"}]),
     ["/born", "/waiting_since", "/looking_for/0/start", "/looking_for/1/start",
      "/looking_for/2/until"]),
    ("born in the future", person("a", born="2090-01-01"), ["/born"]),
    ("a child", person("a", born="2020"), ["/born"]),
    ("dangling references", person("a", together_with=[{"person": "who", "strength": "nice"},
                                                       {"person": NOBODY, "strength": "nice"}]),
     ["/together_with/0/person", "/together_with/1/person"]),
    ("a reference to another kind", person("a", together_with=[{"person": "akhtar",
                                                                "strength": "nice"}]),
     ["/together_with/0/person"]),
    ("a NUL byte, escaped", person("a", called="a\x00b"), ["/called"]),
    ("other controls", person("a", called="a\x1b[2Jb\n"), ["/called"]),
    ("half a pair of surrogates", person("a", called="\ud800"), ["/called"]),
    ("negative capacity", household("b", approval={"kinds": ["live_in"], "people_max": -1},
                                    available=[{"kinds": ["day"], "nights_a_year": -3}]),
     ["/approval/people_max", "/available/0/nights_a_year"]),
    ("absurd capacity", household("b", approval={"kinds": ["live_in"], "people_max": 10**30}),
     ["/approval/people_max"]),
    ("fractions where there are none", household("b", approval={"kinds": ["live_in"],
                                                                "people_max": 1.5}),
     ["/approval/people_max"]),
    ("a place off the globe", household("b", location={"latitude": 91, "longitude": -181}),
     ["/location/latitude", "/location/longitude"]),
    ("a tie to oneself", {**TIE, "other": {"external_id": "maya"}}, ["/other"]),
    ("a tie to nobody", {**TIE, "other": {}}, ["/other"]),
    ("somebody twice in a home", household("b", carers=[
        {"external_id": "c", "role": "main"}, {"external_id": "c", "role": "support"}]),
     ["/carers/1/external_id"]),
    ("words that are too long", person("a", called="x" * 201), ["/called"]),
    ("a list that is too long", person("a", interests=[{"concept": "x"}] * 201), ["/interests"]),
]
PATHS = {"person": "people", "household": "households", "tie": "ties"}

# As bytes · what stands in the report · the statuses over HTTP.
BYTES = [
    ("no JSON", b"{", "is not JSON"),
    ("nothing", b"[]", "object"),
    ("a text", b'"x"', "object"),
    ("invalid UTF-8", b'{"type":"person","called":"\xff\xfe"}', "UTF-8"),
    ("overlong UTF-8", b'{"type":"person","called":"\xc0\xaf"}', "UTF-8"),
    ("a raw NUL byte", b'{"type":"person","called":"a\x00b"}', "control"),
    ("a NUL byte after it", b'{"type":"person","called":"a"}\x00', ""),
    ("deep nesting", b'{"type":"person","called":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
     "deep"),
    ("deep objects", b'{"type":"person","called":' + b'{"a":' * 5_000 + b"1" + b"}" * 5_001,
     "deep"),
    ("a key twice", b'{"type":"person","called":"a","called":"b"}', "/called"),
    ("a number without end", b'{"type":"person","called":' + b"9" * 100_000 + b"}", "/called"),
    ("not a number", b'{"type":"person","called":NaN}', ""),
    ("two in one", b'{"type":"person","called":"a"}{"type":"person","called":"b"}', ""),
]


class BadInput(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"), household("akhtar"))
        self.before = self.export()
        self.head = self.log_head()

    def log_head(self):
        head = json.loads(self.done("audit", "head", "--data", self.data, "--scheme", "wigan"))
        return head["size"], head["root"]

    def unchanged(self):
        self.assertEqual(self.export(), self.before)
        self.assertEqual(self.log_head(), self.head)

    def import_(self, data, *more):
        path = self.folder / "bad.jsonl"
        path.write_bytes(data)
        return kith("import", "--data", self.data, "--scheme", "wigan", path, *more)

    def places(self, got):
        self.assertEqual(got.returncode, 3, got.stderr)
        report = json.loads(got.stdout)
        self.assertFalse(report["applied"])
        return sorted(fault["pointer"] for fault in report["faults"])

    def test_records_on_the_command_line(self):
        for name, record, places in RECORDS:
            with self.subTest(name):
                data = json.dumps(record).encode() + b"\n"
                self.assertEqual(self.places(self.import_(data, "--json")), sorted(places))
        # All of them at once: every fault of every line.
        data = b"".join(json.dumps({**record, "external_id": f"x{i}"}).encode() + b"\n"
                        for i, (_, record, _) in enumerate(RECORDS))
        every = sorted(place for _, _, places in RECORDS for place in places)
        self.assertEqual(self.places(self.import_(data, "--json")), every)
        self.unchanged()

    def test_bytes_on_the_command_line(self):
        for name, data, word in BYTES:
            with self.subTest(name):
                got = self.import_(data + b"\n")
                self.assertEqual(got.returncode, 3, got.stderr[:500])
                self.assertIn("bad.jsonl:1:", got.stderr)
                self.assertIn(word, got.stderr)
                self.assertLess(len(got.stderr), 5_000, "the input is not repeated")
        self.unchanged()

    def test_twice_in_a_bundle(self):
        one = {**person("a"), "number": NOBODY}
        for name, records, place in [
                ("external id", [person("a"), person("a")], "/external_id"),
                ("number", [one, {**person("b"), "number": NOBODY}], "/number"),
                ("number of another kind", [one, {**household("b"), "number": NOBODY}], "/number")]:
            with self.subTest(name):
                data = lines(*records).encode()
                self.assertEqual(self.places(self.import_(data, "--json")), [place])
        self.unchanged()

    def test_a_line_of_100_mb(self):
        data = b'{"type":"person","called":"' + b"x" * 100_000_000 + b'"}\n'
        got = self.import_(data + lines(person("b", nonsense=1)).encode())
        self.assertEqual(got.returncode, 3)
        self.assertIn("bad.jsonl:1: is longer than", got.stderr)
        self.assertIn("bad.jsonl:2: /nonsense", got.stderr)
        self.unchanged()

    def test_a_thousand_faults_and_no_more(self):
        data = b"".join(lines(person(f"p{i}", nonsense=1)).encode() for i in range(1_500))
        report = json.loads(self.import_(data, "--json").stdout)
        self.assertEqual((len(report["faults"]), report["faults_not_listed"], report["refused"]),
                         (1_000, 500, 1_500))
        got = self.import_(data)
        self.assertIn("and 500 more faults", got.stderr)
        one = person("a", **{f"nonsense{i}": 1 for i in range(1_500)})
        report = json.loads(self.import_(lines(one).encode(), "--json").stdout)
        self.assertEqual((len(report["faults"]), report["faults_not_listed"]), (1_000, 500))
        self.unchanged()

    def test_over_http(self):
        token = self.token("manager")
        with Server(self.data) as server:
            for name, record, places in RECORDS:
                with self.subTest(name):
                    answer = server.request("POST", f"{BASE}/{PATHS[record['type']]}", token,
                                            json.dumps(record))
                    json_ends = "surrogates" in name  # no JSON at all, so 400
                    problem = self.problem(answer, *((400, "malformed") if json_ends
                                                     else (422, "bad_input")))
                    self.assertEqual(sorted(each["pointer"] for each in problem["errors"]),
                                     sorted(places))
            for name, data, _ in BYTES:
                with self.subTest(name):
                    status, headers, text = server.request("POST", f"{BASE}/people", token, data)
                    self.assertIn(status, (400, 413, 422), text[:300])
                    self.assertEqual(headers["content-type"], "application/problem+json")
                    self.assertLess(len(text), 5_000, "the input is not repeated")
            many = json.dumps({f"nonsense{i}": 1 for i in range(1_500)})
            problem = self.problem(server.request("POST", f"{BASE}/people", token, many), 422,
                                   "bad_input")
            self.assertEqual(len(problem["errors"]), 1_000)
            self.assertIn("1500 faults", problem["detail"])
            self.changes_over_http(server, token)
        self.unchanged()

    def changes_over_http(self, server, token):
        """The same by PUT and PATCH, and bodies that are too large or not what they say."""
        status, _, text = server.request("POST", f"{BASE}/people/lookup", token,
                                         {"external_id": "maya"})
        self.assertEqual(status, 200)
        path = f"{BASE}/people/{json.loads(text)['number']}"
        for name, record, places in RECORDS:
            if record["type"] != "person":
                continue
            with self.subTest(name):
                for method in ("PUT", "PATCH"):
                    if name == "null" and method == "PATCH":
                        continue  # there it removes
                    status, _, text = server.request(method, path, token, json.dumps(record),
                                                     If_Match="*")
                    self.assertIn(status, (400, 422), text)
                    found = {each["pointer"] for each in json.loads(text)["errors"]}
                    self.assertLessEqual(set(places), found, method)
        for name, data, _ in BYTES:
            with self.subTest(name):
                for method in ("PUT", "PATCH"):
                    status = server.request(method, path, token, data, If_Match="*")[0]
                    self.assertIn(status, (400, 413, 422))
        raw = (f"POST {BASE}/people HTTP/1.1\r\nHost: k\r\nAuthorization: Bearer {token}\r\n"
               "Content-Type: application/json\r\nContent-Length: 100000000\r\n\r\n").encode()
        self.assertIn(b" 413 ", server.raw(raw + b"x" * 100_000).split(b"\r\n")[0])


if __name__ == "__main__":
    unittest.main()
