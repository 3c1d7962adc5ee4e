// SPDX-License-Identifier: Apache-2.0
// 91 days still at home, case by case as the published rules have it, and what is never guessed.
#include "matcher/at_home_91.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "matcher/measure_dictionary.h"
#include "tests/support/world.h"

namespace kith::matcher {
namespace {

using graph::AgeBand;
using graph::Date;
using graph::Discharge;
using graph::DischargedTo;
using graph::SaidBy;
using graph::WhereLater;
using tests::day;
using tests::World;

// Born in 1950; in the cohort, and at home on day 91, as somebody found out that day.
Discharge discharge_of(std::string_view person, std::string_view on = "2025-11-03") {
  Discharge record;
  record.identity.number = tests::number_of(std::string(person) + " leaves " + std::string(on));
  record.person = tests::person_number(person);
  record.discharged_on = day(on);
  record.to = DischargedTo::home;
  record.for_rehabilitation = true;
  record.means_to_go_home = true;
  record.supported_by_authority = true;
  record.day_91 = graph::Day91{WhereLater::home, day(on).plus(91), SaidBy::person};
  return record;
}

void put_person(World& world, std::string_view name, std::string_view born = "1950-05-01") {
  graph::Person person;
  person.identity.number = tests::number_of(name);
  if (!born.empty()) person.born = graph::birth_date_from_text(born);
  world.put(person);
}

AtHomeAnswer asked(World& world, const AtHomeQuestion& question) {
  auto answer = at_home_91(world.view(), question);
  REQUIRE(answer.ok());
  return std::move(answer).value();
}

AtHomeQuestion winter() {
  AtHomeQuestion question;
  question.from = day("2025-10-01");
  question.to = day("2026-01-01");
  question.today = tests::today;
  return question;
}

// The one row of one discharge of one person, whatever its day.
AtHomeRow row_of_one(const Discharge& record, std::string_view born = "1950-05-01") {
  World world;
  put_person(world, "ada", born);
  world.put(record);
  AtHomeQuestion question = winter();
  question.from = day("2019-01-01");
  const AtHomeAnswer answer = asked(world, question);
  REQUIRE(answer.rows.size() == 1);
  return answer.rows.front();
}

bool is_flagged(const AtHomeRow& row, AtHomeFlag flag) {
  return std::find(row.flags.begin(), row.flags.end(), flag) != row.flags.end();
}

AtHomeRow row_at(WhereLater where) {
  Discharge record = discharge_of("ada");
  record.day_91->where = where;
  return row_of_one(record);
}

}  // namespace

TEST_CASE("where they were on day 91 decides, place by place") {
  struct Case {
    WhereLater where;
    AtHomeVerdict verdict;
    AtHomeReason reason;
  };
  const Case cases[] = {
      {WhereLater::home, AtHomeVerdict::at_home, AtHomeReason::home},
      {WhereLater::extra_care, AtHomeVerdict::at_home, AtHomeReason::extra_care},
      {WhereLater::shared_lives_home, AtHomeVerdict::at_home, AtHomeReason::shared_lives_home},
      {WhereLater::care_home_short_break, AtHomeVerdict::at_home, AtHomeReason::short_break},
      {WhereLater::hospital, AtHomeVerdict::not_at_home, AtHomeReason::hospital},
      {WhereLater::care_home, AtHomeVerdict::not_at_home, AtHomeReason::care_home},
      {WhereLater::died, AtHomeVerdict::not_at_home, AtHomeReason::died},
      {WhereLater::not_known, AtHomeVerdict::not_at_home, AtHomeReason::not_traced}};
  for (const Case& each : cases) {
    CAPTURE(graph::word(each.where));
    const AtHomeRow row = row_at(each.where);
    CHECK(row.verdict == each.verdict);
    CHECK(row.reason == each.reason);
    CHECK(row.flags.empty());
    CHECK(row.said_by == SaidBy::person);
  }
}

TEST_CASE("whom it is about: each fact apart, and one that says no is enough") {
  struct Case {
    void (*change)(Discharge&);
    AtHomeReason reason;
  };
  const Case cases[] = {
      {[](Discharge& r) { r.to = DischargedTo::hospital; }, AtHomeReason::other_place},
      {[](Discharge& r) { r.to = DischargedTo::other; }, AtHomeReason::other_place},
      {[](Discharge& r) { r.for_rehabilitation = false; }, AtHomeReason::not_for_rehabilitation},
      {[](Discharge& r) { r.means_to_go_home = false; }, AtHomeReason::not_meant_to_go_home},
      {[](Discharge& r) { r.supported_by_authority = false; },
       AtHomeReason::not_supported_by_authority}};
  for (const Case& each : cases) {
    Discharge record = discharge_of("ada");
    each.change(record);
    AtHomeRow row = row_of_one(record);
    CAPTURE(word(each.reason));
    CHECK(row.verdict == AtHomeVerdict::outside);
    CHECK(row.reason == each.reason);
    record.day_91.reset();
    CHECK(row_of_one(record, "").verdict == AtHomeVerdict::outside);  // though their age is unknown
  }
  for (const DischargedTo to : {DischargedTo::home, DischargedTo::extra_care,
                                DischargedTo::shared_lives_home, DischargedTo::care_home}) {
    Discharge record = discharge_of("ada");
    record.to = to;
    CHECK(row_of_one(record).verdict == AtHomeVerdict::at_home);
  }
}

TEST_CASE("what nobody said is neither yes nor no") {
  struct Case {
    void (*forget)(Discharge&);
    AtHomeFlag flag;
  };
  const Case cases[] = {
      {[](Discharge& r) { r.to.reset(); }, AtHomeFlag::to_not_said},
      {[](Discharge& r) { r.for_rehabilitation.reset(); }, AtHomeFlag::rehabilitation_not_said},
      {[](Discharge& r) { r.means_to_go_home.reset(); }, AtHomeFlag::intention_not_said},
      {[](Discharge& r) { r.supported_by_authority.reset(); }, AtHomeFlag::authority_not_said}};
  for (const Case& each : cases) {
    Discharge record = discharge_of("ada");
    each.forget(record);
    const AtHomeRow row = row_of_one(record);
    CAPTURE(word(each.flag));
    CHECK(row.verdict == AtHomeVerdict::not_told);
    CHECK(row.reason == AtHomeReason::facts_missing);
    CHECK(row.flags == std::vector{each.flag});
  }
  const AtHomeRow ageless = row_of_one(discharge_of("ada"), "");
  CHECK(ageless.verdict == AtHomeVerdict::not_told);
  CHECK(ageless.flags == std::vector{AtHomeFlag::age_not_known});
}

TEST_CASE("sixty-five on the day of discharge, to the day") {
  const auto age_of = [](std::string_view born, std::string_view on) {
    return row_of_one(discharge_of("ada", on), born);
  };
  CHECK(age_of("1960-11-03", "2025-11-03").verdict == AtHomeVerdict::at_home);
  CHECK(age_of("1960-11-03", "2025-11-03").age == 65);
  CHECK(age_of("1960-11-04", "2025-11-03").verdict == AtHomeVerdict::outside);
  CHECK(age_of("1960-11-04", "2025-11-03").reason == AtHomeReason::under_age);
  CHECK(age_of("1960-11-04", "2025-11-03").age == 64);
}

TEST_CASE("who was born on 29 February is a year older on 1 March, and on the 29th in leap years") {
  const auto is_in = [](std::string_view born, std::string_view on) {
    return row_of_one(discharge_of("ada", on), born).verdict != AtHomeVerdict::outside;
  };
  CHECK_FALSE(is_in("1960-02-29", "2025-02-28"));
  CHECK(is_in("1960-02-29", "2025-03-01"));
  CHECK_FALSE(is_in("1956-02-29", "2021-02-28"));
  CHECK(is_in("1956-02-29", "2021-03-01"));
  CHECK_FALSE(is_in("1959-03-01", "2024-02-29"));
  CHECK(is_in("1959-02-28", "2024-02-29"));
}

TEST_CASE("a year or a band of birth decides only where it can") {
  const auto with_year = [](std::string_view year) {
    return row_of_one(discharge_of("ada"), year);
  };
  CHECK(with_year("1959").verdict == AtHomeVerdict::at_home);
  CHECK_FALSE(with_year("1959").age);
  CHECK(with_year("1961").verdict == AtHomeVerdict::outside);
  CHECK(with_year("1960").verdict == AtHomeVerdict::not_told);
  CHECK(is_flagged(with_year("1960"), AtHomeFlag::age_uncertain));
  const auto with_band = [](AgeBand band) {
    World world;
    graph::Person person;
    person.identity.number = tests::number_of("ada");
    person.age_band = band;
    world.put(person);
    world.put(discharge_of("ada"));
    return asked(world, winter()).rows.at(0);
  };
  CHECK(with_band(AgeBand::from_80).verdict == AtHomeVerdict::at_home);
  CHECK(with_band(AgeBand::from_35_to_49).verdict == AtHomeVerdict::outside);
  for (const AgeBand band : {AgeBand::from_50_to_64, AgeBand::from_65_to_79}) {
    CHECK(with_band(band).verdict == AtHomeVerdict::not_told);
    CHECK(with_band(band).flags == std::vector{AtHomeFlag::age_uncertain});
  }
}

TEST_CASE("day 91 is the discharge and 91 days, across leap days and years") {
  const auto day_91_of = [](std::string_view on) {
    return graph::to_text(row_of_one(discharge_of("ada", on)).day_91);
  };
  CHECK(day_91_of("2025-10-01") == "2025-12-31");
  CHECK(day_91_of("2025-12-31") == "2026-04-01");
  CHECK(day_91_of("2023-12-31") == "2024-03-31");
  CHECK(day_91_of("2023-11-30") == "2024-02-29");
  CHECK(day_91_of("2024-11-30") == "2025-03-01");
}

TEST_CASE("nobody traced them: not at home, and it is told why") {
  Discharge record = discharge_of("ada");
  record.day_91.reset();
  AtHomeRow row = row_of_one(record);
  CHECK(row.verdict == AtHomeVerdict::not_at_home);
  CHECK(row.reason == AtHomeReason::not_traced);
  CHECK(row.flags == std::vector{AtHomeFlag::day_91_not_said});
  record = discharge_of("ada");
  record.day_91->on = record.discharged_on->plus(90);
  row = row_of_one(record);
  CHECK(row.reason == AtHomeReason::not_traced);
  CHECK(is_flagged(row, AtHomeFlag::day_91_told_too_early));
  record.day_91->where = WhereLater::died;  // who has died stays so
  CHECK(row_of_one(record).reason == AtHomeReason::died);
  record = discharge_of("ada");
  record.day_91->on = tests::today.plus(1);
  row = row_of_one(record);
  CHECK(row.reason == AtHomeReason::not_traced);
  CHECK(is_flagged(row, AtHomeFlag::day_91_dated_later));
  record.day_91->on.reset();
  record.day_91->said_by.reset();
  row = row_of_one(record);
  CHECK(row.verdict == AtHomeVerdict::at_home);
  CHECK(row.flags == std::vector{AtHomeFlag::day_91_undated, AtHomeFlag::day_91_teller_not_said});
}

TEST_CASE("before their 91st day nobody counts either way") {
  World world;
  put_person(world, "ada");
  Discharge record = discharge_of("ada", "2026-10-01");
  record.day_91.reset();
  world.put(record);
  AtHomeQuestion question;
  question.from = day("2026-10-01");
  question.to = day("2027-01-01");
  question.today = day("2026-12-30");
  CHECK(asked(world, question).rows.at(0).verdict == AtHomeVerdict::not_yet);
  CHECK(asked(world, question).find("at_home_91")->whole == 0);
  question.today = day("2026-12-31");
  CHECK(asked(world, question).rows.at(0).verdict == AtHomeVerdict::not_at_home);
  CHECK(asked(world, question).find("at_home_91")->whole == 1);
}

TEST_CASE("several records of one discharge count once, and what they differ in is not known") {
  World world;
  put_person(world, "ada");
  const Discharge first = discharge_of("ada");
  Discharge second = first;
  second.identity.number = tests::number_of("the same again");
  world.put(first);
  world.put(second);
  AtHomeAnswer answer = asked(world, winter());
  REQUIRE(answer.rows.size() == 1);
  CHECK(answer.rows[0].records.size() == 2);
  CHECK(answer.rows[0].verdict == AtHomeVerdict::at_home);
  CHECK(answer.rows[0].flags == std::vector{AtHomeFlag::told_more_than_once});
  second.day_91->where = WhereLater::care_home;
  world.put(second);
  answer = asked(world, winter());
  CHECK(answer.rows[0].reason == AtHomeReason::not_traced);
  CHECK(is_flagged(answer.rows[0], AtHomeFlag::records_contradict));
  second = first;
  second.identity.number = tests::number_of("the same again");
  second.for_rehabilitation = false;
  world.put(second);
  answer = asked(world, winter());
  CHECK(answer.rows[0].verdict == AtHomeVerdict::not_told);
  CHECK(is_flagged(answer.rows[0], AtHomeFlag::rehabilitation_not_said));
}

TEST_CASE("two discharges count as two, and the first is told of the second") {
  World world;
  put_person(world, "ada");
  world.put(discharge_of("ada", "2025-10-05"));
  world.put(discharge_of("ada", "2025-11-20"));
  const AtHomeAnswer answer = asked(world, winter());
  REQUIRE(answer.rows.size() == 2);
  CHECK(is_flagged(answer.rows[0], AtHomeFlag::discharged_again));
  CHECK_FALSE(is_flagged(answer.rows[1], AtHomeFlag::discharged_again));
  CHECK(answer.find("at_home_91")->whole == 2);
}

TEST_CASE("an arrangement on day 91 stands beside and is never counted") {
  World world;
  put_person(world, "ada");
  Discharge record = discharge_of("ada");
  record.day_91.reset();
  world.put(record);
  graph::Arrangement arrangement = tests::living_in("ada", "elm");
  world.put(arrangement);
  AtHomeRow row = asked(world, winter()).rows.at(0);
  CHECK(row.verdict == AtHomeVerdict::not_at_home);
  CHECK(row.reason == AtHomeReason::not_traced);
  CHECK(is_flagged(row, AtHomeFlag::arrangement_that_day));
  CHECK(row.arrangements.size() == 1);
  arrangement.end = row.day_91;  // its first day after
  world.put(arrangement);
  CHECK(asked(world, winter()).rows.at(0).arrangements.empty());
  arrangement.end = row.day_91.plus(1);
  world.put(arrangement);
  record = discharge_of("ada");
  record.day_91->where = WhereLater::care_home;
  world.put(record);
  row = asked(world, winter()).rows.at(0);
  CHECK(row.reason == AtHomeReason::care_home);
  CHECK(is_flagged(row, AtHomeFlag::arrangement_contradicts));
}

TEST_CASE("discharges of the window alone, the undated told apart") {
  World world;
  put_person(world, "ada");
  for (const char* on : {"2025-09-30", "2025-10-01", "2025-12-31", "2026-01-01"}) {
    world.put(discharge_of("ada", on));
  }
  Discharge undated = discharge_of("ada", "2025-10-02");
  undated.discharged_on.reset();
  world.put(undated);
  const AtHomeAnswer answer = asked(world, winter());
  REQUIRE(answer.rows.size() == 2);
  CHECK(answer.rows[0].discharged_on == day("2025-10-01"));
  CHECK(answer.rows[1].discharged_on == day("2025-12-31"));
  CHECK(answer.undated.size() == 1);
  CHECK(answer.is_published_window);
  AtHomeQuestion other = winter();
  other.to = day("2026-02-01");
  CHECK_FALSE(asked(world, other).is_published_window);
}

TEST_CASE("without a window it is the latest whose 91st days have all passed") {
  World world;
  AtHomeQuestion question;
  question.today = day("2026-04-01");
  CHECK(asked(world, question).from == day("2025-10-01"));
  CHECK(asked(world, question).to == day("2026-01-01"));
  CHECK(asked(world, question).is_published_window);
  question.today = day("2026-03-31");
  CHECK(asked(world, question).from == day("2024-10-01"));
  question.today = day("2024-03-31");  // a leap year: one day earlier
  CHECK(asked(world, question).from == day("2023-10-01"));
  question.today = day("2024-03-30");
  CHECK(asked(world, question).from == day("2022-10-01"));
}

TEST_CASE(
    "the rules of a year stand with the answer, and unheld ones are refused with those held") {
  World world;
  AtHomeQuestion question = winter();
  CHECK(asked(world, question).rules == &at_home_rules().back());
  for (const AtHomeRules& each : at_home_rules()) {
    question.rules = each.version;
    CHECK(asked(world, question).rules->version == each.version);
    CHECK_FALSE(each.source.empty());
  }
  question.rules = "ascof-2024-25";
  question.to.reset();
  const auto refused = at_home_91(world.view(), question);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == graph::ErrorCode::bad_input);
  REQUIRE(refused.error().faults.size() == 2);
  CHECK(refused.error().faults[0].pointer == "/rules");
  CHECK(refused.error().faults[0].detail.find("ascof-2021-22") != std::string::npos);
  CHECK(refused.error().faults[1].pointer == "/to");
  question = winter();
  std::swap(question.from, question.to);
  CHECK_FALSE(at_home_91(world.view(), question).ok());
  question = winter();
  question.from = tests::today.plus(1);
  question.to = tests::today.plus(2);
  CHECK_FALSE(at_home_91(world.view(), question).ok());
}

TEST_CASE("the figures add up, each is in the dictionary, and every entry is produced") {
  World world;
  put_person(world, "ada");
  put_person(world, "bea", "1990-01-01");
  put_person(world, "cyd");
  world.put(discharge_of("ada"));
  world.put(discharge_of("bea"));
  Discharge lost = discharge_of("cyd");
  lost.day_91.reset();
  world.put(lost);
  const AtHomeAnswer answer = asked(world, winter());
  const CardFigure* share = answer.find("at_home_91");
  REQUIRE(share != nullptr);
  CHECK(share->value == 1);
  CHECK(share->whole == 2);
  CHECK(share->items.at(0).record == tests::number_of("ada leaves 2025-11-03"));
  CHECK(answer.find("at_home_91.outside")->value == 1);
  std::set<std::string_view> produced;
  std::int64_t by_reason = 0;
  for (const CardFigure& figure : answer.figures) {
    CAPTURE(figure.name);
    const Measure* measure = measure_of(figure.name);
    REQUIRE(measure != nullptr);
    CHECK(measure->of == MeasureOf::at_home_91);
    CHECK(measure->unit == word(figure.unit));
    produced.insert(measure->name);
    if (figure.name.starts_with("at_home_91.reason.")) by_reason += figure.value;
  }
  CHECK(by_reason == 3);
  for (const Measure& measure : measures()) {
    if (measure.of == MeasureOf::at_home_91) CHECK(produced.count(measure.name) == 1);
  }
}

TEST_CASE("one person's own alone, and the same in any order") {
  World world;
  World backwards;
  for (const char* name : {"ada", "bea"}) put_person(world, name);
  for (const char* name : {"bea", "ada"}) put_person(backwards, name);
  const Discharge records[] = {discharge_of("ada"), discharge_of("bea"),
                               discharge_of("ada", "2025-12-01")};
  for (const Discharge& each : records) world.put(each);
  for (std::size_t i = 3; i > 0; --i) backwards.put(records[i - 1]);
  const AtHomeAnswer one = asked(world, winter());
  const AtHomeAnswer two = asked(backwards, winter());
  REQUIRE(one.rows.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(one.rows[i].person == two.rows[i].person);
    CHECK(one.rows[i].records == two.rows[i].records);
    CHECK(one.rows[i].verdict == two.rows[i].verdict);
  }
  AtHomeQuestion own = winter();
  own.person = tests::person_number("ada");
  CHECK(asked(world, own).rows.size() == 2);
}

}  // namespace kith::matcher
