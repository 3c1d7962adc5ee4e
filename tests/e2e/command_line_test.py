# SPDX-License-Identifier: Apache-2.0
"""The command line: exit codes, help, what is said when something is wrong, import and export."""
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

from kith_program import BINARY, DataTest, ROOT, Server, household, kith, lines, person

COMMANDS = ["demo", "serve", "import", "export", "propose", "gaps", "plan", "exposure", "state",
            "connection-test", "at-home", "run-chart", "measures", "due", "erase",
            "token create", "token list", "token revoke", "scheme create", "scheme list",
            "audit verify", "audit head", "audit prove", "audit pack",
            "audit replay", "check", "policy show",
            "policy check", "policy set", "policy record", "activities", "version", "completion"]


def kith_with_data(folder, *arguments):
    return subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          env={**os.environ, "KITH_DATA": str(folder)}, timeout=60)


def interrupt_an_import(test):
    """Ctrl-C in the middle of an import: it says so, and nothing is there."""
    path = test.folder / "many.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for i in range(120_000):
            file.write(json.dumps(person(f"p{i}")) + "\n")
    process = subprocess.Popen([BINARY, "import", "--data", str(test.data), "--scheme", "wigan",
                                str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    if process.returncode == 0:
        test.skipTest("this machine was too fast to be interrupted")
    test.assertEqual(process.returncode, 4, err)
    test.assertIn(b"nothing was changed", err)
    test.assertEqual(test.export(), "")


class Frame(unittest.TestCase):
    def test_every_command_has_help_with_an_example(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                got = kith(*command.split(), "--help")
                self.assertEqual((got.returncode, got.stderr), (0, ""))
                self.assertIn("Example:", got.stdout)
                self.assertIn(f"kith {command}", got.stdout)
                for line in got.stdout.splitlines():
                    self.assertLessEqual(len(line), 130)
        top = kith("--help").stdout
        for command in COMMANDS:
            self.assertIn(command.split()[0], top)
        self.assertNotIn("openapi", top)

    def test_wrong_usage_is_2_and_says_what(self):
        for arguments in [[], ["nonsense"], ["--nonsense"], ["propose"], ["token"],
                          ["completion", "tcsh"], ["propose", "--data", "x", "--scheme", "y",
                                                   "--person", "z", "--top", "0"],
                          ["propose", "--data", "x", "--scheme", "y", "--person", "z",
                           "--nights", "2"]]:
            with self.subTest(arguments=arguments):
                got = kith(*arguments)
                self.assertEqual(got.returncode, 2, got.stderr)
                self.assertEqual(got.stdout, "")
                self.assertNotEqual(got.stderr, "")

    def test_a_command_that_nobody_knows_is_named(self):
        for arguments in [["nosuch"], ["token", "nosuch"], ["nosuch", "--json"]]:
            with self.subTest(arguments=arguments):
                got = kith(*arguments)
                words = " ".join(word for word in arguments if word != "--json")
                self.assertEqual((got.returncode, got.stdout), (2, ""))
                self.assertIn(f'no command "{words}"', got.stderr)

    def test_an_option_before_any_command_is_named(self):
        got = kith("--nosuch", "propose")
        self.assertEqual((got.returncode, got.stdout), (2, ""))
        self.assertIn('"--nosuch" is no option here', got.stderr)

    def test_completions_know_every_command(self):
        for shell in ["bash", "zsh", "fish"]:
            script = kith("completion", shell).stdout
            for command in COMMANDS:
                self.assertIn(command.split()[-1], script)
            self.assertIn("--data", script)
            self.assertNotIn("openapi", script)
        if shutil.which("bash"):
            script = kith("completion", "bash").stdout + """
                COMP_WORDS=(kith token cr); COMP_CWORD=2; _kith; echo "${COMPREPLY[0]}" """
            done = subprocess.run(["bash", "-c", script], capture_output=True, text=True)
            self.assertEqual(done.stdout.strip(), "create", done.stderr)

    def test_version_and_policy(self):
        self.assertRegex(kith("version").stdout, r"^kith \d+\.\d+\.\d+\n")
        self.assertIn("rhythm", kith("policy", "show").stdout)
        self.assertEqual(json.loads(kith("policy", "show", "--json").stdout)["combination"],
                         "harmonic")

    def test_the_readme_names_only_what_there_is(self):
        readme = ROOT / "README.md"
        if not readme.exists():
            self.skipTest("no README yet")
        text = readme.read_text(encoding="utf-8")
        command_line = r"(?:^|[`$ ])kith ((?:token|scheme|audit|policy) [a-z]+|[a-z]+)"
        for found in re.findall(command_line, text, re.MULTILINE):
            command = found if found in COMMANDS else found.split()[0]
            if command in {c.split()[0] for c in COMMANDS}:
                self.assertEqual(kith(*found.split(), "--help").returncode, 0, found)


class NoStore(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def refused(self, code, *arguments):
        got = kith(*arguments)
        self.assertEqual(got.returncode, code, got.stderr)
        self.assertTrue(got.stderr.startswith("kith: "), got.stderr)
        self.assertEqual(got.stdout, "")
        return got.stderr

    def test_there_is_no_store(self):
        self.refused(4, "scheme", "list", "--data", self.folder / "none")
        self.assertFalse((self.folder / "none").exists())

    def test_a_folder_of_somebody_elses(self):
        (self.folder / "letters.txt").write_text("mine")
        self.refused(3, "scheme", "create", "--data", self.folder, "wigan")
        self.assertEqual([path.name for path in self.folder.iterdir()], ["letters.txt"])

    def test_a_newer_format_and_a_lost_key(self):
        data = self.folder / "data"
        self.assertEqual(kith("scheme", "create", "--data", data, "wigan").returncode, 0)
        keys = self.folder / "keys"
        shutil.move(data / "keys", keys)
        (data / "keys").mkdir(mode=0o700)
        self.refused(4, "export", "--data", data, "--scheme", "wigan")
        shutil.rmtree(data / "keys")
        shutil.move(keys, data / "keys")
        self.assertEqual(kith("export", "--data", data, "--scheme", "wigan").returncode, 0)
        text = (data / "FORMAT").read_text()
        (data / "FORMAT").write_text(re.sub(r"\d+", "99", text, count=1))
        self.refused(4, "export", "--data", data, "--scheme", "wigan")


class Environment(DataTest):
    def test_what_is_typed_goes_before_the_environment(self):
        other = self.folder / "other"
        got = kith_with_data(other, "scheme", "create", "--data", self.data, "leigh")
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertFalse(other.exists())
        self.assertIn("leigh", self.done("scheme", "list", "--data", self.data))
        listed = kith_with_data(self.data, "scheme", "list")
        self.assertEqual(listed.returncode, 0, listed.stderr)
        self.assertIn("leigh", listed.stdout)
        self.assertEqual(kith_with_data("", "scheme", "list").returncode, 2)


class Exchange(DataTest):
    def import_(self, path, *more):
        return kith("import", "--data", self.data, "--scheme", "wigan", path, *more)

    def test_export_and_import_give_the_same_bytes(self):
        self.take_in(person("maya"), household("akhtar"),
                     {"type": "tie", "of": "maya", "other": {"called": "Aunt J"}})
        first = self.export()
        self.assertEqual(len(first.splitlines()), 3)
        path = self.folder / "all.jsonl"
        got = kith("export", "--data", self.data, "--scheme", "wigan", "--output", path)
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertEqual(path.read_text(encoding="utf-8"), first)
        self.done("scheme", "create", "--data", self.data, "leigh")
        self.done("import", "--data", self.data, "--scheme", "leigh", path)
        self.assertEqual(self.done("export", "--data", self.data, "--scheme", "leigh"), first)
        again = json.loads(self.import_(path, "--json").stdout)
        self.assertEqual((again["unchanged"], again["created"], again["changed"]), (3, 0, 0))

    def test_one_fault_refuses_everything_and_each_is_listed(self):
        before = self.export()
        bad = self.folder / "bad.jsonl"
        bad.write_text(lines(person("a"), person("b", nonsense=1), person("c", rhythm={"busy": 9}))
                       + "{\n" + lines({"type": "tie", "of": "nobody", "other": {"called": "x"}}),
                       encoding="utf-8")
        got = self.import_(bad)
        self.assertEqual(got.returncode, 3)
        self.assertEqual(got.stdout, "")
        for place in [f"{bad}:2: /nonsense", f"{bad}:3: /rhythm/busy", f"{bad}:4: ",
                      f"{bad}:5: /of"]:
            self.assertIn(place, got.stderr)
        self.assertEqual(self.export(), before)
        report = json.loads(self.import_(bad, "--json").stdout)
        self.assertEqual((report["refused"], report["applied"]), (4, False))
        self.assertEqual({fault["line"] for fault in report["faults"]}, {2, 3, 4, 5})

    def test_dry_run_and_keep_good(self):
        bad = self.bundle(person("a"), person("b", nonsense=1))
        before = self.export()
        self.assertEqual(self.import_(bad, "--dry-run").returncode, 3)
        good = self.bundle(person("c"), name="good.jsonl")
        got = self.import_(good, "--dry-run")
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertIn("Nothing was changed", got.stdout)
        self.assertEqual(self.export(), before)
        got = self.import_(bad, "--keep-good")
        self.assertEqual(got.returncode, 3)
        self.assertIn("refused 1", got.stderr)
        self.assertEqual(len(self.export().splitlines()), 1)

    def test_several_files_are_one_import(self):
        one = self.bundle({"type": "tie", "of": "maya", "other": {"called": "x"}}, name="ties")
        two = self.bundle(person("maya"), person("b", nonsense=1), name="people")
        got = self.import_(one, two)
        self.assertEqual(got.returncode, 3)
        self.assertIn(f"{two}:2: /nonsense", got.stderr)
        two.write_text(lines(person("maya")).rstrip("\n"), encoding="utf-8")
        self.assertEqual(self.import_(two, one).returncode, 0)
        self.assertEqual(len(self.export().splitlines()), 2)

    def test_files_that_are_not_there(self):
        got = self.import_(self.folder / "none.jsonl")
        self.assertEqual(got.returncode, 3)
        self.assertIn("none.jsonl", got.stderr)
        self.assertEqual(self.import_(self.folder).returncode, 3)

    def test_nothing_of_a_bundle_steers_the_terminal(self):
        bad = self.folder / "bad.jsonl"
        bad.write_text('{"type":"person","\\u001b[2J":1}\n\x1b[2J\n', encoding="utf-8")
        got = self.import_(bad)
        self.assertEqual(got.returncode, 3)
        self.assertNotIn("\x1b", got.stderr)

    def test_unknown_schemes_are_said_in_a_sentence(self):
        got = kith("export", "--data", self.data, "--scheme", "nowhere")
        self.assertEqual(got.returncode, 1)
        self.assertIn("kith scheme list", got.stderr)
        self.assertEqual(kith("scheme", "create", "--data", self.data, "Wigan").returncode, 2)
        self.assertEqual(kith("scheme", "create", "--data", self.data, "wigan").returncode, 2)

    def test_interrupting_an_import_leaves_nothing(self):
        interrupt_an_import(self)
        report = json.loads(self.done("audit", "verify", "--data", self.data, "--scheme", "wigan",
                                      "--json"))
        self.assertTrue(report["whole"])


class Served(DataTest):
    """Where the directory is being served, commands go through the server."""

    def test_commands_answer_the_same_while_the_directory_is_served(self):
        self.take_in(person("maya"), household("akhtar"))
        commands = [["export", "--scheme", "wigan"], ["scheme", "list"],
                    ["propose", "--scheme", "wigan", "--person", "maya", "--json"],
                    ["propose", "--scheme", "wigan", "--person", "nobody"],
                    ["export", "--scheme", "nowhere"]]

        def run_all():
            return [(got.returncode, got.stdout, got.stderr)
                    for got in (kith(*command, "--data", self.data) for command in commands)]

        alone = run_all()
        with Server(self.data) as server:
            self.assertEqual(run_all(), alone)
            self.assertEqual((self.data / "kith.socket").stat().st_mode & 0o777, 0o600)
            path = self.bundle(person("femi"), name="more.jsonl")
            got = kith("import", "--data", self.data, "--scheme", "wigan", path.name,
                       cwd=self.folder)
            self.assertEqual(got.returncode, 0, got.stderr)
            token = self.token()
            status, _, text = server.request("GET", "/v1/schemes/wigan/people", token)
            self.assertEqual(len(json.loads(text)["items"]), 2)
            second = kith("serve", "--data", self.data, "--listen", "127.0.0.1:0", timeout=30)
            self.assertEqual(second.returncode, 4)
            self.assertIn("kith: ", second.stderr)

    def test_interrupting_an_import_that_the_server_does_leaves_nothing(self):
        with Server(self.data):
            interrupt_an_import(self)

    def test_a_socket_left_behind_by_a_killed_server(self):
        server = Server(self.data)
        server.stop(signal.SIGKILL)
        self.assertTrue((self.data / "kith.socket").exists())
        self.assertEqual(kith("scheme", "list", "--data", self.data).returncode, 0)
        with Server(self.data):
            self.assertEqual(kith("scheme", "list", "--data", self.data).returncode, 0)


class Upkeep(DataTest):
    def test_audit(self):
        self.take_in(person("maya"), household("akhtar"))
        self.assertIn("nothing is missing",
                      self.done("audit", "verify", "--data", self.data, "--scheme", "wigan"))
        head = json.loads(self.done("audit", "head", "--data", self.data, "--scheme", "wigan"))
        self.assertEqual(head["size"], 3)
        proof = json.loads(self.done("audit", "prove", "--data", self.data, "--scheme", "wigan",
                                     "--event", "1"))
        self.assertEqual((proof["root"], proof["size"]), (head["root"], 3))
        proof = json.loads(self.done("audit", "prove", "--data", self.data, "--scheme", "wigan",
                                     "--from", "2"))
        self.assertEqual(proof["root"], head["root"])
        self.assertEqual(kith("audit", "prove", "--data", self.data, "--scheme", "wigan",
                              "--event", "9").returncode, 2)
        self.assertEqual(kith("audit", "prove", "--data", self.data, "--scheme", "wigan",
                              "--from", "9").returncode, 2)
        self.assertEqual(kith("audit", "prove", "--data", self.data, "--scheme",
                              "wigan").returncode, 2)
        self.assertIn("every checksum", self.done("check", "--data", self.data))

    def test_erasing(self):
        self.take_in(person("maya"), person("femi"))
        self.assertEqual(kith("erase", "--data", self.data, "--scheme", "wigan", "--subject",
                              "maya").returncode, 2)
        self.assertIn("Erased", self.done("erase", "--data", self.data, "--scheme", "wigan",
                                          "--subject", "maya", "--yes"))
        self.assertNotIn("maya", self.export())
        self.assertIn("femi", self.export())
        self.assertEqual(kith("erase", "--data", self.data, "--scheme", "wigan", "--subject",
                              "maya", "--yes").returncode, 1)
        self.assertTrue(json.loads(self.done("audit", "verify", "--data", self.data, "--scheme",
                                             "wigan", "--json"))["whole"])

    def test_tokens(self):
        made = json.loads(self.done("token", "create", "--data", self.data, "--role", "manager",
                                    "--scheme", "wigan", "--label", "Anna", "--days", "3",
                                    "--json"))
        self.assertTrue(made["token"].startswith("kith_"))
        listed = self.done("token", "list", "--data", self.data)
        self.assertIn(made["id"], listed)
        self.assertNotIn(made["token"], listed)
        self.done("token", "revoke", "--data", self.data, made["id"])
        self.assertIn("revoked", self.done("token", "list", "--data", self.data))
        for wrong in [["--role", "king", "--scheme", "wigan"], ["--role", "manager"],
                      ["--role", "person", "--scheme", "wigan"],
                      ["--role", "manager", "--scheme", "wigan", "--person", "maya"]]:
            self.assertEqual(kith("token", "create", "--data", self.data, *wrong).returncode, 2)
        self.assertEqual(kith("token", "revoke", "--data", self.data, "none").returncode, 1)


if __name__ == "__main__":
    unittest.main()
