// SPDX-License-Identifier: Apache-2.0
#include "matcher/community_postings.h"

#include <algorithm>

namespace kith::matcher {
namespace {

constexpr std::int32_t cell_millionths = 10'000;
constexpr Topic word_topics = 0x8000'0000;  // from here on: words

// FNV-1a, then mixed so that the upper bits are as good as the lower.
std::uint32_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf2'9ce4'8422'2325ULL;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100'0000'01b3ULL;
  hash = (hash ^ (hash >> 30U)) * 0xbf58'476d'1ce4'e5b9ULL;
  return static_cast<std::uint32_t>(hash >> 32U);
}

// Whoever may be found on some day; on which day is asked of whom the index finds (findable.h).
bool may_ever_be_found(const graph::Person& person) {
  return std::any_of(
      person.agreement.begin(), person.agreement.end(), [](const graph::Agreement& each) {
        return each.purpose == graph::AgreementFor::connect && each.answer == graph::YesNo::yes;
      });
}

bool may_ever_be_found(const graph::Neighbour& neighbour) {
  return neighbour.agreed_to_be_found_until.has_value();
}

template <class Visit>
void each_activity(const graph::Person& person, const Visit& visit) {
  for (const graph::Interest& interest : person.interests) {
    if (interest.stance != graph::Stance::avoid) visit(interest.activity);
  }
  for (const graph::Gift& gift : person.gifts) {
    if (gift.wants_to_be_asked.value_or(true)) visit(gift.activity);
  }
}

template <class Visit>
void each_activity(const graph::Neighbour& neighbour, const Visit& visit) {
  for (const graph::NeighbourOffer& offer : neighbour.offers) visit(offer.activity);
  for (const graph::NeighbourWant& wanted : neighbour.wants) visit(wanted.activity);
}

// Where somebody is looked for: by a square, by the name of their area, or by both.
std::vector<CommunityCell> cells_of(const graph::Opt<graph::Place>& place) {
  if (!place) return {area_cell("")};
  if (!place->point) return {area_cell(place->name)};
  const auto [row, column] = row_and_column(*place->point);
  if (place->name.empty()) return {community_cell_at(row, column)};
  return {community_cell_at(row, column), named_cell(place->name)};
}

CommunityCell cell_of_name(std::string_view name, CommunityCell from) {
  std::string lower(name);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return from | (hash_of(lower) & ~named_cells);
}

template <class Record>
void add_record(const Record* record, graph::Opt<graph::Place> Record::*place, Who who,
                std::vector<Posting>& postings) {
  if (record == nullptr || !may_ever_be_found(*record)) return;
  const std::vector<CommunityCell> cells = cells_of(record->*place);
  each_activity(*record, [&](const std::string& activity) {
    for (const Topic topic : topics_of(Doing(activity))) {
      for (const CommunityCell cell : cells) postings.push_back({topic, cell, who});
    }
  });
}

}  // namespace

CommunityCell community_cell_at(std::int32_t row, std::int32_t column) {
  return static_cast<CommunityCell>(row) << 16U | static_cast<CommunityCell>(column);
}

std::pair<std::int32_t, std::int32_t> row_and_column(const graph::Point& point) {
  return {std::min((point.latitude.millionths + 90'000'000) / cell_millionths, cell_rows - 1),
          std::min((point.longitude.millionths + 180'000'000) / cell_millionths, cell_columns - 1)};
}

CommunityCell area_cell(std::string_view name) { return cell_of_name(name, area_cells); }
CommunityCell named_cell(std::string_view name) { return cell_of_name(name, named_cells); }

std::vector<Topic> topics_of(const Doing& doing) {
  if (doing.place) return {static_cast<Topic>(*doing.place)};
  std::vector<Topic> topics;
  for (const std::string& word : words_to_find(doing)) {
    topics.push_back(word_topics | hash_of(word));
  }
  return topics;
}

std::vector<Topic> topics_to_ask(const Doing& doing) {
  std::vector<Topic> topics = doing.place ? places_alike(doing) : topics_of(doing);
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

void add_postings(const graph::View& view, graph::Kind kind, graph::Index index,
                  std::vector<Posting>& postings) {
  if (kind == graph::Kind::person) {
    add_record(view.person(index), &graph::Person::area_now, index, postings);
  } else {
    add_record(view.neighbour(index), &graph::Neighbour::area, index | neighbour_bit, postings);
  }
}

PostingList::PostingList(std::vector<Posting> postings) {
  std::sort(postings.begin(), postings.end());
  postings.erase(std::unique(postings.begin(), postings.end()), postings.end());
  cells_.reserve(postings.size());
  who_.reserve(postings.size());
  for (const Posting& each : postings) add(each);
}

PostingList::PostingList(const PostingList& first, const std::vector<Who>& left_out,
                         const PostingList& second) {
  cells_.reserve(first.size() + second.size());
  who_.reserve(first.size() + second.size());
  // Of each list, the topic that a place belongs to.
  struct Reader {
    const PostingList& list;
    std::size_t place = 0;
    std::size_t topic = 0;

    bool at_end() const { return place == list.size(); }
    Posting get() {
      while (topic + 1 < list.topics_.size() && list.first_[topic + 1] <= place) ++topic;
      return {list.topics_[topic], list.cells_[place], list.who_[place]};
    }
  };
  Reader old{first};
  Reader added{second};
  while (!old.at_end() || !added.at_end()) {
    const bool take_old = added.at_end() || (!old.at_end() && old.get() < added.get());
    if (!take_old) {
      add(added.get());
      ++added.place;
      continue;
    }
    const Posting posting = old.get();
    ++old.place;
    if (!std::binary_search(left_out.begin(), left_out.end(), posting.who)) add(posting);
  }
}

void PostingList::add(const Posting& posting) {
  if (topics_.empty() || topics_.back() != posting.topic) {
    topics_.push_back(posting.topic);
    first_.push_back(static_cast<std::uint32_t>(who_.size()));
  }
  cells_.push_back(posting.cell);
  who_.push_back(posting.who);
}

PostingList::Stretch PostingList::of(Topic topic) const {
  const auto found = std::lower_bound(topics_.begin(), topics_.end(), topic);
  if (found == topics_.end() || *found != topic) return {};
  const auto at = static_cast<std::size_t>(found - topics_.begin());
  return {first_[at], at + 1 < first_.size() ? first_[at + 1] : who_.size()};
}

PostingList::Stretch PostingList::within(const Stretch& stretch, CommunityCell first,
                                         CommunityCell last) const {
  const auto at = [this](std::size_t place) {
    return cells_.begin() + static_cast<std::ptrdiff_t>(place);
  };
  const auto begin = std::lower_bound(at(stretch.begin), at(stretch.end), first);
  const auto end = std::upper_bound(begin, at(stretch.end), last);
  return {static_cast<std::size_t>(begin - cells_.begin()),
          static_cast<std::size_t>(end - cells_.begin())};
}

std::size_t PostingList::bytes() const {
  return (topics_.capacity() + first_.capacity() + cells_.capacity() + who_.capacity()) *
         sizeof(std::uint32_t);
}

}  // namespace kith::matcher
