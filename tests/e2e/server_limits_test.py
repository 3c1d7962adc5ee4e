# SPDX-License-Identifier: Apache-2.0
"""What the HTTP server takes and what it does not: sizes, slowness, framing, spoofing."""
import socket
import subprocess
import threading
import time
import unittest

from kith_program import DataTest, Server, kith, person, read_all

MIB = 1024 * 1024


def status_of(answer):
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


class Limits(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"))
        self.secret = self.token()
        self.server = Server(self.data)
        self.addCleanup(self.server.stop)

    def head(self, *headers, method="GET", target="/healthz"):
        return "\r\n".join([f"{method} {target} HTTP/1.1", "Host: k", *headers, "", ""]).encode()

    def refused(self, data, status):
        answer = self.server.raw(data)
        self.assertEqual(status_of(answer), status, answer[:300])
        self.assertEqual(answer.count(b"HTTP/1.1 "), 1, "one answer, then closed")
        self.assertIn(b"Connection: close", answer)
        self.assertIn(b"application/problem+json", answer)

    def test_bodies_that_are_too_large_are_refused_before_they_are_read(self):
        self.refused(self.head(f"Content-Length: {4 * MIB + 1}", "Content-Type: application/json",
                               method="POST", target="/v1/schemes/wigan/people"), 413)
        self.refused(self.head("Content-Length: 99999999999999999999",
                               "Content-Type: application/json", method="POST"), 400)

    def test_encodings_of_bodies_are_refused(self):
        post = {"method": "POST", "target": "/v1/schemes/wigan/people"}
        chunked = "Transfer-Encoding: chunked"
        chunk = b"5\r\nhello\r\n0\r\n\r\n"
        size = "Content-Length: 2"
        self.refused(self.head(chunked, **post) + chunk, 415)
        self.refused(self.head(chunked, "Content-Length: 5", **post) + chunk, 415)
        self.refused(self.head("Transfer-Encoding: identity", **post), 415)
        self.refused(self.head("Content-Encoding: gzip", size, **post) + b"{}", 415)
        self.refused(self.head("Content-Type: text/plain", size, **post) + b"{}", 415)
        self.refused(self.head("Content-Length: 2", **post) + b"{}", 415)

    def test_heads_that_are_too_large(self):
        self.refused(self.head(target="/" + "a" * 3000), 414)
        self.refused(b"GET /" + b"a" * 20000, 414)
        self.refused(self.head("X: " + "a" * 5000), 431)
        self.refused(self.head(*[f"X-{i}: 1" for i in range(80)]), 431)
        self.refused(b"GET / HTTP/1.1\r\nHost: k\r\n" + b"X: y\r\n" * 5000, 431)
        self.refused(b"GET / HTTP/1.1\r\nHost: k\r\n" + b"x\n" * 20000, 431)

    def test_framing_that_two_programs_could_read_differently(self):
        for data in [self.head("Content-Length: 1", "Content-Length: 2", method="POST"),
                     self.head("Content-Length: 2", "Content-Length: 2", method="POST"),
                     self.head("Content-Length: +2", method="POST"),
                     self.head("Content-Length: 2, 2", method="POST"),
                     self.head("Content-Length : 2", method="POST"),
                     self.head(" folded: 1"),
                     self.head("Authorization: Bearer a", "Authorization: Bearer b"),
                     self.head("X: a\rb"), self.head("X: a\0b"), self.head("X: a%0d%0aSet: b"),
                     self.head("X: a%0Ab"),
                     b"GET /healthz HTTP/1.1\nHost: k\n\n\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\nHost: k\nX: y\r\n\r\n",
                     b"GET /healthz HTTP/1.1\r\n\r\n",
                     b"GET http://k/healthz HTTP/1.1\r\nHost: k\r\n\r\n",
                     b"GET /health%7a HTTP/1.1\r\nHost: k\r\n\r\n",
                     b"GET  /healthz HTTP/1.1\r\nHost: k\r\n\r\n",
                     self.head("Content-Length: 3") + b"abc"]:
            with self.subTest(data=data):
                self.refused(data, 400)
        self.refused(b"BREW / HTTP/1.1\r\nHost: k\r\n\r\n", 501)
        self.refused(b"GET / HTTP/2.0\r\nHost: k\r\n\r\n", 505)

    def test_a_body_is_never_read_as_the_next_request(self):
        hidden = b"GET /healthz HTTP/1.1\r\nHost: k\r\n\r\n"
        for target in ["/nowhere", "/v1/schemes/wigan/people", "/healthz"]:
            data = self.head(f"Content-Length: {len(hidden)}", "Content-Type: application/json",
                             method="POST", target=target) + hidden
            with self.subTest(target=target):
                answer = self.server.raw(data)
                self.assertEqual(answer.count(b"HTTP/1.1 "), 1, answer)
                self.assertNotIn(b'"status":"ok"', answer)

    def test_who_asks_before_sending_is_told_what_is_wrong(self):
        """As curl does with 20 MB: Expect: 100-continue, and nothing sent before an answer."""
        common = ["Expect: 100-continue", "Content-Type: application/json"]
        for size, status in [(20_000_000, 413), (4 * 1024 * 1024 + 1, 413), (10, 417)]:
            with self.subTest(size=size):
                answer = self.server.raw(self.head(*common, f"Content-Length: {size}",
                                                   method="POST",
                                                   target="/v1/schemes/wigan/people"))
                self.assertEqual(status_of(answer), status, answer)
                self.assertIn(b"application/problem+json", answer)
        self.assertEqual(status_of(self.server.raw(self.head("Expect: 100-continue"))), 417)

    def test_requests_that_follow_each_other_are_answered_in_order(self):
        answer = self.server.raw(self.head() + self.head(target="/nowhere") + self.head())
        self.assertEqual(answer.count(b"HTTP/1.1 200"), 1, "closed after the refusal")
        self.assertEqual(answer.count(b"HTTP/1.1 404"), 1)
        answer = self.server.raw(self.head() + self.head() + self.head("Connection: close"))
        self.assertEqual(answer.count(b"HTTP/1.1 200"), 3)

    def test_slow_heads_are_ended(self):
        begin = time.monotonic()
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=20) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: k\r\n")
            answer = b""
            connection.settimeout(0.5)
            while time.monotonic() - begin < 15:
                try:
                    connection.sendall(b"X")  # a byte now and then would outlive a timeout per read
                    piece = connection.recv(4096)
                    answer += piece
                    if not piece:
                        break
                except TimeoutError:
                    continue
                except OSError:
                    break
            took = time.monotonic() - begin
        self.assertLess(took, 9)
        self.assertGreater(took, 3)
        self.assertEqual(status_of(answer), 408, answer)

    def test_slow_bodies_and_idle_connections_are_ended(self):
        begin = time.monotonic()
        answer = self.server.raw(self.head("Content-Length: 10", "Content-Type: application/json",
                                           method="POST", target="/v1/schemes/wigan/people") + b"{",
                                 timeout=30)
        self.assertEqual(status_of(answer), 408)
        self.assertLess(time.monotonic() - begin, 15)
        begin = time.monotonic()
        self.assertEqual(status_of(self.server.raw(self.head(), timeout=30)), 200)
        self.assertLess(time.monotonic() - begin, 9)

    def hold(self, count):
        """Connections that dawdle, all of them open at once: on a busy machine the first may have
        been ended for slowness before the last was there, and then it is done again."""
        for _ in range(10):
            begin = time.monotonic()
            held = [socket.create_connection(("127.0.0.1", self.server.port), timeout=30)
                    for _ in range(count)]
            for connection in held:
                connection.sendall(b"GET")
            time.sleep(0.5)
            if time.monotonic() - begin < 2:
                return held
            for connection in held:
                connection.close()
            time.sleep(1)
        self.fail("the machine is too busy to hold connections open")

    def test_others_are_served_while_many_dawdle(self):
        slow = []
        for _ in range(60):
            connection = socket.create_connection(("127.0.0.1", self.server.port), timeout=5)
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHo")
            slow.append(connection)
        begin = time.monotonic()
        status, _, _ = self.server.request("GET", "/healthz")
        self.assertEqual(status, 200)
        self.assertLess(time.monotonic() - begin, 2)
        for connection in slow:
            connection.close()

    def test_an_address_gets_no_more_than_its_share(self):
        held = self.hold(64)
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=5) as one_more:
            self.assertEqual(status_of(read_all(one_more)), 429)
        for connection in held:
            connection.close()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                if self.server.request("GET", "/healthz")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        self.fail("places are not given back")

    def test_headers_are_not_echoed_and_do_not_say_who_asks(self):
        answer = self.server.raw(self.head("X-Forwarded-For: 9.9.9.9", "REMOTE_ADDR: 9.9.9.9",
                                           "X-Marker: sesame", "Connection: close",
                                           target="/v1/schemes/wigan/people?sesame=1"))
        self.assertNotIn(b"sesame", answer)
        self.assertNotIn(b"9.9.9.9", answer)
        held = self.hold(64)
        self.assertEqual(status_of(self.server.raw(self.head("X-Forwarded-For: 8.8.8.8"))), 429)
        for connection in held:
            connection.close()

    def test_answers_carry_the_headers_that_keep_them_private(self):
        status, headers, _ = self.server.request("GET", "/v1/schemes/wigan/people", self.secret)
        self.assertEqual(status, 200)
        self.assertEqual(headers["cache-control"], "no-store")
        self.assertEqual(headers["x-content-type-options"], "nosniff")
        self.assertIn("default-src 'none'", headers["content-security-policy"])
        self.assertNotIn("server", headers)

    def test_stopping_lets_nobody_wait(self):
        idle = socket.create_connection(("127.0.0.1", self.server.port), timeout=5)
        idle.sendall(self.head())
        time.sleep(0.3)
        begin = time.monotonic()
        self.assertEqual(self.server.stop(), 0)
        self.assertLess(time.monotonic() - begin, 5)
        idle.close()
        self.assertFalse((self.data / "kith.socket").exists())

    def test_many_at_once_get_their_own_answers(self):
        faults = []

        def ask(number):
            for i in range(20):
                path = f"/healthz?x={number}-{i}"
                try:
                    if self.server.request("GET", path)[0] != 200:
                        faults.append(path)
                except OSError as error:
                    faults.append(error)

        threads = [threading.Thread(target=ask, args=(i,)) for i in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])


class Listening(DataTest):
    def serve(self, *arguments):
        return kith("serve", "--data", self.data, *arguments, timeout=30)

    def test_elsewhere_than_on_the_machine_only_with_tls(self):
        got = self.serve("--listen", "0.0.0.0:0")
        self.assertEqual(got.returncode, 2)
        self.assertIn("--tls-cert", got.stderr)
        self.assertEqual(self.serve("--listen", "nonsense").returncode, 2)
        self.assertEqual(self.serve("--tls-cert", "x").returncode, 2)
        self.assertEqual(self.serve("--tls-cert", "x", "--tls-key", "y").returncode, 3)

    def test_a_taken_port(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            got = self.serve("--listen", f"127.0.0.1:{taken.getsockname()[1]}")
        self.assertEqual(got.returncode, 4)
        self.assertIn("--listen", got.stderr)

    def test_tls(self):
        import ssl
        certificate, key = self.folder / "cert.pem", self.folder / "key.pem"
        made = subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
            capture_output=True)
        if made.returncode != 0:
            self.skipTest("no openssl program here")
        with Server(self.data, "--tls-cert", str(certificate), "--tls-key", str(key)) as server:
            context = ssl.create_default_context(cafile=str(certificate))
            context.check_hostname = False
            with socket.create_connection(("127.0.0.1", server.port), timeout=10) as plain:
                with context.wrap_socket(plain) as connection:
                    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: k\r\nConnection: close"
                                       b"\r\n\r\n")
                    self.assertEqual(status_of(read_all(connection)), 200)
            self.assertNotIn(b"200", server.raw(b"GET /healthz HTTP/1.1\r\nHost: k\r\n\r\n"))


if __name__ == "__main__":
    unittest.main()
