// SPDX-License-Identifier: Apache-2.0
// Whole questions about connections in a large town, through the facade that the command line and
// the server use: who and what in the neighbourhood somebody might enjoy, people and groups, with
// the warm ways to them, in words and as JSON, and that no question grows with people, ties or
// groups that it does not reach.
//
//   bench_town [--smoke] [--people N] [--ties T] [--groups G] [--questions Q] [--sample S]
//              [--seed X] [--folder F]
//
// Made up, from the seed that is printed: tests/support/many_folk.h (half people, half neighbours,
// with ages, free times and no-contact marks), its ties, and tests/support/many_groups.h in a
// directory that the scheme reads; every fourth person goes to a group of their town and would take
// somebody along. Ties stay within districts of a hundredth of all, so that the small scheme, which
// is the first district alone, gives the same answers byte for byte: what it costs more in the
// large one is the growth. bench_paths asks where ties lead anywhere.
//
// Each scheme is imported into a data directory on disk, durable, in a process of its own, and
// opened from its log. Asked are people of the first district, the small and the large scheme in
// turn. A question is all of api::ask_connections: directory search, index of the community,
// proposals, ways, words, JSON and access entry; HTTP and parsing a command line are not in it.
// Every answer is compared with the small scheme's (words that are no activity aside: what counts
// as misspelt depends on the whole directory), and those of a sample with looking at everybody, at
// every group and along every chain of ties (tests/support/connecting_oracle.h).
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>

#include <nlohmann/json.hpp>

#include "api/connecting.h"
#include "api/engine.h"
#include "graph/codec.h"
#include "graph/warm_paths.h"
#include "matcher/community_index.h"
#include "matcher/connection_ways.h"
#include "matcher/kept_apart.h"
#include "tests/support/apart.h"
#include "tests/support/bench_folder.h"
#include "tests/support/connecting_oracle.h"
#include "tests/support/fixed_world.h"
#include "tests/support/many_folk.h"
#include "tests/support/many_groups.h"
#include "tests/support/measure.h"
#include "tests/support/world.h"

using namespace kith;
using tests::expect;
using tests::Moment;
using tests::Sample;
using tests::today;
using Dice = tests::TownDice;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t of_groups = 10;  // drawn apart from folk and ties
constexpr std::uint64_t of_goers = 11;
constexpr const char* scheme_name = "town";
constexpr const char* directory_name = "groups";

struct Sizes {
  std::uint64_t seed = 0;
  std::size_t districts = 0;
  std::size_t folk_a_district = 0;
  std::size_t ties_a_district = 0;
  std::size_t groups_a_town = 0;

  std::size_t folk() const { return districts * folk_a_district; }
  std::size_t ties() const { return districts * ties_a_district; }
  std::size_t towns() const { return folk() / tests::town_folk; }
  std::size_t groups() const { return towns() * groups_a_town; }
};

// --- what is made up ---

struct Town {
  explicit Town(const Sizes& of) : sizes(of) {
    folk.seed = of.seed;
    folk.all = of.folk();
    folk.people = of.folk() / 2;
    folk.with_lives = true;
    groups.with_roles = true;
  }
  Town(const Town&) = delete;

  graph::Number group_number(std::size_t index) const {
    return tests::drawn_number(sizes.seed, of_groups, index);
  }
  graph::Group group(std::size_t index) const {
    Dice dice(sizes.seed, of_groups, index);
    const std::size_t town = index / sizes.groups_a_town;
    graph::Group made = groups.group(dice, tests::name_of_town(town), tests::middle_of_town(town));
    made.identity.number = group_number(index);
    return made;
  }
  // Every fourth person goes to a group.
  std::optional<graph::Connection> goes(std::size_t person) const {
    Dice dice(sizes.seed, of_goers, person);
    if (!folk.is_person(person) || !dice.chance(25)) return std::nullopt;
    const std::size_t town = person / tests::town_folk;
    const graph::Number group =
        group_number(town * sizes.groups_a_town + dice.below(sizes.groups_a_town));
    graph::Connection made;
    made.identity.number = tests::drawn_number(sizes.seed, of_goers, person);
    made.of = graph::PersonNumber{folk.number(person)};
    made.group = graph::GroupReference{directory_name, graph::to_text(group), "a group"};
    made.steps.push_back({graph::ConnectionState::tried, today.plus(-30), {}, {}, {}});
    made.takes_along = graph::TakesAlong{true, {}};
    return made;
  }

  Sizes sizes;
  tests::ManyFolk folk;
  tests::ManyTies ties{folk, sizes.folk_a_district, sizes.ties_a_district};
  tests::ManyGroups groups;
};

using Next = std::function<std::optional<graph::Record>()>;

void import(api::Scheme& scheme, std::size_t count, const Next& next) {
  const auto committed = scheme.writer().bulk(
      [&]() -> graph::Result<std::optional<graph::PreparedEvent>> {
        std::optional<graph::Record> record = next();
        if (!record) return std::optional<graph::PreparedEvent>();
        return std::optional<graph::PreparedEvent>(std::in_place, std::move(*record));
      },
      {count, 0, 0});
  expect(committed.ok(), "the import was refused");
}

// Folk, who of them goes where, ties, and the subscription.
Next records_of(const Town& town) {
  return [&town, index = std::size_t{0}]() mutable -> std::optional<graph::Record> {
    const std::size_t folk = town.sizes.folk();
    while (index >= folk && index < 2 * folk) {
      if (auto goes = town.goes(index++ - folk)) return *std::move(goes);
    }
    const std::size_t at = index++;
    if (at < folk) return town.folk.record(at);
    if (at < 2 * folk + town.sizes.ties()) return town.ties.tie(at - 2 * folk);
    if (at > 2 * folk + town.sizes.ties()) return std::nullopt;
    graph::Subscription reads;
    reads.identity.number = tests::number_of("reads the groups");
    reads.directory = directory_name;
    return reads;
  };
}

Next groups_of(const Town& town) {
  return [&town, index = std::size_t{0}]() mutable -> std::optional<graph::Record> {
    if (index == town.sizes.groups()) return std::nullopt;
    return town.group(index++);
  };
}

// --- on disk, and open ---

struct Opened {
  tests::StandingClock clock;
  std::unique_ptr<api::Engine> engine;
  api::Scheme* scheme = nullptr;
  api::Scheme* directory = nullptr;

  void open(const fs::path& folder, bool create) {
    api::EngineOptions options;
    options.folder = folder;
    options.create = create;
    options.clock = &clock;
    engine = api::Engine::open(options).value();
    scheme = (create ? engine->create_scheme(scheme_name) : engine->scheme(scheme_name)).value();
    directory =
        (create ? engine->create_directory(directory_name) : engine->directory(directory_name))
            .value();
  }
};

struct Imported {
  Moment time;
  double resident = 0;  // MiB
  double disk = 0;
};

Imported imported(const fs::path& folder, const Town& town) {
  Imported told;
  Opened opened;
  opened.open(folder, true);
  told.time = tests::time_of(
      [&] {
        import(*opened.scheme, town.sizes.folk() * 2 + town.sizes.ties(), records_of(town));
        import(*opened.directory, town.sizes.groups(), groups_of(town));
      },
      CLOCK_PROCESS_CPUTIME_ID);
  told.resident = tests::resident_mib();
  told.disk = static_cast<double>(opened.engine->health().disk_bytes) / tests::mebibyte;
  return told;
}

api::Asker coordinator() {
  return {api::Eyes{api::Role::coordinator, {}}, "user bench", "measuring"};
}

api::Connected ask(Opened& opened, const api::ConnectionAsk& question) {
  auto answer = api::ask_connections(*opened.engine, *opened.scheme, coordinator(), question);
  expect(answer.ok(), "a question was refused");
  return std::move(answer).value();
}

// One scheme, open, and what measures beside it.
struct Place {
  Opened opened;
  graph::SocialGraph social;
};

void print_derived(Place& place) {
  const graph::View view = place.opened.scheme->view();
  const Moment social =
      tests::time_of([&] { place.social = graph::SocialGraph().advanced_to(view, today).value(); });
  std::size_t bytes = 0;
  const Moment community =
      tests::time_of([&] { bytes = matcher::CommunityIndex().advanced_to(view).bytes(); });
  std::printf(
      "  derived: social graph %.2f s, %zu ties that may be used, %.0f MiB; index of the community "
      "%.2f s, %.0f MiB\n",
      social.cpu, place.social.half_edges() / 2,
      static_cast<double>(place.social.row_bytes() + place.social.number_bytes()) / tests::mebibyte,
      community.cpu, static_cast<double>(bytes) / tests::mebibyte);
}

// Before anything is opened: a process made beside running threads would wait for them for ever.
void import_apart(const fs::path& folder, const Town& town, const char* name) {
  const Imported told = tests::apart([&] { return imported(folder, town); });
  const Sizes& sizes = town.sizes;
  std::printf(
      "%s: %zu people and neighbours, %zu ties, %zu groups; imported in %.1f s (%.1f s of "
      "processor "
      "time), %.0f MiB in memory, %.0f MiB on disk\n",
      name, sizes.folk(), sizes.ties(), sizes.groups(), told.time.wall, told.time.cpu,
      told.resident, told.disk);
}

// Ready is open; what is derived for questions is made with the first.
std::unique_ptr<Place> opened(const fs::path& folder, const Town& town, const char* name) {
  auto place = std::make_unique<Place>();
  const double before = tests::resident_mib();
  const Moment opening =
      tests::time_of([&] { place->opened.open(folder, false); }, CLOCK_PROCESS_CPUTIME_ID);
  const double open = tests::resident_mib();
  api::ConnectionAsk first;
  first.person = graph::to_text(town.folk.number(1));
  expect(town.folk.is_person(1), "the first to ask about is no person");
  first.groups = false;
  const Moment people = tests::time_of([&] { ask(place->opened, first); });
  first.groups = true;
  const Moment groups = tests::time_of([&] { ask(place->opened, first); });
  std::printf(
      "%s: opened from the log in %.1f s (%.1f s of processor time), %.0f MiB; first question "
      "about "
      "people %.1f s, first with groups %.1f s, then %.0f MiB\n",
      name, opening.wall, opening.cpu, open - before, people.wall, groups.wall,
      tests::resident_mib() - before);
  print_derived(*place);
  return place;
}

// --- questions ---

struct Asking {
  const char* name;
  std::function<void(api::ConnectionAsk&, Dice&, const Town&)> fill;
  bool same_in_both = true;
  Sample small, large, waited;  // milliseconds; waited: of the large scheme, wall
  double people = 0, groups = 0, ways = 0;
};

// A person of the first district, which both schemes have.
std::string any_person(Dice& dice, const Town& town) {
  std::size_t index = 0;
  do {
    index = dice.below(town.sizes.folk_a_district);
  } while (!town.folk.is_person(index));
  return graph::to_text(town.folk.number(index));
}

std::vector<Asking> all_askings() {
  using Ask = api::ConnectionAsk;
  std::vector<Asking> all;
  const auto add = [&](const char* name, bool same, auto fill) {
    Asking& asking = all.emplace_back();
    asking.name = name;
    asking.same_in_both = same;
    asking.fill = fill;
  };
  add("about a person: people, groups, ways", true,
      [](Ask& ask, Dice& dice, const Town& town) { ask.person = any_person(dice, town); });
  add("the same, twenty proposals", true, [](Ask& ask, Dice& dice, const Town& town) {
    ask.person = any_person(dice, town);
    ask.top = 20;
  });
  add("a seldom wish: people, groups, ways", true, [](Ask& ask, Dice& dice, const Town& town) {
    const auto& activities = town.folk.activities;
    const std::size_t half = activities.size() / 2;
    ask.person = any_person(dice, town);
    ask.wishes = {activities[half + dice.below(half)]};
    ask.top = 10;
  });
  add("about a person: people and ways", true, [](Ask& ask, Dice& dice, const Town& town) {
    ask.person = any_person(dice, town);
    ask.groups = false;
  });
  add("about a person, within 2 km", true, [](Ask& ask, Dice& dice, const Town& town) {
    ask.person = any_person(dice, town);
    ask.metres_max = 2'000;
  });
  add("a wish in other words than Kith's", false, [](Ask& ask, Dice& dice, const Town& town) {
    ask.person = any_person(dice, town);
    ask.wishes = {town.groups.words[2'000 + dice.below(6'000)]};
  });
  add("a wish of nobody, near a town by name", true, [](Ask& ask, Dice& dice, const Town& town) {
    const auto& activities = town.folk.activities;
    ask.wishes = {activities[dice.skewed(activities.size())] + ":learn"};
    ask.near = tests::name_of_town(dice.below(town.sizes.folk_a_district / tests::town_folk));
  });
  return all;
}

void count(const api::Connected& connected, Asking& asking) {
  const auto answer = nlohmann::json::parse(connected.answer.json);
  for (const auto& each : answer.at("proposals")) {
    const bool is_group = each.at("kind") == "group";
    (is_group ? asking.groups : asking.people) += 1;
    if (each.contains("ways")) asking.ways += static_cast<double>(each.at("ways").size());
  }
}

api::Connected timed(Place& place, const api::ConnectionAsk& question, Sample& cpu, Sample& wall) {
  api::Connected answer;
  const Moment time = tests::time_of([&] { answer = ask(place.opened, question); });
  cpu.add(time.cpu * 1e3);
  wall.add(time.wall * 1e3);
  return answer;
}

void print(const std::vector<Asking>& askings, std::size_t questions) {
  std::printf("%-40s %7s %7s %7s %7s %7s %6s %6s %6s\n", "whole questions, milliseconds", "p50",
              "p99", "most", "waited", "growth", "people", "groups", "ways");
  const auto each_mean = [&](double sum) { return sum / static_cast<double>(questions); };
  for (const Asking& each : askings) {
    std::printf("%-40s %7.2f %7.2f %7.2f %7.2f %6.2fx %6.1f %6.1f %6.1f\n", each.name,
                each.large.median(), each.large.quantile(0.99), each.large.most(),
                each.waited.quantile(0.99), each.large.median() / each.small.median(),
                each_mean(each.people), each_mean(each.groups), each_mean(each.ways));
  }
}

void ask_all(Place& small, Place& large, const Town& town, std::size_t questions,
             std::size_t sample) {
  std::vector<Asking> askings = all_askings();
  const auto ties =
      tests::oracle_ties(small.opened.scheme->view(), today, graph::Reader::coordinator, today);
  const tests::ConnectingOracle oracle(*large.opened.scheme, *large.opened.directory,
                                       large.opened.clock.now(), ties);
  Dice dice(town.sizes.seed);
  Sample unused;
  for (std::size_t i = 0; i < questions; ++i) {
    for (Asking& each : askings) {
      api::ConnectionAsk question;
      question.in_words = true;
      each.fill(question, dice, town);
      const api::Connected few = timed(small, question, each.small, unused);
      const api::Connected many = timed(large, question, each.large, each.waited);
      const tests::BareAnswer answer = tests::bare(many.answer);
      expect(!each.same_in_both || answer == tests::bare(few.answer),
             "what is elsewhere changes an answer");
      if (i < sample) {
        expect(answer == oracle.answer(coordinator(), question),
               "a look at everybody and everything answers otherwise");
      }
      count(many, each);
    }
  }
  print(askings, questions);
  std::printf(
      "processor time; waited: p99 by the clock; growth: p50 by the small scheme's; people, "
      "groups, "
      "ways: proposed, mean. %zu answers of each kind are the oracle's\n",
      std::min(sample, questions));
}

// --- ways alone ---

graph::PathFrame frame_of(const Place& place, const graph::View& view) {
  graph::PathFrame frame;
  frame.on = today;
  frame.reader = graph::Reader::coordinator;
  frame.may_meet = [&place, view](graph::Vertex a, graph::Vertex b) {
    return !matcher::must_not_meet(view, place.social.number_of(a), place.social.number_of(b),
                                   today);
  };
  return frame;
}

std::vector<tests::OraclePath> ways(const Place& place, const graph::PathFrame& frame,
                                    const graph::Number& from, const graph::Number& to,
                                    Sample& microseconds) {
  const auto start = place.social.vertex_of(from);
  const auto goal = place.social.vertex_of(to);
  expect(start && goal, "somebody has no place in the graph");
  graph::WarmPaths found;
  const Moment time = tests::time_of([&] {
    found = graph::warm_paths(place.social, *start, *goal, matcher::ways_max + 1, frame).value();
  });
  microseconds.add(time.cpu * 1e6);
  expect(!found.budget_spent, "a search for ways came to its end");
  return tests::as_oracle(place.social, found.paths);
}

// From a person to each whom they were proposed.
void ask_ways(Place& small, Place& large, const Town& town, std::size_t questions) {
  Dice dice(town.sizes.seed + 1);
  const graph::PathFrame few = frame_of(small, small.opened.scheme->view());
  const graph::PathFrame many = frame_of(large, large.opened.scheme->view());
  Sample of_small, of_large;
  std::size_t found = 0;
  for (std::size_t i = 0; i < questions; ++i) {
    api::ConnectionAsk question;
    question.person = any_person(dice, town);
    question.groups = false;
    question.top = 20;
    const graph::Number from = graph::number_from_text(question.person).value();
    const auto answer = nlohmann::json::parse(ask(large.opened, question).answer.json);
    for (const auto& each : answer.at("proposals")) {
      const graph::Number to =
          graph::number_from_text(each.at("number").get<std::string>()).value();
      if (!large.social.vertex_of(from) || !large.social.vertex_of(to)) continue;
      const auto paths = ways(large, many, from, to, of_large);
      expect(paths == ways(small, few, from, to, of_small), "a tie elsewhere changes a way");
      found += paths.empty() ? 0 : 1;
    }
  }
  std::printf(
      "warm ways from a person to one whom they were proposed, microseconds: p50 %.1f, p99 %.1f, "
      "most %.1f, growth %.2fx; %zu asked, %zu have one\n",
      of_large.median(), of_large.quantile(0.99), of_large.most(),
      of_large.median() / of_small.median(), of_large.size(), found);
}

// --- sizes ---

Sizes sizes_of(const tests::Arguments& arguments, bool smoke) {
  const auto whole = [&](const char* name, std::size_t when_smoke) {
    return smoke ? when_smoke : static_cast<std::size_t>(std::max(1, arguments[name]));
  };
  const std::size_t people = whole("people", 8'000);
  Sizes sizes;
  sizes.seed = static_cast<std::uint64_t>(arguments["seed"]);
  const std::size_t towns = std::max<std::size_t>(1, people / 100 / tests::town_folk);
  sizes.folk_a_district = towns * tests::town_folk;
  sizes.districts = std::max<std::size_t>(1, people / sizes.folk_a_district);
  sizes.ties_a_district = std::max<std::size_t>(1, whole("ties", 80'000) / sizes.districts);
  sizes.groups_a_town = std::max<std::size_t>(1, whole("groups", 1'600) / sizes.towns());
  return sizes;
}

void measure(const fs::path& folder, const tests::Arguments& arguments) {
  const bool smoke = arguments.smoke();
  const Sizes sizes = sizes_of(arguments, smoke);
  std::printf("seed %llu; %.1f threads want each core\n",
              static_cast<unsigned long long>(sizes.seed), tests::load_a_core());
  Sizes first = sizes;
  first.districts = 1;
  const Town few(first);
  const Town many(sizes);
  import_apart(folder / "large", many, "large");
  import_apart(folder / "small", few, "small");
  const auto large = opened(folder / "large", many, "large");
  const auto small = opened(folder / "small", few, "small");
  const auto questions = static_cast<std::size_t>(smoke ? 25 : arguments["questions"]);
  ask_all(*small, *large, many, questions, static_cast<std::size_t>(arguments["sample"]));
  ask_ways(*small, *large, many, questions);
  std::printf("resident %.0f MiB; %.1f threads want each core\n", tests::resident_mib(),
              tests::load_a_core());
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<char*> words(argv, argv + argc);
  const fs::path where = tests::folder_taken_from(words);
  const tests::Arguments arguments(
      static_cast<int>(words.size()), words.data(),
      {{"people", 1'000'000},
       {"ties", 10'000'000},
       {"groups", 200'000},
       {"questions", 1'000},
       {"sample", 3},
       {"seed", 20'261'121}},
      "bench_town [--smoke] [--people N] [--ties T] [--groups G] [--questions Q] [--sample S]\n"
      "                  [--seed X] [--folder F]");
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const tests::BenchFolder folder(where, "kith-town");
  measure(folder.path(), arguments);
  return 0;
}
