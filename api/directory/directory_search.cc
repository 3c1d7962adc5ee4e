// SPDX-License-Identifier: Apache-2.0
#include "api/directory/directory_search.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "api/directory/everyday_words.h"
#include "api/directory/group_filter.h"
#include "api/directory/search_reading.h"
#include "api/directory/word_index.h"
#include "graph/activity_tree.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Group;
using graph::Result;
namespace limits = graph::limits;

// --- what of a group is words ---

void say(std::string& text, std::string_view words) {
  if (words.empty()) return;
  if (!text.empty()) text += '\n';
  text += words;
}

IndexedTexts texts_of(const Group& group) {
  IndexedTexts texts;
  texts.name = group.name;
  for (const graph::GroupActivity& each : group.activities) {
    say(texts.activities, graph::spoken(each.activity));
  }
  for (const graph::GroupTerm& each : group.terms) say(texts.terms, each.name);
  for (const graph::GroupRole& each : group.roles) say(texts.terms, each.role);
  if (group.organisation) say(texts.organisation, group.organisation->name);
  for (const graph::GroupPlace& each : group.places) {
    for (const std::string_view words :
         {std::string_view(each.name), std::string_view(each.town), std::string_view(each.county),
          std::string_view(each.postcode)}) {
      say(texts.place, words);
    }
    for (const std::string& line : each.address) say(texts.place, line);
    say(texts.description, each.access_words.value);
    say(texts.description, each.description.value);
  }
  for (const std::string& each : group.areas_served) say(texts.place, each);
  say(texts.description, group.description.value);
  say(texts.description, group.eligibility.value);
  for (const graph::GroupSchedule& each : group.schedules) {
    say(texts.description, each.description.value);
  }
  texts.marks = GroupCards::concepts_of(group);
  return texts;
}

// --- what may be asked ---

class Faults {
 public:
  void unless(bool right, std::string pointer, std::string detail) {
    if (!right) faults_.push_back({std::move(pointer), std::move(detail), 0});
  }
  Result<void> answer() {
    if (faults_.empty()) return {};
    return Error{ErrorCode::bad_input, "This cannot be searched for.", std::move(faults_)};
  }

 private:
  std::vector<graph::Fault> faults_;
};

Result<void> check(const SearchQuestion& question) {
  if (question.top > limits::page_items_max) {
    return Error{ErrorCode::too_large,
                 fmt::format("A page has at most {} groups.", limits::page_items_max)};
  }
  Faults faults;
  faults.unless(question.top > 0, "/top", "must be at least 1");
  if (question.open) {
    const OpenWanted& open = *question.open;
    faults.unless(open.day.has_value() != open.weekday.has_value(), "/open",
                  "must have a day or a weekday, and not both");
    faults.unless(!open.weekday || (*open.weekday >= 0 && *open.weekday <= 6), "/open/weekday",
                  "must be 0 (Monday) to 6 (Sunday)");
  }
  if (question.near) {
    const std::int64_t metres = question.near->metres;
    faults.unless(metres >= 0 && metres <= limits::search_metres_max, "/near/metres",
                  fmt::format("must be 0 to {}", limits::search_metres_max));
  }
  faults.unless(!question.cost_max_pence || *question.cost_max_pence >= 0, "/cost_max_pence",
                "must be 0 or more");
  faults.unless(!question.age || (*question.age >= 0 && *question.age <= 120), "/age",
                "must be 0 to 120");
  return faults.answer();
}

// --- words ---

// A word that so few groups say may be a slip of theirs, where many say one that is nearly it.
constexpr std::size_t few_groups = 2;
constexpr std::size_t many_times = 10;

// A unit of the question made ready for the index.
struct PreparedUnit {
  SearchedWords said;
  WordsWanted wanted;
  bool by_words = false;  // the words part can be fulfilled
};

class Preparing {
 public:
  Preparing(const WordIndex& index, const GroupCards& cards) : index_(index), cards_(cards) {}

  Result<PreparedUnit> prepare(const SearchUnit& unit) const {
    PreparedUnit prepared;
    prepared.said.said = unit.said;
    prepared.said.concept_word = unit.concept_word;
    prepared.said.searched = unit.words;
    prepared.by_words = !unit.words.empty();
    for (const std::string& word : unit.words) {
      auto spellings = spellings_of(word, unit, prepared.said.respelt);
      if (!spellings) return spellings.error();
      if (auto wider = widen(word, *spellings, prepared.said.also); !wider) return wider.error();
      prepared.by_words = prepared.by_words && !spellings->empty();
      prepared.wanted.words.push_back(std::move(*spellings));
    }
    if (!prepared.by_words) {
      prepared.wanted.words.clear();
      prepared.said.respelt.clear();
      prepared.said.also.clear();
    }
    const bool done_by_some =
        !unit.concept_word.empty() && !cards_.doing(unit.concept_word).empty();
    if (done_by_some) prepared.wanted.marks = {*graph::activity_place(unit.concept_word)};
    prepared.said.found = prepared.by_words || done_by_some;
    return prepared;
  }

 private:
  // The word itself where somebody says it, and what it was perhaps meant to be.
  Result<std::vector<std::string>> spellings_of(const std::string& word, const SearchUnit& unit,
                                                std::vector<std::string>& respelt) const {
    const auto count = index_.count(word, few_groups + 1);
    if (!count) return count.error();
    std::vector<std::string> spellings;
    if (*count > 0) spellings.push_back(word);
    const bool well_spelt = !unit.concept_word.empty() && !unit.misspelt;
    if (*count > few_groups || well_spelt) return spellings;
    auto near = index_.respellings(word);
    if (!near) return near.error();
    for (WordIndex::Respelling& each : *near) {
      if (each.items < *count * many_times) continue;
      spellings.push_back(each.word);
      respelt.push_back(std::move(each.word));
    }
    return spellings;
  }

  // "learn" and "learning": the index holds them to be one.
  static bool is_form_of(std::string_view word, std::string_view written) {
    const auto bare = [](std::string_view text) {
      return text.ends_with('s') ? text.substr(0, text.size() - 1) : text;
    };
    return written.starts_with(bare(word)) || word.starts_with(bare(written));
  }

  // What some group writes for the word, where it is another word than those looked for.
  Result<void> widen(const std::string& word, std::vector<std::string>& spellings,
                     std::vector<std::string>& also) const {
    for (const std::string_view written : also_written(word)) {
      if (is_form_of(word, written)) continue;
      const auto count = index_.count(written, 1);
      if (!count) return count.error();
      if (*count == 0) continue;
      spellings.emplace_back(written);
      also.emplace_back(written);
    }
    return {};
  }

  const WordIndex& index_;
  const GroupCards& cards_;
};

}  // namespace

struct DirectorySearch::Parts {
  graph::View view;
  std::unique_ptr<const GroupCards> cards;
  std::unique_ptr<const WordIndex> words;
};

namespace {

using Match = GroupFilter::Match;

// --- the answer, group by group ---

class Describing {
 public:
  Describing(const GroupCards& cards, const WordIndex& index, const GroupFilter& filter,
             const SearchQuestion& question, const std::vector<PreparedUnit>& units)
      : cards_(cards), index_(index), filter_(filter), question_(question), units_(units) {}

  Result<FoundGroup> describe(const Match& match) const {
    const Group& group = *cards_.groups()[match.group].group;
    const PlaceRow& row = cards_.rows()[match.row];
    FoundGroup found;
    found.group = &group;
    if (row.place != nullptr) {
      found.place = static_cast<std::size_t>(row.place - group.places.data());
    }
    if (question_.near) found.metres = match.metres;
    found.relevance = match.relevance;
    found.activity = activity_of(group, question_.activity);
    found.pence = counted_pence(group, filter_.today());
    for (const graph::GroupAccess each : question_.access) {
      found.access.push_back({each, known_of(row, each)});
    }
    tell_opening(match, row.place, found);
    for (std::size_t i = 0; i < units_.size(); ++i) {
      auto reason = reason_of(i, match.group, group);
      if (!reason) return reason.error();
      found.reasons.push_back(*reason);
    }
    return found;
  }

 private:
  static std::string activity_of(const Group& group, const std::string& wide) {
    if (wide.empty()) return {};
    for (const std::string_view each : GroupCards::activities_of(group)) {
      if (graph::is_within(each, wide)) return std::string(each);
    }
    return {};
  }
  static KnownAccess known_of(const PlaceRow& row, graph::GroupAccess access) {
    const auto bit = 1U << static_cast<unsigned>(access);
    if ((row.access_missing & bit) != 0) return KnownAccess::no;
    return (row.access & bit) != 0 ? KnownAccess::yes : KnownAccess::not_known;
  }
  void tell_opening(const Match& match, const graph::GroupPlace* place, FoundGroup& found) const {
    const graph::OpeningTimes& times = cards_.times(match.group);
    if (question_.open) {
      const GroupFilter::Opened opened = filter_.opened(match.row);
      found.open = opened.state;
      found.opening = times.first_within(opened.stretch.from, opened.stretch.until, place);
    }
    if (!found.opening) found.opening = times.next(question_.now, place);
  }
  Result<SearchReason> reason_of(std::size_t unit, std::uint32_t item, const Group& group) const {
    const PreparedUnit& wanted = units_[unit];
    SearchReason reason{unit, false, false};
    reason.by_activity = !activity_of(group, wanted.said.concept_word).empty();
    if (wanted.by_words) {
      const auto said = index_.says(item, {wanted.wanted.words, {}});
      if (!said) return said.error();
      reason.by_words = *said;
    }
    return reason;
  }

  const GroupCards& cards_;
  const WordIndex& index_;
  const GroupFilter& filter_;
  const SearchQuestion& question_;
  const std::vector<PreparedUnit>& units_;
};

Result<std::vector<Match>> said_and_matching(const WordIndex& index, const GroupFilter& filter,
                                             const std::vector<PreparedUnit>& units) {
  std::vector<Match> matches;
  std::vector<WordsWanted> wanted;
  for (const PreparedUnit& unit : units) {
    if (!unit.said.found) return matches;
    wanted.push_back(unit.wanted);
  }
  const auto hits = index.find(wanted, [&](std::uint32_t group) {
    const std::optional<Match> match = filter.match(group);
    if (match) matches.push_back(*match);
    return match.has_value();
  });
  if (!hits) return hits.error();
  for (std::size_t i = 0; i < matches.size(); ++i) matches[i].relevance = (*hits)[i].relevance;
  return matches;
}

// Where no group has all that was said: those that have most of it.
Result<std::vector<Match>> with_most(const WordIndex& index, const GroupFilter& filter,
                                     const std::vector<PreparedUnit>& units) {
  std::map<std::uint32_t, std::pair<std::size_t, Match>> counted;
  std::size_t most = 0;
  for (const PreparedUnit& unit : units) {
    auto matches = said_and_matching(index, filter, {unit});
    if (!matches) return matches;
    for (const Match& match : *matches) {
      auto [held, is_new] = counted.try_emplace(match.group, 0, match);
      auto& [count, sum] = held->second;
      if (!is_new) sum.relevance += match.relevance;
      most = std::max(most, ++count);
    }
  }
  std::vector<Match> best;
  for (const auto& [group, each] : counted) {
    if (each.first == most) best.push_back(each.second);
  }
  return best;
}

// The first `count` in order; the others stay behind them in any.
void put_in_order(std::vector<Match>& matches, std::size_t count, bool by_name,
                  const GroupCards& cards) {
  if (by_name) return;  // groups stand in that order
  const auto number = [&](const Match& match) -> const graph::Number& {
    return cards.groups()[match.group].group->identity.number;
  };
  const auto end = matches.begin() + static_cast<std::ptrdiff_t>(std::min(count, matches.size()));
  std::partial_sort(matches.begin(), end, matches.end(), [&](const Match& a, const Match& b) {
    if (a.relevance != b.relevance) return a.relevance > b.relevance;
    if (a.metres != b.metres) return a.metres < b.metres;
    return number(a) < number(b);
  });
}

}  // namespace

DirectorySearch::DirectorySearch(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
DirectorySearch::~DirectorySearch() = default;

Result<std::shared_ptr<const DirectorySearch>> DirectorySearch::make(graph::View view,
                                                                     const Options& options) {
  auto parts = std::make_unique<Parts>();
  parts->view = std::move(view);
  parts->cards =
      std::make_unique<const GroupCards>(parts->view, options.today, options.unlisted_too);
  const std::vector<GroupCard>& groups = parts->cards->groups();
  auto words = WordIndex::make(groups.size(),
                               [&](std::size_t item) { return texts_of(*groups[item].group); });
  if (!words) return words.error();
  parts->words = std::move(*words);
  return std::shared_ptr<const DirectorySearch>(new DirectorySearch(std::move(parts)));
}

// What was asked made ready, and all that answers it, in no order.
struct DirectorySearch::Asked {
  std::vector<PreparedUnit> units;
  std::vector<Match> matches;
};

Result<DirectorySearch::Asked> DirectorySearch::ask(const SearchQuestion& question,
                                                    const GroupFilter& filter,
                                                    SearchAnswer& answer) const {
  auto reading = read_search_words(question.words);
  if (!reading) return reading.error();
  Asked asked;
  answer.view = parts_->view;
  answer.question = question;
  answer.left_out = std::move(reading->left_out);
  for (const SearchUnit& unit : reading->units) {
    auto prepared = Preparing(*parts_->words, *parts_->cards).prepare(unit);
    if (!prepared) return prepared.error();
    answer.searched.push_back(prepared->said);
    asked.units.push_back(std::move(*prepared));
  }
  auto matches = asked.units.empty() ? Result<std::vector<Match>>(filter.all())
                                     : said_and_matching(*parts_->words, filter, asked.units);
  if (matches && matches->empty() && asked.units.size() > 1) {
    matches = with_most(*parts_->words, filter, asked.units);
    answer.partly = matches && !matches->empty();
  }
  if (!matches) return matches.error();
  asked.matches = std::move(*matches);
  answer.total = asked.matches.size();
  return asked;
}

Result<std::vector<graph::Number>> DirectorySearch::numbers(const SearchQuestion& question) const {
  if (auto right = check(question); !right) return right.error();
  const GroupCards& cards = *parts_->cards;
  const GroupFilter filter(cards, question);
  SearchAnswer answer;
  auto asked = ask(question, filter, answer);
  if (!asked) return asked.error();
  put_in_order(asked->matches, asked->matches.size(), asked->units.empty() && !question.near,
               cards);
  std::vector<graph::Number> numbers;
  numbers.reserve(asked->matches.size());
  for (const Match& match : asked->matches) {
    numbers.push_back(cards.groups()[match.group].group->identity.number);
  }
  return numbers;
}

Result<std::size_t> DirectorySearch::perhaps(const SearchQuestion& question, const Asked& asked,
                                             bool partly) const {
  if (!question.open && !question.cost_max_pence && question.access.empty()) return std::size_t{0};
  SearchQuestion wide = question;
  wide.ask_not_known_too();
  const GroupFilter filter(*parts_->cards, wide);
  auto matches = asked.units.empty() ? Result<std::vector<Match>>(filter.all())
                                     : said_and_matching(*parts_->words, filter, asked.units);
  if (!matches) return matches.error();
  return matches->size() - (partly ? 0 : asked.matches.size());
}

Result<SearchAnswer> DirectorySearch::search(const SearchQuestion& question) const {
  if (auto right = check(question); !right) return right.error();
  const GroupCards& cards = *parts_->cards;
  SearchAnswer answer;
  const GroupFilter filter(cards, question);
  auto asked = ask(question, filter, answer);
  if (!asked) return asked.error();
  auto more = perhaps(question, *asked, answer.partly);
  if (!more) return more.error();
  answer.perhaps = *more;
  std::vector<Match>& matches = asked->matches;
  put_in_order(matches, question.skip + question.top, asked->units.empty() && !question.near,
               cards);
  const Describing describing(cards, *parts_->words, filter, question, asked->units);
  for (std::size_t i = question.skip; i < matches.size() && i - question.skip < question.top; ++i) {
    auto found = describing.describe(matches[i]);
    if (!found) return found.error();
    answer.groups.push_back(std::move(*found));
  }
  return answer;
}

const graph::View& DirectorySearch::view() const { return parts_->view; }
std::size_t DirectorySearch::groups() const { return parts_->cards->groups().size(); }
std::size_t DirectorySearch::places() const { return parts_->cards->rows().size(); }
std::size_t DirectorySearch::words_bytes() const { return parts_->words->bytes(); }

}  // namespace kith::api
