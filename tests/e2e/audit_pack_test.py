# SPDX-License-Identifier: Apache-2.0
"""The audit pack: packed, unpacked by other programs, and checked with nothing of Kith's but the
verifier. What was changed in it shows; nobody is named."""
import hashlib
import json
import os
import re
import shutil
import subprocess
import tarfile
import unittest

from connection_test_recompute import differences
from connection_test_test import FROM, TO, contact, lost, review, tie, worked_example
from kith_program import DataTest, kith

VERIFY = os.environ["KITH_VERIFY"]
FOLDER = "kith-audit-pack"
FILES = ["MANIFEST", "README.txt", "algorithm-record.json", "card.csv", "card.html", "card.json",
         "events-1.proof", "head.json", "measures.json", "policy.json", "trace.json"]
OF_THE_MOMENT = ("MANIFEST", "events-1.proof", "head.json")


class Pack(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(*worked_example())

    def pack(self, name="pack.tar", *arguments, expect=0):
        path = self.folder / name
        got = kith("audit", "pack", "--data", self.data, "--scheme", "wigan", "--from", FROM,
                   "--to", TO, "--output", path, *arguments)
        self.assertEqual(got.returncode, expect, got.stderr + got.stdout)
        self.said = got.stderr
        return path

    def unpacked(self, path, name="out"):
        folder = self.folder / name
        with tarfile.open(path) as archive:
            self.assertTrue(all(each.isfile() and each.mode == 0o600 for each in archive))
            archive.extractall(folder)
        return folder / FOLDER

    @staticmethod
    def wrong_in(folder):
        """Files that are not what MANIFEST says, as sha256sum would name them."""
        wrong = []
        text = (folder / "MANIFEST").read_text()
        if not text.endswith("\n"):
            return ["MANIFEST"]
        for line in text[:-1].split("\n"):
            digest, name = line.split("  ")
            if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
                wrong.append(name)
        return wrong


class Checked(Pack):
    def test_packed_unpacked_and_checked_without_kith(self):
        folder = self.unpacked(self.pack())
        self.assertEqual(sorted(path.name for path in folder.iterdir()), FILES)
        self.assertEqual(self.wrong_in(folder), [])
        listed = [line.split("  ")[1] for line in (folder / "MANIFEST").read_text().splitlines()]
        self.assertEqual(listed, [name for name in FILES if name != "MANIFEST"])
        proved = subprocess.run([VERIFY, folder / "events-1.proof", "--head",
                                 folder / "head.json"], capture_output=True, text=True)
        self.assertEqual(proved.returncode, 0, proved.stdout + proved.stderr)
        self.assertTrue(proved.stdout.startswith("PROVED\n"))
        self.assertEqual(differences((folder / "card.csv").read_text(encoding="utf-8")), [])

    def test_other_programs_read_the_archive(self):
        path = self.pack()
        if shutil.which("tar"):
            listed = subprocess.run(["tar", "-tf", path], capture_output=True, text=True)
            self.assertEqual((listed.returncode, listed.stderr), (0, ""))
            self.assertEqual(listed.stdout.splitlines(), [f"{FOLDER}/{name}" for name in FILES])
        if shutil.which("sha256sum"):
            folder = self.unpacked(path)
            checked = subprocess.run(["sha256sum", "-c", "MANIFEST"], cwd=folder,
                                     capture_output=True, text=True)
            self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)

    def test_a_flipped_byte_is_noticed(self):
        folder = self.unpacked(self.pack())
        tried = 0
        for name in FILES:
            path = folder / name
            whole = path.read_bytes()
            for at in {0, len(whole) // 2, len(whole) - 1}:
                changed = bytearray(whole)
                changed[at] ^= 1
                path.write_bytes(changed)
                try:
                    wrong = self.wrong_in(folder)
                except (ValueError, FileNotFoundError, IsADirectoryError, UnicodeDecodeError):
                    wrong = ["MANIFEST"]  # it cannot be read any longer
                self.assertTrue(wrong, (name, at))
                tried += 1
            path.write_bytes(whole)
        bundle = folder / "events-1.proof"
        moved = re.sub(rb'"position":(\d+)', lambda found: b'"position":%d' % (
            int(found.group(1)) - 1), bundle.read_bytes(), count=1)
        bundle.write_bytes(moved)
        self.assertNotEqual(subprocess.run([VERIFY, bundle], capture_output=True).returncode, 0)
        self.assertGreater(tried, 30)

    def test_every_event_that_the_trace_names_is_proved(self):
        folder = self.unpacked(self.pack())
        trace = json.loads((folder / "trace.json").read_text(encoding="utf-8"))
        named = {record["event"] for record in trace["records"]}
        bundle = json.loads((folder / "events-1.proof").read_text(encoding="utf-8"))
        self.assertEqual({event["position"] for event in bundle["events"]}, named)
        self.assertGreater(len(named), 10)
        known = {record["number"] for record in trace["records"]}
        for each in trace["ties"]:
            self.assertLessEqual(set(each["records"]), known)
        figures = {each["name"]: each for each in trace["figures"]}
        self.assertEqual(len(figures["lost"]["items"]), 2)
        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        self.assertEqual([each["name"] for each in card["figures"]],
                         [each["name"] for each in trace["figures"]])
        self.assertEqual(bundle["head"], json.loads((folder / "head.json").read_text()))

    def test_it_says_what_it_is_and_what_it_is_not(self):
        folder = self.unpacked(self.pack())
        readme = (folder / "README.txt").read_text(encoding="utf-8")
        for name in set(FILES) - {"README.txt"}:
            self.assertIn(name, readme)
        for words in ("sha256sum -c MANIFEST", "kith-verify", "connection_test_recompute.py",
                      "WHAT IT DOES NOT SAY"):
            self.assertIn(words, readme)
        self.assertTrue(all(len(line) <= 100 for line in readme.splitlines()))
        for name, words in {"policy.json": '"version"', "measures.json": '"lost.reason.*"',
                            "algorithm-record.json": "missing"}.items():
            self.assertIn(words, (folder / name).read_text(encoding="utf-8"), name)


class Kept(Pack):
    def test_the_same_question_packs_the_same_bytes_but_for_the_moment(self):
        one = self.unpacked(self.pack("one.tar"), "one")
        two = self.unpacked(self.pack("two.tar"), "two")
        for name in FILES:
            if name not in OF_THE_MOMENT:
                self.assertEqual((one / name).read_bytes(), (two / name).read_bytes(), name)
        heads = [json.loads((each / "head.json").read_text()) for each in (one, two)]
        if heads[0]["at"] == heads[1]["at"]:
            self.assertEqual((self.folder / "one.tar").read_bytes(),
                             (self.folder / "two.tar").read_bytes())
        for head in heads:
            head.pop("at"), head.pop("signature")
        self.assertEqual(heads[0], heads[1])

    def test_an_auditor_gets_numbers_and_the_lead_names(self):
        story = [{"text": "I miss the bus to church.", "teller_agrees": True}]
        self.take_in(review("t1", "maya", "2026-08-28", stories=story))
        self.take_in({**lost("raj", "2026-02-27", category="neighbour", would_miss=1),
                      "hidden": True})
        names = (b"Maya", b"Mum", b"Sister", b"Raj", b"bus to church")
        bytes_of = {role: self.pack(f"{role}.tar", "--as", role).read_bytes()
                    for role in ("auditor", "data-protection-lead")}
        for name in names:
            self.assertNotIn(name, bytes_of["auditor"])
            self.assertIn(name, bytes_of["data-protection-lead"])
        self.assertEqual(self.pack("unsaid.tar").read_bytes().count(b"Maya"), 0)
        # Who is hidden has no record in the trace, so that no event of theirs is picked out.
        trace = json.loads((self.unpacked(self.folder / "auditor.tar") / "trace.json").read_text())
        private = [each for each in trace["ties"] if each.get("private")]
        self.assertEqual([("records" in each, each["tie"]) for each in private],
                         [(False, "private-1")])

    def test_who_may_not_and_what_cannot_be(self):
        for role in ("scheme-worker", "manager", "coordinator"):
            path = self.pack("no.tar", "--as", role, expect=1)
            self.assertIn("does not read the log", self.said)
            self.assertFalse(path.exists())
        for role in ("administrator", "carer"):
            self.pack("no.tar", "--as", role, expect=1)
        self.pack("no.tar", "--service", "none", expect=1)
        got = kith("audit", "pack", "--data", self.data, "--scheme", "wigan", "--from", TO, "--to",
                   FROM, "--output", self.folder / "no.tar")
        self.assertEqual((got.returncode, (self.folder / "no.tar").exists()), (3, False))
        got = kith("audit", "pack", "--data", self.data, "--scheme", "wigan", "--from", FROM,
                   "--to", TO)
        self.assertEqual(got.returncode, 2)

    def test_it_changes_nothing_and_scopes_as_the_card_does(self):
        before = self.export()
        self.pack("service.tar", "--service", "lives")
        folder = self.unpacked(self.folder / "service.tar")
        self.assertEqual(json.loads((folder / "card.json").read_text())["scope"]["kind"],
                         "service")
        self.pack("none.tar", "--service", "never", expect=1)  # nobody is in scope, and it says so
        empty = self.unpacked(self.folder / "none.tar", "none")
        self.assertEqual(json.loads((empty / "card.json").read_text())["people"], [])
        self.assertEqual(subprocess.run([VERIFY, empty / "events-1.proof"],
                                        capture_output=True).returncode, 0)
        self.assertEqual(self.export(), before)

    def test_an_earlier_day_is_packed_as_it_was_known(self):
        first = self.unpacked(self.pack("first.tar"), "first")
        position = json.loads((first / "card.json").read_text())["position"]
        self.take_in(tie("new", "maya", since="2026-07-01", last_contact="2026-08-20"),
                     contact("new", "maya", "2026-08-20"))
        again = self.unpacked(self.pack("again.tar", "--as-known-at", str(position)), "again")
        for name in ("card.csv", "card.json", "trace.json"):
            self.assertEqual((first / name).read_bytes(), (again / name).read_bytes(), name)
        self.assertEqual(subprocess.run([VERIFY, again / "events-1.proof"],
                                        capture_output=True).returncode, 0)


if __name__ == "__main__":
    unittest.main()
