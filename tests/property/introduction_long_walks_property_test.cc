// SPDX-License-Identifier: Apache-2.0
// Long random walks through introductions, straight at the guards: whatever is sent in whatever
// order, what was accepted holds to the rules of the field, as a slow judge of the bare list of
// steps reads them. A class of case that was never reached is a failure of the test.
#include <algorithm>
#include <cstdio>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/first_seed.h"
#include "tests/support/introduction_oracle.h"
#include "tests/support/introduction_walks.h"
#include "tests/support/sanitized.h"

namespace kith::tests {
using namespace graph;  // NOLINT: everything here is made of its words

namespace {

constexpr std::uint64_t walks = is_sanitized ? 500 : 10'000;
constexpr std::size_t walk_length = 40;
constexpr std::size_t steps_after_the_end = 3;
constexpr Pair pair{"maya", "elm"};

// Which of the guards' facts are taken away, to see that the judge misses them.
enum class Guards : std::uint8_t { whole, know_no_residents };

class Walk {
 public:
  Walk(std::uint64_t seed, Guards guards) : random_(seed), guards_(guards) {
    guided_ = seed % 4 != 0;
    facts_.minor = random_() % 4 == 0;
    facts_.has_baseline = random_() % 8 != 0;
    moves_in_at_ = random_() % 3 == 0 ? 4 + static_cast<std::size_t>(random_() % 25)
                                      : std::size_t{9} * walk_length;
    world_.put(a_walker(pair, facts_.minor));
    world_.put(home(false));
    world_.put(a_home(back_up));
    world_.put(an_introduction(pair));
    if (facts_.has_baseline) world_.put(a_baseline(pair));
  }

  // Until so many steps were accepted, or soon after it is over.
  void go() {
    const auto beginnings = walk_beginnings();
    while (taken_.empty()) send(beginnings[drawn(beginnings, {})]);
    const std::vector<WalkCommand>& all = commands();
    std::vector<int> accepted(all.size());
    std::size_t after_the_end = 0;
    for (std::size_t tried = 0; tried < walk_length * 40; ++tried) {
      if (taken_.size() >= walk_length || after_the_end > steps_after_the_end) return;
      if (!facts_.late_since && taken_.size() >= moves_in_at_) move_in();
      const std::size_t next = drawn(all, accepted);
      const std::size_t before = taken_.size();
      send(all[next]);
      accepted[next] += taken_.size() > before ? 1 : 0;
      after_the_end += over_ && taken_.size() > before ? 1 : 0;
    }
  }

  const std::vector<StepTaken>& taken() const { return taken_; }
  const WalkFacts& facts() const { return facts_; }
  std::size_t refused() const { return refused_; }
  View view() { return world_.view(); }
  bool changed_by_refusals() const { return changed_by_refusals_; }

 private:
  const std::vector<WalkCommand>& commands() const {
    static const std::vector<WalkCommand> adult = walk_commands(false);
    static const std::vector<WalkCommand> minor = walk_commands(true);
    return facts_.minor ? minor : adult;
  }

  // By weight, in most walks more so; what was said often already is said less.
  std::size_t drawn(const std::vector<WalkCommand>& all, const std::vector<int>& accepted) {
    std::vector<int> weights;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const int times = 1 + (accepted.empty() ? 0 : accepted[i]);
      const int weight = all[i].weight * (guided_ ? all[i].weight / 4 : 16);
      weights.push_back(std::max(1, weight / (times * times)));
    }
    return std::discrete_distribution<std::size_t>(weights.begin(), weights.end())(random_);
  }

  Household home(bool with_late) const {
    Household made = a_walked_home(pair, with_late);
    if (guards_ == Guards::know_no_residents) made.others_living.clear();
    return made;
  }

  void move_in() {
    world_.put(home(true));
    facts_.late_since = taken_.size();
  }

  bool accepted(const StepTaken& step) {
    const std::uint64_t before = world_.view().position();
    if (!take(world_, step)) {
      changed_by_refusals_ = changed_by_refusals_ || world_.view().position() != before;
      return false;
    }
    taken_.push_back(step);
    over_ = over_ || step.step == StepKind::withdrawn || step.step == StepKind::rejected ||
            step.step == StepKind::ended || step.outcome == YesNo::no;
    return true;
  }

  // What Kith adds is tried out, so that nobody here has to know when it comes.
  void send(const WalkCommand& command) {
    StepTaken step = command.step(pair);
    if (step.emergency) step.emergency->stay = id_of<Kind::emergency_stay>("the stay");
    bool took = accepted(step);
    if (!took && step.step == StepKind::signed_) {
      step.arrangement = id_of<Kind::arrangement>("the arrangement");
      took = accepted(step);
    }
    refused_ += took ? 0 : 1;
    if (!took || step.step != StepKind::answered) return;
    for (const YesNo outcome : {YesNo::yes, YesNo::no}) {
      if (accepted(disclosed(pair, outcome))) return;
    }
  }

  std::mt19937_64 random_;
  Guards guards_;
  World world_;
  WalkFacts facts_;
  std::size_t moves_in_at_ = 0;
  std::vector<StepTaken> taken_;
  std::size_t refused_ = 0;
  bool changed_by_refusals_ = false;
  bool over_ = false;
  bool guided_ = false;
};

std::string told(const Walk& walk) {
  std::string text;
  for (const StepTaken& each : walk.taken()) {
    text += std::string(word(each.step)) + " " + std::string(word(each.party));
    if (each.question) text += " " + std::string(word(*each.question));
    if (each.answer) text += " " + std::string(word(*each.answer));
    if (each.best_interests) text += " (decided)";
    if (each.outcome) text += " " + std::string(word(*each.outcome));
    text += "; ";
  }
  return text;
}

bool is(const StepTaken& step, StepKind kind) { return step.step == kind; }

bool same_parties(std::vector<PartyNumber> a, std::vector<PartyNumber> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

// The ledger's own account against the bare list.
std::vector<std::string> faults_of_ledger(Walk& walk) {
  std::vector<std::string> faults;
  const IntroductionState state = state_of(walk.view(), pair.introduction());
  const auto declining = still_declining(walk.taken());
  const bool declined =
      is_declined(walk.view(), person_number(pair.person), household_number(pair.home));
  if (declined != !declining.empty()) faults.emplace_back("declined, or not, against the list");
  std::vector<PartyNumber> left;
  for (const PartyNumber& each : state.declined_by) {
    const auto& again = state.reopened_by;
    if (std::find(again.begin(), again.end(), each) == again.end()) left.push_back(each);
  }
  if (!same_parties(left, declining)) faults.emplace_back("others declined than the list says");
  const bool made = std::any_of(walk.taken().begin(), walk.taken().end(),
                                [](const StepTaken& each) { return each.arrangement.has_value(); });
  if (made != state.arrangement.has_value()) faults.emplace_back("an arrangement nobody made");
  if (state.steps != walk.taken().size()) faults.emplace_back("steps were lost");
  return faults;
}

// Of each sentence that a fault says the first walk, so that one does not hide the next.
class AtFault {
 public:
  void add(std::uint64_t seed, const std::string& fault, const Walk& walk) {
    std::string& first = first_[fault.substr(fault.find(' ') + 1)];
    if (first.empty()) first = "seed " + std::to_string(seed) + ": " + fault + "\n" + told(walk);
    ++count_;
  }
  void check() const {
    for (const auto& each : first_) CHECK_MESSAGE(false, each.second);
    CHECK(count_ == 0);
  }

 private:
  std::map<std::string, std::string> first_;
  std::size_t count_ = 0;
};

void count_agreement(const Walk& walk, std::map<std::string, std::size_t>& reached) {
  const auto any = [&](auto holds) {
    return std::any_of(walk.taken().begin(), walk.taken().end(), holds);
  };
  if (walk.facts().minor) ++reached["agreed for a 17-year-old"];
  if (walk.facts().late_since) ++reached["agreed after somebody moved in"];
  const bool decided = any(
      [](const StepTaken& each) { return each.best_interests && is(each, StepKind::answered); });
  if (decided) ++reached["agreed with a best-interests decision"];
  if (any([](const StepTaken& each) { return is(each, StepKind::emergency_begun); })) {
    ++reached["agreed after an emergency stay"];
  }
  if (any([](const StepTaken& each) {
        return each.felt && each.felt->reaction == Reaction::objected;
      })) {
    ++reached["agreed though they had objected once"];
  }
}

}  // namespace

TEST_CASE("long random walks keep every rule, step by step") {
  const std::uint64_t first = first_seed();
  std::map<std::string, std::size_t> reached;
  std::size_t taken = 0;
  std::size_t refused = 0;
  AtFault at_fault;
  for (std::uint64_t seed = first; seed < first + walks; ++seed) {
    Walk walk(seed, Guards::whole);
    walk.go();
    std::vector<std::string> faults = faults_of_walk(pair, walk.facts(), walk.taken());
    for (std::string& each : faults_of_ledger(walk)) faults.push_back(std::move(each));
    if (walk.changed_by_refusals()) faults.emplace_back("a refusal changed something");
    if (!faults.empty()) at_fault.add(seed, faults.front(), walk);
    taken += walk.taken().size();
    refused += walk.refused();
    ++reached[std::string(word(*stage_of(state_of(walk.view(), pair.introduction()))))];
    for (const StepTaken& each : walk.taken()) {
      ++reached["step " + std::string(word(each.step))];
      if (each.arrangement) count_agreement(walk, reached);
    }
  }
  at_fault.check();
  std::printf("walks: %llu from seed %llu, steps taken: %zu, refused: %zu\n",
              static_cast<unsigned long long>(walks), static_cast<unsigned long long>(first), taken,
              refused);
  for (const auto& [what, count] : reached) std::printf("  %s: %zu\n", what.c_str(), count);
  if (is_sanitized) return;  // a twentieth of the walks does not come everywhere
  for (const std::string_view kind : words<StepKind>) {
    if (kind == word(StepKind::journeys_shown)) continue;  // follows a share through the facade
    CHECK_MESSAGE(reached["step " + std::string(kind)] > 0, kind, " was never reached");
  }
  for (const std::string what :
       {"agreed for a 17-year-old", "agreed after somebody moved in",
        "agreed with a best-interests decision", "agreed after an emergency stay",
        "agreed though they had objected once", "stopped", "on_hold", "declined", "rejected",
        "withdrawn", "ended"}) {
    CHECK_MESSAGE(reached[what] > 0, what, " was never reached");
  }
}

// The control: guards that do not know who lives there, or a judge who forgets them.
TEST_CASE("guards that forget residents are seen, and so is a judge that does") {
  const std::uint64_t first = first_seed();
  std::size_t seen = 0;
  std::size_t agreed = 0;
  std::size_t overlooked = 0;
  for (std::uint64_t seed = first; seed < first + walks / 10; ++seed) {
    Walk walk(seed, Guards::know_no_residents);
    walk.go();
    WalkFacts facts = walk.facts();
    facts.late_since.reset();
    seen += faults_of_walk(pair, facts, walk.taken()).empty() ? 0 : 1;
    facts.forgets_residents = true;
    overlooked += faults_of_walk(pair, facts, walk.taken()).empty() ? 1 : 0;
    agreed += std::any_of(walk.taken().begin(), walk.taken().end(),
                          [](const StepTaken& each) { return each.arrangement.has_value(); });
  }
  std::printf(
      "guards that forget residents: %zu walks seen at fault, %zu overlooked by a judge "
      "that forgets them too, %zu came to an arrangement\n",
      seen, overlooked, agreed);
  CHECK(seen > walks / 100);
  CHECK(overlooked > walks / 100);
  CHECK(agreed > 0);
}

}  // namespace kith::tests
