// SPDX-License-Identifier: Apache-2.0
// Search of a directory against looking at every group in turn, over random groups and questions.
// The plain way shares with the quick one only the reading of the typed words, OpeningTimes without
// anything reckoned in advance (opening_property_test.cc), metres_between and the activity tree.
// From a printed seed; a class of case that was never reached is a failure of the test.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "api/directory/directory_search.h"
#include "api/directory/search_reading.h"
#include "graph/activity_tree.h"
#include "graph/plain_words.h"
#include "graph/spelling.h"
#include "graph/text_words.h"
#include "graph/travel.h"
#include "tests/support/first_seed.h"
#include "tests/support/group_world.h"
#include "tests/support/random_groups.h"
#include "tests/support/sanitized.h"
#include "tests/support/world.h"

namespace kith::api {
namespace {

using graph::Group;
using graph::GroupAccess;
using tests::Dice;

constexpr int worlds = tests::is_sanitized ? 8 : 50;
constexpr int groups_a_world = 45;
constexpr int questions_a_world = 40;

std::map<std::string, std::size_t>& reached() {
  static std::map<std::string, std::size_t> classes;
  return classes;
}

// --- words, without an index ---

std::string stem_of(const std::string& word) {
  for (const tests::StemmedWord& each : tests::vocabulary()) {
    if (each.word == word || (each.stem == "cafe" && word == "cafe")) return std::string(each.stem);
  }
  return word;
}

// The columns that are words, each as its words.
std::vector<std::vector<std::string>> columns_of(const Group& group) {
  std::vector<std::string> texts(6);
  texts[0] = group.name;
  for (const auto& each : group.activities) texts[1] += graph::spoken(each.activity) + "\n";
  for (const auto& each : group.terms) texts[2] += each.name + "\n";
  for (const auto& each : group.roles) texts[2] += each.role + "\n";
  if (group.organisation) texts[3] = group.organisation->name;
  for (const auto& each : group.places) texts[4] += each.town + "\n";
  texts[5] = group.description.value + "\n";
  for (const auto& each : group.places) {
    texts[5] += each.access_words.value + "\n" + each.description.value + "\n";
  }
  std::vector<std::vector<std::string>> columns;
  for (const std::string& text : texts) {
    columns.emplace_back();
    for (const graph::TextWord& word : graph::words_of_text(text)) {
      columns.back().push_back(word.letters);
    }
  }
  return columns;
}

struct PlainGroup {
  const Group* group = nullptr;
  std::vector<std::vector<std::string>> columns;
  std::set<std::string> words;
  std::set<std::string> stems;
};

using Plain = std::vector<PlainGroup>;

Plain listed(const std::vector<Group>& groups) {
  Plain plain;
  for (const Group& group : groups) {
    if (!group.agreed_to_be_listed.value_or(false)) continue;
    PlainGroup each;
    each.group = &group;
    each.columns = columns_of(group);
    for (const auto& column : each.columns) {
      for (const std::string& word : column) {
        each.words.insert(word);
        each.stems.insert(stem_of(word));
      }
    }
    plain.push_back(std::move(each));
  }
  return plain;
}

std::size_t count_saying(const Plain& plain, const std::string& word) {
  return static_cast<std::size_t>(
      std::count_if(plain.begin(), plain.end(),
                    [&](const PlainGroup& each) { return each.stems.contains(stem_of(word)); }));
}

bool share_three_letters(const std::string& a, const std::string& b) {
  const std::string x = "^" + a + "$";
  const std::string y = "^" + b + "$";
  for (std::size_t at = 0; at + 3 <= x.size(); ++at) {
    if (y.find(x.substr(at, 3)) != std::string::npos) return true;
  }
  return false;
}

// The rule of WordIndex::respellings, over every word there is.
std::vector<std::pair<std::string, std::size_t>> nearest(const Plain& plain,
                                                         const std::string& word) {
  const std::size_t slips = graph::slips_max(word.size());
  const bool letters =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (slips == 0 || !letters || graph::is_small_word(word) || graph::is_ordinary_word(word))
    return {};
  std::map<std::string, std::size_t> items;
  for (const PlainGroup& each : plain) {
    for (const std::string& known : each.words) ++items[known];
  }
  std::vector<std::tuple<std::size_t, std::size_t, std::string>> found;
  for (const auto& [known, count] : items) {
    if (known.size() < 4 || known == word || !share_three_letters(word, known)) continue;
    const std::size_t distance = graph::spelling_distance(word, known);
    if (distance <= slips) found.emplace_back(distance, plain.size() - count, known);
  }
  std::sort(found.begin(), found.end());
  std::vector<std::pair<std::string, std::size_t>> best;
  for (const auto& [distance, rest, known] : found) {
    if (distance > std::get<0>(found.front()) || best.size() == 3) break;
    best.emplace_back(known, plain.size() - rest);
  }
  return best;
}

// What stands for a word: its stem, and those of what it was perhaps meant to be.
std::set<std::string> stems_for(const Plain& plain, const std::string& word,
                                const SearchUnit& unit) {
  std::set<std::string> stems;
  const std::size_t count = count_saying(plain, word);
  if (count > 0) stems.insert(stem_of(word));
  if (count > 2 || (!unit.concept_word.empty() && !unit.misspelt)) return stems;
  for (const auto& [known, items] : nearest(plain, word)) {
    if (items < count * 10) continue;
    stems.insert(stem_of(known));
    ++reached()["a misspelt word"];
  }
  return stems;
}

bool does(const Group& group, std::string_view concept_word) {
  const auto is_it = [&](const auto& each) {
    return graph::is_within(each.activity, concept_word);
  };
  if (std::any_of(group.activities.begin(), group.activities.end(), is_it)) return true;
  const bool wants = std::any_of(group.roles.begin(), group.roles.end(), is_it);
  if (wants) ++reached()["found by a role"];
  return wants;
}

bool says(const Plain& plain, const PlainGroup& each, const SearchUnit& unit) {
  if (!unit.concept_word.empty() && does(*each.group, unit.concept_word)) {
    ++reached()["found by what it does"];
    return true;
  }
  const bool all = std::all_of(unit.words.begin(), unit.words.end(), [&](const std::string& word) {
    const auto stems = stems_for(plain, word, unit);
    return std::any_of(stems.begin(), stems.end(),
                       [&](const std::string& stem) { return each.stems.contains(stem); });
  });
  if (all && !unit.words.empty()) ++reached()["found by words"];
  return all && !unit.words.empty();
}

// --- filters, from the record ---

graph::Date british(graph::Instant now) { return graph::TimeZone::find("")->local_of(now).day; }

std::optional<std::int64_t> dearest(const Group& group, graph::Date on) {
  std::vector<std::int64_t> general;
  std::vector<std::int64_t> special;
  for (const graph::GroupCost& cost : group.costs) {
    if (!cost.pence || (cost.from && *cost.from > on) || (cost.until && *cost.until < on)) continue;
    double pence = cost.pence->value;
    if (cost.per == graph::CostPer::year) pence = std::ceil(pence / 52);
    if (cost.per == graph::CostPer::month) pence = std::ceil(pence * 12 / 52);
    (cost.for_whom.empty() ? general : special).push_back(static_cast<std::int64_t>(pence));
  }
  if (!general.empty()) return *std::max_element(general.begin(), general.end());
  if (!special.empty()) return *std::max_element(special.begin(), special.end());
  return std::nullopt;
}

bool speaks(const Group& group, std::string language) {
  const auto lower = [](std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    return text;
  };
  language = lower(language);
  return std::any_of(group.languages.begin(), group.languages.end(), [&](const std::string& tag) {
    return lower(tag) == language || lower(tag).starts_with(language + "-");
  });
}

bool fits_group(const Group& group, const SearchQuestion& question) {
  const bool ended =
      group.status == graph::GroupStatus::defunct || group.status == graph::GroupStatus::inactive;
  if (ended && !question.ended_too) return false;
  if (question.age && group.age_min && group.age_min->value > *question.age) return false;
  if (question.age && group.age_max && group.age_max->value < *question.age) return false;
  if (question.kind && group.group_kind != question.kind) return false;
  if (!question.language.empty() && !speaks(group, question.language)) return false;
  if (!question.activity.empty() && !does(group, question.activity)) return false;
  if (!question.term.empty()) {
    bool has = false;
    for (const auto& term : group.terms) has = has || term.id == question.term;
    if (!has) return false;
  }
  if (!question.cost_max_pence) return true;
  const auto pence = dearest(group, british(question.now));
  return pence ? *pence <= *question.cost_max_pence : question.cost_not_known_too;
}

bool fits_access(const graph::GroupPlace* place, const SearchQuestion& question) {
  return std::all_of(question.access.begin(), question.access.end(), [&](GroupAccess wanted) {
    const auto in = [&](const graph::List<GroupAccess>& list) {
      return std::find(list.begin(), list.end(), wanted) != list.end();
    };
    if (place != nullptr && in(place->access_missing)) return false;
    return question.access_not_known_too || (place != nullptr && in(place->access));
  });
}

bool fits_open(const Group& group, const graph::GroupPlace* place, const SearchQuestion& question) {
  if (!question.open) return true;
  const OpenWanted& wanted = *question.open;
  std::vector<graph::Date> days;
  if (wanted.day) days.push_back(*wanted.day);
  const graph::Date today = british(question.now);
  for (int i = 0; wanted.weekday && i < 35; ++i) {
    if (weekday_of(today.plus(i)) == *wanted.weekday) days.push_back(today.plus(i));
  }
  const graph::OpeningTimes times(group);
  return std::any_of(days.begin(), days.end(), [&](graph::Date day) {
    graph::LocalTime until{day, wanted.to.value_or(wanted.from)};
    if (wanted.to && *wanted.to <= wanted.from) until.day = day.plus(1);
    const auto state = times.within({day, wanted.from}, until, place);
    if (state == graph::OpenState::by_appointment) return question.by_appointment_too;
    if (state == graph::OpenState::not_known) return question.open_not_known_too;
    return state == graph::OpenState::open;
  });
}

// The distance of the nearest place that fits; nothing where none does.
std::optional<std::int64_t> fits_place(const Group& group, const SearchQuestion& question) {
  std::vector<const graph::GroupPlace*> places;
  for (const auto& each : group.places) places.push_back(&each);
  if (places.empty()) places.push_back(nullptr);
  std::optional<std::int64_t> nearest_metres;
  for (const graph::GroupPlace* place : places) {
    std::int64_t metres = 0;
    if (question.near) {
      if (place == nullptr || !place->point || place->online.value_or(false)) continue;
      metres = graph::metres_between(*place->point, question.near->point);
      if (metres > question.near->metres) continue;
    }
    if (!fits_access(place, question) || !fits_open(group, place, question)) continue;
    nearest_metres = std::min(nearest_metres.value_or(metres), metres);
  }
  return nearest_metres;
}

std::map<graph::Number, std::int64_t> plain_answer(const Plain& plain,
                                                   const SearchQuestion& question) {
  const auto reading = read_search_words(question.words);
  REQUIRE(reading.ok());
  const auto all = static_cast<std::ptrdiff_t>(reading->units.size());
  std::map<std::ptrdiff_t, std::map<graph::Number, std::int64_t>> found;  // by words they have
  for (const PlainGroup& each : plain) {
    if (!fits_group(*each.group, question)) continue;
    const auto said =
        std::count_if(reading->units.begin(), reading->units.end(),
                      [&](const SearchUnit& unit) { return says(plain, each, unit); });
    const auto metres = fits_place(*each.group, question);
    if (metres) found[said][each.group->identity.number] = *metres;
  }
  if (found.contains(all)) return found[all];
  if (found.empty() || found.rbegin()->first == 0) return {};
  ++reached()["most of the words"];
  return found.rbegin()->second;
}

// BM25 as SQLite's documentation of FTS5 gives it, for one word that is no activity.
double relevance(const Plain& plain, const PlainGroup& group, const std::string& stem) {
  constexpr double weights[] = {10, 6, 4, 2, 2, 1};
  double saying = 0;
  double words = 0;
  const auto length = [](const PlainGroup& each) {
    double sum = 0;
    for (const auto& column : each.columns) sum += static_cast<double>(column.size());
    std::set<std::string_view> marks;
    const auto mark = [&](const auto& list) {
      for (const auto& one : list) {
        for (std::string_view at = one.activity; !at.empty(); at = graph::broader(at)) {
          marks.insert(at);
        }
      }
    };
    mark(each.group->activities);
    mark(each.group->roles);
    return sum + static_cast<double>(marks.size());
  };
  for (const PlainGroup& each : plain) {
    words += length(each);
    saying += each.stems.contains(stem) ? 1 : 0;
  }
  double often = 0;
  for (std::size_t i = 0; i < group.columns.size(); ++i) {
    for (const std::string& word : group.columns[i])
      often += stem_of(word) == stem ? weights[i] : 0;
  }
  const auto count = static_cast<double>(plain.size());
  const double rare = std::max(std::log((count - saying + 0.5) / (saying + 0.5)), 1e-6);
  const double long_by = length(group) / (words / count);
  return rare * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * long_by));
}

// --- questions ---

std::string random_typed(Dice& dice) {
  if (dice.chance(10)) return "zzyzx " + tests::random_words(dice, 1);
  std::string text = tests::random_words(dice, dice.between(1, 2));
  // Slips whose stems are nobody's.
  constexpr std::array slips{"chior",    "angeling", "gardning", "knittng", "crochett", "whitling",
                             "libary",   "atherten", "tyldsley", "pottry",  "outdors",  "painitng",
                             "fsihing?", "cokking",  "walkng",   "cluub"};
  if (dice.chance(25)) text += std::string(" ") + dice.pick(slips);
  return text;
}

OpenWanted random_open(Dice& dice) {
  OpenWanted open;
  if (dice.chance(50)) {
    open.day = tests::random_day(dice);
  } else {
    open.weekday = dice.below(7);
  }
  open.from = tests::random_time(dice);
  if (dice.chance(70)) open.to = tests::random_time(dice);
  return open;
}

SearchQuestion random_question(Dice& dice) {
  SearchQuestion question;
  const auto now = graph::TimeZone::find("")->instant_of(tests::random_local_time(dice));
  question.now = now;
  question.top = 200;
  if (dice.chance(50)) question.words = random_typed(dice);
  if (dice.chance(15)) question.activity = dice.pick(tests::random_activities());
  if (dice.chance(10)) question.activity = graph::broader(dice.pick(tests::random_activities()));
  if (dice.chance(35)) question.open = random_open(dice);
  if (dice.chance(45))
    question.near = NearWanted{tests::random_point(dice), dice.between(0, 5'000)};
  if (dice.chance(20)) question.cost_max_pence = dice.chance(50) ? 0 : dice.between(0, 12) * 100;
  for (int i = dice.chance(25) ? dice.between(1, 3) : 0; i > 0; --i) {
    question.access.push_back(static_cast<GroupAccess>(dice.below(7)));
  }
  if (dice.chance(15)) question.age = dice.between(0, 120);
  if (dice.chance(10)) question.kind = static_cast<graph::GroupKind>(dice.below(8));
  if (dice.chance(10)) question.language = dice.chance(50) ? "en" : "pl-PL";
  if (dice.chance(10)) question.term = "t" + std::to_string(dice.below(5));
  question.open_not_known_too = dice.chance(30);
  question.cost_not_known_too = dice.chance(30);
  question.access_not_known_too = dice.chance(30);
  question.by_appointment_too = dice.chance(30);
  question.ended_too = dice.chance(30);
  return question;
}

void count_classes(const SearchQuestion& question, std::size_t total) {
  const std::string some = total > 0 ? " found" : " none";
  if (!question.words.empty()) ++reached()["words" + some];
  if (!question.activity.empty()) ++reached()["activity" + some];
  if (question.near) ++reached()["near" + some];
  if (question.open && question.open->day) ++reached()["open on a day" + some];
  if (question.open && question.open->weekday) ++reached()["open on a weekday" + some];
  if (question.cost_max_pence) ++reached()["cost" + some];
  if (!question.access.empty()) ++reached()["access" + some];
  if (question.age) ++reached()["age" + some];
  if (question.kind) ++reached()["kind" + some];
  if (!question.language.empty()) ++reached()["language" + some];
  if (!question.term.empty()) ++reached()["term" + some];
}

// --- the comparison ---

void check_order(const SearchAnswer& answer) {
  const bool by_name = answer.searched.empty() && !answer.question.near;
  for (std::size_t i = 1; i < answer.groups.size(); ++i) {
    const FoundGroup& a = answer.groups[i - 1];
    const FoundGroup& b = answer.groups[i];
    const auto lower = [](std::string text) {
      for (char& c : text) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      return text;
    };
    const std::string name_a = by_name ? lower(a.group->name) : "";
    const std::string name_b = by_name ? lower(b.group->name) : "";
    const std::int64_t metres_a = a.metres.value_or(0);
    const std::int64_t metres_b = b.metres.value_or(0);
    const auto& number_a = a.group->identity.number;
    const auto& number_b = b.group->identity.number;
    REQUIRE(std::tuple(-a.relevance, metres_a, name_a, number_a) <
            std::tuple(-b.relevance, metres_b, name_b, number_b));
    if (a.relevance == b.relevance && metres_a == metres_b) ++reached()["a tie"];
  }
}

void check_relevance(const Plain& plain, const SearchAnswer& answer) {
  if (answer.searched.size() != 1 || answer.searched[0].searched.size() != 1) return;
  if (!answer.searched[0].concept_word.empty() || !answer.searched[0].respelt.empty()) return;
  for (const FoundGroup& found : answer.groups) {
    const auto each = std::find_if(plain.begin(), plain.end(), [&](const PlainGroup& one) {
      return one.group->identity.number == found.group->identity.number;
    });
    const double expected = relevance(plain, *each, stem_of(answer.searched[0].searched[0]));
    REQUIRE(std::abs(static_cast<double>(found.relevance) - 1e9 * expected) <= 1e3);
    ++reached()["relevance compared"];
  }
}

void check_pages(const DirectorySearch& search, const SearchAnswer& whole, Dice& dice) {
  SearchQuestion question = whole.question;
  question.skip = static_cast<std::size_t>(dice.below(5));
  question.top = static_cast<std::size_t>(dice.between(1, 6));
  const auto page = search.search(question);
  REQUIRE(page.ok());
  REQUIRE(page->total == whole.total);
  const std::size_t rest = whole.total > question.skip ? whole.total - question.skip : 0;
  REQUIRE(page->groups.size() == std::min(question.top, rest));
  for (std::size_t i = 0; i < page->groups.size(); ++i) {
    REQUIRE(page->groups[i].group == whole.groups[question.skip + i].group);
  }
}

void compare(const DirectorySearch& search, const Plain& plain, const SearchQuestion& question,
             Dice& dice) {
  CAPTURE(question.words);
  CAPTURE(question.activity);
  const auto answer = search.search(question);
  REQUIRE(answer.ok());
  REQUIRE(answer->total == answer->groups.size());
  std::map<graph::Number, std::int64_t> found;
  for (const FoundGroup& each : answer->groups) {
    found[each.group->identity.number] = each.metres.value_or(0);
  }
  REQUIRE(found == plain_answer(plain, question));
  count_classes(question, answer->total);
  check_order(*answer);
  check_relevance(plain, *answer);
  if (dice.chance(20)) check_pages(search, *answer, dice);
}

}  // namespace

TEST_CASE("search finds what looking at every group finds") {
  const std::uint64_t first = tests::first_seed();
  for (int world = 0; world < worlds; ++world) {
    const std::uint64_t seed = first + static_cast<std::uint64_t>(world);
    CAPTURE(seed);
    Dice dice(seed);
    std::vector<Group> groups;
    for (int i = 0; i < groups_a_world; ++i) groups.push_back(tests::random_group(dice, i));
    const auto search =
        DirectorySearch::make(tests::view_of_groups(groups), {tests::day("2026-11-21"), false});
    REQUIRE(search.ok());
    const Plain plain = listed(groups);
    REQUIRE((*search)->groups() == plain.size());
    for (int i = 0; i < questions_a_world; ++i) {
      compare(**search, plain, random_question(dice), dice);
    }
  }
  std::string report = "seed " + std::to_string(first) + ", " + std::to_string(worlds) + " worlds:";
  for (const auto& [name, count] : reached())
    report += " " + name + " " + std::to_string(count) + ";";
  MESSAGE(report);
  for (const char* kind : {"words", "activity", "near", "open on a day", "open on a weekday",
                           "cost", "access", "age", "kind", "language", "term"}) {
    for (const char* some : {" found", " none"}) {
      const std::string name = std::string(kind) + some;
      CHECK_MESSAGE(reached()[name] > 0, name);
    }
  }
  for (const char* name :
       {"most of the words", "a misspelt word", "found by words", "found by what it does",
        "found by a role", "a tie", "relevance compared"}) {
    CHECK_MESSAGE(reached()[name] > 0, name);
  }
}

}  // namespace kith::api
