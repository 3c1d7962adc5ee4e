// SPDX-License-Identifier: Apache-2.0
// Search of a large directory: how long the index takes to make, what it holds in memory, and how
// long questions take.
//
//   bench_directory_search [--smoke] [--groups N] [--questions N] [--sample N]
//
// Groups lie about British postcode districts (../shared/data/uk-outcodes, weighted by population;
// without it, about a hundred made-up towns), and are tests/support/many_groups.h's. Each kind of
// question is asked in turn with the others; the same question again is another place or word.
// Answers of a sample are checked against looking at every group, which shares nothing with the
// index but opening times and distances.
#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <optional>
#include <set>

#include "api/directory/directory_search.h"
#include "graph/activity_tree.h"
#include "graph/travel.h"
#include "tests/support/graph_of.h"
#include "tests/support/group_world.h"
#include "tests/support/many_folk.h"
#include "tests/support/many_groups.h"
#include "tests/support/measure.h"

using namespace kith;
using tests::expect;
using tests::Sample;
using Dice = tests::TownDice;

namespace {

constexpr graph::Date today{20'778};  // 2026-11-21, a Saturday

struct Town {
  std::string name;
  graph::Point point;
  std::uint64_t people_up_to = 0;  // summed over the towns before it
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

std::vector<Town> towns() {
  std::vector<Town> found;
  std::ifstream file(KITH_TESTS_FOLDER "/../../shared/data/uk-outcodes/uk-outcodes.csv");
  std::string line;
  std::getline(file, line);
  std::uint64_t people = 0;
  while (std::getline(file, line)) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells.size() < 7 || cells[6].empty()) continue;
    people += std::strtoull(cells[6].c_str(), nullptr, 10);
    found.push_back({cells[3].substr(0, cells[3].find(',')),
                     tests::point_of(std::stod(cells[1]), std::stod(cells[2])), people});
  }
  if (!found.empty()) {
    std::printf("places: %zu British postcode districts\n", found.size());
    return found;
  }
  std::printf("places: made up, the list of postcode districts is not beside this folder\n");
  Dice dice(3);
  for (int i = 0; i < 100; ++i) {
    found.push_back({"Town" + std::to_string(i),
                     tests::point_of(51 + 4 * dice.share(), -3 + 3 * dice.share()),
                     people += 20'000});
  }
  return found;
}

// What groups are made of.
struct Stock {
  std::vector<Town> places = towns();
  tests::ManyGroups groups;

  const Town& town(Dice& dice) const {
    const std::uint64_t at = dice.below(places.back().people_up_to);
    return *std::upper_bound(
        places.begin(), places.end(), at,
        [](std::uint64_t people, const Town& each) { return people < each.people_up_to; });
  }
};

graph::Group group_of(Dice& dice, const Stock& stock, std::size_t index) {
  const Town& town = stock.town(dice);
  graph::Group group = stock.groups.group(dice, town.name, town.point);
  group.identity.number = tests::drawn_number(1, 0, index);
  return group;
}

graph::View directory_of(const Stock& stock, std::size_t count) {
  Dice dice(1);
  graph::View view;
  std::vector<graph::Record> batch;
  for (std::size_t i = 0; i < count; ++i) {
    batch.emplace_back(group_of(dice, stock, i));
    if (batch.size() < 10'000 && i + 1 < count) continue;
    view = tests::graph_of(batch, view);
    batch.clear();
  }
  return view;
}

// --- questions ---

struct Asking {
  const char* name;
  std::function<void(api::SearchQuestion&, Dice&, const Stock&)> fill;
  Sample milliseconds;
  double found = 0;
};

graph::Point somewhere(Dice& dice, const Stock& stock) {
  return tests::group_point(dice, stock.town(dice).point);
}

void ask_tuesday(api::SearchQuestion& question) {
  question.open = api::OpenWanted{today.plus(3), {}, {12 * 60}, graph::TimeOfDay{17 * 60}};
}

std::vector<Asking> all_askings() {
  using Question = api::SearchQuestion;
  std::vector<Asking> all;
  const auto add = [&](const char* name, auto fill) { all.push_back({name, fill, {}, 0}); };
  add("an activity in words, within 5 km", [](Question& question, Dice& dice, const Stock& stock) {
    question.words = graph::spoken(dice.pick(stock.groups.activities));
    question.near = api::NearWanted{somewhere(dice, stock), 5'000};
  });
  add("two words of a description", [](Question& question, Dice& dice, const Stock& stock) {
    question.words =
        stock.groups.words[20 + dice.below(400)] + " " + stock.groups.words[20 + dice.below(400)];
  });
  add("one very common word", [](Question& question, Dice& dice, const Stock& stock) {
    question.words = stock.groups.words[dice.below(7)];
  });
  add("a misspelt activity", [](Question& question, Dice& dice, const Stock& stock) {
    question.words = graph::spoken(dice.pick(stock.groups.activities));
    const std::size_t at = question.words.size() / 2;
    std::swap(question.words[at], question.words[at - 1]);
  });
  add("open on Tuesday afternoon, within 2 km",
      [](Question& question, Dice& dice, const Stock& stock) {
        ask_tuesday(question);
        question.near = api::NearWanted{somewhere(dice, stock), 2'000};
      });
  add("open on some Tuesday afternoon, anywhere", [](Question& question, Dice&, const Stock&) {
    question.open = api::OpenWanted{{}, 1, {12 * 60}, graph::TimeOfDay{17 * 60}};
  });
  add("an activity with its narrower ones", [](Question& question, Dice& dice, const Stock& stock) {
    const std::string_view drawn = dice.pick(stock.groups.activities);
    question.activity = graph::broader(drawn).empty() ? drawn : graph::broader(drawn);
  });
  add("free and step free, within 10 km", [](Question& question, Dice& dice, const Stock& stock) {
    question.cost_max_pence = 0;
    question.access = {graph::GroupAccess::step_free};
    question.near = api::NearWanted{somewhere(dice, stock), 10'000};
  });
  add("free and step free, anywhere", [](Question& question, Dice&, const Stock&) {
    question.cost_max_pence = 0;
    question.access = {graph::GroupAccess::step_free};
  });
  return all;
}

// --- the plain way ---

bool is_open(const graph::Group& group, const graph::GroupPlace& place,
             const api::SearchQuestion& question) {
  if (!question.open) return true;
  const graph::OpeningTimes times(group);
  const graph::Date first = question.open->day.value_or(today.plus(3));
  for (int week = 0; week < (question.open->day ? 1 : 5); ++week) {
    const graph::Date day = first.plus(7 * week);
    const auto state = times.within({day, question.open->from}, {day, *question.open->to}, &place);
    if (state == graph::OpenState::open) return true;
  }
  return false;
}

// Everything but words; what `found` has with words must be among them.
bool fits(const graph::Group& group, const api::SearchQuestion& question) {
  if (question.cost_max_pence && (group.costs.empty() || group.costs[0].pence->value > 0))
    return false;
  const auto within = [&](const graph::GroupActivity& each) {
    return graph::is_within(each.activity, question.activity);
  };
  if (!question.activity.empty() &&
      std::none_of(group.activities.begin(), group.activities.end(), within)) {
    return false;
  }
  return std::any_of(group.places.begin(), group.places.end(), [&](const graph::GroupPlace& place) {
    const bool step_free = std::find(place.access.begin(), place.access.end(),
                                     graph::GroupAccess::step_free) != place.access.end();
    if (!question.access.empty() && !step_free) return false;
    if (question.near &&
        graph::metres_between(*place.point, question.near->point) > question.near->metres) {
      return false;
    }
    return is_open(group, place, question);
  });
}

void check(const graph::View& view, const api::DirectorySearch& search,
           api::SearchQuestion question) {
  question.top = 200;
  const auto answer = search.search(question);
  expect(answer.ok(), "no answer");
  std::set<graph::Number> found;
  for (const api::FoundGroup& each : answer->groups) {
    expect(fits(*each.group, question), "a group that does not fit");
    found.insert(each.group->identity.number);
  }
  if (!question.words.empty()) return;  // tests/property compares words
  std::size_t expected = 0;
  for (const graph::Number& number : view.numbers(graph::Kind::group)) {
    if (!fits(*view.find<graph::Group>(number), question)) continue;
    ++expected;
    if (answer->total <= 200) expect(found.contains(number), "a group was not found");
  }
  expect(expected == answer->total, "another number of groups");
}

void print(const std::vector<Asking>& askings) {
  std::printf("%-42s %8s %8s %8s %10s\n", "question (a page of 20)", "p50 ms", "p99 ms", "most",
              "found");
  for (const Asking& each : askings) {
    const auto asked = static_cast<double>(std::max<std::size_t>(each.milliseconds.size(), 1));
    std::printf("%-42s %8.2f %8.2f %8.2f %10.1f\n", each.name, each.milliseconds.quantile(0.5),
                each.milliseconds.quantile(0.99), each.milliseconds.most(), each.found / asked);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv, {{"groups", 200'000}, {"questions", 300}, {"sample", 3}},
      "bench_directory_search [--smoke] [--groups N] [--questions N] [--sample N]");
  const auto count = static_cast<std::size_t>(arguments.smoke() ? 2'000 : arguments["groups"]);
  const int questions = arguments.smoke() ? 10 : arguments["questions"];
  const Stock stock;
  const graph::View view = directory_of(stock, count);
  const double before = tests::resident_mib();
  std::shared_ptr<const api::DirectorySearch> search;
  const tests::Moment making = tests::time_of([&] {
    auto made = api::DirectorySearch::make(view, {today, false});
    expect(made.ok(), "no index");
    search = std::move(*made);
  });
  std::printf(
      "%zu groups at %zu places: index made in %.2f s (%.2f s of processor time), %.0f MiB "
      "more in memory, of which %.0f MiB words; load %.1f a core\n",
      search->groups(), search->places(), making.wall, making.cpu, tests::resident_mib() - before,
      static_cast<double>(search->words_bytes()) / tests::mebibyte, tests::load_a_core());
  Dice dice(2);
  std::vector<Asking> askings = all_askings();
  for (int i = 0; i < questions; ++i) {
    for (Asking& each : askings) {
      api::SearchQuestion question;
      question.now = *graph::instant_from_text("2026-11-21T09:00:00Z");
      each.fill(question, dice, stock);
      if (i < arguments["sample"]) check(view, *search, question);
      const tests::Moment time = tests::time_of([&] {
        const auto answer = search->search(question);
        expect(answer.ok(), "no answer");
        each.found += static_cast<double>(answer->total);
      });
      each.milliseconds.add(time.cpu * 1e3);
    }
  }
  print(askings);
  std::printf("processor time; the answers of %d questions of each kind were checked\n",
              arguments["sample"]);
  return 0;
}
