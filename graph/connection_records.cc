// SPDX-License-Identifier: Apache-2.0
#include "graph/connection_records.h"

#include <algorithm>
#include <tuple>

#include "graph/circle.h"

namespace kith::graph {
namespace {

constexpr std::int32_t t0_days_max = 28;

template <class T>
bool is_before_by_day(const T* a, const T* b) {
  return std::tie(*a->on, a->identity.number) < std::tie(*b->on, b->identity.number);
}

bool is_better_review(const Review* a, const Review* b) {
  return std::tuple(rank_of(a->perspective), a->identity.number) <
         std::tuple(rank_of(b->perspective), b->identity.number);
}

// Dated records up to today, by day, then number.
template <class T>
std::vector<const T*> dated(std::vector<const T*> all, Date today, LedgerFlagKind undated,
                            LedgerFlags& flags) {
  std::vector<const T*> found;
  for (const T* each : all) {
    if (!each->on) {
      flags.raise(undated, each->identity.number);
    } else if (*each->on > today) {
      flags.raise(LedgerFlagKind::dated_after_today, each->identity.number);
    } else {
      found.push_back(each);
    }
  }
  std::sort(found.begin(), found.end(), is_before_by_day<T>);
  return found;
}

std::vector<const Review*> reviews_of_day(const std::vector<const Review*>& reviews, Date day) {
  std::vector<const Review*> found;
  for (const Review* review : reviews) {
    if (*review->on == day) found.push_back(review);
  }
  std::sort(found.begin(), found.end(), is_better_review);
  return found;
}

// The reviews of the latest day up to a day; `reviews` by day.
std::vector<const Review*> latest_by(const std::vector<const Review*>& reviews, Date day) {
  std::optional<Date> latest;
  for (const Review* review : reviews) {
    if (*review->on <= day) latest = *review->on;
  }
  return latest ? reviews_of_day(reviews, *latest) : std::vector<const Review*>{};
}

void find_t0(const LedgerQuestion& question, const std::vector<const Review*>& reviews,
             LedgerRecords& records, LedgerFlags& flags) {
  records.t0 = latest_by(reviews, question.from);
  for (const Review* review : records.t0) {
    const Number& number = review->identity.number;
    if (question.from.days - review->on->days > t0_days_max) {
      flags.raise(LedgerFlagKind::t0_old, number);
    }
    const auto entered = question.entered_on ? question.entered_on(number) : std::nullopt;
    if (entered && *entered > question.from) flags.raise(LedgerFlagKind::t0_entered_late, number);
  }
  if (!records.t0.empty()) return;
  flags.raise(LedgerFlagKind::no_t0, records.person->identity.number);
  for (const Review* review : reviews) {
    if (review->which == ReviewPoint::t0) {
      flags.raise(LedgerFlagKind::t0_after_start, review->identity.number);
    }
  }
}

void find_t1(const LedgerQuestion& question, const std::vector<const Review*>& reviews,
             LedgerRecords& records, LedgerFlags& flags) {
  records.t1 = latest_by(reviews, question.to);
  if (!records.t1.empty() && records.t0_on() == records.t1.front()->on) records.t1.clear();
  if (records.t1.empty()) flags.raise(LedgerFlagKind::no_t1, records.person->identity.number);
}

std::vector<Bond> bonds_of(const View& view, Index person) {
  std::map<SubjectNumber, Bond> by_other;
  for (const Index index : view.ties_of(person)) {
    const Tie* tie = view.tie(index);
    by_other[tie->other.number].records.push_back(tie);
  }
  std::vector<Bond> bonds;
  for (auto& [other, bond] : by_other) {
    std::sort(bond.records.begin(), bond.records.end(),
              [](const Tie* a, const Tie* b) { return a->identity.number < b->identity.number; });
    bond.tie = TieNumber{bond.records.front()->identity.number};
    bond.other = other;
    bonds.push_back(std::move(bond));
  }
  std::sort(bonds.begin(), bonds.end(), [](const Bond& a, const Bond& b) { return a.tie < b.tie; });
  return bonds;
}

// One review's row about a connection.
struct Claim {
  const Review* review;
  const TieSeen* seen;
};

// What the first perspective says that says anything; `value_of` a claim may be nothing.
template <class ValueOf>
auto best_said(const std::vector<Claim>& claims, const ValueOf& value_of, LedgerFlags& flags)
    -> std::optional<
        std::pair<typename decltype(value_of(claims.front()))::value_type, ReviewNumber>> {
  const Claim* best = nullptr;
  bool contradicted = false;
  for (const Claim& claim : claims) {
    if (!value_of(claim)) continue;
    if (!best) best = &claim;
    if (*value_of(claim) == *value_of(*best)) continue;
    const bool same_rank = rank_of(claim.review->perspective) == rank_of(best->review->perspective);
    const LedgerFlagKind kind =
        same_rank ? LedgerFlagKind::reviews_contradict : LedgerFlagKind::perspectives_differ;
    contradicted = contradicted || same_rank;
    flags.raise(kind, best->review->identity.number);
    flags.raise(kind, claim.review->identity.number);
  }
  if (!best || contradicted) return std::nullopt;
  return std::pair(*value_of(*best), ReviewNumber{best->review->identity.number});
}

// By the first perspective that tells of any.
std::vector<Date> last_contacts_told(Date on, const std::vector<Claim>& claims) {
  std::vector<Date> told;
  std::optional<int> rank;
  for (const Claim& claim : claims) {
    const Opt<Date>& day = claim.seen->last_contact;
    if (!day || *day > on) continue;
    const int own = rank_of(claim.review->perspective);
    if (!rank) rank = own;
    if (own == *rank) told.push_back(*day);
  }
  return told;
}

ReviewsSay resolved(Date on, const std::vector<Claim>& claims, LedgerFlags& flags) {
  ReviewsSay said;
  said.on = on;
  for (const Claim& claim : claims) {
    const ReviewNumber review{claim.review->identity.number};
    if (said.reviews.empty() || said.reviews.back() != review) said.reviews.push_back(review);
  }
  const auto contacts = best_said(
      claims, [](const Claim& claim) { return claim.seen->contacts; }, flags);
  if (contacts) {
    said.contacts = contacts->first.value;
    said.contacts_by = contacts->second;
  }
  const auto last = best_said(
      claims,
      [on](const Claim& claim) {
        const Opt<Date>& day = claim.seen->last_contact;
        return day && *day <= on ? day : Opt<Date>();
      },
      flags);
  if (last) said.last_contact = ToldContact{last->first, last->second.number};
  if (!last) said.disputed = last_contacts_told(on, claims);
  return said;
}

// Joins contacts and reviews to the connections they are about.
class Joining {
 public:
  Joining(std::vector<Bond>& bonds, LedgerFlags& flags) : bonds_(bonds), flags_(flags) {
    for (std::size_t i = 0; i < bonds.size(); ++i) {
      for (const Tie* tie : bonds[i].records) places_[tie->identity.number] = i;
    }
  }

  void contacts(const std::vector<const Contact*>& contacts) {
    for (const Contact* contact : contacts) {
      if (Bond* bond = bond_of(contact->tie)) {
        bond->contacts.push_back(contact);
      } else {
        flags_.raise(LedgerFlagKind::contact_of_no_tie, contact->identity.number);
      }
    }
  }

  // Of one day, best perspective first.
  void reviews(const std::vector<const Review*>& reviews) {
    std::map<std::size_t, std::vector<Claim>> claims;
    for (const Review* review : reviews) {
      for (const TieSeen& seen : review->ties) {
        if (seen.last_contact && *seen.last_contact > *review->on) {
          flags_.raise(LedgerFlagKind::review_ahead_of_itself, review->identity.number);
        }
        const auto place = places_.find(seen.tie.number);
        if (place == places_.end()) {
          flags_.raise(LedgerFlagKind::listed_tie_gone, seen.tie.number);
        } else {
          claims[place->second].push_back({review, &seen});
        }
      }
    }
    for (const auto& [place, said] : claims) {
      bonds_[place].reviews.push_back(resolved(*reviews.front()->on, said, flags_));
    }
  }

 private:
  Bond* bond_of(const TieNumber& tie) {
    const auto place = places_.find(tie.number);
    return place == places_.end() ? nullptr : &bonds_[place->second];
  }

  std::vector<Bond>& bonds_;
  LedgerFlags& flags_;
  std::map<Number, std::size_t> places_;
};

// Whether the person was using a service on a day, by the service's events that name them.
bool uses(const std::vector<const ServiceEvent*>& own, Date on) {
  const ServiceEvent* last = nullptr;
  bool begins_later = false;
  for (const ServiceEvent* event : own) {
    if (event->change != ServiceChange::start && event->change != ServiceChange::end) continue;
    if (*event->on <= on) {
      const bool is_later = !last || *event->on > *last->on;
      if (is_later || event->change == ServiceChange::start) last = event;
    } else if (event->change == ServiceChange::start) {
      begins_later = true;
    }
  }
  return last ? last->change == ServiceChange::start || *last->on == on : !begins_later;
}

std::vector<const ServiceEvent*> events_about(const View& view, const LedgerQuestion& question,
                                              const Number& person, LedgerFlags& flags) {
  std::map<ServiceNumber, std::vector<const ServiceEvent*>> by_service;
  std::vector<const ServiceEvent*> found = dated(view.about<ServiceEvent>(person), question.today,
                                                 LedgerFlagKind::service_event_undated, flags);
  for (const ServiceEvent* event : found) by_service[event->service].push_back(event);
  for (const auto& [service, own] : by_service) {
    for (const ServiceEvent* event : dated(view.about<ServiceEvent>(service.number), question.today,
                                           LedgerFlagKind::service_event_undated, flags)) {
      if (!event->whom && uses(own, *event->on)) found.push_back(event);
    }
  }
  std::sort(found.begin(), found.end(), is_before_by_day<ServiceEvent>);
  return found;
}

std::vector<const Diary*> diaries_in(const View& view, const LedgerQuestion& question,
                                     const Number& person) {
  std::vector<const Diary*> found;
  for (const Diary* diary : view.about<Diary>(person)) {
    if (diary->week && *diary->week >= question.from && *diary->week < question.to) {
      found.push_back(diary);
    }
  }
  std::sort(found.begin(), found.end(), [](const Diary* a, const Diary* b) {
    return std::tie(*a->week, a->identity.number) < std::tie(*b->week, b->identity.number);
  });
  return found;
}

}  // namespace

int rank_of(const std::optional<SaidBy>& by) {
  if (!by) return 5;
  switch (*by) {
    case SaidBy::person: return 0;
    case SaidBy::family: return 1;
    case SaidBy::carer: return 2;
    case SaidBy::staff: return 3;
    case SaidBy::record: return 4;
  }
  return 5;
}

Giving giving_of(const Tie& tie) {
  if (tie.paid == Paid::shared_lives_carer) return Giving::shared_lives_carer;
  if (is_freely_given(tie)) return Giving::freely;
  const bool is_said = tie.paid || tie.category || tie.ring == Ring::exchange;
  return is_said ? Giving::paid : Giving::unknown;
}

const ReviewsSay* Bond::said_on(Date on) const {
  const auto found = std::find_if(reviews.begin(), reviews.end(),
                                  [on](const ReviewsSay& said) { return said.on == on; });
  return found == reviews.end() ? nullptr : &*found;
}

std::optional<Date> LedgerRecords::t0_on() const {
  if (t0.empty()) return std::nullopt;
  return t0.front()->on;
}
std::optional<Date> LedgerRecords::t1_on() const {
  if (t1.empty()) return std::nullopt;
  return t1.front()->on;
}

LedgerRecords ledger_records(const View& view, const LedgerQuestion& question, const Person& person,
                             LedgerFlags& flags) {
  LedgerRecords records;
  records.person = &person;
  const Number& number = person.identity.number;
  records.bonds = bonds_of(view, question.person);
  const auto reviews =
      dated(view.about<Review>(number), question.today, LedgerFlagKind::review_undated, flags);
  find_t0(question, reviews, records, flags);
  find_t1(question, reviews, records, flags);
  Joining joining(records.bonds, flags);
  joining.contacts(
      dated(view.about<Contact>(number), question.today, LedgerFlagKind::contact_undated, flags));
  for (auto first = reviews.begin(); first != reviews.end();) {
    const Date day = *(*first)->on;
    joining.reviews(reviews_of_day(reviews, day));
    first = std::find_if(first, reviews.end(), [day](const Review* r) { return *r->on > day; });
  }
  records.events = events_about(view, question, number, flags);
  records.diaries = diaries_in(view, question, number);
  return records;
}

}  // namespace kith::graph
