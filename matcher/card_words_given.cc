// SPDX-License-Identifier: Apache-2.0
// Of the connection card: what people answered about themselves, and what they told.
#include <algorithm>
#include <map>
#include <tuple>

#include "matcher/card_figures.h"
#include "matcher/rules_frame.h"

namespace kith::matcher {
namespace {

using graph::Review;
using graph::SelfRatedAnswer;

constexpr bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// As a whole word, whatever the case.
bool holds_name(const std::string& lower_text, const std::string& lower_name) {
  if (lower_name.empty()) return false;
  for (std::size_t at = lower_text.find(lower_name); at != std::string::npos;
       at = lower_text.find(lower_name, at + 1)) {
    const std::size_t end = at + lower_name.size();
    const bool begins = at == 0 || !is_name_byte(lower_text[at - 1]);
    const bool ends = end == lower_text.size() || !is_name_byte(lower_text[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool names_somebody(const graph::View& view, const CardPerson& person, const std::string& text) {
  const std::string lower_text = lower_case(text);
  for (const graph::LedgerTie& row : person.ledger->ties) {
    for (const graph::TieNumber& number : row.records) {
      const auto* tie = view.find<graph::Tie>(number.number);
      if (tie && holds_name(lower_text, lower_case(tie->other.called))) return true;
    }
  }
  return false;
}

// The teller's word of today counts, whenever the card is of.
bool still_agrees(const CardQuestion& question, const Review& review, const graph::Story& story) {
  const auto agrees = [](const graph::Story& each) { return each.teller_agrees.value_or(false); };
  if (!agrees(story) || !question.now) return agrees(story);
  const auto* now = question.now->find<Review>(review.identity.number);
  return now && std::any_of(now->stories.begin(), now->stories.end(), [&](const auto& each) {
           return each.words_of == story.words_of && agrees(each);
         });
}

}  // namespace

std::vector<CardAnswers> card_answers(const CardSheet& sheet) {
  using Key = std::tuple<std::string, std::string, graph::SaidBy, bool>;
  std::map<Key, CardAnswers> found;
  sheet.each_measured([&](const CardPerson& person) {
    for (const bool at_t1 : {false, true}) {
      const auto& figures = at_t1 ? *person.ledger->t1 : *person.ledger->t0;
      for (const SelfRatedAnswer& each : figures.self_rated) {
        const graph::SelfRated& answer = each.answer;
        CardAnswers& row = found[{answer.instrument, answer.question, answer.said_by, at_t1}];
        row.instrument = answer.instrument;
        row.question = answer.question;
        row.said_by = answer.said_by;
        row.at_t1 = at_t1;
        ++row.given.at(static_cast<std::size_t>(answer.answer.value));
      }
    }
  });
  std::vector<CardAnswers> rows;
  for (auto& [key, row] : found) rows.push_back(std::move(row));
  return rows;
}

std::vector<CardStory> card_stories(const CardSheet& sheet) {
  std::vector<CardStory> stories;
  for (const CardPerson& person : sheet.people()) {
    if (!person.ledger) continue;
    for (const Review* review : sheet.view().about<Review>(person.person.number)) {
      const bool counts =
          review->on && *review->on >= sheet.question().from && *review->on < sheet.question().to;
      if (!counts) continue;
      for (const graph::Story& story : review->stories) {
        stories.push_back({person.person, graph::ReviewNumber{review->identity.number}, *review->on,
                           story.words_of.value, still_agrees(sheet.question(), *review, story),
                           names_somebody(sheet.view(), person, story.words_of.value)});
      }
    }
  }
  std::stable_sort(stories.begin(), stories.end(), [](const CardStory& a, const CardStory& b) {
    return std::tie(a.on, a.review) < std::tie(b.on, b.review);
  });
  return stories;
}

}  // namespace kith::matcher
