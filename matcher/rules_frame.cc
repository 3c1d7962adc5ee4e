// SPDX-License-Identifier: Apache-2.0
#include "matcher/rules_frame.h"

#include <algorithm>
#include <array>

#include "graph/limits.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::Date;
using graph::PersonNumber;

// Follows "must stay together" from person to person; a scheme's homes hold three, so longer chains
// end at the limit and fail by their size.
void gather(PersonFrame& frame, const graph::Person& person) {
  for (const graph::TogetherWith& tie : person.together_with) {
    if (tie.strength != graph::Strength::must) continue;
    const bool known =
        std::find(frame.numbers.begin(), frame.numbers.end(), tie.person) != frame.numbers.end();
    if (known || frame.party.size() >= graph::limits::parties_max) continue;
    const auto* other = frame.view.find<graph::Person>(tie.person.number);
    frame.numbers.push_back(tie.person);
    frame.party.push_back(Member{tie.person, other});
    if (other != nullptr) gather(frame, *other);
  }
}

bool over(const graph::Arrangement& held, Date on) {
  return (held.end && *held.end <= on) || (held.ended_by && !held.end);
}

bool is_there(const std::vector<PersonNumber>& numbers, const PersonNumber& number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

}  // namespace

PersonFrame::PersonFrame(const graph::View& of, const Question& asked, graph::Index person)
    : view(of), question(asked) {
  const graph::Person* record = view.person(person);
  KITH_CHECK(record != nullptr);
  const PersonNumber number{record->identity.number};
  numbers.push_back(number);
  party.push_back(Member{number, record});
  if (is_emergency()) {  // in a crisis the person comes alone; the others are asked afterwards
    stays.push_back(emergency_stay_of(question.on, *question.emergency_nights));
    return;
  }
  gather(*this, *record);
  std::sort(party.begin() + 1, party.end(),
            [](const Member& a, const Member& b) { return a.number < b.number; });
  for (const graph::LookingFor& wish : record->looking_for) {
    stays.push_back(stay_of(&wish, question.on));
  }
  if (stays.empty()) stays.push_back(stay_of(nullptr, question.on));
}

HomeFrame::HomeFrame(const PersonFrame& asker, graph::Index household)
    : home(*asker.view.household(household)), index(household) {
  const Date on = asker.question.on;
  const Date start = asker.stays.front().start;
  std::vector<PersonNumber> on_record;
  const auto meet = [&](const PersonNumber& number) {
    if (!is_there(asker.numbers, number) && !is_there(may_meet, number)) may_meet.push_back(number);
  };
  for (const graph::Index each : asker.view.arrangements_of(household)) {
    const graph::Arrangement* held = asker.view.arrangement(each);
    if (held == nullptr) continue;
    arrangements.push_back(held);
    on_record.push_back(held->person);
    if (over(*held, on) || is_there(asker.numbers, held->person)) continue;
    meet(held->person);
    const bool lives = held->arrangement_kind == graph::ArrangementKind::live_in &&
                       (!held->start || *held->start <= std::max(on, start));
    if (lives) residents.push_back(Resident{held->person, nullptr});
  }
  for (const graph::Index each : asker.view.emergency_stays_of(household)) {
    const graph::EmergencyStay* held = asker.view.emergency_stay(each);
    if (held != nullptr && (!held->until || *held->until > on)) meet(held->person);
  }
  for (const graph::Booking& booking : home.bookings) {
    if (booking.person && (!booking.until || *booking.until > on)) meet(*booking.person);
  }
  for (const graph::ResidentStatement& said : home.residents) {
    const auto living = std::find_if(residents.begin(), residents.end(), [&](const Resident& each) {
      return each.number == said.person;
    });
    if (living != residents.end()) {
      living->statement = &said;
    } else if (!is_there(on_record, said.person) && !is_there(asker.numbers, said.person)) {
      residents.push_back(Resident{said.person, &said});
      meet(said.person);
    }
  }
}

bool Verdict::keep(Answer to) {
  constexpr std::array<int, 3> badness{0, 2, 1};  // pass, fail, unknown
  const int is = badness[static_cast<std::size_t>(answer_.answer)];
  const int would = badness[static_cast<std::size_t>(to)];
  if (would < is) return false;
  if (would > is) {
    answer_.answer = to;
    answer_.sentence.clear();
    answer_.what_would_change.clear();
  }
  return true;
}

void Verdict::add(Words words) {
  const auto join = [](std::string& text, const std::string& more) {
    if (more.empty() || text.find(more) != std::string::npos) return;
    if (!text.empty()) text += ' ';
    text += more;
  };
  join(answer_.sentence, words.says);
  join(answer_.what_would_change, words.change);
}

RuleAnswer Verdict::take() {
  answer_.safety_critical = (critical_ || nightly_) && answer_.answer == Answer::unknown;
  answer_.before_first_night = answer_.safety_critical && !critical_;
  return std::move(answer_);
}

std::string in_words(Date date) { return spoken_day(date); }

std::string in_words(graph::ArrangementKind kind) {
  constexpr std::array<std::string_view, 6> names{"living in",       "short breaks",
                                                  "day support",     "kinship support",
                                                  "emergency stays", "coming home from hospital"};
  return std::string(names[static_cast<std::size_t>(kind)]);
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

bool same_word(std::string_view a, std::string_view b) {
  const auto lower = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

Fact fact(graph::SubjectNumber about, graph::Kind kind, std::string pointer, std::string value,
          graph::Seen seen) {
  Fact made;
  made.about = about;
  made.kind = kind;
  made.pointer = std::move(pointer);
  made.value = std::move(value);
  made.seen = seen;
  return made;
}

Fact with(Fact fact, const graph::Said& said) {
  if (said.provenance) {
    fact.said_by = said.provenance->said_by;
    fact.on = said.provenance->on;
  }
  return fact;
}

Fact home_fact(const PairFrame& pair, std::string pointer, std::string value) {
  return fact(pair.home.subject(), graph::Kind::household, std::move(pointer), std::move(value));
}

Fact person_fact(const PairFrame& pair, std::string pointer, std::string value) {
  return fact(pair.person.subject(), graph::Kind::person, std::move(pointer), std::move(value));
}

std::string item(std::string_view list, std::size_t index, std::string_view member) {
  std::string pointer = std::string(list) + "/" + std::to_string(index);
  if (!member.empty()) pointer += "/" + std::string(member);
  return pointer;
}

}  // namespace kith::matcher
