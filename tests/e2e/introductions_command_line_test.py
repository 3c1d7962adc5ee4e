# SPDX-License-Identifier: Apache-2.0
"""Every stage of an introduction, and in it every kind of step, through the command line."""
import json
import unittest

from introducing import Desk, StagesTest, WAYS, commands, expected
from kith_program import Server, kith


def kind_of(command):
    gate, body = command
    if "step" in body:
        return body["step"]
    if gate == "decisions":
        return "funded" if "funding" in body else "answered"
    return "felt" if "felt" in body else "met"


class CommandLine(StagesTest):
    def test_every_stage_and_every_kind_of_step_on_the_command_line(self):
        tokens = self.schemes(45)
        body = self.folder / "body.json"
        exits = {201: 0, 409: 3, 422: 3}
        with Server(self.data) as server:
            for stage, way in WAYS.items():
                desk, used = self.desk(server, stage, tokens), 0
                number = desk.walk("maya0", "elm0", way)
                kinds = {kind_of(each): name for name, each in commands("elm0").items()}
                for name in kinds.values():
                    gate, what = commands(f"elm{used}")[name]
                    body.write_text(json.dumps(what), encoding="utf-8")
                    got = kith(gate, "--data", self.data, "--scheme", stage.replace("_", "-"),
                               "--as", "manager", "--introduction", number, "--body", body,
                               "--json")
                    with self.subTest(stage=stage, command=name):
                        self.assertEqual(got.returncode, exits[expected(stage, name)], got.stderr)
                    if got.returncode == 0:
                        used += 1
                        number = desk.walk(f"maya{used}", f"elm{used}", way)

    def test_words_of_the_command_line_are_the_body_of_a_request(self):
        token = self.scheme("leigh", 1)
        with Server(self.data) as server:
            desk = Desk(server, "leigh", token)
            number = desk.walk("maya0", "elm0", WAYS["shared"])

            def send(gate, *says):
                return kith(gate, "--data", self.data, "--scheme", "leigh", "--introduction",
                            number, *says)

            for says in (["party=person", "question=meet", "answer=yes", "how_given=pictures",
                          "present=family,advocate"],
                         ["party=carer", "of=elm0-carer", "question=meet", "answer=yes"],
                         ["party=resident", "of=elm0-nan", "question=meet", "answer=yes"],
                         ["party=child", "of=elm0-kid", "question=meet", "answer=wishes"]):
                self.assertEqual(send("decisions", *says).returncode, 0)
            got = send("meetings", "meeting.kind=tea", "meeting.where=park", "on=yesterday")
            self.assertEqual(got.returncode, 3, got.stderr)
            got = send("meetings", "meeting.kind=tea", "meeting.where=park")
            self.assertEqual(got.returncode, 0, got.stderr)
            self.assertIn("meeting", got.stdout)
            for says in (["answer"], ["=yes"], ["answer=yes", "answer=no"],
                         ["answer=yes", "answer.more=no"]):
                with self.subTest(says=says):
                    self.assertEqual(send("decisions", *says).returncode, 2)
            answer = desk.ask("GET", f"introductions/{number}")[2]
            self.assertEqual(answer["stage"], "meeting")


if __name__ == "__main__":
    unittest.main()
