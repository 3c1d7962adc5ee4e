// SPDX-License-Identifier: Apache-2.0
#include "matcher/explanation.h"

#include <algorithm>

#include "matcher/blocking.h"
#include "matcher/criteria_words.h"
#include "matcher/explanation_home.h"
#include "matcher/explanation_opening.h"

namespace kith::matcher {
namespace {

// A fit from here on speaks for a pair, and below the middle there is something to talk about.
constexpr std::int32_t speaks_for = 7'000;
constexpr std::int32_t to_talk_about = 5'000;
constexpr std::size_t reasons_a_party_max = 6;
// Closer than this, nobody in particular holds it back.
constexpr std::int32_t held_back_by = 300;
// A side is said to be the least known where every other is known by so much more.
constexpr std::int32_t less_known_by = 1'000;

struct Telling {
  const graph::View& view;
  const Question& question;
};

std::string person_name(const Telling& telling, const graph::Number& number) {
  const auto* const person = telling.view.find<graph::Person>(number);
  return person == nullptr ? "somebody who lives there" : name_of(*person);
}

std::string home_name(const Telling& telling, graph::HouseholdNumber number) {
  const auto* const home = telling.view.find<graph::Household>(number.number);
  return home == nullptr ? "this home" : name_of(*home);
}

std::string party_name(const Telling& telling, graph::HouseholdNumber number,
                       const graph::SubjectNumber& party) {
  const auto* const home = telling.view.find<graph::Household>(number.number);
  if (home != nullptr) {
    for (const graph::Carer& carer : home->carers) {
      if (carer.subject() == party) return name_of(carer);
    }
    for (const graph::OtherLiving& other : home->others_living) {
      if (other.subject() != party) continue;
      if (!other.called.empty()) return other.called;
      return other.living == graph::LivingKind::child ? "a child who lives there"
                                                      : "somebody else who lives there";
    }
  }
  return person_name(telling, party.number);
}

// What the person and the carers say in one breath: told once, with the person's reasons.
bool is_mutual(Criterion criterion) {
  return criterion == Criterion::rhythm || criterion == Criterion::interests ||
         criterion == Criterion::gifts || criterion == Criterion::goal_horizon ||
         criterion == Criterion::communication;
}

// Where each sentence has its own answer: all that speak for it are told, whatever the whole comes
// to.
bool tells_each(Criterion criterion) {
  return criterion == Criterion::people_and_places_kept || criterion == Criterion::home ||
         criterion == Criterion::support_fit || criterion == Criterion::rhythm;
}

// How much a line pulls away from the middle, either way.
std::int64_t pull(const LedgerLine& line) {
  return std::int64_t{line.weight} *
         (*line.fit > to_talk_about ? *line.fit - to_talk_about : to_talk_about - *line.fit);
}

std::vector<const LedgerLine*> strongest(const Ledger& ledger, bool good) {
  std::vector<const LedgerLine*> lines;
  for (const LedgerLine& line : ledger.lines) {
    if (!line.fit || line.weight == 0 || line.sayings.empty()) continue;
    if (good ? *line.fit >= speaks_for : *line.fit < to_talk_about) lines.push_back(&line);
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const LedgerLine* a, const LedgerLine* b) { return pull(*a) > pull(*b); });
  if (lines.size() > reasons_a_party_max) lines.resize(reasons_a_party_max);
  return lines;
}

// What has been said of a proposal: word for word, and which mutual matters, so that nothing is
// said twice.
class Told {
 public:
  bool knows(const std::string& text) const {
    return std::find(texts_.begin(), texts_.end(), text) != texts_.end();
  }
  bool knows(Criterion criterion) const {
    return is_mutual(criterion) &&
           std::find(criteria_.begin(), criteria_.end(), criterion) != criteria_.end();
  }
  // False where it was said already.
  bool take(const std::string& text) {
    if (knows(text)) return false;
    texts_.push_back(text);
    return true;
  }
  void take(const std::vector<Criterion>& criteria) {
    criteria_.insert(criteria_.end(), criteria.begin(), criteria.end());
  }
  // False where it was said already who that is.
  bool take(const graph::SubjectNumber& party) {
    if (std::find(parties_.begin(), parties_.end(), party) != parties_.end()) return false;
    parties_.push_back(party);
    return true;
  }

 private:
  std::vector<std::string> texts_;
  std::vector<Criterion> criteria_;
  std::vector<graph::SubjectNumber> parties_;
};

// "Matt's side"; the first time with who Matt is, where it is not a carer or the person.
std::string side_of(const Telling& telling, const Proposal& proposal, const Ledger& ledger,
                    Told& told) {
  const std::string side = party_name(telling, proposal.household, ledger.party) + "'s side";
  const bool introduce = ledger.role == PartyRole::resident && told.take(ledger.party);
  return introduce ? side + " (lives there with support)" : side;
}

// Takes out of each line the own words (told(), “…” at the end of a bracket) that an earlier one
// gave.
class Quoted {
 public:
  std::string once(const std::string& line) {
    std::string text;
    std::size_t from = 0;
    for (;;) {
      const std::size_t begin = line.find(opening_mark, from);
      const std::size_t end = line.find(closing_mark, begin);
      if (begin == std::string::npos || end == std::string::npos) break;
      text += line.substr(from, begin - from);
      const std::string words = line.substr(begin, end - begin);
      const bool known = std::find(told_.begin(), told_.end(), words) != told_.end();
      if (known) drop_lead(text);
      if (!known) {
        told_.push_back(words);
        text += words + std::string(closing_mark);
      } else if (!text.ends_with('(')) {
        text += ")";
      } else {
        text.resize(text.size() - (text.ends_with(" (") ? 2 : 1));
      }
      from = end + closing_mark.size();
    }
    return text + line.substr(from);
  }

 private:
  static constexpr std::string_view opening_mark = "“";
  static constexpr std::string_view closing_mark = "”)";

  // What leads over to the words.
  static void drop_lead(std::string& text) {
    if (text.ends_with(": ") || text.ends_with("; ")) text.resize(text.size() - 2);
  }

  std::vector<std::string> told_;
};

// What speaks for it from one side; warnings stand elsewhere.
std::vector<std::string> good_words(const Ledger& ledger, Told& told) {
  std::vector<std::string> lines;
  std::vector<Criterion> criteria;
  std::vector<const LedgerLine*> spoken = strongest(ledger, true);
  for (const LedgerLine& line : ledger.lines) {
    const bool known = line.fit && line.weight > 0;
    const bool among = std::find(spoken.begin(), spoken.end(), &line) != spoken.end();
    if (known && !among && tells_each(line.criterion)) spoken.push_back(&line);
  }
  for (const LedgerLine* const line : spoken) {
    if (ledger.role != PartyRole::resident && told.knows(line->criterion)) continue;
    for (const Saying& saying : line->sayings) {
      if (saying.against || saying.aside || !told.take(saying.text)) continue;
      lines.push_back(saying.text);
      criteria.push_back(line->criterion);
    }
  }
  told.take(criteria);
  return lines;
}

// What to talk about from one side: its low lines, and warnings whatever else cancels them in the
// sum.
std::vector<std::string> hard_words(const Ledger& ledger, Told& told) {
  std::vector<std::string> lines;
  for (const LedgerLine* const line : strongest(ledger, false)) {
    for (const Saying& saying : line->sayings) {
      const bool told_elsewhere = saying.aside ? !is_mutual(line->criterion)
                                               : !saying.against && tells_each(line->criterion);
      if (told_elsewhere) continue;
      if (told.take(saying.text)) lines.push_back(saying.text);
    }
  }
  for (const LedgerLine& line : ledger.lines) {
    for (const Saying& saying : line.sayings) {
      if (saying.against && told.take(saying.text)) lines.push_back(saying.text);
    }
  }
  return lines;
}

std::vector<ExplanationPart> reasons(const Telling& telling, const Proposal& proposal, bool good,
                                     Told& told) {
  std::vector<ExplanationPart> parts;
  for (const Ledger& ledger : proposal.ledgers) {
    std::vector<std::string> lines = good ? good_words(ledger, told) : hard_words(ledger, told);
    if (lines.empty()) continue;
    parts.push_back({(good ? "What speaks for it on " : "What to talk about on ") +
                         side_of(telling, proposal, ledger, told),
                     std::move(lines)});
  }
  if (good && parts.empty()) {
    parts.push_back({"What speaks for it",
                     {"Nothing known speaks strongly for it yet, and nothing rules it out."}});
  }
  return parts;
}

// The line that costs a party most against the best it could be; an unknown one counts by its
// middle.
const LedgerLine* weakest_line(const Ledger& ledger) {
  const LedgerLine* weakest = nullptr;
  std::int64_t most = 0;
  for (const LedgerLine& line : ledger.lines) {
    const std::int64_t lost = std::int64_t{line.weight} * fit_max - line.product;
    if (line.sayings.empty() || lost <= most || (line.fit && *line.fit >= speaks_for)) continue;
    most = lost;
    weakest = &line;
  }
  return weakest;
}

bool is_least_known(const Ledger& of, const std::vector<Ledger>& ledgers) {
  return std::all_of(ledgers.begin(), ledgers.end(), [&](const Ledger& each) {
    return &each == &of || each.coverage - of.coverage >= less_known_by;
  });
}

ExplanationPart holding_back(const Telling& telling, const Proposal& proposal, Told& told) {
  const Ledger& least = proposal.ledgers[proposal.held_back_by];
  const auto most = std::max_element(
      proposal.ledgers.begin(), proposal.ledgers.end(),
      [](const Ledger& a, const Ledger& b) { return a.suitability < b.suitability; });
  ExplanationPart part{"Who holds it back", {}};
  if (most->suitability - least.suitability < held_back_by) {
    part.lines.emplace_back("Nobody in particular: it looks much the same from every side.");
    return part;
  }
  std::string text = "It fits " + side_of(telling, proposal, least, told) + " least.";
  if (is_least_known(least, proposal.ledgers)) {
    text += " Least is known of " + side_of(telling, proposal, least, told) + ".";
  }
  if (const LedgerLine* const line = weakest_line(least)) {
    const bool warned = std::any_of(line->sayings.begin(), line->sayings.end(),
                                    [](const Saying& saying) { return saying.against; });
    for (const Saying& saying : line->sayings) {
      if (saying.against != warned || saying.aside) continue;
      if (told.take(saying.text)) text += " " + saying.text;
    }
  }
  part.lines.push_back(std::move(text));
  return part;
}

std::string by_when(const RuleAnswer& answer) {
  if (!answer.safety_critical) return "";
  return answer.before_first_night ? "Before the first night: " : "Before anything is shared: ";
}

// That everybody there is to be asked is left out where those to ask stand by name.
ExplanationPart checks(const Proposal& proposal) {
  ExplanationPart part{"Check first", {}};
  for (const RuleAnswer& answer : proposal.check_first) {
    if (answer.rule == Rule::resident_answers && !proposal.ask_first.empty()) continue;
    part.lines.push_back(by_when(answer) + answer.sentence);
  }
  return part;
}

// What speaks neither way. What carers and the person say in one breath stands with the person.
std::vector<std::string> asides(const Ledger& ledger, Told& told) {
  std::vector<std::string> lines;
  for (const LedgerLine& line : ledger.lines) {
    if (ledger.role == PartyRole::carer && is_mutual(line.criterion)) continue;
    for (const Saying& saying : line.sayings) {
      if (saying.aside && told.take(saying.text)) lines.push_back(saying.text);
    }
  }
  return lines;
}

// `before`: what was told of this home already.
ExplanationPart notes(const Telling& telling, const Proposal& proposal,
                      const std::vector<ExplanationPart>& before, Told& told) {
  ExplanationPart part{"Worth knowing", {}};
  for (const RuleAnswer& note : proposal.notes) part.lines.push_back(note.sentence);
  for (const Ledger& ledger : proposal.ledgers) {
    for (std::string& line : asides(ledger, told)) part.lines.push_back(std::move(line));
  }
  const auto* const person = telling.view.find<graph::Person>(telling.question.person.number);
  const auto* const home = telling.view.find<graph::Household>(proposal.household.number);
  if (person == nullptr || home == nullptr) return part;
  std::string already;
  for (const ExplanationPart& each : before) {
    for (const std::string& line : each.lines) already += line;
  }
  for (std::string& line : of_the_home(*person, *home, telling.question.on, already)) {
    part.lines.push_back(std::move(line));
  }
  return part;
}

// Whoever has not been heard by name; the others who live there are to be asked as well.
ExplanationPart to_ask(const Telling& telling, const Proposal& proposal) {
  ExplanationPart part{"Ask before anybody meets", {}};
  const std::string person = person_name(telling, telling.question.person.number);
  for (const graph::SubjectNumber& subject : proposal.ask_first) {
    part.lines.push_back(sentence_case(party_name(telling, proposal.household, subject)) +
                         " lives there and has not been asked about " + person + " yet.");
  }
  const auto* const home = telling.view.find<graph::Household>(proposal.household.number);
  if (home == nullptr || proposal.ask_first.empty()) return part;
  if (proposal.ask_first.size() < home->residents.size() + home->others_living.size()) {
    part.lines.push_back("Ask the others who live there about " + person + " too.");
  }
  return part;
}

// "The Coopers, Tyldesley".
std::string heading_of(const Telling& telling, graph::HouseholdNumber number) {
  std::string heading = sentence_case(home_name(telling, number));
  const auto* const home = telling.view.find<graph::Household>(number.number);
  if (home != nullptr && home->area && !home->area->name.empty()) {
    heading += ", " + home->area->name;
  }
  return heading;
}

// Which wish a home was asked about, where the person has several; else "".
std::string wish_meant(const Telling& telling, std::optional<std::size_t> wish) {
  const auto* const person = telling.view.find<graph::Person>(telling.question.person.number);
  if (!wish || person == nullptr || person->looking_for.size() < 2) return "";
  return wish_words(person->looking_for[*wish]);
}

ExplanationSection section_of(const Telling& telling, const Proposal& proposal) {
  ExplanationSection section;
  section.kind = SectionKind::proposal;
  section.household = proposal.household;
  section.heading = heading_of(telling, proposal.household);
  const std::string wish = wish_meant(telling, proposal.wish);
  if (!wish.empty()) section.parts.push_back({"", {"Asked about for: " + wish}});
  const auto add = [&section](ExplanationPart part) {
    if (!part.lines.empty()) section.parts.push_back(std::move(part));
  };
  Told told;
  add(checks(proposal));
  for (const bool good : {true, false}) {
    for (ExplanationPart& part : reasons(telling, proposal, good, told)) add(std::move(part));
  }
  add(holding_back(telling, proposal, told));
  add(notes(telling, proposal, section.parts, told));
  add(to_ask(telling, proposal));
  Quoted quoted;
  for (ExplanationPart& part : section.parts) {
    for (std::string& line : part.lines) line = quoted.once(line);
  }
  return section;
}

std::string near_miss_line(const Telling& telling, const NearMiss& miss) {
  std::string text = heading_of(telling, miss.household) + ": " + miss.rule.sentence;
  const std::string wish = wish_meant(telling, miss.wish);
  if (!wish.empty()) text += " (Asked about for: " + wish + ")";
  if (!miss.rule.what_would_change.empty()) {
    text += " What would change this: " + miss.rule.what_would_change;
  }
  return text;
}

ExplanationSection nobody_fits(const Telling& telling, const Proposals& proposals) {
  ExplanationSection section;
  section.kind = SectionKind::nobody_fits;
  section.heading = "Nobody fits yet";
  ExplanationPart part;
  part.lines.push_back("No home passes every rule for " +
                       person_name(telling, telling.question.person.number) + " today.");
  for (const BlockingSet& set : proposals.blocking) part.lines.push_back(blocking_in_words(set));
  section.parts.push_back(std::move(part));
  return section;
}

ExplanationSection list_section(SectionKind kind, std::string heading,
                                std::vector<std::string> lines) {
  ExplanationSection section;
  section.kind = kind;
  section.heading = std::move(heading);
  section.parts.push_back({"", std::move(lines)});
  return section;
}

std::vector<std::string> closed_lines(const Proposals& proposals) {
  std::vector<std::string> lines;
  for (const RuleAnswer& answer : proposals.closed) {
    lines.push_back(answer.sentence +
                    (answer.what_would_change.empty() ? "" : " " + answer.what_would_change));
  }
  return lines;
}

}  // namespace

Explanation for_match_officer(const graph::View& view, const Question& question,
                              const Proposals& proposals) {
  const Telling telling{view, question};
  Explanation explanation;
  explanation.title = "Who might get on with " + person_name(telling, question.person.number) + "?";
  if (const auto* const person = view.find<graph::Person>(question.person.number)) {
    explanation.sections.push_back(opening(view, question, *person));
  }
  explanation.closing = "Kith proposes and explains. People decide, each for themselves.";
  if (!proposals.closed.empty()) {
    explanation.sections.push_back(list_section(
        SectionKind::closed, "Before anybody can be proposed", closed_lines(proposals)));
    return explanation;
  }
  for (const Proposal& proposal : proposals.proposals) {
    explanation.sections.push_back(section_of(telling, proposal));
  }
  if (proposals.proposals.empty()) explanation.sections.push_back(nobody_fits(telling, proposals));
  std::vector<std::string> misses;
  for (const NearMiss& miss : proposals.near_misses)
    misses.push_back(near_miss_line(telling, miss));
  if (!misses.empty()) {
    explanation.sections.push_back(
        list_section(SectionKind::near_misses, "Nearly: one thing stands in the way", misses));
  }
  std::vector<std::string> asks;
  for (const AskNext& ask : proposals.ask_next) asks.push_back(ask.sentence);
  if (!asks.empty()) {
    explanation.sections.push_back(list_section(SectionKind::ask_next, "Ask next", asks));
  }
  return explanation;
}

std::string to_text(const Explanation& explanation) {
  std::string text = explanation.title + "\n";
  for (const ExplanationSection& section : explanation.sections) {
    text += "\n" + section.heading + "\n";
    for (const ExplanationPart& part : section.parts) {
      if (!part.heading.empty()) text += "  " + part.heading + "\n";
      for (const std::string& line : part.lines) text += "  - " + line + "\n";
    }
  }
  if (!explanation.closing.empty()) text += "\n" + explanation.closing + "\n";
  return text;
}

}  // namespace kith::matcher
