# SPDX-License-Identifier: Apache-2.0
"""Search of a directory, on the command line and over HTTP, and held against a count of the raw
feed that knows nothing of Kith."""
import datetime
import html
import json
import math
import unittest
import urllib.parse

from kith_program import ROOT, DataTest, Server, kith

FEED = ROOT.parent / "shared/data/streetsupport-manchester/manchester-services-flat.json"
OUTCODES = ROOT.parent / "shared/data/uk-outcodes/uk-outcodes.csv"
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
PICCADILLY = (53.4808, -2.2426)


def metres(a, b):
    """The haversine formula on a sphere of the mean radius of the Earth."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = (math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b)
            * math.sin(math.radians(b[1] - a[1]) / 2) ** 2)
    return 2 * 6_371_008.8 * math.asin(math.sqrt(half))


def minutes(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def is_open(service, day, minute):
    """On the raw sessions: [day, opens, closes], where what closes first closes the next day."""
    for name, opens, closes in service["sessions"]:
        begin = DAYS.index(name) * 1440 + minutes(opens)
        end = DAYS.index(name) * 1440 + minutes(closes)
        end += 1440 if end <= begin else 0
        now = day * 1440 + minute
        if begin <= now < end or begin <= now + 7 * 1440 < end:
            return True
    return False


class Manchester(DataTest):
    def setUp(self):
        if not FEED.exists():
            self.skipTest("skipped: the shared data is not beside this folder")
        super().setUp()
        self.done("directory", "create", "--data", self.data, "manchester")
        self.done("import", "--data", self.data, "--directory", "manchester", "--format",
                  "street-support", "--source", "street-support", FEED)
        self.services = json.loads(FEED.read_text(encoding="utf-8"))

    def test_what_is_open_near_here_every_hour_of_the_week(self):
        editor = self.done("token", "create", "--data", self.data, "--role", "directory_editor",
                           "--directory", "manchester").strip()
        within = [service for service in self.services
                  if metres(PICCADILLY, (service["lat"], service["lon"])) <= 2000]
        self.assertGreater(min(abs(metres(PICCADILLY, (service["lat"], service["lon"])) - 2000)
                               for service in self.services), 5, "none on the very edge")
        monday = datetime.date(2026, 11, 23)
        seen = set()
        with Server(self.data) as server:
            for day in range(7):
                for hour in range(24):
                    when = f"{monday + datetime.timedelta(days=day)}T{hour:02}:00"
                    _, _, text = server.request(
                        "GET", "/v1/directories/manchester/search?near=53.4808,-2.2426&within=2000"
                        f"&limit=200&open={when}", editor)
                    found = json.loads(text)
                    wanted = [each for each in within if is_open(each, day, hour * 60)]
                    self.assertEqual(found["total"], len(wanted), when)
                    self.assertEqual(
                        sorted(round(group["place"]["latitude"], 5) for group in found["groups"]),
                        sorted(round(each["lat"], 5) for each in wanted), when)
                    seen.add(len(wanted))
            self.assertGreater(len(seen), 8, "the hours differ")
            tuesday = json.loads(server.request(
                "GET", "/v1/directories/manchester/search?near=53.4808,-2.2426&within=2000"
                "&limit=200&open=" + urllib.parse.quote("tuesday afternoon"), editor)[2])
        wanted = [each for each in within
                  if any(is_open(each, 1, minute) for minute in range(12 * 60, 18 * 60))]
        self.assertEqual(tuesday["total"], len(wanted))

    def test_another_format_is_not_taken_for_open_referral(self):
        got = kith("import", "--data", self.data, "--directory", "manchester", "--format",
                   "open-referral", "--source", "other", FEED)
        self.assertEqual(got.returncode, 3, got.stdout)
        self.assertIn("--format street-support reads", got.stderr)

    def test_a_feed_without_its_format_is_told_in_one_sentence(self):
        got = kith("import", "--data", self.data, "--directory", "manchester", FEED)
        self.assertEqual(got.returncode, 3, got.stdout)
        self.assertIn("one JSON document over many lines", got.stderr)
        self.assertEqual(got.stderr.count("\n"), 1, got.stderr)

    def test_in_words_with_a_postcode_and_misspelt(self):
        search = ["search", "--data", self.data, "--directory", "manchester"]
        nowhere = kith(*search, "--near", "M1")
        self.assertEqual(nowhere.returncode, 2)
        self.assertIn("kith places", nowhere.stderr)
        if OUTCODES.exists():
            self.done("places", "--data", self.data, OUTCODES)
            self.assertIn(" m away", self.done(*search, "--near", "M1"))
        self.assertIn("Albert Kennedy Trust", self.done(*search, "albert kenedy"))
        most = self.done(*search, "housing trampolining")
        self.assertIn("No group says all of that together", most)
        self.assertEqual(kith(*search, "trampolining").returncode, 1)
        # Nobody said anything of access: none is found, and none is passed over in silence.
        nobody = kith(*search, "housing", "--access", "step_free")
        self.assertEqual(nobody.returncode, 1)
        self.assertIn(" more may fit", nobody.stdout)
        count = int(nobody.stdout.split(" more may fit")[0].split()[-1])
        perhaps = self.done(*search, "housing", "--access", "step_free", "--perhaps")
        self.assertIn(f"{count} groups were found", perhaps)
        self.assertNotIn("more may fit", perhaps)
        self.assertIn(kith(*search, "--open", "tonight").returncode, (0, 1))
        for wrong in [["--open", "someday"], ["--cost", "much"], ["--access", "nice"],
                      ["--age", "old"], ["--kind", "odd"]]:
            got = kith(*search, *wrong)
            self.assertEqual(got.returncode, 2, got.stdout)
            self.assertIn(wrong[0].removeprefix("--"), got.stderr)
        nowhere = kith("search", "--data", self.data, "--directory", "nowhere")
        self.assertEqual(nowhere.returncode, 1)

    def test_a_newer_feed_changes_what_changed_and_nothing_else(self):
        def export():
            return {record.get("external_id"): record for record in map(json.loads, self.done(
                "export", "--data", self.data, "--directory", "manchester").splitlines())}

        before = export()
        newer = json.loads(FEED.read_text(encoding="utf-8"))
        newer[0]["info"] = "Something else now."
        newer.pop()
        path = self.folder / "newer.json"
        path.write_text(json.dumps(newer), encoding="utf-8")
        # What the directory's own people found out stays.
        key = next(name for name in before if name and newer[1]["key"] in name)
        own = dict(before[key], room="some", agreed_to_be_listed=False)
        self.done("import", "--data", self.data, "--directory", "manchester", self.bundle(own))
        got = kith("import", "--data", self.data, "--directory", "manchester", "--format",
                   "street-support", "--source", "street-support", path)
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertIn("0 new, 1 changed, 34 as they were", got.stdout)
        self.assertIn("1 group of this feed is not in it any more; it stays:", got.stderr)
        last = json.loads(FEED.read_text(encoding="utf-8"))[-1]["name"]
        self.assertIn("\n  " + html.unescape(html.unescape(last)), got.stderr)
        after = export()
        changed = [name for name in before if before[name] != after[name]]
        self.assertEqual(len(changed), 2)
        self.assertEqual((after[key]["room"], after[key]["agreed_to_be_listed"]), ("some", False))
        self.assertEqual(set(after), set(before))


class Words(DataTest):
    def test_feeds_and_their_names(self):
        self.done("directory", "create", "--data", self.data, "leigh")
        path = self.folder / "feed.json"
        path.write_text(json.dumps([{"id": "1", "name": "Choir", "status": "active"}]),
                        encoding="utf-8")
        take_in = ["import", "--data", self.data, "--directory", "leigh", "--format",
                   "open-referral"]
        unnamed = kith(*take_in, path)
        self.assertEqual(unnamed.returncode, 2)
        self.assertIn("--source", unnamed.stderr)
        scheme = kith("import", "--data", self.data, "--scheme", "wigan", "--format",
                      "open-referral", "--source", "a", path)
        self.assertEqual(scheme.returncode, 2)
        for source in ["wigan", "bolton"]:
            self.assertIn("1 new", self.done(*take_in, "--source", source, path))
        path.write_text("[{\"id\": \"2\"}, {\"id\": \"3\", \"name\": \"Bowls\"}", encoding="utf-8")
        broken = kith(*take_in, "--source", "wigan", path)
        self.assertEqual(broken.returncode, 3)
        path.write_text(json.dumps([{"id": "2"}, {"id": "3", "name": "Bowls"}]), encoding="utf-8")
        refused = kith(*take_in, "--source", "wigan", path)
        self.assertEqual(refused.returncode, 3)
        self.assertIn("feed.json: /0/name", refused.stderr)
        self.assertIn("none was taken in", refused.stderr)
        kept = kith(*take_in, "--source", "wigan", "--keep-good", path)
        self.assertEqual(kept.returncode, 3)
        self.assertIn("Took in 1 record", kept.stderr)
        missing = kith(*take_in, "--source", "wigan", self.folder / "nothing.json")
        self.assertEqual(missing.returncode, 3)


if __name__ == "__main__":
    unittest.main()
