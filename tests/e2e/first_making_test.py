# SPDX-License-Identifier: Apache-2.0
"""A data directory is made while the system refuses one call, each in turn: folders, LOCK, FORMAT,
the reserve, keys and the engine's own files. strace stands between the program and the system."""
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from kith_program import BINARY, kith

CALLS = ["mkdir", "flock", "openat", "ftruncate", "fallocate", "pwrite64", "fsync", "fdatasync",
         "rename", "unlink", "fchmod"]
ERRORS = {"mkdir": "ENOSPC", "fallocate": "ENOSPC", "openat": "EACCES"}


def traced(arguments, *options):
    return subprocess.run(["strace", "-f", "-qq", *options, BINARY, *map(str, arguments)],
                          capture_output=True, text=True, timeout=120)


def works():
    if shutil.which("strace") is None:
        return False
    return traced(["version"], "-o", "/dev/null").returncode == 0


@unittest.skipUnless(works(), "SKIPPED: strace is not there, or may not look at other programs")
class FirstMaking(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def calls(self):
        """How often one thread makes each call; of openat, which ones are about the folder."""
        log = self.folder / "trace"
        data = self.folder / "calm"
        done = traced(["scheme", "create", "--data", data, "a"], "-o", log,
                      "-e", "trace=" + ",".join(CALLS))
        self.assertEqual(done.returncode, 0, done.stderr)
        counts, chosen = collections.Counter(), set()
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            found = re.match(r"(\d+) +(\w+)\(", line)
            if not found:
                continue
            thread, call = found.groups()
            counts[thread, call] += 1
            if call != "openat" or str(data) in line:
                chosen.add((call, counts[thread, call]))
        return sorted(chosen)

    def fault(self, call, nth):
        """Makes a scheme, the nth call of each thread refused; what is wrong after it, or ''."""
        data = self.folder / f"{call}-{nth}"
        error = ERRORS.get(call, "EIO")
        done = traced(["scheme", "create", "--data", data, "a"], "-o", os.devnull,
                      "-e", f"inject={call}:error={error}:when={nth}")
        wrong = []
        if done.returncode not in (0, 4):
            wrong.append(f"status {done.returncode}: {done.stderr}")
        if done.returncode != 0 and not done.stderr.startswith("kith: "):
            wrong.append(f"no sentence: {done.stderr!r}")
        again = kith("scheme", "create", "--data", data, "a")
        made = again.returncode == 0 or (again.returncode == 2 and "already" in again.stderr)
        if not made:
            wrong.append(f"a second try: {again.returncode} {again.stderr}")
        if done.returncode == 0 and again.returncode == 0:
            wrong.append("said to be made, and was not there")
        checked = kith("check", "--data", data)
        if checked.returncode != 0:
            wrong.append(f"check: {checked.stdout}{checked.stderr}")
        shutil.rmtree(data, ignore_errors=True)
        return f"{error} at {call} {nth}: {'; '.join(wrong)}" if wrong else ""

    maxDiff = None

    def test_every_call_refused_once(self):
        calls = self.calls()
        self.assertGreater(len(calls), 100)
        self.assertEqual({call for call, _ in calls}, set(CALLS))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            wrong = [text for text in pool.map(lambda each: self.fault(*each), calls) if text]
        print(f"first making: {len(calls)} calls refused, {len(wrong)} failures")
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main()
