# SPDX-License-Identifier: Apache-2.0
"""`kith serve` killed at random moments under concurrent clients, again and again, and an oracle of
its own that looks at what is left.

KITH_KILL_CYCLES=200 for a long run, KITH_KILL_SEED to repeat one. Which requests meet which moment
is up to the machine: a seed repeats the moments, not every interleaving.
"""
import collections
import http.client
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import unittest

import kith_program
from kith_program import BINARY, Server, lines, person

CLIENTS = 6
CYCLES_A_FOLDER = 10  # then a new one, so that looking at everything stays quick
BASE = "/v1/schemes/wigan"
RECORDS_AN_IMPORT = 5


class Command:
    """Something a client asked for, and what it was told."""

    def __init__(self, names, key=None):
        self.names = names  # of the people it makes
        self.key = key
        self.acknowledged = False
        self.refused = False
        self.number = None


class Asker(threading.Thread):
    """Asks for commands in step() until told to stop. One that breaks is a complaint: with fewer
    askers than were sent out the loop would look at less than it says."""

    def __init__(self, loop):
        super().__init__(daemon=True)
        self.loop = loop
        self.commands, self.heads, self.strange = [], [], []

    def run(self):
        try:
            while not self.loop.stopping.is_set():
                self.step()
        except BaseException as error:
            self.take_error(error)

    def take_error(self, error):
        self.strange.append(f"{type(self).__name__} stopped by itself: {error!r}")


class Client(Asker):
    """Makes people over one connection, each with a key; now and then sends one again."""

    def __init__(self, loop, port, index):
        super().__init__(loop)
        self.port, self.index = port, index
        self.random = random.Random(loop.random.random())
        self.connection = None

    def run(self):
        super().run()
        self.close()

    def take_error(self, error):
        gone = isinstance(error, (OSError, http.client.HTTPException))
        if not (gone and self.loop.killing.is_set()):
            super().take_error(error)

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None

    def step(self):
        name = f"p{self.loop.cycle}-{self.index}-{len(self.commands)}"
        command = Command([name], key=f"key of {name}")
        self.commands.append(command)
        self.send(command)
        if self.random.random() < 0.1:
            self.send(self.random.choice(self.commands))
        if self.random.random() < 0.05:
            status, text = self.ask("GET", "/log/head", self.loop.auditor)
            if status == 200:
                self.heads.append(json.loads(text)["size"])

    def send(self, command):
        status, text = self.ask("POST", "/people", self.loop.worker,
                                json.dumps({"called": command.names[0]}),
                                {"Idempotency-Key": command.key})
        self.loop.take_answer(command, status, text, self.strange)

    def ask(self, method, path, token, body=None, headers=None):
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        self.connection.request(method, BASE + path, body=body, headers={
            "Authorization": f"Bearer {token}", "Content-Type": "application/json",
            **(headers or {})})
        answer = self.connection.getresponse()
        text = answer.read().decode("utf-8")
        if answer.will_close:
            self.close()
        return answer.status, text


class Importer(Asker):
    """Takes small bundles in through the command line: each wholly there or not at all."""

    def step(self):
        names = [f"i{self.loop.cycle}-{len(self.commands)}-{i}" for i in range(RECORDS_AN_IMPORT)]
        path = self.loop.folder / "import.jsonl"
        path.write_text(lines(*(person(name, called=name) for name in names)), encoding="utf-8")
        command = Command(names)
        self.commands.append(command)
        done = subprocess.run(
            [self.loop.binary, "import", "--data", str(self.loop.data), "--scheme", "wigan",
             str(path)], capture_output=True, text=True, timeout=60)
        command.acknowledged = done.returncode == 0
        if done.returncode not in (0, 4):  # 4: the server holds the folder
            self.strange.append(f"kith import: status {done.returncode}: {done.stderr}")


class KillLoop:
    """Cycles of serving, killing and looking, and the sums of what was found."""

    def __init__(self, binary, seed):
        self.binary, self.seed = str(binary), seed
        self.random = random.Random(seed)
        self.sums = collections.Counter()
        self.complaints = []
        self.folder = None

    def run(self, cycles):
        for self.cycle in range(cycles):
            if self.cycle % CYCLES_A_FOLDER == 0:
                self.begin_anew()
            self.kill_while_starting()
            self.kill_while_serving()
            self.look()
            self.sums["cycles"] += 1
        self.end()

    def begin_anew(self):
        self.end()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-kill-"))
        self.data = self.folder / "data"
        self.kith("scheme", "create", "--data", self.data, "wigan")
        self.worker, self.auditor = (
            self.kith("token", "create", "--data", self.data, "--scheme", "wigan", "--role",
                      role).strip() for role in ("scheme_worker", "auditor"))
        self.commands, self.head = [], 0

    def end(self):
        if self.folder:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.folder = None

    def kith(self, *arguments):
        done = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True,
                              timeout=120)
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.stdout}{done.stderr}")
        return done.stdout

    def serve(self):
        # The binary is another one for the control.
        kith_program.BINARY = self.binary
        try:
            return Server(self.data)
        finally:
            kith_program.BINARY = BINARY

    def kill_while_starting(self):
        """Recovery too may be cut short."""
        if self.random.random() < 0.5:
            return
        process = subprocess.Popen(
            [self.binary, "serve", "--data", str(self.data), "--listen", "127.0.0.1:0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(self.random.uniform(0, 0.15))
        process.kill()
        process.wait()
        self.sums["killed while starting"] += 1

    def kill_while_serving(self):
        server = self.serve()
        self.killing, self.stopping = threading.Event(), threading.Event()
        threads = [Client(self, server.port, i) for i in range(CLIENTS)] + [Importer(self)]
        for thread in threads:
            thread.start()
        time.sleep(self.random.uniform(0.02, 0.4))
        self.killing.set()
        server.stop(signal.SIGKILL)
        self.stopping.set()
        for thread in threads:
            thread.join(timeout=60)
            if thread.is_alive():
                self.complaints.append(f"{type(thread).__name__} hangs after the kill")
            self.commands += thread.commands
            self.complaints += thread.strange
            self.head = max([self.head, *thread.heads])
            self.sums["acknowledged"] += sum(each.acknowledged for each in thread.commands)

    def take_answer(self, command, status, text, strange):
        if status == 201:
            number = json.loads(text)["number"]
            if command.number not in (None, number):
                strange.append(f"{command.key}: {command.number}, then {number}")
                self.sums["done twice"] += 1
            command.acknowledged, command.refused, command.number = True, False, number
        elif status == 429:
            command.refused = not command.acknowledged  # nothing happened, it says
        else:
            strange.append(f"{command.key}: {status} {text}")

    def look(self):
        """What is there after the kill; then everything unanswered is asked again."""
        self.kith("check", "--data", self.data)
        there = self.people()
        for command in self.commands:
            self.look_at(command, there)
        expected = {name for command in self.commands for name in command.names}
        self.complain("not asked for", sorted(set(there) - expected))
        self.complain("done twice", [name for name, count in there.items() if count > 1])
        self.look_at_head(there)
        # What is lost is counted once.
        self.commands = [each for each in self.commands if all(n in there for n in each.names)
                         or not each.acknowledged]
        self.ask_again(there)

    def look_at(self, command, there):
        present = sum(name in there for name in command.names)
        if 0 < present < len(command.names):
            self.complain("there in part", command.names)
        if command.acknowledged and present == 0:
            self.complain("lost", command.names[:1])
        if command.refused and present > 0:
            self.complain("refused and there", command.names)
        if not command.acknowledged and not command.refused:
            self.sums["unanswered, there" if present else "unanswered, not there"] += 1

    def look_at_head(self, there):
        """The scheme's own event, one for each person, no other: so nothing was done twice."""
        report = json.loads(self.kith("audit", "verify", "--data", self.data, "--scheme", "wigan",
                                      "--json"))
        size = report["facts"]["events"]
        if not report["whole"]:
            self.complain("log not whole", [json.dumps(report)])
        if size < self.head:
            self.complain("log shorter", [f"{size} after {self.head}"])
        if size != 1 + sum(there.values()):
            self.complain("other events", [f"{size} of {sum(there.values())} people"])
        self.head = size

    def ask_again(self, there):
        """With the same key: what is there answers as before, what is not happens now."""
        keyed = [each for each in self.commands if each.key]
        again = [each for each in keyed if not each.acknowledged]
        again += self.random.sample(keyed, min(20, len(keyed)))
        server = self.serve()
        client = Client(self, server.port, "again")
        for command in again:
            command.refused = False
            client.send(command)
            if not command.acknowledged:
                self.complain("not answered when asked again", command.names)
        client.close()
        self.complaints += client.strange
        server.stop()
        after = self.people()
        grown = {name for each in again for name in each.names}
        if after != {**there, **{name: 1 for name in grown}}:
            self.complain("done twice", ["when asked again"])
        # Unanswered imports have no key; the next look need not expect them.
        self.commands = [each for each in self.commands
                         if each.acknowledged or each.names[0] in after]
        self.head = 1 + sum(after.values())

    def people(self):
        """How many people there are of each name."""
        exported = self.kith("export", "--data", self.data, "--scheme", "wigan")
        records = [json.loads(line) for line in exported.splitlines()]
        return collections.Counter(each["called"] for each in records
                                   if each.get("type") == "person")

    def complain(self, what, details):
        self.sums[what] += len(details)
        self.complaints += [f"cycle {self.cycle}: {what}: {each}" for each in details[:5]]

    def told(self):
        sums = self.sums
        text = (f"seed {self.seed}: {sums['cycles']} kill cycles "
                f"(+{sums['killed while starting']} while starting), "
                f"{sums['acknowledged']} acknowledged commands, {sums['lost']} lost, "
                f"{sums['there in part']} in part, {sums['done twice']} done twice; "
                f"{sums['unanswered, there']} unanswered and there, "
                f"{sums['unanswered, not there']} unanswered and not there")
        return text


def seed():
    return int(os.environ.get("KITH_KILL_SEED") or random.SystemRandom().randrange(1 << 32))


class Kill(unittest.TestCase):
    def loop(self, binary, cycles):
        loop = KillLoop(binary, seed())
        self.addCleanup(loop.end)
        loop.run(cycles)
        return loop

    def test_nothing_acknowledged_is_lost_and_nothing_half_happens(self):
        loop = self.loop(BINARY, int(os.environ.get("KITH_KILL_CYCLES") or 6))
        print("kill -9 loop:", loop.told())
        self.assertEqual(loop.complaints, [], loop.told())
        self.assertGreater(loop.sums["acknowledged"], loop.sums["cycles"])

    def test_control_a_build_that_answers_before_it_writes_is_seen_to_lose(self):
        loop = self.loop(os.environ["KITH_ANSWERS_EARLY"], 4)
        print("control, answers before it writes:", loop.told())
        self.assertGreater(loop.sums["lost"], 0, loop.told())


if __name__ == "__main__":
    unittest.main()
