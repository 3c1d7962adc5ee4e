// SPDX-License-Identifier: Apache-2.0
#include "matcher/criteria_words.h"

#include <doctest/doctest.h>

#include "tests/support/pair_of.h"

namespace kith::matcher {
namespace {

using graph::Kind;
using graph::SaidBy;
using tests::told_by;

graph::Said in_words(std::string words) {
  graph::Provenance provenance;
  provenance.own_words.value = std::move(words);
  return {std::make_shared<const graph::Provenance>(provenance)};
}

const Teller okafors{"the Okafors", Kind::household};
const Teller jamie{"Jamie", Kind::person};
const Verbs loving{"said they love ", "love "};

}  // namespace

TEST_CASE("a verb of saying is only for those who said it") {
  CHECK(stated(okafors, told_by(SaidBy::carer), loving, "tea") ==
        "the Okafors said they love tea (carer told us, 2 Oct 2026)");
  CHECK(stated(okafors, told_by(SaidBy::staff), loving, "tea") ==
        "the Okafors love tea (staff told us, 2 Oct 2026)");
  CHECK(stated(okafors, {}, loving, "tea") == "on record the Okafors love tea");
}

TEST_CASE("what is only known needs no speaker, but a quotation does") {
  CHECK(stated(jamie, {}, {"likes ", "likes "}, "tea") == "Jamie likes tea");
  CHECK(stated(jamie, in_words("Tea!"), {"likes ", "likes "}, "tea") ==
        "on record Jamie likes tea (“Tea!”)");
}

TEST_CASE("who described somebody is who is said to have") {
  CHECK(described(jamie, told_by(SaidBy::person), "calm") ==
        "Jamie described themselves as calm (told us, 2 Oct 2026)");
  CHECK(described(jamie, told_by(SaidBy::staff), "calm") ==
        "staff describe Jamie as calm (2 Oct 2026)");
  CHECK(described(jamie, told_by(SaidBy::family), "calm") ==
        "family describe Jamie as calm (2 Oct 2026)");
  CHECK(described(jamie, told_by(SaidBy::carer), "calm") ==
        "a carer describes Jamie as calm (2 Oct 2026)");
  CHECK(described(jamie, told_by(SaidBy::record), "calm") ==
        "on record Jamie is calm (2 Oct 2026)");
  CHECK(described(okafors, {}, "calm") == "on record the Okafors are calm");
}

TEST_CASE("nobody's stance is made more of than it is") {
  CHECK(stance_verb(graph::Stance::love) == "loves ");
  CHECK(stance_verb(graph::Stance::would_try) == "would try ");
}

}  // namespace kith::matcher
