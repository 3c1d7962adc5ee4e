# SPDX-License-Identifier: Apache-2.0
"""Introductions as the end-to-end tests make them: people, homes and steps, written by hand."""
import datetime
import json

from kith_program import DataTest, lines

TODAY = datetime.datetime.now(datetime.timezone.utc).date()
START = (TODAY + datetime.timedelta(days=14)).isoformat()
YES = {"answer": "yes", "how_given": "words", "present": ["family"]}
SHARING = {"tier_max": "3", "on": "2026-10-01", "how_given": "words", "present": ["family"],
           "authority": "self"}


def agreed(*purposes):
    """Today, so that it holds in an emergency, too."""
    return [{"for": each, "answer": "yes", "on": TODAY.isoformat(), "authority": "self"}
            for each in purposes]


def person(name, **more):
    return {"type": "person", "external_id": name, "called": name.title(), "born": "1998",
            "agreement": agreed("match", "share"), "night": "none",
            "looking_for": [{"kind": "live_in", "start": START}], "sharing": SHARING,
            "no_contact_asked": {"on": "2026-10-02", "answer": "none"},
            "area_now": {"name": "Leigh"}, **more}


def home(name, **more):
    """One carer, one adult and one child: elm-carer, elm-nan, elm-kid."""
    return {"type": "household", "external_id": name, "called": f"The {name.title()} home",
            "state": "available", "area": {"name": "Atherton"},
            "approval": {"kinds": ["live_in", "emergency"], "from": "2020-01-01",
                         "until": "2099-01-01", "people_max": 2},
            "carers": [{"external_id": f"{name}-carer", "role": "main", "called": "Ann",
                        "agreement": agreed("match", "share")}],
            "others_living_known": True,
            "others_living": [{"external_id": f"{name}-nan", "living": "adult",
                               "agreement": agreed("match")},
                              {"external_id": f"{name}-kid", "living": "child",
                               "age_band": "6-10"}],
            "rooms": [{"lockable": True, "free_from": "2026-01-01"}],
            "available": [{"kinds": ["live_in", "emergency"], "emergency_tonight": True}],
            "sharing": SHARING, **more}


def baseline(name):
    return {"type": "review", "person": name, "on": TODAY.isoformat(), "which": "T0"}


BEST_INTERESTS = {
    "decision": "Whether to meet this family.", "capacity_assessed_on": TODAY.isoformat(),
    "help_tried": "Photos, two visits, a quiet morning.", "decision_maker": "Social worker A",
    "basis": "best_interests", "consulted": ["his sister"], "unpaid_consulted": True,
    "wishes": "Smiles at the photos of the dog."}
TERMS = {"kind": "live_in", "start": START, "back_up_household": "oak", "back_up_met": True,
         "documents": [{"kind": kind, "reference": kind[:3]} for kind in
                       ["arrangement_agreement", "licence_agreement", "individual_plan",
                        "emergency_plan"]],
         "keep_in_touch_plan": "Gran every Sunday.", "notice": "Four weeks."}


def says(party, question, answer, name, **more):
    """An answer; `name` is the home's, after which those who live there are called."""
    of = {"carer": f"{name}-carer", "resident": f"{name}-nan", "child": f"{name}-kid"}.get(party)
    body = {"party": party, "question": question, "answer": answer, **more}
    if of:
        body["of"] = of
    if party == "person" and answer == "yes":
        body = {**YES, **body}
    return "decisions", body


def step(kind, party=None, **more):
    body = {"step": kind, **more}
    if party:
        body["party"] = party
    return "transitions", body


def commands(name):
    """Every kind of thing that may be sent about the introduction to a home, by a name."""
    carer = {"of": f"{name}-carer"}
    felt = {"working": "the dog"}
    stay = {"from": TODAY.isoformat(),
            "until": (TODAY + datetime.timedelta(days=14)).isoformat(),
            "matching_due": (TODAY + datetime.timedelta(days=10)).isoformat()}
    made = {
        "show person": step("shared", "person", share={"tier": "1"}),
        "show home": step("shared", "household", share={"tier": "1"}),
        "withdraw sharing": step("sharing_withdrawn", "person"),
        "child meet": says("child", "meet", "wishes", name),
        "decided meet": says("person", "meet", "yes", name, best_interests=BEST_INTERESTS),
        "money": step("money_shown", money={"pays_pence_a_week": 9100,
                                            "left_pence_a_week": 6200}),
        "met": ("meetings", {"meeting": {"kind": "tea", "where": "park"}}),
        "felt": ("meetings", {"party": "person", "felt": {**felt, "reaction": "content"}}),
        "objects": ("meetings", {"party": "person", "felt": {"reaction": "objected",
                                                             "not_working": "Too loud."}}),
        "funded": ("decisions", {"party": "funder",
                                 "funding": {"answer": "yes", "approved_by": "Panel B"}}),
        "agree": step("agreed_in_principle",
                      principle={"compatibility_statement": "They laugh.",
                                 "deprivation_of_liberty": "not_needed"}),
        "terms": step("terms_set", terms=TERMS),
        "person signs": step("signed", "person", how_given="writing", present=["advocate"]),
        "carer signs": step("signed", "carer", **carer),
        "officer signs": step("signed"),
        "start": step("started"),
        "review": step("reviewed", review={"kind": "early", "present": ["all"]}),
        "hold": step("held", reason="Waiting for the summer."),
        "resume": step("resumed"),
        "officer withdraws": step("withdrawn", reason="Not now."),
        "person withdraws": step("withdrawn", "person"),
        "carer withdraws": step("withdrawn", "carer", **carer),
        "person ends": step("ended", "person", ending={"by": "person", "why": "own_home"}),
        "person reopens": step("reopened", "person"),
        "carer reopens": step("reopened", "carer", **carer),
        "stay": step("emergency_begun", "manager", emergency=stay),
    }
    for question in ("meet", "go_on", "arrange", "emergency"):
        for party in ("person", "carer", "resident"):
            made[f"{party} {question}"] = says(party, question, "yes", name)
    for party in ("person", "carer", "resident"):
        made[f"{party} no"] = says(party, "meet", "no", name)
    return made


MEETING = ["show person", "show home", "person meet", "carer meet", "resident meet", "child meet",
           "money", "met"]
AGREEING = ["person arrange", "carer arrange", "resident arrange", "funded", "agree"]
SIGNING = ["terms", "person signs", "carer signs", "officer signs"]

# How each stage is reached: the beginning, and then these.
WAYS = {
    "proposed": ["shortlisted"],
    "rejected": ["rejected"],
    "shared": ["shortlisted", "show person", "show home"],
    "answered": ["shortlisted", *MEETING[:6]],
    "meeting": ["shortlisted", *MEETING],
    "agreed_in_principle": ["shortlisted", *MEETING, *AGREEING],
    "arrangement_agreed": ["shortlisted", *MEETING, *AGREEING, *SIGNING],
    "started": ["shortlisted", *MEETING, *AGREEING, *SIGNING, "start"],
    "ended": ["shortlisted", *MEETING, *AGREEING, *SIGNING, "start", "person ends"],
    "declined": ["shortlisted", "show person", "show home", "carer no", "person meet",
                 "resident meet", "child meet"],
    "on_hold": ["shortlisted", "show person", "show home", "hold"],
    "withdrawn": ["shortlisted", "officer withdraws"],
    "stopped": ["shortlisted", *MEETING, "objects"],
    "emergency_asked": ["emergency_asked"],
    "emergency_stay": ["emergency_asked", "person emergency", "carer emergency", "stay"],
}


# Whatever stage it has reached, its owner may stop being shown.
ALWAYS = {"withdraw sharing"}
STOPPING = {"hold", "officer withdraws", "person withdraws", "carer withdraws"}
MONEY = {"money", "funded"}
SHOWING = {"show person", "show home"}
WHETHER_TO_MEET = {"person meet", "carer meet", "resident meet", "child meet", "decided meet",
                   "person no", "carer no", "resident no"}
TO_ARRANGE = {"person arrange", "carer arrange", "resident arrange"}
FELT = {"felt", "objects"}
GOING_ON = SHOWING | MONEY | {"hold"}

TAKEN = {
    "proposed": GOING_ON | STOPPING,
    "rejected": set(),
    "shared": GOING_ON | STOPPING | WHETHER_TO_MEET,
    "answered": GOING_ON | STOPPING | WHETHER_TO_MEET | {"met"},
    "meeting": GOING_ON | STOPPING | WHETHER_TO_MEET | FELT | TO_ARRANGE
               | {"person go_on", "carer go_on", "resident go_on"},
    # Who moves in now is asked, too: everybody says once more whether to go through with it.
    "agreed_in_principle": GOING_ON | STOPPING | FELT | TO_ARRANGE | {"terms"},
    "arrangement_agreed": GOING_ON | FELT | {"start", "person ends"},
    "started": GOING_ON | FELT | {"review", "person ends"},
    "ended": set(),
    "declined": {"person reopens", "carer reopens"},
    "on_hold": {"resume"} | STOPPING - {"hold"},
    "withdrawn": set(),
    # They may say yes again, or no, and anybody may stop; nothing else.
    "stopped": STOPPING | FELT | {"person meet", "person no", "person go_on", "person arrange"},
    "emergency_asked": MONEY | STOPPING | {"person emergency", "carer emergency"},
    "emergency_stay": GOING_ON | STOPPING | FELT,
}
# Refused for what they say, not for when they come.
WORDING = {("stopped", "decided meet"), ("emergency_asked", "resident emergency")}

def expected(stage, command):
    if command in TAKEN[stage] | ALWAYS:
        return 201
    return 422 if (stage, command) in WORDING else 409


class Desk:
    """A scheme at a server, with a manager's token."""

    def __init__(self, server, scheme, token):
        self.server, self.base, self.token = server, f"/v1/schemes/{scheme}", token

    def ask(self, method, path, body=None, token=None, **headers):
        status, got, text = self.server.request(method, f"{self.base}/{path}",
                                                token or self.token, body, **headers)
        return status, got, json.loads(text) if text else None

    def number(self, kind, name):
        return self.ask("POST", f"{kind}/lookup", {"external_id": name})[2]["number"]

    def run(self, name, top=60):
        status, _, got = self.ask("POST", f"people/{self.number('people', name)}/proposals"
                                          f"?top={top}")
        assert status == 201, status
        return got

    def begin(self, name, where, kind="shortlisted", run=None):
        body = {"run": run or self.run(name)["run"], "household": where, "step": kind,
                "reason": "Both love the garden."}
        return self.ask("POST", "introductions", body)

    def send(self, introduction, command, token=None):
        gate, body = command
        return self.ask("POST", f"introductions/{introduction}/{gate}", body, token)

    def walk(self, name, where, way, run=None):
        """The number of an introduction that has come this way."""
        status, _, got = self.begin(name, where, way[0], run)
        assert status == 201, got
        known = commands(where)
        for each in way[1:]:
            status, _, answer = self.send(got["number"], known[each])
            assert status == 201, (way, each, answer)
        return got["number"]


def world(count):
    """So many people and homes, and one home more as back-up."""
    records = [home("oak")]
    for i in range(count):
        records += [person(f"maya{i}"), home(f"elm{i}"), baseline(f"maya{i}")]
    return lines(*records)


class StagesTest(DataTest):
    """Schemes with many people and homes: as much as every stage takes."""

    def scheme(self, name, count):
        self.done("scheme", "create", "--data", self.data, name)
        path = self.folder / f"{name}.jsonl"
        path.write_text(world(count), encoding="utf-8")
        self.done("import", "--data", self.data, "--scheme", name, path)
        return self.done("token", "create", "--data", self.data, "--role", "manager",
                         "--scheme", name).strip()

    def schemes(self, count):
        """One for each stage: at most 63 homes stand in one run."""
        return {stage: self.scheme(stage.replace("_", "-"), count) for stage in WAYS}

    def desk(self, server, stage, tokens):
        return Desk(server, stage.replace("_", "-"), tokens[stage])
