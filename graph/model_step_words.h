// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "graph/words.h"

// The words of the steps of an introduction (domain §2c). Order is on disk: only append.
namespace kith::graph {

// What happened in an introduction, one at a time.
enum class StepKind : std::uint8_t {
  shortlisted,
  rejected,
  shared,
  sharing_withdrawn,
  answered,
  disclosed,
  money_shown,
  met,
  felt,
  funded,
  agreed_in_principle,
  terms_set,
  signed_,
  started,
  reviewed,
  held,
  resumed,
  withdrawn,
  ended,
  reopened,
  emergency_asked,
  emergency_begun,
  journeys_shown  // to the person, with a home's profile: what is their own life in it
};
template <>
inline constexpr auto words<StepKind> =
    detail::list("shortlisted", "rejected", "shared", "sharing_withdrawn", "answered", "disclosed",
                 "money_shown", "met", "felt", "funded", "agreed_in_principle", "terms_set",
                 "signed", "started", "reviewed", "held", "resumed", "withdrawn", "ended",
                 "reopened", "emergency_asked", "emergency_begun", "journeys_shown");

// Who takes a step, or whose word it is.
enum class Party : std::uint8_t {
  person,
  carer,
  resident,
  child,
  household,
  match_officer,
  manager,
  funder,
  parental_responsibility,
  childrens_services,
  fostering_service
};
template <>
inline constexpr auto words<Party> = detail::list("person", "carer", "resident", "child",
                                                  "household", "match_officer", "manager", "funder",
                                                  "parental_responsibility", "childrens_services",
                                                  "fostering_service");

// What somebody is asked. Each is asked, and answered, apart.
enum class StepQuestion : std::uint8_t { meet, go_on, arrange, emergency };
template <>
inline constexpr auto words<StepQuestion> = detail::list("meet", "go_on", "arrange", "emergency");

// What they say. `asked`, `wishes` and `worried` are a child's (domain §2c). Silence is no answer.
enum class StepAnswer : std::uint8_t { yes, no, not_yet, tell_me_more, asked, wishes, worried };
template <>
inline constexpr auto words<StepAnswer> = detail::list("yes", "no", "not_yet", "tell_me_more",
                                                       "asked", "wishes", "worried");

// How an answer was given.
enum class HowGiven : std::uint8_t { words_, sign, pictures, behaviour, writing, other };
template <>
inline constexpr auto words<HowGiven> = detail::list("words", "sign", "pictures", "behaviour",
                                                     "writing", "other");

// Who was in the room.
enum class Present : std::uint8_t {
  nobody_else,
  family,
  friend_,
  advocate,
  imca,
  carer,
  household_member,
  match_officer,
  social_worker,
  funder,
  other
};
template <>
inline constexpr auto words<Present> = detail::list("nobody_else", "family", "friend", "advocate",
                                                    "imca", "carer", "household_member",
                                                    "match_officer", "social_worker", "funder",
                                                    "other");

// A first chat or cup of tea needs no more than everybody's yes; money is shown before the rest.
enum class MeetingKind : std::uint8_t { chat, tea, visit, meal, overnight, weekend };
template <>
inline constexpr auto words<MeetingKind> = detail::list("chat", "tea", "visit", "meal", "overnight",
                                                        "weekend");

// How the person took it, in words or behaviour. An objection stops the introduction.
enum class Reaction : std::uint8_t { content, unsure, objected };
template <>
inline constexpr auto words<Reaction> = detail::list("content", "unsure", "objected");

// Whether somebody asked if this would deprive a person of their liberty. A prompt, never a
// verdict.
enum class Liberty : std::uint8_t { not_needed, advice_sought, authorised };
template <>
inline constexpr auto words<Liberty> = detail::list("not_needed", "advice_sought", "authorised");

enum class DocumentKind : std::uint8_t {
  arrangement_agreement,
  licence_agreement,
  individual_plan,
  emergency_plan,
  other
};
template <>
inline constexpr auto words<DocumentKind> = detail::list("arrangement_agreement",
                                                         "licence_agreement", "individual_plan",
                                                         "emergency_plan", "other");

enum class ReviewKind : std::uint8_t { early, regular, called };
template <>
inline constexpr auto words<ReviewKind> = detail::list("early", "regular", "called");

// Why an arrangement ended. Moving to a home of one's own is a success.
enum class EndingReason : std::uint8_t {
  own_home,
  nearer_family,
  another_home,
  needs_changed,
  did_not_get_on,
  carer_circumstances,
  safety,
  died,
  other
};
template <>
inline constexpr auto words<EndingReason> = detail::list("own_home", "nearer_family",
                                                         "another_home", "needs_changed",
                                                         "did_not_get_on", "carer_circumstances",
                                                         "safety", "died", "other");

}  // namespace kith::graph
