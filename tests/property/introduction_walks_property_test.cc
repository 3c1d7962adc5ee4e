// SPDX-License-Identifier: Apache-2.0
// Every sequence of transitions on a small world, through the facade: from each distinct state each
// thing that anybody might send is sent once. Two ways to the same state go on alike, so that all
// sequences are counted without walking each. In each state a slow judge reads the bare list of
// what was accepted; what was refused changed nothing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/introduction_oracle.h"
#include "tests/support/sanitized.h"
#include "tests/support/walked_scheme.h"

namespace kith::tests {
using namespace graph;  // NOLINT: everything here is made of its words

namespace {

// One pair's state with the names of all pairs, and without what cannot make a difference: in which
// order people answered, and after how many steps.
class Renamed {
 public:
  explicit Renamed(const Pair& pair) : pair_(pair) {}

  IntroductionState operator()(IntroductionState state) const {
    state.introduction = {};
    state.person = person_number("maya");
    state.household = household_number("elm");
    for (auto* list : {&state.declined_by, &state.reopened_by, &state.said_yes,
                       &state.said_yes_to_arrange, &state.signed_by}) {
      for (PartyNumber& each : *list) each.of = in_place_of(each.of, pair_, all);
      std::sort(list->begin(), list->end());
    }
    for (PartyAnswer& each : state.answers) each.who.of = in_place_of(each.who.of, pair_, all);
    std::sort(state.answers.begin(), state.answers.end(),
              [](const PartyAnswer& a, const PartyAnswer& b) {
                return std::pair(a.who, a.own) < std::pair(b.who, b.own);
              });
    if (state.arrangement) state.arrangement = id_of<Kind::arrangement>("all");
    if (state.emergency_stay) state.emergency_stay = id_of<Kind::emergency_stay>("all");
    state.steps = 0;
    return state;
  }

 private:
  static constexpr Pair all{"maya", "elm"};
  Pair pair_;
};

constexpr std::size_t copies_at_once = 6;
constexpr std::size_t second_beginnings_max = 200;  // of each stage

struct Node {
  IntroductionState state;
  std::vector<std::size_t> path;                          // commands that lead here
  WalkingPair* first = nullptr;                           // which came here, and stays
  std::vector<std::pair<std::size_t, std::size_t>> next;  // command, node
  bool expanded = false;
};

class Explorer {
 public:
  // `whole`: with what is rarely said, too.
  Explorer(bool minor, bool whole) : minor_(minor), scheme_(minor), beginnings_(walk_beginnings()) {
    for (WalkCommand& each : walk_commands(minor)) {
      if (whole || !each.rare) commands_.push_back(std::move(each));
    }
    nodes_.emplace_back();  // nothing has happened yet
  }

  // From every state within so many steps of the beginning.
  void explore(std::size_t steps) {
    std::vector<std::size_t> now{0};
    std::set<std::size_t> met{0};
    for (std::size_t step = 0; step < steps; ++step) {
      std::vector<std::size_t> later;
      for (const std::size_t each : now) {
        expand(each);
        for (const auto& way : nodes_[each].next) {
          if (met.insert(way.second).second) later.push_back(way.second);
        }
      }
      now = std::move(later);
    }
  }

  // From every state on the way of a script, by the commands' names.
  void explore_along(const std::vector<std::string>& script) {
    std::size_t at = 0;
    for (const std::string& name : script) {
      expand(at);
      const std::size_t command = index_of(at, name);
      const auto& next = nodes_[at].next;
      const auto way = std::find_if(next.begin(), next.end(),
                                    [&](const auto& each) { return each.first == command; });
      REQUIRE_MESSAGE(way != next.end(), name, " was refused");
      at = way->second;
    }
    expand(at);
  }

  // How many sequences of accepted transitions there are of a length that was explored.
  std::uint64_t sequences_of(std::size_t length) const {
    std::map<std::size_t, std::uint64_t> ways{{0, 1}};
    for (std::size_t step = 0; step < length; ++step) {
      std::map<std::size_t, std::uint64_t> later;
      for (const auto& [node, count] : ways) {
        for (const auto& way : nodes_[node].next) later[way.second] += count;
      }
      ways = std::move(later);
    }
    std::uint64_t sum = 0;
    for (const auto& each : ways) sum += each.second;
    return sum;
  }

  std::size_t states() const { return nodes_.size() - 1; }
  std::size_t refused() const { return refused_; }
  std::size_t accepted() const { return accepted_; }
  std::size_t expanded() const { return expanded_; }
  const std::map<std::string, std::size_t>& stages() const { return stages_; }

  void check() const {
    for (const auto& each : faults_) CHECK_MESSAGE(false, each.first, "\n  ", each.second);
    CHECK(faults_.empty());
  }

 private:
  const std::vector<WalkCommand>& commands_at(std::size_t node) const {
    return node == 0 ? beginnings_ : commands_;
  }
  std::size_t index_of(std::size_t node, const std::string& name) const {
    const auto& all = commands_at(node);
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const WalkCommand& each) { return each.name == name; });
    REQUIRE_MESSAGE(found != all.end(), "there is no command ", name);
    return static_cast<std::size_t>(found - all.begin());
  }

  std::string told(const std::vector<std::size_t>& path) const {
    std::string text;
    for (std::size_t i = 0; i < path.size(); ++i) {
      text += (i == 0 ? beginnings_ : commands_)[path[i]].name + "; ";
    }
    return text;
  }

  // Somebody at this state whom nobody needs any more.
  WalkingPair& another_at(std::size_t node, std::vector<WalkingPair*>& waiting) {
    if (node == 0) return scheme_.another_pair();
    if (waiting.empty()) waiting = scheme_.more_like(*nodes_[node].first, copies_at_once);
    WalkingPair& next = *waiting.back();
    waiting.pop_back();
    return next;
  }

  void expand(std::size_t node) {
    if (nodes_[node].expanded) return;
    nodes_[node].expanded = true;
    ++expanded_;
    const std::vector<std::size_t> path = nodes_[node].path;
    std::vector<WalkingPair*> waiting;
    WalkingPair* walking = nullptr;
    const auto& all = commands_at(node);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (walking == nullptr) walking = &another_at(node, waiting);
      const std::uint64_t before = scheme_.log_size();
      std::vector<std::size_t> then = path;
      then.push_back(i);
      if (!scheme_.send(*walking, all[i].step(walking->pair()))) {
        ++refused_;
        if (scheme_.log_size() != before) faults_["a refusal changed something"] = told(then);
        continue;
      }
      ++accepted_;
      const std::size_t there = arrived(*walking, then);  // makes a node, and moves them all
      nodes_[node].next.emplace_back(i, there);
      walking = nullptr;
    }
  }

  std::size_t arrived(WalkingPair& walking, const std::vector<std::size_t>& path) {
    const View view = scheme_.scheme().view();
    const IntroductionState state = state_of(view, {walking.introduction});
    IntroductionState same = Renamed(walking.pair())(state);
    // Alike only where these are: for finding it quickly.
    const auto key = std::tuple(same.reached, same.answers.size(), same.said_yes.size(),
                                same.meetings, same.signed_by.size(), same.on_hold);
    for (const std::size_t each : by_key_[key]) {
      if (nodes_[each].state == same) return each;
    }
    by_key_[key].push_back(nodes_.size());
    nodes_.push_back(Node{std::move(same), path, &walking, {}, false});
    judge(walking, state, view, path);
    return nodes_.size() - 1;
  }

  void judge(WalkingPair& walking, const IntroductionState& state, const View& view,
             const std::vector<std::size_t>& path) {
    ++stages_[std::string(word(*stage_of(state)))];
    const std::vector<StepTaken> steps = scheme_.steps_of(walking);
    WalkFacts facts;
    facts.minor = minor_;
    for (const std::string& each : faults_of_walk(walking.pair(), facts, steps)) {
      faults_.emplace(each.substr(each.find(' ') + 1), told(path) + " at " + each);
    }
    const auto expect = [&](bool good, const char* what) {
      if (!good) faults_.emplace(what, told(path));
    };
    const bool all_signed = std::any_of(steps.begin(), steps.end(), [](const StepTaken& each) {
      return each.arrangement.has_value();
    });
    const auto person = view.index_of(Kind::person, number_of(walking.person));
    const auto home = view.index_of(Kind::household, number_of(walking.home));
    REQUIRE((person && home));
    const std::size_t made = view.arrangements_of(*home).size();
    expect(made == (all_signed ? 1 : 0), "an arrangement is there, and not everybody signed");
    expect(state.arrangement.has_value() == all_signed, "the ledger's arrangement is another");
    const bool declined =
        is_declined(view, person_number(walking.person), household_number(walking.home));
    expect(declined == !still_declining(steps).empty(), "declined against the bare list");
    judge_what_is_shown(walking, state, steps, path);
    const bool few = begun_again_[state.reached]++ < second_beginnings_max;
    if (few && !is_under_way(state)) judge_a_second_beginning(walking, declined, path);
  }

  // A carer of the home reads what was shown of the person while that stands, and no longer.
  void judge_what_is_shown(const WalkingPair& walking, const IntroductionState& state,
                           const std::vector<StepTaken>& steps,
                           const std::vector<std::size_t>& path) {
    bool stands = false;
    for (const StepTaken& each : steps) {
      if (each.step == StepKind::shared && each.party == Party::person) stands = true;
      if (each.step == StepKind::sharing_withdrawn && each.party == Party::person) stands = false;
    }
    stands = stands && is_under_way(state);
    api::Asker carer;
    carer.eyes.role = api::Role::carer;
    carer.eyes.own = number_of(carer_of(walking.pair()));
    carer.who = "token of a carer";
    const auto shown = scheme_.scheme().introductions().shares(carer, walking.introduction);
    const bool reads = shown.ok() && shown->body.find("\"of\":\"person\"") != std::string::npos;
    if (reads != stands) faults_.emplace("a carer reads on, or not, against the list", told(path));
  }

  void judge_a_second_beginning(WalkingPair& walking, bool declined,
                                const std::vector<std::size_t>& path) {
    WalkingPair again = walking;
    scheme_.record_run(again);
    const std::uint64_t before = scheme_.log_size();
    const auto begun = scheme_.begin(again, StepKind::shortlisted);
    if (!begun && scheme_.log_size() != before) faults_["a refusal changed something"] = told(path);
    if (declined && begun.ok()) faults_.emplace("who declined is introduced again", told(path));
    if (declined && !begun.ok() && begun.error().code != ErrorCode::not_found) {
      faults_.emplace("the refusal of a declined pair tells why", told(path));
    }
  }

  using Key = std::tuple<Opt<IntroductionStage>, std::size_t, std::size_t, std::uint32_t,
                         std::size_t, bool>;
  bool minor_;
  WalkedScheme scheme_;
  std::vector<WalkCommand> beginnings_;
  std::vector<WalkCommand> commands_;
  std::vector<Node> nodes_;
  std::map<Key, std::vector<std::size_t>> by_key_;
  std::map<std::string, std::size_t> stages_;
  std::map<std::string, std::string> faults_;
  std::size_t refused_ = 0;
  std::size_t accepted_ = 0;
  std::size_t expanded_ = 0;
  std::map<Opt<IntroductionStage>, std::size_t> begun_again_;
};

void print(const char* who, const Explorer& explorer, std::size_t length) {
  std::printf("%s: ", who);
  for (std::size_t each = 6; each <= length; ++each) {
    std::printf("sequences of %zu: %llu, ", each,
                static_cast<unsigned long long>(explorer.sequences_of(each)));
  }
  std::printf("distinct states: %zu, expanded: %zu, accepted: %zu, refused: %zu\n",
              explorer.states(), explorer.expanded(), explorer.accepted(), explorer.refused());
  for (const auto& [stage, count] : explorer.stages()) {
    std::printf("  %s: %zu\n", stage.c_str(), count);
  }
}

using Script = std::vector<std::string>;

Script operator+(Script script, const Script& more) {
  script.insert(script.end(), more.begin(), more.end());
  return script;
}

Script to_the_meeting(const std::string& yes, const Script& too = {}) {
  return too + Script{"show the person",   "show the home", yes,          "carer yes to meet",
                      "adult yes to meet", "child wishes",  "show money", "tea"};
}

Script on_to_the_end(const std::string& yes, const std::string& signature, const Script& too = {}) {
  return too + Script{yes,
                      "carer yes to arrange",
                      "adult yes to arrange",
                      "funder yes",
                      "agree in principle",
                      "terms to live in",
                      signature,
                      "carer signs",
                      "officer signs",
                      "start",
                      "review",
                      "person ends"};
}

// From each state on these ways everything is sent once, too.
void walk_along(bool minor, const std::vector<Script>& scripts) {
  Explorer explorer(minor, true);
  for (const Script& each : scripts) explorer.explore_along(each);
  print(minor ? "along the ways of a 17-year-old" : "along the ways of an adult", explorer, 0);
  explorer.check();
  for (const std::string_view stage : {"started", "ended", "arrangement_agreed", "stopped"}) {
    CHECK_MESSAGE(explorer.stages().count(std::string(stage)) > 0, std::string(stage));
  }
}

}  // namespace

TEST_CASE("every sequence of seven transitions of an adult") {
  constexpr std::size_t length = is_sanitized ? 5 : 7;
  Explorer explorer(false, false);
  explorer.explore(length);
  print("an adult", explorer, length);
  explorer.check();
}

TEST_CASE("every sequence of six transitions of a 17-year-old") {
  constexpr std::size_t length = is_sanitized ? 4 : 6;
  Explorer explorer(true, false);
  explorer.explore(length);
  print("a 17-year-old", explorer, length);
  explorer.check();
}

TEST_CASE("everything once from every state on the ways to an arrangement") {
  const Script shortlisted{"shortlist"};
  const Script emergency{"ask in an emergency", "person yes to emergency", "carer yes to emergency",
                         "stay from today"};
  const std::string decided = "decided yes for the person to ";
  walk_along(false, {shortlisted + to_the_meeting("person yes to meet") +
                         on_to_the_end("person yes to arrange", "person signs"),
                     shortlisted + to_the_meeting(decided + "meet") +
                         on_to_the_end(decided + "arrange", "person signed for"),
                     emergency + to_the_meeting("person yes to meet") +
                         on_to_the_end("person yes to arrange", "person signs"),
                     shortlisted + to_the_meeting("person yes to meet") + Script{"person objects"},
                     shortlisted + to_the_meeting("person yes to meet") + Script{"officer holds"}});
}

TEST_CASE("everything once from every state on a 17-year-old's way to an arrangement") {
  const Script asked{"parents yes to meet", "children's services yes to meet"};
  const Script agreeing{"parents yes to arrange", "children's services yes to arrange"};
  walk_along(true, {Script{"shortlist"} + to_the_meeting("person yes to meet", asked) +
                        on_to_the_end("person yes to arrange", "person signs", agreeing),
                    Script{"shortlist"} + to_the_meeting("person yes to meet", asked) +
                        Script{"person objects"}});
}

}  // namespace kith::tests
