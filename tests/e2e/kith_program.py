# SPDX-License-Identifier: Apache-2.0
"""The real program, as the end-to-end tests drive it: commands, a server, raw sockets."""
import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

BINARY = os.environ["KITH_BINARY"]
ROOT = pathlib.Path(os.environ.get("KITH_ROOT") or pathlib.Path(__file__).parents[2])

YES = [{"for": purpose, "answer": "yes", "on": "2026-10-02", "authority": "self"}
       for purpose in ("hold", "match", "share")]


def person(external_id, **more):
    return {"type": "person", "external_id": external_id, "called": external_id.title(),
            "born": "1998", "agreement": YES,
            "no_contact_asked": {"on": "2026-10-02", "answer": "none"}, **more}


def household(external_id, **more):
    return {"type": "household", "external_id": external_id,
            "called": f"The {external_id.title()} home", "state": "available",
            "area": {"name": "Atherton"}, **more}


def lines(*records):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def kith(*arguments, env=None, cwd=None, timeout=120):
    """Runs a command to its end: code, stdout and stderr as text."""
    environment = {**os.environ, **(env or {})}
    environment.pop("KITH_DATA", None)
    done = subprocess.run([BINARY, *map(str, arguments)], capture_output=True, text=True,
                          env=environment, cwd=cwd, timeout=timeout)
    return done


class Server:
    """`kith serve` of a directory, on a port of its own."""

    def __init__(self, data, *arguments):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", str(data), "--listen", "127.0.0.1:0", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said = ""
        self.port = None
        for line in self.process.stderr:
            self.said += line
            found = re.search(r"at https?://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found.group(1))
                break
        if self.port is None:
            raise AssertionError(f"the server did not start: {self.said}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def stop(self, how=signal.SIGTERM):
        if self.process.poll() is None:
            self.process.send_signal(how)
        self.process.wait(timeout=60)
        if self.process.stderr.closed:
            return self.process.returncode
        self.said += self.process.stderr.read()
        self.process.stderr.close()
        self.process.stdout.close()
        return self.process.returncode

    def request(self, method, path, token=None, body=None, **headers):
        """Status, headers (lower case) and body of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if token:
            sent["Authorization"] = f"Bearer {token}"
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        if body is not None and "Content-Type" not in sent:
            sent["Content-Type"] = ("application/merge-patch+json" if method == "PATCH"
                                    else "application/json")
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        text = answer.read()
        got = {name.lower(): value for name, value in answer.getheaders()}
        connection.close()
        return answer.status, got, text.decode("utf-8")

    def raw(self, data, timeout=15, pause=None):
        """Everything the server answers to these bytes until it closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=timeout) as connection:
            connection.sendall(data)
            if pause:
                time.sleep(pause)
            return read_all(connection)


def read_all(connection):
    answer = b""
    try:
        while True:
            piece = connection.recv(65536)
            if not piece:
                break
            answer += piece
    except (TimeoutError, ConnectionResetError):
        pass
    return answer


class DataTest(unittest.TestCase):
    """A test with a data directory that holds one scheme, `wigan`."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="kith-e2e-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.data = self.folder / "data"
        self.done("scheme", "create", "--data", self.data, "wigan")

    def done(self, *arguments):
        got = kith(*arguments)
        self.assertEqual(got.returncode, 0, got.stderr)
        return got.stdout

    def bundle(self, *records, name="bundle.jsonl"):
        path = self.folder / name
        path.write_text(lines(*records), encoding="utf-8")
        return path

    def take_in(self, *records):
        return self.done("import", "--data", self.data, "--scheme", "wigan", self.bundle(*records))

    def export(self):
        return self.done("export", "--data", self.data, "--scheme", "wigan")

    def token(self, role="scheme_worker", scheme="wigan", *more):
        arguments = ["token", "create", "--data", self.data, "--role", role, *more]
        if role not in ("administrator", "directory_editor"):
            arguments += ["--scheme", scheme]
        return self.done(*arguments).strip()

    def problem(self, answer, status, code):
        got, headers, text = answer
        self.assertEqual(got, status, text)
        self.assertEqual(headers["content-type"], "application/problem+json")
        problem = json.loads(text)
        self.assertEqual((problem["code"], problem["status"]), (code, status))
        return problem
