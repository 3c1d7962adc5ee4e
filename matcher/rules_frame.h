// SPDX-License-Identifier: Apache-2.0
// Private to the rules and to what ranks by them: a question prepared once, a home looked at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/agreements.h"
#include "graph/travel.h"
#include "graph/view.h"
#include "matcher/home_card.h"
#include "matcher/rules.h"
#include "matcher/stay.h"

namespace kith::matcher {

// Somebody of a party: the person asked about, and those who must stay together with them.
struct Member {
  graph::PersonNumber number;
  const graph::Person* person = nullptr;  // null: not in the view any more
};

// Everything that depends on the question and the person alone.
struct PersonFrame {
  PersonFrame(const graph::View& of, const Question& asked, graph::Index person);

  graph::View view;
  Question question;
  std::vector<Member> party;                 // the person first, then by number
  std::vector<graph::PersonNumber> numbers;  // of the party
  std::vector<Stay> stays;                   // one a wish; one unstated where nothing is looked for

  bool is_emergency() const { return question.emergency_nights.has_value(); }
};

// Rooms of their own that the party needs to live in: one each, or one for two who both asked.
std::int32_t rooms_needed(const PersonFrame& asker);

// Somebody supported who lives in the home.
struct Resident {
  graph::PersonNumber number;
  const graph::ResidentStatement* statement = nullptr;  // null: said nothing on record
};

// Everything that depends on the home (and on who asks).
struct HomeFrame {
  HomeFrame(const PersonFrame& asker, graph::Index household);
  // A home where nobody but its own people lives or comes; or nobody's home, for rules about the
  // person alone.
  explicit HomeFrame(const graph::Household& of, graph::Index at = 0) : home(of), index(at) {}

  const graph::Household& home;
  graph::Index index;
  std::vector<const graph::Arrangement*> arrangements;
  std::vector<Resident> residents;            // without the party
  std::vector<graph::PersonNumber> may_meet;  // residents, and who comes for breaks and days
};

// One person, one home, one of the things looked for.
struct PairFrame {
  const PersonFrame& asker;
  const graph::Person& person;  // the member in focus
  const HomeFrame& there;
  const graph::Household& home;
  const Stay& stay;
  const HomeDays& days;    // for the whole party
  const StayFit& fit;      // likewise
  const StayFit& fit_one;  // as if the person came alone
  bool wordy = false;

  graph::Date today() const { return asker.question.on; }
  std::int32_t party_size() const { return static_cast<std::int32_t>(asker.party.size()); }
  bool overnight() const {
    return stay.kind != graph::ArrangementKind::day && stay.kind != graph::ArrangementKind::kinship;
  }
};

// The same answers with the question prepared once. A null record at either index is a programmer's
// mistake.
PairAnswers answer_rules(const PersonFrame& asker, graph::Index household, Detail detail);

// Why nothing at all may be proposed for the person: fails of the rules that no home changes (their
// agreement, and that they were asked about no-contact), in full.
std::vector<RuleAnswer> closed_answers(const PersonFrame& asker);

// What becomes of a pair, as answer_rules() would have it: all rules pass or are unknown; exactly
// one open rule fails and no other; at most one open rule fails, and besides it rules that this
// reader may know of and that no waiving opens; or it takes no part in this reader's answer.
enum class Sifted : std::uint8_t { fits, nearly, kept_out, out };

// What is known of a pair's fails before any rule is asked: no others than these are to be asked.
struct Fails {
  RuleBits sure = 0;
  RuleBits possible = 0;
  bool is_occupied = true;  // as the home's card says
};

// The same as reading it off answer_rules(), asking only what is possible and stopping as soon as
// the pair is known to be out.
Sifted sift(const PersonFrame& asker, graph::Index household, const Fails& known);

// The open rules that fail, where no other does; nothing where one does.
std::optional<RuleBits> open_fails(const PersonFrame& asker, graph::Index household,
                                   const Fails& known);

struct Words {
  std::string says;
  std::string change;
};

// Collects one rule's answer: the worst of what was found, with the sentences of that alone.
// Sentences are made only where somebody will read them.
class Verdict {
 public:
  Verdict(const PairFrame& pair, Rule rule) : wordy_(pair.wordy) { answer_.rule = rule; }

  template <class Say>
  void fail(Say say) {
    lower(Answer::fail, say);
  }
  template <class Say>
  void check(Say say) {
    lower(Answer::unknown, say);
  }
  // An unknown that must be answered before anything is shared.
  template <class Say>
  void critical(Say say) {
    critical_ = true;
    lower(Answer::unknown, say);
  }
  // What is to be done before the first night, by people who have to meet for it.
  template <class Say>
  void before_first_night(Say say) {
    nightly_ = true;
    lower(Answer::unknown, say);
  }
  // Worth saying though it passes.
  template <class Say>
  void note(Say say) {
    lower(Answer::pass, say);
  }
  template <class Make>
  void uses(Make make) {
    if (wordy_) answer_.facts.push_back(make());
  }

  Answer now() const { return answer_.answer; }
  RuleAnswer take();

 private:
  template <class Say>
  void lower(Answer to, Say say) {
    if (!keep(to) || !wordy_) return;
    add(say());
  }
  bool keep(Answer to);  // whether a finding of this kind is at least as bad as what is kept
  void add(Words words);

  RuleAnswer answer_;
  bool critical_ = false;
  bool nightly_ = false;
  bool wordy_ = false;
};

// "5 Dec 2026".
std::string in_words(graph::Date date);
// "living in", "short breaks": what match officers call it.
std::string in_words(graph::ArrangementKind kind);
std::string lower_case(std::string_view text);
bool same_word(std::string_view a, std::string_view b);  // but for case

Fact fact(graph::SubjectNumber about, graph::Kind kind, std::string pointer, std::string value,
          graph::Seen seen = graph::Seen::officer);
Fact with(Fact fact, const graph::Said& said);
Fact home_fact(const PairFrame& pair, std::string pointer, std::string value);
Fact person_fact(const PairFrame& pair, std::string pointer, std::string value);
std::string item(std::string_view list, std::size_t index, std::string_view member = {});

// What travel_maximum fails by where a home's own address is known and the person does not live
// there.
bool is_too_far(const graph::Person& person, const graph::Point& home,
                const std::optional<graph::Stop>& stop);

// The rules, each in its own function; contracts stand there.
RuleAnswer person_agreement(const PairFrame& pair);
RuleAnswer household_agreement(const PairFrame& pair);
RuleAnswer no_contact_asked(const PairFrame& pair);
RuleAnswer resident_answers(const PairFrame& pair);
RuleAnswer approval(const PairFrame& pair);
RuleAnswer state(const PairFrame& pair);
RuleAnswer capacity(const PairFrame& pair);
RuleAnswer availability(const PairFrame& pair);
RuleAnswer together_party(const PairFrame& pair);
RuleAnswer access(const PairFrame& pair);
RuleAnswer own_room(const PairFrame& pair);
RuleAnswer critical_tasks(const PairFrame& pair);
RuleAnswer night_support(const PairFrame& pair);
RuleAnswer communication(const PairFrame& pair);
RuleAnswer travel_maximum(const PairFrame& pair);
RuleAnswer person_musts(const PairFrame& pair);
RuleAnswer carer_musts(const PairFrame& pair);
RuleAnswer resident_musts(const PairFrame& pair);
RuleAnswer no_contact(const PairFrame& pair);
RuleAnswer avoid_area(const PairFrame& pair);
RuleAnswer ended_for_safety(const PairFrame& pair);
RuleAnswer under_review(const PairFrame& pair);
RuleAnswer protected_ground(const PairFrame& pair);
RuleAnswer declined(const PairFrame& pair);

}  // namespace kith::matcher
