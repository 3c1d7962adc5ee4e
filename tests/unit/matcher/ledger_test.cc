// SPDX-License-Identifier: Apache-2.0
#include "matcher/ledger.h"

#include <doctest/doctest.h>

#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using tests::a_home;
using tests::a_person;
using tests::PairOf;

std::vector<Ledger> ledgers_of(const PairOf& both) {
  return ledgers(both.view(), both.pair().question, 0, 0, Detail::full).value();
}

const LedgerLine& line(const Ledger& ledger, Criterion criterion) {
  for (const LedgerLine& each : ledger.lines) {
    if (each.criterion == criterion) return each;
  }
  KITH_CHECK(false);
  return ledger.lines.front();
}

}  // namespace

TEST_CASE("somebody of whom nothing is known suits everybody half, with no coverage") {
  const std::vector<Ledger> found = ledgers_of(PairOf(a_person("maya"), a_home("elm")));
  REQUIRE(found.size() == 2);
  CHECK(found[0].role == PartyRole::person);
  CHECK(found[1].role == PartyRole::carer);
  for (const Ledger& ledger : found) {
    CHECK(ledger.suitability == 5'000);
    CHECK(ledger.coverage == 0);
    CHECK(ledger.remainder == 0);
  }
  // Person: all but residents' wishes and matters: 5+3+2+5+6+3+4+2+2. Carer: without places.
  CHECK(found[0].denominator == 32);
  CHECK(found[1].denominator == 27);
}

TEST_CASE("the lines add up exactly, with the remainder") {
  graph::Person person = a_person("maya");
  person.rhythm.emplace();
  person.rhythm->busy = graph::Scale{1};
  person.rhythm->strength = graph::Strength::important;
  graph::Household home = a_home("elm");
  home.rhythm.emplace();
  home.rhythm->busy = graph::Scale{2};
  const Ledger ledger = ledgers_of(PairOf(person, home))[0];
  CHECK(line(ledger, Criterion::rhythm).weight == 6);  // 2 × important
  CHECK(line(ledger, Criterion::rhythm).product == 40'200);
  CHECK(ledger.denominator == 36);
  // 30 × 5,000 + 40,200 = 190,200 = 36 × 5,283 + 12.
  CHECK(ledger.suitability == 5'283);
  CHECK(ledger.remainder == 12);
  CHECK(ledger.coverage == 1'666);  // ⌊10,000 × 6 / 36⌋
}

TEST_CASE("the denominator depends on the party alone") {
  graph::Person person = a_person("maya");
  graph::Household full = a_home("elm");
  full.rhythm.emplace();
  full.rhythm->busy = graph::Scale{2};
  full.rhythm->strength = graph::Strength::must;
  full.home.emplace();
  full.home->quiet = graph::Scale{5};
  CHECK(ledgers_of(PairOf(person, full))[0].denominator ==
        ledgers_of(PairOf(person, a_home("elm")))[0].denominator);
}

TEST_CASE("a silent resident has no ledger, one with a word has") {
  graph::Household home = a_home("elm");
  home.residents = {tests::a_resident("femi")};
  home.residents[0].must_not = {tests::must("dog")};
  CHECK(ledgers_of(PairOf(a_person("maya"), home)).size() == 2);
  home.residents[0].rhythm.emplace();
  CHECK(ledgers_of(PairOf(a_person("maya"), home)).size() == 2);
  home.residents[0].rhythm->talk = graph::Scale{2};
  const std::vector<Ledger> found = ledgers_of(PairOf(a_person("maya"), home));
  REQUIRE(found.size() == 3);
  CHECK(found[2].role == PartyRole::resident);
  CHECK(found[2].party == tests::subject_number("femi"));
  CHECK(found[2].denominator == 14);  // personality 3, rhythm 2, interests 6, wishes 3
}

TEST_CASE("more than sixteen parties are refused by name") {
  graph::Household home = a_home("elm");
  for (int i = 0; i < 15; ++i) home.carers.push_back(tests::a_carer("c" + std::to_string(i)));
  const PairOf both(a_person("maya"), home);
  const auto refused = ledgers(both.view(), both.pair().question, 0, 0, Detail::numbers);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == graph::ErrorCode::too_large);
  CHECK(refused.error().message.find("too_many_parties") != std::string::npos);
}

TEST_CASE("ledgers without lines are the same numbers, and are given up below what is wanted") {
  const PairOf both(a_person("maya"), a_home("elm"));
  const Question& question = both.pair().question;
  const auto with_lines = ledgers_of(both);
  const auto found = ledgers_reaching(5'000, both.view(), question, 0, 0).value();
  REQUIRE(found.size() == with_lines.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    CHECK(found[i].lines.empty());
    CHECK(found[i].suitability == with_lines[i].suitability);
    CHECK(found[i].coverage == with_lines[i].coverage);
    CHECK(found[i].denominator == with_lines[i].denominator);
  }
  CHECK(ledgers_reaching(5'001, both.view(), question, 0, 0).value().empty());
}

}  // namespace kith::matcher
