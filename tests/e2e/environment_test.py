# SPDX-License-Identifier: Apache-2.0
"""Where it is not the input but the machine: exit code 4, what is wrong and what to do about it in
a sentence, and never the storage engine's own words."""
import fcntl
import os
import re
import stat
import subprocess
import unittest

from kith_program import BINARY, DataTest, Server, kith, lines, person

NOBODY = 65534
ENGINE_WORDS = ["IO error", "Corruption:", "Invalid argument", "While ", "rocksdb", "RocksDB",
                "Not implemented", "column famil", "SST", "errno"]


def as_another(*arguments):
    """Runs kith as a user who is bound by permissions, which root is not."""
    more = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          timeout=120, check=False, **more)


class Environment(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"))

    def refused(self, got, *words):
        self.assertEqual(got.returncode, 4, got.stdout + got.stderr)
        self.assertRegex(got.stderr, r"^kith: [A-Z\"/].*\.\n$")
        for word in words:
            self.assertIn(word, got.stderr)
        for word in ENGINE_WORDS:
            self.assertNotIn(word, got.stderr)

    def ask(self, *more, data=None):
        return kith("export", "--data", data or self.data, "--scheme", "wigan", *more)

    def test_no_store(self):
        none = self.folder / "none"
        self.refused(self.ask(data=none), str(none), "--data", "scheme create")
        self.refused(kith("serve", "--data", none), "--data")
        self.assertFalse(none.exists())

    def test_a_newer_format(self):
        path = self.data / "FORMAT"
        text = path.read_text()
        path.write_text(re.sub(r"\d+", "99", text, count=1))
        self.refused(self.ask(), "newer Kith", "Use that one.")
        path.write_text(text)
        key = next((self.data / "keys").iterdir())
        whole = key.read_bytes()
        key.write_bytes(whole[:8] + b"\xff\xff" + whole[10:])
        self.refused(self.ask(), "newer Kith", "Use that one.")
        key.write_bytes(whole)
        self.assertEqual(self.ask().returncode, 0)

    def test_held_by_another_process(self):
        # The program asks a server through its socket; here somebody holds it who is none.
        with open(self.data / "LOCK", "r+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.refused(self.ask(), "in use by another Kith", "wait for it")
        with open(self.data / "db/LOCK", "r+b") as held:
            fcntl.lockf(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self.refused(self.ask(), "another process", "Wait for it to end")
        with Server(self.data):
            self.refused(kith("serve", "--data", self.data, "--listen", "127.0.0.1:0"),
                         "in use by another Kith")
        self.assertEqual(self.ask().returncode, 0)

    def made_read_only(self, top):
        """Everything from here down, for a user who owns it."""
        for path in [self.folder, *self.folder.rglob("*")]:
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        for path in [top, *top.rglob("*")]:
            path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))

    def test_a_read_only_folder(self):
        for top in (self.data, self.data / "db", self.data / "keys"):
            with self.subTest(top=top.name):
                self.made_read_only(top)
                if top.name == "keys":
                    got = as_another("scheme", "create", "--data", self.data, "leigh")
                else:
                    got = as_another("export", "--data", self.data, "--scheme", "wigan")
                self.refused(got, "writ")
                for path in [top, *top.rglob("*")]:
                    path.chmod(path.stat().st_mode | stat.S_IWUSR)
        self.assertEqual(as_another("export", "--data", self.data, "--scheme",
                                    "wigan").returncode, 0)

    def test_a_lost_key(self):
        key = next((self.data / "keys").iterdir())
        key.rename(self.folder / "key")
        self.refused(self.ask(), key.name, "is not there", "backup")
        self.refused(kith("import", "--data", self.data, "--scheme", "wigan",
                          self.bundle(person("b"))), key.name)
        (self.folder / "key").rename(key)
        self.assertEqual(self.ask().returncode, 0)

    def test_a_wrong_key(self):
        key = next((self.data / "keys").iterdir())
        right = key.read_bytes()
        other = self.folder / "other"
        self.done("scheme", "create", "--data", other, "wigan")
        wrong = next((other / "keys").iterdir()).read_bytes()
        # Another store's, another store's with this one's number, and one that is damaged.
        header = wrong[:10] + right[10:26] + wrong[26:]
        for bytes_, word in [(wrong, "backup"), (header, "backup"), (right[:-1], "backup"),
                             (right[:60] + bytes([right[60] ^ 1]) + right[61:], "backup"),
                             (right[:9000] + bytes([right[-1] ^ 1]) * 40, "backup"),
                             (b"", "backup"), (b"not a keyring at all", "backup")]:
            with self.subTest(size=len(bytes_)):
                key.write_bytes(bytes_)
                got = self.ask()
                if bytes_[:len(right)] == right:
                    self.assertEqual(got.returncode, 0, got.stderr)
                else:
                    self.refused(got, key.name, word)
        key.write_bytes(right)
        self.assertEqual(self.ask().returncode, 0)

    def test_damaged_files_are_named_without_the_engines_words(self):
        self.done("check", "--data", self.data)
        for pattern in ("*.sst", "MANIFEST-*", "CURRENT"):
            path = sorted((self.data / "db").glob(pattern))[0]
            whole = path.read_bytes()
            for damaged in (whole[:len(whole) // 2], None,
                            bytes(byte ^ 0x55 for byte in whole)):
                with self.subTest(path=path.name, lost=damaged is None):
                    if damaged is None:
                        path.unlink()
                    else:
                        path.write_bytes(damaged)
                    got = kith("check", "--data", self.data)
                    self.assertIn(got.returncode, (1, 4), got.stdout + got.stderr)
                    for word in ENGINE_WORDS:
                        self.assertNotIn(word, got.stdout + got.stderr)
                    path.write_bytes(whole)
                    path.chmod(0o600)
        self.assertEqual(kith("check", "--data", self.data).returncode, 0)

    def test_a_full_disk(self):
        """A small disk of its own, in a mount namespace; a first command that does not fit, then a
        later one."""
        disk = self.folder / "disk"
        disk.mkdir()
        one = self.folder / "one.jsonl"
        one.write_text(lines(person("maya")))
        many = self.folder / "many.jsonl"
        with many.open("w", encoding="utf-8") as file:
            for i in range(20_000):
                file.write(lines(person(f"p{i}")))
        script = f"""
            set -u
            mount -t tmpfs -o size=240m none {disk} || exit 99
            {BINARY} scheme create --data {disk}/d wigan > /dev/null || exit 98
            {BINARY} import --data {disk}/d --scheme wigan {one} > /dev/null || exit 97
            head -c 400m /dev/zero > {disk}/filler 2> /dev/null
            {BINARY} import --data {disk}/d --scheme wigan {many}
            echo "import $?"
            {BINARY} scheme create --data {disk}/e leigh
            echo "create $?"
            rm {disk}/filler
            {BINARY} import --data {disk}/d --scheme wigan {one} > /dev/null; echo "again $?"
            {BINARY} export --data {disk}/d --scheme wigan | wc -l
            {BINARY} audit verify --data {disk}/d --scheme wigan
        """
        got = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True,
                             timeout=200, check=False)
        if got.returncode == 99 or "unshare" in got.stderr:
            self.skipTest("no small disk can be mounted here")
        self.assertEqual(got.returncode, 0, got.stderr)
        said = [line for line in got.stdout.splitlines() if line]
        self.assertEqual(said[:4], ["import 4", "create 4", "again 0", "1"], got.stderr)
        self.assertIn("nothing is missing", got.stdout)
        told = [line for line in got.stderr.splitlines() if line.startswith("kith: ")]
        self.assertEqual(len(told), 2, got.stderr)
        for sentence in told:
            self.assertRegex(sentence, r"disk is (nearly )?full|No space left .*Make room")
            for word in ENGINE_WORDS:
                self.assertNotIn(word, sentence)


class Usage(DataTest):
    def test_names_of_schemes(self):
        for name, word in [("wigan", "already"), ("Wigan", "a-z"), ("", "a-z"), ("a" * 41, "40"),
                           ("../x", "a-z")]:
            with self.subTest(name=name):
                got = kith("scheme", "create", "--data", self.data, name)
                self.assertEqual(got.returncode, 2, got.stderr)
                self.assertIn(word, got.stderr)
        self.assertEqual(self.done("scheme", "list", "--data", self.data).split()[:1], ["wigan"])

    def test_an_option_is_no_value(self):
        for arguments in [["demo", "--no-serve", "--data", "--help"],
                          ["demo", "--data", "--no-serve"],
                          ["scheme", "create", "--data", "--json", "wigan"],
                          ["export", "--data", self.data, "--scheme", "wigan", "--output",
                           "--json"],
                          ["serve", "--data", "--listen"]]:
            with self.subTest(arguments=arguments):
                got = kith(*arguments, cwd=self.folder, timeout=60)
                self.assertEqual(got.returncode, 2, got.stdout + got.stderr)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["data"])

    def test_a_demonstration_that_cannot_be_leaves_nothing(self):
        for arguments in [["--people", "5"], ["--people", "200001"], ["--people", "-1"],
                          ["--seed", "x"], ["--listen", "nowhere"]]:
            with self.subTest(arguments=arguments):
                got = kith("demo", *arguments, "--no-serve", "--data", self.folder / "demo")
                self.assertEqual((got.returncode, got.stdout), (2, ""), got.stderr)
                self.assertNotEqual(got.stderr, "")
                self.assertFalse((self.folder / "demo").exists())

    def test_a_demonstration_where_there_is_one(self):
        arguments = ["demo", "--people", "20", "--no-serve", "--data", self.folder / "demo"]
        self.done(*arguments)
        got = kith(*arguments)
        self.assertEqual((got.returncode, got.stdout), (2, ""), got.stderr)
        self.assertIn("already", got.stderr)


if __name__ == "__main__":
    unittest.main()
