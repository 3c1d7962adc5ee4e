// SPDX-License-Identifier: Apache-2.0
#include "matcher/giving.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

#include "matcher/criteria_numbers.h"
#include "matcher/same_activity.h"

namespace kith::matcher {
namespace {

using graph::GiftKind;
using graph::WantKind;

constexpr std::size_t want_count = graph::words<WantKind>.size();
using Answers = std::array<std::int32_t, want_count>;  // by WantKind

// A side with its activities looked up. What either side keeps away from is not in it.
struct Looked {
  struct Thing {
    std::size_t index = 0;  // into gives or wants
    Doing doing;
  };
  std::vector<Thing> gives;
  std::vector<Thing> wants;
};

std::vector<Doing> avoided_by(const Side& one, const Side& other) {
  std::vector<Doing> avoided;
  for (const std::string& each : one.avoids) avoided.emplace_back(each);
  for (const std::string& each : other.avoids) avoided.emplace_back(each);
  return avoided;
}

template <class Item>
std::vector<Looked::Thing> looked_up(const std::vector<Item>& items,
                                     const std::vector<Doing>& avoided) {
  std::vector<Looked::Thing> things;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Doing doing(items[i].activity);
    const bool kept_from = std::any_of(avoided.begin(), avoided.end(),
                                       [&](const Doing& each) { return lies_within(doing, each); });
    if (!kept_from) things.push_back({i, std::move(doing)});
  }
  return things;
}

Looked looked_up(const Side& side, const std::vector<Doing>& avoided) {
  return {looked_up(side.gives, avoided), looked_up(side.wants, avoided)};
}

// The want stands first or second: a gift answers it from either side.
std::int32_t answers_either(const Given& gift, const Liked& want) {
  return answers(gift.kind, want.kind);
}
std::int32_t answers_either(const Liked& want, const Given& gift) {
  return answers(gift.kind, want.kind);
}
std::int32_t answers_either(const Liked& one, const Liked& other) {
  return answers(one.kind, other.kind);
}

class Meeter {
 public:
  // The best of `own` for each of `theirs`.
  template <class Own, class Theirs>
  void meet(Giving giving, const std::vector<Own>& own_items, const std::vector<Looked::Thing>& own,
            const std::vector<Theirs>& their_items, const std::vector<Looked::Thing>& theirs) {
    for (const Looked::Thing& wanted : theirs) {
      Meeting best{giving, 0, wanted.index, 0};
      for (const Looked::Thing& thing : own) {
        const Own& mine = own_items[thing.index];
        const Theirs& yours = their_items[wanted.index];
        const std::int32_t keenness = std::min(mine.keenness, yours.keenness);
        const std::int32_t most = scaled(answers_either(mine, yours), keenness);
        if (most < meeting_min || most <= best.value) continue;
        const std::int32_t match =
            scaled(answers_either(mine, yours), alike(thing.doing, wanted.doing));
        const std::int32_t value = scaled(match, keenness);
        if (value > best.value) best = {giving, thing.index, wanted.index, value};
      }
      if (best.value >= meeting_min) meetings_.push_back(best);
    }
  }

  std::vector<Meeting> run() {
    std::sort(meetings_.begin(), meetings_.end(), [](const Meeting& a, const Meeting& b) {
      return std::tuple(-a.value, a.giving, a.own, a.other) <
             std::tuple(-b.value, b.giving, b.own, b.other);
    });
    return std::move(meetings_);
  }

 private:
  static std::int32_t scaled(std::int32_t value, std::int32_t by) {
    return static_cast<std::int32_t>(std::int64_t{value} * by / meeting_max);
  }

  std::vector<Meeting> meetings_;
};

}  // namespace

std::int32_t answers(GiftKind gift, WantKind want) {
  // learn, together, company, help, borrow
  constexpr std::array<Answers, graph::words<GiftKind>.size()> table{
      {{10'000, 6'000, 3'000, 8'000, 0},    // teach
       {7'000, 9'000, 6'000, 9'000, 0},     // lead
       {4'000, 8'000, 8'000, 5'000, 0},     // host
       {2'000, 4'000, 5'000, 10'000, 0},    // help
       {0, 2'000, 0, 4'000, 10'000},        // lend
       {2'000, 9'000, 10'000, 5'000, 0}}};  // company
  return table[static_cast<std::size_t>(gift)][static_cast<std::size_t>(want)];
}

std::int32_t answers(WantKind one, WantKind other) {
  // learn, together, company, help, borrow
  constexpr std::array<Answers, want_count> table{{{6'000, 5'000, 3'000, 0, 0},
                                                   {5'000, 10'000, 9'000, 0, 0},
                                                   {3'000, 9'000, 9'000, 0, 0},
                                                   {0, 0, 0, 0, 0},
                                                   {0, 0, 0, 0, 0}}};
  return table[static_cast<std::size_t>(one)][static_cast<std::size_t>(other)];
}

std::vector<Meeting> meetings_between(const Side& seeker, const Side& other) {
  const std::vector<Doing> avoided = avoided_by(seeker, other);
  const Looked own = looked_up(seeker, avoided);
  const Looked theirs = looked_up(other, avoided);
  Meeter meeter;
  meeter.meet(Giving::given, seeker.gives, own.gives, other.wants, theirs.wants);
  meeter.meet(Giving::mutual, seeker.wants, own.wants, other.wants, theirs.wants);
  meeter.meet(Giving::received, seeker.wants, own.wants, other.gives, theirs.gives);
  return meeter.run();
}

std::int32_t value_of(const std::vector<Meeting>& meetings) {
  // What the other wants may be given and shared at once; it is one thing all the same.
  std::map<std::pair<bool, std::size_t>, std::int32_t> best;
  for (const Meeting& meeting : meetings) {
    std::int32_t& value = best[{meeting.giving == Giving::received, meeting.other}];
    value = std::max(value, meeting.value);
  }
  SaturatingSum sum;
  for (const auto& each : best) sum.add(each.second);
  return sum.value();
}

}  // namespace kith::matcher
