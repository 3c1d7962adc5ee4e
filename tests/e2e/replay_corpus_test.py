# SPDX-License-Identifier: Apache-2.0
"""Runs that Kiths of before put on record, replayed by this one (tests/replay/README.md)."""
import json
import pathlib
import shutil
import tarfile
import tempfile
import unittest

from kith_program import ROOT, kith

CORPUS = ROOT / "tests/replay"
BYTES_MAX = 300_000  # of a folder


def folders():
    return sorted(path.parent for path in CORPUS.glob("*/outcomes.jsonl"))


def outcomes(folder):
    return [json.loads(line)
            for line in (folder / "outcomes.jsonl").read_text(encoding="utf-8").splitlines()]


def faults_of(wanted, told):
    """What is not as the folder says, each as a sentence."""
    faults = []
    if [each["run"] for each in wanted] != [each["run"] for each in told]:
        return ["other runs than are listed"]
    for want, got in zip(wanted, told):
        because = want.get("because")
        expected = {name: value for name, value in want.items() if name != "because"}
        expected["engine_version_now"] = got["engine_version_now"]
        if got.get("engine_version", "") not in ("", got["engine_version_now"]):
            expected["another_engine"] = True
        if want["outcome"] == "differs" and not because:
            faults.append(f"{want['run']}: differs, and nobody says because of what")
        if want["outcome"] == "differs" and "another_engine" not in got:
            faults.append(f"{want['run']}: differs by the version that answered: raise it")
        if expected != got:
            faults.append(f"{want['run']}: {json.dumps(got)} in place of {json.dumps(expected)}")
    return faults


class Corpus(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def unpacked(self, folder):
        data = self.folder / folder.name
        data.mkdir(mode=0o700)
        with tarfile.open(folder / "data.tar.gz") as tar:
            for member in tar.getmembers():
                self.assertTrue(member.isfile() and ".." not in member.name, member.name)
                path = data / member.name
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                path.write_bytes(tar.extractfile(member).read())
                path.chmod(0o600)
        for name in ("snapshots", "keys"):
            (data / name).mkdir(mode=0o700, exist_ok=True)
        return data

    def replayed(self, data, code):
        got = kith("audit", "replay", "--data", data, "--scheme", "demo", "--json")
        self.assertEqual(got.returncode, code, got.stderr + got.stdout)
        return [json.loads(line) for line in got.stdout.splitlines()]

    def test_every_run_of_before(self):
        self.assertTrue(folders())
        ends = set()
        for folder in folders():
            with self.subTest(folder=folder.name):
                size = sum(path.stat().st_size for path in folder.iterdir())
                self.assertLessEqual(size, BYTES_MAX)
                wanted = outcomes(folder)
                differs = any(each["outcome"] == "differs" for each in wanted)
                data = self.unpacked(folder)
                told = self.replayed(data, 1 if differs else 0)
                self.assertEqual(faults_of(wanted, told[:-1]), [])
                self.assertEqual(told[-1]["runs"], len(wanted))
                ends |= {(each.get("question"), each["outcome"]) for each in wanted}
                verified = kith("audit", "verify", "--data", data, "--scheme", "demo")
                self.assertEqual(verified.returncode, 0, verified.stdout)
        for question in ("proposals", "plan", "connection-test"):
            self.assertIn((question, "same"), ends)
        self.assertIn("cannot_be_recomputed", {end for _, end in ends})

    def test_planted_mistakes_are_noticed(self):
        told = [{"run": "A", "outcome": "same", "engine_version": "1", "engine_version_now": "1"}]
        wanted = [{"run": "A", "outcome": "same", "engine_version": "1"}]
        self.assertEqual(faults_of(wanted, told), [])
        differs = [{**told[0], "outcome": "differs", "difference": {"pointer": "/a"}}]
        self.assertTrue(faults_of(wanted, differs))
        said = [{**wanted[0], "outcome": "differs", "difference": {"pointer": "/a"}}]
        self.assertEqual(len(faults_of(said, differs)), 2)  # no because, no other version
        newer = [{**differs[0], "engine_version_now": "2", "another_engine": True}]
        self.assertEqual(len(faults_of(said, newer)), 1)
        self.assertEqual(faults_of([{**said[0], "because": "The floor is another."}], newer), [])
        self.assertTrue(faults_of([], told))

    def test_what_is_no_longer_whole_is_refused_and_not_called_the_same(self):
        data = self.unpacked(folders()[0])
        keyring, = (data / "keys").iterdir()
        keyring.write_bytes(keyring.read_bytes()[:-1] + b"\0")
        got = kith("audit", "replay", "--data", data, "--scheme", "demo")
        self.assertNotEqual(got.returncode, 0)
        self.assertNotIn("the same", got.stdout)


if __name__ == "__main__":
    unittest.main()
