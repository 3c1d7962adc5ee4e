// SPDX-License-Identifier: Apache-2.0
// Who said yes, and who was asked. Closed world: not asked is not agreed.
#include <algorithm>

#include "matcher/criteria_words.h"
#include "matcher/rules_frame.h"
#include "matcher/things.h"

namespace kith::matcher {

using graph::Agreed;
namespace {

using graph::AgreementFor;

std::string why_not(Agreed agreed) {
  switch (agreed) {
    case Agreed::no: return "said no";
    case Agreed::ended: return "agreed once, and the time they gave has passed";
    case Agreed::unlawful:
      return "is recorded as not able to decide this, and nobody with lawful authority has agreed";
    case Agreed::not_asked:
    case Agreed::yes: break;
  }
  return "has not been asked";
}

// A no of today is the end of it; one of before is not an answer about tonight.
Words not_today(const PairFrame& pair, Agreed agreed) {
  const std::string name = name_of(pair.person);
  if (agreed == Agreed::unlawful)
    return Words{sentence_case(name) + " " + why_not(agreed) + ".", ""};
  for (const graph::Agreement& each : pair.person.agreement) {
    const bool no = each.purpose == AgreementFor::match && each.answer == graph::YesNo::no;
    if (agreed != Agreed::no || !no || each.on != pair.today()) continue;
    const bool own = each.authority == graph::Authority::self;
    return Words{
        own ? sentence_case(name) + " said no today." : "Today's answer for " + name + " is no.",
        ""};
  }
  return Words{"No answer of today is on record for " + name + ": ask " + name +
                   " whether they want to stay somewhere tonight, or record who may lawfully "
                   "decide.",
               ""};
}

bool leaves_before(const graph::OtherLiving& other, graph::Date date) {
  return other.stays_until && *other.stays_until <= date;
}

// Everybody in the household whose yes is needed. That one is missing is said without who or why:
// a no is theirs alone.
void ask_carers(const PairFrame& pair, Verdict& verdict) {
  for (std::size_t i = 0; i < pair.home.carers.size(); ++i) {
    const graph::Carer& carer = pair.home.carers[i];
    const Agreed agreed = agreed_to(carer.agreement, AgreementFor::match, pair.today(), false);
    if (agreed != Agreed::yes) {
      verdict.fail([&] {
        return Words{"A carer has not agreed that this home may be proposed.",
                     "Would fit once each carer agreed that this home may be proposed."};
      });
    } else if (pair.asker.is_emergency() &&
               agreed_to(carer.agreement, AgreementFor::match, pair.today(), true) != Agreed::yes) {
      verdict.critical([&] {
        return Words{"Not every carer has agreed today.",
                     "Ask the carers today, and write down their agreement to be matched."};
      });
    }
    verdict.uses([&] {
      return fact(carer.subject(), graph::Kind::carer, item("/carers", i, "agreement"),
                  agreed == Agreed::yes ? "yes" : "no", graph::Seen::own);
    });
  }
  if (pair.home.carers.empty()) {
    verdict.fail([] {
      return Words{
          "No carer of this home is on record, so nobody has agreed.",
          "Would fit once the carers were recorded and agreed that this home may be proposed."};
    });
  }
}

void ask_others(const PairFrame& pair, Verdict& verdict) {
  for (const graph::OtherLiving& other : pair.home.others_living) {
    if (leaves_before(other, pair.today())) continue;
    const bool agreed =
        agreed_to(other.agreement, AgreementFor::match, pair.today(), false) == Agreed::yes;
    if (agreed) continue;
    if (other.living == graph::LivingKind::adult) {
      verdict.fail([] {
        return Words{"An adult who lives there has not agreed that this home may be proposed.",
                     "Would fit once each adult of the household agreed."};
      });
    } else if (other.foster == true) {
      verdict.critical([] {
        return Words{"A foster child lives there: the fostering service has not agreed yet.",
                     "Would fit once the fostering service agreed."};
      });
    }
  }
  if (pair.home.others_living.empty() && pair.home.others_living_known != true) {
    verdict.critical([] {
      return Words{"It is not known who else lives there: ask, and ask each adult.",
                   "Everybody who lives there is known and the adults agree."};
    });
  }
}

void ask_residents(const PairFrame& pair, Verdict& verdict) {
  for (const Resident& resident : pair.there.residents) {
    const bool agreed = resident.statement != nullptr &&
                        agreed_to(resident.statement->agreement, AgreementFor::match, pair.today(),
                                  false) == Agreed::yes;
    if (agreed) continue;
    verdict.fail([] {
      return Words{
          "Somebody with support who lives there has not agreed that this home may be "
          "proposed.",
          "Would fit once each person who lives there agreed."};
    });
  }
}

}  // namespace

// The person agreed to be matched (purpose `match`), and it holds on the day of asking. In an
// emergency the yes is of that very day. Under 18: children's services and those with parental
// responsibility are to be asked first.
RuleAnswer person_agreement(const PairFrame& pair) {
  Verdict verdict(pair, Rule::person_agreement);
  const bool that_day = pair.asker.is_emergency();
  const Agreed agreed =
      agreed_to(pair.person.agreement, AgreementFor::match, pair.today(), that_day);
  if (agreed != Agreed::yes) {
    verdict.fail([&] {
      if (that_day) return not_today(pair, agreed);
      return Words{
          "The person " + why_not(agreed) + ".",
          "Nothing is proposed until they agree to be matched, in their own way and with the help "
          "they need."};
    });
  }
  verdict.uses(
      [&] { return person_fact(pair, "/agreement", agreed == Agreed::yes ? "yes" : "no"); });
  const std::optional<AgeRange> age = age_range(pair.person, pair.stay.start);
  if (age && age->low < 18) {
    verdict.critical([] {
      return Words{
          "They may be under 18 at the start: ask children's services and those with "
          "parental responsibility.",
          "To be settled before anything is shared."};
    });
  }
  return verdict.take();
}

// This home may be proposed: each carer, each adult living there and each resident said so.
// Children are not asked for agreement; for a foster child the fostering service is. In an
// emergency a standing yes is needed to be listed, and the carers' yes of that day before anything
// is shared.
RuleAnswer household_agreement(const PairFrame& pair) {
  Verdict verdict(pair, Rule::household_agreement);
  ask_carers(pair, verdict);
  ask_others(pair, verdict);
  ask_residents(pair, verdict);
  return verdict.take();
}

// The person was asked whether there is anybody or anywhere to stay away from; "none" is an answer.
// That marks were announced and none is recorded is for those who may know of marks.
RuleAnswer no_contact_asked(const PairFrame& pair) {
  Verdict verdict(pair, Rule::no_contact_asked);
  if (!pair.person.no_contact_asked) {
    verdict.fail([] {
      return Words{
          "They have not been asked whether there is anybody or anywhere to stay away "
          "from.",
          "Ask them; \"none\" is an answer."};
    });
    return verdict.take();
  }
  const bool announced = pair.person.no_contact_asked->answer == graph::NoContactAnswer::marks;
  const bool recorded = !pair.person.no_contact.empty() || !pair.person.avoid_areas.empty();
  if (announced && !recorded && pair.asker.question.rights.confidential) {
    verdict.critical([] {
      return Words{
          "They said that there is somebody or somewhere to stay away from, and nothing "
          "is recorded.",
          "What they said is recorded."};
    });
  }
  return verdict.take();
}

// How those who live there answered when asked about this, children included. A no is theirs: it is
// said without who or why. Everything but a yes is to be asked before a first meeting. Who of the
// household, carers and adults included, said no to the home being proposed said no to this too: it
// is not as if they had not been asked, which household_agreement says, and nobody is to work on
// it.
RuleAnswer resident_answers(const PairFrame& pair) {
  Verdict verdict(pair, Rule::resident_answers);
  const auto take = [&](const std::optional<graph::HouseholdAnswer>& answer) {
    if (answer == graph::HouseholdAnswer::yes) return;
    if (answer == graph::HouseholdAnswer::no) {
      verdict.fail([] { return Words{"Somebody who lives there said no.", ""}; });
    } else {
      verdict.check([] {
        return Words{"Ask everybody who lives there about the person before a first meeting.", ""};
      });
    }
  };
  const auto heed_no = [&](const graph::List<graph::Agreement>& agreement) {
    const Agreed agreed = agreed_to(agreement, AgreementFor::match, pair.today(), false);
    if (agreed == Agreed::no) take(graph::HouseholdAnswer::no);
  };
  for (const graph::Carer& carer : pair.home.carers) heed_no(carer.agreement);
  for (const graph::OtherLiving& other : pair.home.others_living) {
    if (leaves_before(other, pair.today())) continue;
    take(other.answer);
    if (other.living == graph::LivingKind::adult) heed_no(other.agreement);
  }
  for (const Resident& resident : pair.there.residents) {
    take(resident.statement == nullptr ? std::nullopt : resident.statement->answer);
    if (resident.statement != nullptr) heed_no(resident.statement->agreement);
  }
  return verdict.take();
}

}  // namespace kith::matcher
