# SPDX-License-Identifier: Apache-2.0
"""The auditor's proof, through the real programs: bundles, heads on paper, and what is done to the
data directory behind Kith's back."""
import json
import os
import re
import shutil
import subprocess
import unittest

from kith_program import DataTest, Server, household, kith, person

VERIFY = os.environ["KITH_VERIFY"]


def verify(*arguments):
    return subprocess.run([VERIFY, *map(str, arguments)], capture_output=True, text=True,
                          timeout=60)


def compact(value):
    return json.dumps(value, separators=(",", ":")) + "\n"


class Proof(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"), person("lee"), household("akhtar"))

    def audit(self, *arguments, data=None):
        return kith("audit", arguments[0], "--data", data or self.data, "--scheme", "wigan",
                    *arguments[1:])

    def head(self, name, *arguments, data=None):
        """A head, kept in a file."""
        got = self.audit("head", *arguments, data=data)
        self.assertEqual(got.returncode, 0, got.stderr)
        path = self.folder / name
        path.write_text(got.stdout, encoding="utf-8")
        return path

    def prove(self, name, *arguments, data=None):
        path = self.folder / name
        got = self.audit("prove", "--bundle", path, *arguments, data=data)
        self.assertEqual(got.returncode, 0, got.stderr)
        return path

    def add(self, name, data=None):
        got = kith("import", "--data", data or self.data, "--scheme", "wigan",
                   self.bundle(person(name), name=name + ".jsonl"))
        self.assertEqual(got.returncode, 0, got.stderr)

    def proved(self, *arguments):
        got = verify(*arguments)
        self.assertEqual((got.returncode, got.stderr), (0, ""), got.stdout)
        self.assertTrue(got.stdout.startswith("PROVED\n"), got.stdout)
        return got.stdout

    def refused(self, code, *arguments):
        got = verify(*arguments)
        self.assertEqual(got.returncode, code, got.stdout + got.stderr)
        return got.stdout + got.stderr


class Bundles(Proof):
    def test_a_bundle_proves_what_it_says_and_says_what_it_does_not(self):
        held = self.head("october.head")
        self.add("femi")
        bundle = self.prove("wigan.proof", "--event", "1", "--event", "3", "--event", "1",
                            "--from-head", held)
        said = self.proved(bundle, "--head", held)
        self.assertIn("Event 1 is in the log, in exactly these bytes: record_put of a ", said)
        self.assertIn("Event 3 is in the log", said)
        self.assertIn("begins with the 4 events of the head held elsewhere", said)
        self.assertIn("A smaller one cannot.", said)
        self.assertIn("What the sealed parts say", said)
        self.assertIn("no head held elsewhere was given", self.proved(bundle))
        told = json.loads(verify(bundle, "--json", "--head", held).stdout)
        self.assertEqual((told["proved"], told["events"], told["earlier"]), (True, [1, 3], [4]))
        self.assertEqual(told["head"]["size"], 5)
        self.assertNotIn("fault", told)
        # The head in the bundle is the line that Kith prints, and nothing of anybody is in clear.
        text = bundle.read_text(encoding="utf-8")
        self.assertEqual(compact(json.loads(text)), text)
        self.assertNotIn("Maya", bytes.fromhex("".join(
            event["sealed"] for event in json.loads(text)["events"])).decode("latin-1"))

    def test_every_event_of_a_record(self):
        number = json.loads(self.export().splitlines()[0])["number"]
        bundle = self.prove("of.proof", "--events-of", number)
        said = self.proved(bundle)
        self.assertIn(number, said)
        events = json.loads(bundle.read_text(encoding="utf-8"))["events"]
        self.assertEqual(len(events), 1)
        path = self.folder / "none.proof"
        got = self.audit("prove", "--bundle", path, "--events-of", "0" * 26)
        self.assertEqual((got.returncode, path.exists()), (1, False))
        for wrong in [["--events-of", "maya"], ["--event", "99"], ["--from", "99"],
                      ["--size", "2"]]:
            got = self.audit("prove", "--bundle", path, *wrong)
            self.assertEqual((got.returncode, path.exists()), (2, False), got.stderr)
        self.assertEqual(self.audit("prove", "--events-of", number).returncode, 2)

    def test_the_key_is_held_against_what_was_given(self):
        bundle = self.prove("wigan.proof", "--event", "1")
        print_of_key = json.loads(verify(bundle, "--json").stdout)["head"]["fingerprint"]
        self.assertNotIn("Whose key", self.proved(bundle, "--key", print_of_key))
        other = ("1" if print_of_key[0] == "0" else "0") + print_of_key[1:]
        self.assertIn("/head/public_key", self.refused(1, bundle, "--key", other))

    def test_flipped_bytes_through_the_program(self):
        bundle = self.prove("wigan.proof", "--event", "2", "--from", "3")
        whole = bundle.read_bytes()
        head = json.loads(whole)["head"]
        places = [0, 20, whole.index(b'"head"'), whole.index(b'"size"') + 7,
                  whole.index(b'"root"') + 9, whole.index(b'"signature"') + 20,
                  whole.index(b'"position"') + 11, whole.index(b'"sealed"') + 200,
                  whole.index(b'"inclusion"') + 30, whole.index(b'"consistency"') + 30,
                  len(whole) - 2, len(whole) - 1]
        places += range(100, len(whole), 97)
        for at in places:
            changed = bytearray(whole)
            changed[at] ^= 1
            bundle.write_bytes(changed)
            got = verify(bundle, "--json")
            self.assertIn(got.returncode, (1, 3), f"byte {at}")
            fault = json.loads(got.stdout)["fault"]
            self.assertTrue(fault["place"] or "byte" in fault, fault)
            if got.returncode == 3:
                self.assertLessEqual(fault["byte"], at + 1)
        print(f"through the program: {len(places)} of {len(whole)} bytes flipped, all refused")
        self.assertEqual(head["scheme"], "wigan")

    def test_wrong_usage_and_what_cannot_be_read(self):
        bundle = self.prove("wigan.proof")
        self.assertIn("Example:", verify("--help").stdout)
        self.assertRegex(verify("--version").stdout, r"^kith-verify \d+\.\d+\.\d+\n$")
        for arguments in [[], [bundle, bundle], [bundle, "--head"], [bundle, "--nonsense"],
                          [bundle, "--key", "12"], [bundle, "--key", "--json"]]:
            self.refused(2, *arguments)
        self.refused(4, self.folder / "none")
        self.refused(4, self.folder)
        self.refused(4, bundle, "--head", self.folder / "none")
        self.assertIn("byte 2: has to go on", self.refused(3, self.bundle(person("maya"))))
        self.assertIn("first line", self.refused(3, bundle, "--head", "kith head 1"))

    def test_served_the_same(self):
        held = self.head("held.head")
        with Server(self.data) as server:
            bundle = self.prove("served.proof", "--event", "1", "--from-head", held)
            self.assertEqual(self.audit("head", "--check", held).returncode, 0)
            status, _, text = server.request(
                "GET", "/v1/schemes/wigan/log/proof-bundle?event=2&from=4", self.token("auditor"))
        self.assertEqual(status, 200, text)
        self.proved(bundle, "--head", held)
        bundle.write_text(text, encoding="utf-8")
        self.proved(bundle, "--head", held)


class Heads(Proof):
    def test_a_head_for_paper(self):
        printed = self.head("minutes.txt", "--print")
        text = printed.read_text(encoding="utf-8")
        self.assertEqual(len(text.splitlines()), 7)
        self.assertLessEqual(max(map(len, text.splitlines())), 72)
        full = json.loads(self.audit("head", "--json").stdout)
        self.assertIn(full["root"], re.sub(r"  [0-9a-f]{6}$|^\d \w+|\s", "", text, flags=re.M))
        self.add("femi")
        self.assertEqual(self.audit("head", "--check", printed).returncode, 0)
        self.assertEqual(self.audit("head", "--check", " ".join(text.split())).returncode, 0)
        told = json.loads(self.audit("head", "--check", printed, "--json").stdout)
        self.assertEqual((told["size"], told["holds"]), (4, True))
        bundle = self.prove("wigan.proof", "--from-head", printed)
        self.proved(bundle, "--head", printed)
        self.proved(bundle, "--head", text)

    def test_a_slip_is_told_where_it_is(self):
        text = self.head("minutes.txt", "--print").read_text(encoding="utf-8")
        bundle = self.prove("wigan.proof")
        line = text.splitlines()[4]
        groups = line.split()[2:-1]
        slip = ("1" if groups[5][2] != "1" else "2").join([groups[5][:2], groups[5][3:]])
        wrong = text.replace(line, line.replace(groups[5], slip))
        for code, said in [(3, self.refused(3, bundle, "--head", wrong)),
                           (3, self.audit("head", "--check", wrong).stderr)]:
            self.assertIn("line 4, group 6", said, code)
        self.assertEqual(self.audit("head", "--check", wrong).returncode, 3)

    def test_every_byte_of_a_printed_head_through_the_program(self):
        text = self.head("minutes.txt", "--print").read_text(encoding="utf-8")
        bundle = self.prove("wigan.proof")
        for at, letter in enumerate(text):
            path = self.folder / "typed.txt"
            path.write_text(text[:at] + chr(ord(letter) ^ 1) + text[at + 1:], encoding="utf-8")
            got = verify(bundle, "--head", path)
            self.assertEqual(got.returncode, 3, (at, got.stdout))
            self.assertRegex(got.stderr, r"line|behind")
        print(f"printed head: {len(text)} bytes flipped one by one, all refused")

    def test_every_byte_of_a_head_as_json_through_the_program(self):
        text = self.head("kept.head").read_text(encoding="utf-8")
        bundle = self.prove("wigan.proof")
        for at in range(0, len(text), 3):
            path = self.folder / "kept.json"
            path.write_bytes(text[:at].encode() + bytes([ord(text[at]) ^ 1]) +
                             text[at + 1:].encode())
            got = verify(bundle, "--head", path)
            self.assertEqual(got.returncode, 3, (at, got.stdout))


class Behind(Proof):
    """What somebody with the data directory does to it, and who finds out."""

    def copy(self, name):
        path = self.folder / name
        shutil.copytree(self.data, path)
        return path

    def test_a_rollback_shows_by_a_larger_head(self):
        older = self.copy("older")
        self.add("femi")
        held = self.head("held.head")
        printed = self.head("held.txt", "--print")
        # The directory is put back as it was: whole by itself, and shorter than what was signed.
        self.assertEqual(self.audit("verify", data=older).returncode, 0)
        bundle = self.prove("rolled.proof", "--event", "1", data=older)
        for kept in [held, printed]:
            said = self.refused(1, bundle, "--head", kept)
            self.assertIn("cut off or rolled back", said)
            got = self.audit("head", "--check", kept, data=older)
            self.assertEqual(got.returncode, 1)
            self.assertIn("cut off or rolled back", got.stdout)
            got = self.audit("prove", "--bundle", self.folder / "no.proof", "--from-head", kept,
                             data=older)
            self.assertEqual(got.returncode, 1)
            self.assertFalse((self.folder / "no.proof").exists())

    def test_a_smaller_head_cannot_show_it(self):
        held = self.head("held.head")
        self.add("femi")
        older = self.copy("older")
        self.add("gone")  # in the log that is thrown away
        self.add("other", data=older)
        bundle = self.prove("rolled.proof", "--from-head", held, data=older)
        self.assertIn("A smaller one cannot.", self.proved(bundle, "--head", held))

    def test_a_fork_shows_by_a_failed_consistency_proof(self):
        common = self.head("common.head")
        other = self.copy("other")
        self.add("femi")
        ours = self.head("ours.head")
        self.add("george")
        self.add("zoe", data=other)
        self.add("mo", data=other)
        self.add("ann", data=other)
        bundle = self.prove("fork.proof", "--from", "5", "--from-head", common, data=other)
        self.proved(bundle, "--head", common)  # before they parted
        self.assertIn("(a fork)", self.refused(1, bundle, "--head", ours))
        got = self.audit("head", "--check", ours, data=other)
        self.assertEqual(got.returncode, 1)
        self.assertTrue(got.stdout.startswith("FORKED"), got.stdout)
        # A bundle that claims our root: no consistency proof leads there.
        claimed = json.loads(bundle.read_text(encoding="utf-8"))
        self.assertEqual([tree["size"] for tree in claimed["earlier"]], [4, 5])
        claimed["earlier"][1]["root"] = json.loads(ours.read_text(encoding="utf-8"))["root"]
        bundle.write_text(compact(claimed), encoding="utf-8")
        said = self.refused(1, bundle, "--head", ours)
        self.assertIn("/earlier/1: ", said)
        self.assertIn("(a fork)", said)

    def test_events_in_another_order_or_of_another_place(self):
        bundle = self.prove("wigan.proof", "--event", "1", "--event", "2")
        whole = json.loads(bundle.read_text(encoding="utf-8"))
        one, two = whole["events"]
        for events, code, place in [([two, one], 3, "/events/1/position"),
                                    ([dict(one, sealed=two["sealed"]), two], 1,
                                     "/events/0/position"),
                                    ([dict(one, inclusion=two["inclusion"]), two], 1, "/events/0"),
                                    ([one, one], 3, "/events/1/position")]:
            bundle.write_text(compact(dict(whole, events=events)), encoding="utf-8")
            self.assertIn(place, self.refused(code, bundle))
        bundle.write_text(json.dumps(whole, indent=1), encoding="utf-8")
        self.assertIn("byte 1:", self.refused(3, bundle))

    def test_after_an_erasure_every_proof_holds(self):
        number = next(json.loads(line)["number"] for line in self.export().splitlines()
                      if '"maya"' in line)
        held = self.head("held.head")
        printed = self.head("held.txt", "--print")
        before = self.prove("before.proof", "--events-of", number, "--from", "2")
        self.done("erase", "--data", self.data, "--scheme", "wigan", "--subject", "maya", "--yes")
        self.proved(before)
        after = self.prove("after.proof", "--event", "0", "--event", "1", "--event", "2",
                           "--event", "3", "--event", "4", "--from-head", held)
        self.assertIn("subject_erased", self.proved(after, "--head", held, "--head", printed))
        again = self.prove("again.proof", "--events-of", number)
        old = json.loads(before.read_text(encoding="utf-8"))["events"][0]
        new = json.loads(again.read_text(encoding="utf-8"))["events"][0]
        self.assertEqual((old["position"], old["sealed"]), (new["position"], new["sealed"]))
        self.proved(again)

    def test_another_schemes_head_is_none_of_this(self):
        self.done("scheme", "create", "--data", self.data, "leigh")
        got = kith("audit", "head", "--data", self.data, "--scheme", "leigh")
        path = self.folder / "leigh.head"
        path.write_text(got.stdout, encoding="utf-8")
        bundle = self.prove("wigan.proof")
        self.assertIn("another scheme", self.refused(1, bundle, "--head", path))
        self.assertEqual(self.audit("head", "--check", path).returncode, 1)


if __name__ == "__main__":
    unittest.main()
