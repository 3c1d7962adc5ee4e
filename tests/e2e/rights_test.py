# SPDX-License-Identifier: Apache-2.0
"""Who may call which address: every cell of role × route, and no token at all."""
import json
import unittest

from kith_program import DataTest, ROOT, Server, kith, person

# Written by hand, not derived from the program: what each role may do, by the right that the
# OpenAPI document names for a route.
WORK = {"read_lives", "write_lives", "read_services", "write_services"}
HOMES = {"read_homes", "write_homes"}
INTRODUCE = {"read_introductions", "begin_introductions", "take_steps"}
OWN_INTRODUCTIONS = {"read_introductions", "take_steps"}
CONNECT = {"ask_connections", "record_connections"}
CARD = {"ask_connection_test", "record_connection_test", "replay_runs"}
ALLOWED = {
    "scheme_worker": WORK | HOMES | CONNECT | INTRODUCE | CARD | {
        "ask_proposals", "record_proposals", "read_groups", "read_policy", "ask_due"},
    "coordinator": WORK | CONNECT | CARD | {"read_groups", "read_policy", "ask_due"},
    "manager": WORK | HOMES | CONNECT | INTRODUCE | CARD | {
        "ask_proposals", "record_proposals", "read_groups", "read_policy", "set_policy", "ask_due"},
    "auditor": {"ask_proposals", "read_log", "read_policy", "ask_connection_test", "replay_runs"},
    "data_protection_lead": {"read_lives", "read_homes", "read_services", "ask_proposals",
                             "ask_connections", "read_log", "read_groups", "read_policy",
                             "read_introductions", "ask_connection_test", "replay_runs"},
    "administrator": {"read_metrics"},
    "person": {"read_groups", "read_policy", "ask_connection_test"} | OWN_INTRODUCTIONS,
    "carer": OWN_INTRODUCTIONS,
    "directory_editor": {"read_groups", "write_groups"},
}
OPEN = {"/healthz", "/readyz", "/openapi.json", "/docs"}
OWN = {("get", "/v1/schemes/{scheme}/people/{number}"),
       ("get", "/v1/schemes/{scheme}/people/{number}/circle")}


def is_open(path):
    """Open Referral is for anybody: what of it is shown, is as far as each group agreed."""
    return path in OPEN or path.startswith("/oruk/")


class Rights(DataTest):
    def setUp(self):
        super().setUp()
        self.take_in(person("maya"))
        self.done("directory", "create", "--data", self.data, "leigh")
        self.done("directory", "subscribe", "--data", self.data, "--scheme", "wigan", "leigh")
        self.tokens = {}
        for role in ALLOWED:
            more = ["--person", "maya"] if role == "person" else []
            if role == "directory_editor":
                more = ["--directory", "leigh"]
            self.tokens[role] = self.token(role, "wigan", *more)
        self.server = Server(self.data)
        self.addCleanup(self.server.stop)
        self.document = json.loads(self.server.request("GET", "/openapi.json")[2])

    def routes(self):
        for path, operations in self.document["paths"].items():
            for method, operation in operations.items():
                yield method, path, operation

    def call(self, method, path, token):
        path = path.replace("{scheme}", "wigan").replace("{number}", "0" * 26)
        path = path.replace("{directory}", "leigh").replace("{id}", "none")
        body = {} if method in ("put", "patch") or (method == "post") else None
        return self.server.request(method.upper(), path, token, body)

    def test_every_cell_of_role_and_route(self):
        cells = 0
        for method, path, operation in self.routes():
            for role, token in self.tokens.items():
                allowed = (is_open(path) or operation["x-right"] in ALLOWED[role]
                           or (role == "person" and (method, path) in OWN))
                status = self.call(method, path, token)[0]
                with self.subTest(role=role, method=method, path=path):
                    if allowed:
                        self.assertNotIn(status, (401, 403))
                    else:
                        self.assertEqual(status, 403)
                cells += 1
        self.assertGreater(cells, 400)

    def test_without_a_good_token_nothing(self):
        revoked = self.token("manager")
        listed = json.loads(self.done("token", "list", "--data", self.data, "--json"))
        self.done("token", "revoke", "--data", self.data, listed[-1]["id"])
        good = self.tokens["manager"]
        bad = [None, "", "x", "kith_", good[:-1], good + "A", good[:-1] + ("A" if good[-1] != "A"
               else "B"), good.upper(), revoked]
        for method, path, _ in self.routes():
            for token in bad:
                with self.subTest(method=method, path=path, token=token):
                    status, headers, _ = self.call(method, path, token)
                    if is_open(path):
                        self.assertNotEqual(status, 401)
                    else:
                        self.assertEqual(status, 401)
                        self.assertIn("Bearer", headers["www-authenticate"])

    def test_another_scheme_is_as_if_it_were_not(self):
        self.done("scheme", "create", "--data", self.data, "leigh")
        token = self.tokens["manager"]
        there = self.server.request("GET", "/v1/schemes/leigh/people", token)
        nowhere = self.server.request("GET", "/v1/schemes/nowhere/people", token)
        self.problem(there, 403, "forbidden")
        self.assertEqual(there[2], nowhere[2])

    def test_tokens_survive_a_restart_and_stand_nowhere_in_clear(self):
        self.server.stop()
        secret = self.tokens["manager"]
        for path in self.data.rglob("*"):
            if path.is_file():
                self.assertNotIn(secret.encode(), path.read_bytes(), path)
                self.assertEqual(path.stat().st_mode & 0o077, 0, path)
        with Server(self.data) as server:
            self.assertEqual(server.request("GET", "/v1/schemes/wigan/people", secret)[0], 200)
        listed = json.loads(self.done("token", "list", "--data", self.data, "--json"))
        used = [entry for entry in listed if entry["role"] == "manager"]
        self.assertIn("last_used", used[0])

    def test_the_document_is_the_file_in_the_repository(self):
        text = kith("openapi").stdout
        self.assertEqual((ROOT / "api/openapi.json").read_text(encoding="utf-8"), text)
        self.assertEqual(self.server.request("GET", "/openapi.json")[2], text)

    def test_the_document_holds_together(self):
        schemas = self.document["components"]["schemas"]
        ids = [operation["operationId"] for _, _, operation in self.routes()]
        self.assertEqual(len(ids), len(set(ids)))

        def references(value):
            if isinstance(value, dict):
                if "$ref" in value:
                    yield value["$ref"]
                for inner in value.values():
                    yield from references(inner)
            elif isinstance(value, list):
                for inner in value:
                    yield from references(inner)

        for reference in references(self.document):
            self.assertIn(reference.removeprefix("#/components/schemas/"), schemas, reference)

    def test_the_reference_page_names_every_route(self):
        status, headers, page = self.server.request("GET", "/docs")
        self.assertEqual(status, 200)
        self.assertIn("text/html", headers["content-type"])
        self.assertNotIn("<script", page)
        for method, path, operation in self.routes():
            self.assertIn(f"{method.upper()} {path}", page)


if __name__ == "__main__":
    unittest.main()
