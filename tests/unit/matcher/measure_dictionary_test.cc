// SPDX-License-Identifier: Apache-2.0
#include "matcher/measure_dictionary.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "matcher/connection_card.h"
#include "tests/support/worked_example.h"

namespace kith::matcher {
namespace {

using tests::day;
using tests::LedgerWorld;

// Twenty people beside Maya, of two ages, areas and kinds of arrangement, so that groups are told.
void put_two_groups(LedgerWorld& world) {
  for (int i = 0; i < 20; ++i) {
    const std::string name = "folk " + std::to_string(i);
    const bool first = i < 10;
    graph::Person person;
    person.identity.number = tests::number_of(name);
    person.called = name;
    person.agreement = {tests::agreed(graph::AgreementFor::circle)};
    person.age_band = first ? graph::AgeBand::from_25_to_34 : graph::AgeBand::from_80;
    person.area_now = graph::Place{};
    person.area_now->name = first ? "Leigh" : "Atherton";
    world.put(person);
    graph::Arrangement arrangement = tests::living_in(name, "home " + std::to_string(i));
    arrangement.arrangement_kind =
        first ? graph::ArrangementKind::live_in : graph::ArrangementKind::day;
    arrangement.start = day("2026-01-01");
    world.put(arrangement);
    for (const char* at : {"2026-02-20", "2026-08-28"}) {
      graph::Review review = LedgerWorld::review(name + at, at, {});
      review.person = tests::person_number(name);
      world.put(review);
    }
  }
}

ConnectionCard full_card() {
  LedgerWorld world = tests::worked_life();
  put_two_groups(world);
  CardQuestion question;
  question.from = day("2026-03-01");
  question.to = day("2026-09-01");
  question.today = tests::today;
  auto card = connection_card(world.view(), question);
  REQUIRE(card.ok());
  return std::move(card).value();
}

}  // namespace

TEST_CASE("every figure of a card has an entry, in its own unit, and shares name their whole") {
  const ConnectionCard card = full_card();
  CHECK(card.figures.size() > 100);
  for (const CardFigure& figure : card.figures) {
    CAPTURE(figure.name);
    const Measure* measure = measure_of(figure.name);
    REQUIRE(measure != nullptr);
    CHECK(measure->of == MeasureOf::connection_test);
    CHECK(measure->unit == word(figure.unit));
    if (figure.whole || figure.rate) CHECK_FALSE(measure->denominator.empty());
  }
}

TEST_CASE("every entry is on the card, or belongs to another measure") {
  const ConnectionCard card = full_card();
  std::set<std::string_view> produced;
  for (const CardFigure& figure : card.figures) produced.insert(measure_of(figure.name)->name);
  for (const Measure& measure : measures()) {
    CAPTURE(measure.name);
    CHECK((produced.count(measure.name) == 1) == (measure.of == MeasureOf::connection_test));
  }
}

TEST_CASE("every member of a family is one that the card has") {
  const ConnectionCard card = full_card();
  for (const Measure& measure : measures()) {
    if (measure.of != MeasureOf::connection_test) continue;
    for (const MeasureWord& each : measure.words) {
      const std::string name =
          std::string(measure.name.substr(0, measure.name.size() - 1)) + std::string(each.word);
      CHECK_MESSAGE(card.find(name) != nullptr, name);
      CHECK_MESSAGE(!each.means.empty(), name);
    }
  }
}

TEST_CASE("every entry says all there is to say, once") {
  std::set<std::string_view> names;
  for (const Measure& measure : measures()) {
    CAPTURE(measure.name);
    CHECK(names.insert(measure.name).second);
    for (const std::string_view text :
         {measure.unit, measure.definition, measure.numerator, measure.reading, measure.cannot_say,
          measure.source, measure.since}) {
      CHECK_FALSE(text.empty());
    }
    CHECK(measure_of(measure.name) == &measure);
    CHECK_FALSE(version_of(measure.of).empty());
    for (const char* badge : {"good", "better", "worse", "score", "badge", "rating"}) {
      CHECK_MESSAGE(measure.reading.find(badge) == std::string_view::npos, badge);
    }
  }
}

TEST_CASE("what no figure is called has no entry") {
  for (const char* name : {"", "net", "lost.", "lost.reason", "lost.reason.", "lost.reason.badger",
                           "lost.by_area.", "LOST", "lost.reason.moved.more", "*"}) {
    CHECK_MESSAGE(measure_of(name) == nullptr, name);
  }
  CHECK(measure_of("lost.by_area.Leigh") == measure_of("lost.by_area.*"));
  CHECK(measure_of("lost.reason.moved") == measure_of("lost.reason.*"));
}

}  // namespace kith::matcher
