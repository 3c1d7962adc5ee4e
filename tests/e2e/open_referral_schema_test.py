# SPDX-License-Identifier: Apache-2.0
"""What is written as Open Referral UK 3.0, held against the profile's own schemas."""
import collections
import datetime
import json
import os
import pathlib
import re
import subprocess
import unittest

import jsonschema

PROGRAM = os.environ["KITH_OPEN_REFERRAL"]
ROOT = pathlib.Path(os.environ.get("KITH_ROOT") or pathlib.Path(__file__).parents[2])
DATA = ROOT.parent / "shared" / "data" / "oruk"
SCHEMA = DATA / "3.0" / "schema"
DRAWN = 300
# Each answer, and every schema that speaks of it: the lists and full answers as compiled, and the
# single tables with their references. The profile's OpenAPI wants of a service at a location what
# service.json says.
HOLDS = {
    "service": ["compiled/service.json", "compiled/service_with_definitions.json",
                "service.json"],
    "service_item": ["compiled/service_list.json", "service.json"],
    "service_at_location": ["compiled/service_at_location.json", "compiled/service.json",
                            "service_at_location.json"],
    "service_at_location_item": ["compiled/service_at_location_list.json"],
    "organization": ["compiled/organization_list.json", "organization.json"],
    "organization_full": ["compiled/organization.json"],
    "taxonomy": ["taxonomy.json"],
    "taxonomy_term": ["taxonomy_term.json"],
}

formats = jsonschema.FormatChecker(formats=())


def checks(name):
    """The library leaves most formats unchecked where further packages are missing."""
    return formats.checks(name, raises=(ValueError, TypeError))


@checks("uuid")
def is_uuid(value):
    return not isinstance(value, str) or bool(
        re.fullmatch(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", value))


@checks("uri")
def is_uri(value):
    return not isinstance(value, str) or bool(
        re.fullmatch(r"[a-z][a-z0-9+.-]*://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+", value))


@checks("email")
def is_email(value):
    return not isinstance(value, str) or bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value))


@checks("date-time")
def is_date_time(value):
    return not isinstance(value, str) or bool(
        datetime.datetime.fromisoformat(value.replace("Z", "+00:00")))


def validator(path):
    schema = json.loads((SCHEMA / path).read_text(encoding="utf-8"))
    base = (SCHEMA / path).resolve().as_uri()
    resolver = jsonschema.RefResolver(base, schema)
    return jsonschema.Draft202012Validator(schema, resolver=resolver, format_checker=formats)


def page_validator():
    document = json.loads((SCHEMA / "openapi.json").read_text(encoding="utf-8"))
    page = document["components"]["schemas"]["Page"]
    return jsonschema.Draft202012Validator({**page, "required": list(page["properties"])})


@unittest.skipUnless(SCHEMA.is_dir(), "skipped: the shared data is not beside this folder")
class Schemas(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        feeds = sorted((DATA / "3.0" / "examples").glob("service*.json"))
        feeds += sorted((DATA / "validator-mocks").glob("V3.0-UK-*/service_*.json"))
        feeds += sorted((DATA.parent / "hsds").glob("3.*/examples/service_*full.json"))
        done = subprocess.run([PROGRAM, str(DRAWN), *map(str, feeds)], capture_output=True,
                              timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        cls.answers = collections.defaultdict(list)
        for line in done.stdout.decode().splitlines():
            each = json.loads(line)
            cls.answers[each["what"]].append(each["answer"])

    def test_every_answer_holds(self):
        for what, paths in HOLDS.items():
            self.assertGreater(len(self.answers[what]), 30, what)
            for path in paths:
                held = validator(path)
                for answer in self.answers[what]:
                    faults = [f"{'/'.join(map(str, fault.path))}: {fault.message}"
                              for fault in held.iter_errors(answer)]
                    self.assertEqual(faults, [], f"{what} against {path}")

    def test_a_page_holds(self):
        [page] = self.answers["page"]
        self.assertEqual(list(page_validator().iter_errors(page)), [])
        self.assertEqual(page["total_items"], len(page["contents"]))
        item = validator("compiled/service_list.json")
        for each in page["contents"]:
            self.assertEqual(list(item.iter_errors(each)), [])

    def test_ids_are_of_one_thing_each(self):
        """A service and a service at a location, and two services, share no id."""
        services = [answer["id"] for answer in self.answers["service_item"][-DRAWN:]]
        places = [answer["id"] for answer in self.answers["service_at_location"]]
        self.assertEqual(len(set(services)), DRAWN)
        self.assertEqual(set(services) & set(places), set())

    def test_the_check_notices(self):
        """What the validator's own mock of a failing feed has wrong is found here too."""
        mock = DATA / "validator-mocks" / "V3.0-UK-Fail" / "service_full.json"
        found = validator("compiled/service.json").iter_errors(json.loads(mock.read_text()))
        self.assertEqual({"/".join(map(str, fault.path)) for fault in found}, {"url", "email"})
        [*missing] = validator("service.json").iter_errors({"id": "x", "status": "open"})
        self.assertEqual(len(missing), 3)  # an id, a status and no name


if __name__ == "__main__":
    unittest.main()
