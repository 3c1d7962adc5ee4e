# SPDX-License-Identifier: Apache-2.0
"""Counts in the real feeds again what feed_counts.txt says that their readers make of them. The
unit tests hold the readers to that file; this holds the file to the data, by other means."""
import csv
import json
import os
import pathlib
import unittest

FOLDER = pathlib.Path(os.environ["KITH_ROOT"]) / "tests" / "e2e"
DATA = pathlib.Path(os.environ["KITH_ROOT"]) / ".." / "shared" / "data"
NAMES = {"organisations": "organizations", "service_at_location": "sal", "taxonomies": "taxonomy",
         "services_at_location": "sal", "serviceatlocations": "sal", "regular_schedules":
         "schedules", "services_taxonomy": "attributes", "servicetaxonomies": "attributes"}
FAX = ("fax", "pager", "modem")


def expected(style):
    lines = (FOLDER / "feed_counts.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        name, path, *counts = line.split()
        if name == style:
            yield path, {key: int(value) for key, value in (each.split("=") for each in counts)}


def plain(header):
    text = header.strip().lower().replace("_", "").replace("organisation", "organization")
    return {"taxonomytermid": "termid", "numbertype": "type"}.get(text, text)


def tables(folder):
    """{name: [row]} with plain headers and stripped cells."""
    found = {}
    for path in sorted(folder.glob("*.csv")):
        name = NAMES.get(path.stem.lower(), path.stem.lower())
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = [{plain(key): (value or "").strip() for key, value in row.items() if key}
                    for row in csv.DictReader(file)]
        found.setdefault(name, []).extend(rows)
    return found


def parts(text):
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


class Service:
    """A service with the rows of the other tables that are about it."""

    def __init__(self, row, found):
        self.row, self.found, self.id = row, found, row["id"]
        known = {place["id"]: place for place in found["locations"]}
        self.links = [link for link in found.get("sal", []) if link["serviceid"] == self.id]
        ids = [row.get("locationid", "")] + [link["locationid"] for link in self.links]
        self.places = [known[each] for each in ids if each in known]
        self.organization = row.get("organizationid", "")
        if not self.organization and self.places:
            self.organization = self.places[0].get("organizationid", "")

    def owners(self):
        yield "serviceid", self.id
        for link in self.links:
            yield "serviceatlocationid", link["id"]
        for place in self.places:
            yield "locationid", place["id"]
        yield "organizationid", self.organization

    def own(self, table):
        links = {link["id"] for link in self.links}
        rows = [row for row in self.found.get(table, [])
                if row.get("serviceid") == self.id or row.get("serviceatlocationid") in links]
        here = {place["id"] for place in self.places}
        return rows or [row for row in self.found.get(table, [])
                        if not row.get("serviceid") and not row.get("serviceatlocationid")
                        and row.get("locationid") in here]

    def schedules(self):
        other = [row for row in self.own("holiday_schedules")
                 if row["opensat"] and "0001" not in row["startdate"]]
        return len(self.own("schedules")) + len(other)

    def terms(self):
        linked = {row.get("termid") or row.get("taxonomyid")
                  for row in self.found.get("attributes", [])
                  if row.get("linkid", row.get("serviceid")) == self.id}
        return len(linked | set(parts(self.row.get("taxonomyids", "")))) + len(
            set(parts(self.row.get("keywords", ""))))

    def languages(self):
        rows = [row for row in self.found.get("languages", []) if row["serviceid"] == self.id]
        return len({row.get("name") or row.get("language") for row in rows})

    def of_owners(self, table):
        found = []
        for key, value in self.owners():
            found += [row for row in self.found.get(table, [])
                      if value and row.get(key) == value and row not in found]
        return found

    def contacts(self):
        entries, seen = set(), []
        for who in self.of_owners("contacts"):
            lines = [line for line in self.found["phones"] if line.get("contactid") == who["id"]
                     ] if "phones" in self.found else []
            seen += lines
            said = tuple(who.get(key, "") for key in ("name", "title", "email", "telephone",
                                                      "department"))
            numbers = [self.number(line) for line in lines if line["type"] not in FAX]
            if any(said):
                entries |= {(said, number) for number in numbers or [""]}
        for line in self.of_owners("phones"):
            if line not in seen and line["type"] not in FAX:
                entries.add((self.number(line), line["type"], line.get("department", ""),
                             line.get("description", "")))
        return len(entries)

    @staticmethod
    def number(line):
        return line["number"], line.get("extension", ""), line.get("countryprefix", "")


class Counts(unittest.TestCase):
    def setUp(self):
        if not DATA.is_dir():
            self.skipTest("shared data is not beside this folder")

    def test_tables(self):
        for path, counts in expected("hsds"):
            found = tables(DATA / path)
            services = [Service(row, found) for row in found["services"]]
            made = {"groups": len(services)}
            for what in ("schedules", "contacts", "terms", "languages"):
                made[what] = sum(getattr(each, what)() for each in services)
            made["places"] = sum(len(each.places) for each in services)
            for what in set(counts) & set(made):
                with self.subTest(path=path, what=what):
                    self.assertEqual(counts[what], made[what])

    def test_street_support(self):
        for path, counts in expected("street-support"):
            answer = json.loads((DATA / path).read_text(encoding="utf-8"))
            made = self.of_answer(answer)
            for what in set(counts) & set(made):
                with self.subTest(path=path, what=what):
                    self.assertEqual(counts[what], made[what])

    def of_answer(self, answer):
        if isinstance(answer, list):
            return {"groups": len(answer),
                    "schedules": sum(len({tuple(each[1:]) for each in service["sessions"]})
                                     for service in answer)}
        if "daysServices" in answer:
            found = {}
            for day in answer["daysServices"]:
                for one in day["serviceProviders"]:
                    times = found.setdefault((one["key"], one["serviceInfo"],
                                              one["address"]["postcode"]), set())
                    times |= {(each["startTime"], each["endTime"])
                              for each in one["address"]["openingTimes"] + [one["openingTime"]]}
            return {"groups": len(found), "schedules": sum(map(len, found.values()))}
        if "providers" in answer:
            return {"groups": len({one["id"] for one in answer["providers"]}),
                    "schedules": sum(len({(each["startTime"], each["endTime"])
                                          for each in one["openingTimes"]})
                                     for one in answer["providers"])}
        items = [item for page in answer.values() for item in page["items"]]
        listed = {(item["serviceProviderKey"], item["postcode"])
                  for item in items if "serviceProviderKey" in item}
        return {"groups": len(listed), "schedules": 0}


if __name__ == "__main__":
    unittest.main()
