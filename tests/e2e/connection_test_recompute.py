# SPDX-License-Identifier: Apache-2.0
"""Works the connection test's figures out again from its table (`--format csv`) and the written
definitions alone: no code of Kith's. `python3 connection_test_recompute.py card.csv` says where the
two differ, and exits 1 where they do."""
import collections
import csv
import datetime
import io
import math
import sys

RINGS = ["intimacy", "friendship", "participation", "exchange"]
REASONS = ["moved", "clash", "transport", "staff_change", "rule", "cost", "death_or_illness",
           "persons_choice", "quarrel", "safety", "unknown"]
ATTRIBUTABLE = set(REASONS[:6])
ENDINGS = ["chosen", "safe", "died", "not_wanted"]
BANDS = ["few_ties", "robust", "watch", "fragile", "no_ties"]
STAFF = ("", "staff", "record")
OVER = ("lapsed", "ended")


def day(text):
    return datetime.date.fromisoformat(text)


def poisson_up_to(count, mean):
    """P(X <= count) where so many are expected."""
    if count < 0:
        return 0.0
    if mean == 0:
        return 1.0
    return math.fsum(math.exp(i * math.log(mean) - mean - math.lgamma(i + 1))
                     for i in range(count + 1))


def mean_where(count, wanted):
    """The mean at which P(X <= count) has come down to `wanted`."""
    low, high = 0.0, count + 50.0 + 10 * math.sqrt(count + 1)
    for _ in range(200):
        middle = (low + high) / 2
        if poisson_up_to(count, middle) > wanted:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def half_up(value):
    tenths = math.floor(value * 10 + 0.5)
    return f"{tenths // 10}.{tenths % 10}"


def rate_of(count, days):
    """Rate, low and high for 100 years of 365 days (Garwood)."""
    tenths = (2 * 365_000 * count + days) // (2 * days)
    low = 0.0 if count == 0 else mean_where(count - 1, 0.975)
    high = mean_where(count, 0.025)
    return (f"{tenths // 10}.{tenths % 10}", half_up(low * 36_500 / days),
            half_up(high * 36_500 / days))


class Tie:
    """A row of the table, and what the definitions make of it."""

    def __init__(self, row, person, evidence):
        self.row, self.person = row, person
        self.contacts, self.events = evidence
        self.faults = []
        self.at = {point: self.standing(point) for point in ("t0", "t1")}

    def get(self, name):
        return self.row[name]

    def standing(self, point):
        said, rule = self.row[f"{point}_standing"], self.row[f"{point}_rule"]
        if not said or rule != "rhythm":
            return said
        gap = (day(self.person[point]) - day(self.row[f"{point}_last"])).days
        limit = int(self.row[f"{point}_limit"])
        if limit < 42:
            self.faults.append("a limit under 42 days")
        found = "live" if gap <= limit else "lapsed"
        if found != said:
            self.faults.append(f"{point}: {found}, not {said}")
        return found

    def live(self, point, giving=None):
        return self.at[point] == "live" and giving in (None, self.row[f"{point}_giving"])

    @property
    def new(self):
        return self.row["in_t0"] == "no"

    def made(self):
        """C+, or why not; nothing where it is none of both."""
        if not (self.new and self.live("t1", "freely")):
            return None
        counted = [each for each in self.contacts if day(each["on"]) <= day(self.person["t1"])]
        did = [[each[key] for key in ("arranged_by", "staffed_by", "transported_by")]
               for each in counted]
        if self.row["is_person"] == "no":
            return "no_person"
        if len({each["on"] for each in counted}) < 2:
            return "few_days"
        if any("worker" not in who and "" not in who for who in did):
            return "made"
        unknown = any("worker" not in who for who in did)
        return "worker_unknown" if unknown else "always_worker"

    def became_made_on(self):
        return sorted({day(each["on"]) for each in self.contacts})[1]

    def reconnected(self):
        return self.at["t0"] in OVER and self.live("t1", "freely")

    def kept(self):
        return self.live("t0", "freely") and self.live("t1", "freely")

    def contacts_compared(self):
        """Contacts in the 90 days before T0 and T1, where they can be compared."""
        before, after = self.row["t0_contacts"], self.row["t1_contacts"]
        fits = int(self.row["t1_limit"]) <= 2 * 90
        if not (fits and before and after and int(before) > 0):
            return None
        return int(before), int(after)

    def deepened(self):
        rings = self.row["t0_ring"], self.row["t1_ring"]
        inward = all(rings) and RINGS.index(rings[1]) < RINGS.index(rings[0])
        pair = self.contacts_compared()
        more = pair and 2 * pair[1] >= 3 * pair[0] and self.row["t1_wanted"] == "yes"
        return self.kept() and bool(inward or more)

    def weakened(self):
        pair = self.contacts_compared()
        return self.kept() and bool(pair and 2 * pair[1] <= pair[0])

    def over(self):
        return self.live("t0", "freely") and self.at["t1"] in OVER

    def ending(self):
        """Beside the losses; what was not wanted at T0 is in no way a loss."""
        if not self.over():
            return None
        said = self.row["ending"]
        if not said and self.row["t0_wanted"] == "no":
            return "not_wanted"
        if said == "chosen" and self.row["said_by"] not in ("person", "family"):
            self.faults.append("chosen, and neither the person nor their own people said so")
        return said or None

    def lost(self):
        return self.over() and not self.ending()

    def attributable(self):
        if not self.lost() or self.row["reason"] not in ATTRIBUTABLE:
            return False
        loss = day(self.row["t1_last"])
        return any(-28 <= (loss - day(each["on"])).days <= 180 for each in self.events)


class Card:
    def __init__(self, text):
        rows = list(csv.DictReader(io.StringIO(text)))
        self.asked = {row["name"]: row["value"] for row in rows if row["row"] == "question"}
        self.printed = {row["name"]: row for row in rows if row["row"] == "figure"}
        self.people = [row for row in rows if row["row"] == "person"]
        self.by_kind = collections.defaultdict(list)
        for row in rows:
            self.by_kind[row["row"]].append(row)
        evidence = collections.defaultdict(lambda: ([], []))
        for place, kind in enumerate(("contact", "service_event")):
            for row in self.by_kind[kind]:
                evidence[row["person"], row["tie"]][place].append(row)
        owners = {row["person"]: row for row in self.people}
        self.ties = [Tie(row, owners[row["person"]], evidence[row["person"], row["tie"]])
                     for row in self.by_kind["tie"] if row["person"] in owners]
        self.orphans = [f"{row['tie']}: of nobody in the table" for row in self.by_kind["tie"]
                        if row["person"] not in owners]
        self.measured = [row for row in self.people if row["measured"] == "yes"]
        known = {row["person"] for row in self.measured}
        self.of_measured = [tie for tie in self.ties if tie.get("person") in known]
        self.found = {}

    def put(self, name, value, whole=None):
        self.found[name] = [value, whole, None]

    def rate(self, name, days):
        if self.is_assessable() and days > 0:
            self.found[name][2] = rate_of(self.found[name][0], days)

    def count(self, name, holds):
        chosen = [tie for tie in self.of_measured if holds(tie)]
        self.put(name, len(chosen))
        return chosen

    def is_assessable(self):
        return len(self.people) > 0 and 100 * len(self.measured) >= 60 * len(self.people)

    def figures(self):
        """Figure -> value, whole, rate; and the faults of single rows."""
        self.coverage()
        self.changes()
        self.missing()
        self.who_lost_most()
        self.shares()
        self.leaning()
        self.ways()
        self.kept()
        self.days_alone()
        self.wary()
        faults = [f"{tie.get('tie')}: {fault}" for tie in self.ties for fault in tie.faults]
        return self.found, faults + self.orphans

    def coverage(self):
        everybody = len(self.people)
        self.put("measured", len(self.measured), everybody)
        for why in ("no_t1", "no_t0", "not_agreed", "gone"):
            self.put(f"measured.{why}", sum(1 for row in self.people if row["measured"] == why),
                     everybody)
        self.days = sum((day(row["t1"]) - day(row["t0"])).days for row in self.measured)
        self.put("person_days", self.days)

    def who_lost_most(self):
        for by in ("age", "area", "kind"):
            for group in sorted({row[f"by_{by}"] for row in self.measured} - {""}):
                those = [row for row in self.measured if row[f"by_{by}"] == group]
                numbers = {row["person"] for row in those}
                self.put(f"people.by_{by}.{group}", len(those))
                self.put(f"lost.by_{by}.{group}",
                         sum(1 for tie in self.lost if tie.get("person") in numbers))
                self.rate(f"lost.by_{by}.{group}",
                          sum((day(row["t1"]) - day(row["t0"])).days for row in those))

    def changes(self):
        self.count("made", lambda tie: tie.made() == "made")
        self.lost = self.count("lost", Tie.lost)
        for name in ("attributable", "reconnected", "deepened", "weakened"):
            self.count(name, getattr(Tie, name))
        for name in ("made", "lost", "attributable", "reconnected", "deepened", "weakened"):
            self.rate(name, self.days)
        for reason in REASONS:
            self.count(f"lost.reason.{reason}",
                       lambda tie, reason=reason: tie.lost() and tie.get("reason") == reason)
        weights = [tie.get("t0_would_miss") for tie in self.lost]
        self.put("weighted_loss", sum(int(weight) for weight in weights if weight))
        self.put("weighted_loss.unknown", weights.count(""))
        for why in ("few_days", "always_worker", "worker_unknown", "no_person"):
            self.count(f"not_made.{why}", lambda tie, why=why: tie.made() == why)
        ended = self.count("endings", Tie.ending)
        for kind in ENDINGS:
            self.count(f"endings.{kind}", lambda tie, kind=kind: tie.ending() == kind)
        self.put("endings.by_staff_alone",
                 sum(1 for tie in ended if tie.get("said_by") in STAFF), len(ended))
        gained = {name: self.count(name, lambda tie, giving=giving: tie.new
                                   and tie.live("t1", giving))
                  for name, giving in (("paid_gained", "paid"),
                                       ("carers_gained", "shared_lives_carer"))}
        paid = len(gained["paid_gained"])
        self.put("replacement", paid, len(self.lost))
        self.put("replacement.with_carers", paid + len(gained["carers_gained"]), len(self.lost))

    def missing(self):
        unseen = [row for row in self.people if row["measured"] == "no_t1"]
        numbers = {row["person"] for row in unseen}
        at_risk = sum(1 for tie in self.ties if tie.get("person") in numbers
                      and tie.live("t0", "freely") and tie.get("t0_wanted") != "no")
        more = sum((day(self.asked["to"]) - day(row["t0"])).days for row in unseen)
        for name, value, days in (("excluded", len(self.lost), self.days),
                                  ("all_lost", len(self.lost) + at_risk, self.days + more),
                                  ("all_kept", len(self.lost), self.days + more)):
            self.put(f"missing_t1.{name}", value)
            self.rate(f"missing_t1.{name}", days)
        self.put("person_days.with_missing_t1", self.days + more)

    def shares(self):
        for point in ("t0", "t1"):
            live = [tie for tie in self.of_measured
                    if tie.live(point) and tie.get(f"{point}_giving") != "unknown"]
            for name, weigh in (("freely_given", lambda tie: 1),
                                ("freely_given_minutes",
                                 lambda tie: int(tie.get(f"{point}_minutes") or 0))):
                by = collections.Counter()
                for tie in live:
                    by[tie.get(f"{point}_giving")] += weigh(tie)
                whole = by["freely"] + by["paid"] + by["shared_lives_carer"]
                self.put(f"{name}.{point}", by["freely"], whole)
                self.put(f"{name}.{point}.without_carers", by["freely"],
                         by["freely"] + by["paid"])
            self.put(f"freely_given_minutes.{point}.not_known",
                     sum(1 for tie in live if not tie.get(f"{point}_minutes")))
        kinds, givers = collections.defaultdict(set), set()
        for tie in self.of_measured:
            if tie.live("t1", "freely") and tie.get("category") not in ("", "paid"):
                kinds[tie.get("person")].add(tie.get("category"))
            if tie.live("t1") and tie.get("gives") == "yes":
                givers.add(tie.get("person"))
        for many in range(7):
            self.put(f"diversity.{many}", sum(1 for row in self.measured
                                              if len(kinds[row["person"]]) == many))
        self.put("gives.people", len(givers))
        self.count("gives", lambda tie: tie.live("t1") and tie.get("gives") == "yes")

    def leaning(self):
        def band(part, whole, ties):
            if ties == 0:
                return "no_ties"
            if ties < 4:
                return "few_ties"
            if 4 * part < whole or whole == 0:
                return "robust"
            return "watch" if 2 * part <= whole else "fragile"

        bands = collections.Counter()
        for row in self.measured:
            own = {tie.get("tie"): tie for tie in self.of_measured
                   if tie.get("person") == row["person"] and tie.live("t1", "freely")}
            goes = collections.Counter(each["name"] for each in self.by_kind["goes_with_worker"]
                                       if each["person"] == row["person"] and each["tie"] in own)
            bands[band(max(goes.values(), default=0), len(own), len(own))] += 1
        for name in BANDS:
            self.put(f"fragility.by_count.{name}", bands[name])

    def ways(self):
        ways = self.by_kind["way"]
        both = [(int(row["minutes_before"]), int(row["minutes_after"])) for row in ways
                if row["minutes_before"] and row["minutes_after"]]
        self.put("travel.anchors", len(ways))
        self.put("travel.over_45_minutes", sum(1 for row in ways
                                               if row["minutes_after"]
                                               and int(row["minutes_after"]) > 45))
        self.put("travel.over_twice", sum(1 for before, after in both
                                          if before > 0 and after > 2 * before))
        self.put("travel.lost_independence",
                 sum(1 for row in ways
                     if (row["alone_before"], row["alone_after"]) == ("yes", "no")))
        self.put("travel.not_known", len(ways) - len(both))

    def kept(self):
        """Only for who may read what people said of it."""
        told = collections.Counter((row["name"], row["value"]) for row in self.by_kind["kept"])
        for thing in {name for name, _ in told}:
            fewer = ("less",) if thing == "visitors" else ()
            for outcome in ("kept", *fewer, "lost", "not_known"):
                self.put(f"kept.{thing}.{outcome}", told[(thing, outcome)])

    def days_alone(self):
        window = [day(self.asked["from"]) + datetime.timedelta(days=i)
                  for i in range((day(self.asked["to"]) - day(self.asked["from"])).days)]
        met = collections.defaultdict(set)
        for row in self.by_kind["contact_day"]:
            met[row["person"]].add(day(row["on"]))
        people = without = longest = 0
        for row in self.measured:
            if not row["window_days"]:
                continue
            people += 1
            run = 0
            for each in window:
                alone = each not in met[row["person"]]
                without += alone
                run = run + 1 if alone else 0
                longest = max(longest, run)
        self.put("days_alone.people", people)
        self.put("days_alone", without, people * len(window))
        self.put("days_alone.longest_run", longest)

    def wary(self):
        live = [tie for tie in self.of_measured if tie.live("t0") or tie.live("t1")]
        for name, source in (("staff_alone", "staff_alone"), ("not_said", "not_said")):
            self.put(f"sources.{name}",
                     sum(1 for tie in live if tie.get("source") == source), len(live))
        last_week = day(self.asked["to"]) - datetime.timedelta(days=7)
        self.count("check.made_in_last_week",
                   lambda tie: tie.made() == "made" and tie.became_made_on() >= last_week)


def differences(text):
    """Every figure that the table prints otherwise than its own rows make it."""
    return checked(text)[0]


def checked(text):
    """The differences, how many figures were worked out, and the names of those that were not."""
    card = Card(text)
    found, faults = card.figures()
    for name, (value, whole, rate) in found.items():
        row = card.printed.get(name)
        if row is None:
            faults.append(f"{name}: not printed")
            continue
        printed = (row["value"], row["whole"], (row["rate"], row["low"], row["high"]))
        own = (str(value), "" if whole is None else str(whole), rate or ("", "", ""))
        if printed != own:
            faults.append(f"{name}: printed {printed}, worked out {own}")
    return faults, len(found), sorted(set(card.printed) - set(found))


def kept_back(text):
    """How many ties the table's reader is told no more of than that they count."""
    for row in csv.DictReader(io.StringIO(text)):
        if (row["row"], row["name"]) == ("question", "kept_back"):
            return int(row["value"])
    return 0


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        text = file.read()
    try:
        hidden = kept_back(text)
        if hidden:
            print(f"{hidden} ties are kept from this table's reader: ask as an auditor, who gets "
                  "numbers and no names.")
            return 2
        faults, count, left = checked(text)
    except (KeyError, ValueError, IndexError, TypeError) as fault:
        print(f"The rows of this table do not hold together: {fault!r}")
        return 1
    print("\n".join(faults) or f"{count} figures worked out: the same to the digit.")
    if left:
        print(f"{len(left)} figures are not worked out here: {', '.join(left)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
