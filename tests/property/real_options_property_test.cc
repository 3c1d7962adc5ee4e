// SPDX-License-Identifier: Apache-2.0
// Real options found quickly are those of asking every rule of every home.
#include <map>

#include "matcher/ledger.h"
#include "matcher/real_options.h"
#include "tests/support/property.h"
#include "tests/support/random_world.h"

namespace kith::matcher {

TEST_CASE("real options are those of asking about each home by itself") {
  std::map<std::string, std::size_t> reached;
  tests::property("oracle", [&reached](std::uint64_t seed) {
    const tests::RandomWorld world = tests::random_world(seed, {3, 1 + seed % 12});
    const graph::View view = tests::view_of(world);
    Question question = tests::question_about(world);
    question.policy.real_option_floor = seed % 3 == 0 ? 0 : 4'500 + static_cast<int>(seed % 900);
    const RealOptions found =
        real_options(view, CandidateIndex().advanced_to(view), question).value();
    const Proposals list = propose_exhaustively(view, question).value();
    RC_ASSERT(found.closed == list.closed);
    RC_ASSERT(found.blocking == list.blocking);
    if (!found.closed.empty()) return;
    RC_ASSERT(found.fitting == list.counts.passed);
    std::vector<RealOption> expected;
    for (graph::Index home = 0; home < view.count(graph::Kind::household); ++home) {
      const auto option = real_option_at(view, question, home).value();
      if (option) expected.push_back(*option);
    }
    RC_ASSERT(found.options == expected);
    if (!expected.empty()) ++reached["some"];
    if (expected.size() < found.fitting) ++reached["fits, and is none"];
    question.policy.real_option_floor = 0;
    const CandidateIndex index = CandidateIndex().advanced_to(view);
    const graph::Index person = *view.index_of(graph::Kind::person, question.person.number);
    const RealOptions every = real_options(view, index, question).value();
    for (const RealOption& each : every.options) {
      RC_ASSERT(!leaves_important_at_zero(view, question, person, each.home));
    }
    question.rights.confidential = true;
    RC_ASSERT(real_options(view, index, question).value() == every);
  });
  CHECK(reached["some"] > 20);
  CHECK(reached["fits, and is none"] > 5);
}

}  // namespace kith::matcher
