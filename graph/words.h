// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "graph/field.h"

// The enumerations that several record kinds share. Order is on disk: only append.
namespace kith::graph {

namespace detail {
template <class... Words>
constexpr auto list(Words... items) {
  return std::array<std::string_view, sizeof...(items)>{items...};
}
}  // namespace detail

enum class YesNo : std::uint8_t { no, yes };
template <>
inline constexpr auto words<YesNo> = detail::list("no", "yes");

enum class ArrangementKind : std::uint8_t {
  live_in,
  short_break,
  day,
  kinship,
  emergency,
  home_from_hospital
};
template <>
inline constexpr auto words<ArrangementKind> = detail::list("live_in", "short_break", "day",
                                                            "kinship", "emergency",
                                                            "home_from_hospital");

// What an agreement is for. Each is asked and answered apart (domain §2d).
// `connect`: to be introduced to people and groups, and found as somebody to be introduced to;
// `pool`: to be linked up with others who would put parts of their budgets together.
enum class AgreementFor : std::uint8_t {
  hold,
  match,
  share,
  move_in,
  photo,
  circle,
  research,
  connect,
  pool
};
template <>
inline constexpr auto words<AgreementFor> = detail::list("hold", "match", "share", "move_in",
                                                         "photo", "circle", "research", "connect",
                                                         "pool");

// By whom, or by what, an arrangement ended.
enum class EndedBy : std::uint8_t { moved_on, person, carer, scheme_safety, died, other };
template <>
inline constexpr auto words<EndedBy> = detail::list("moved_on", "person", "carer", "scheme_safety",
                                                    "died", "other");

enum class Authority : std::uint8_t { self, lpa_health_welfare, deputy, court, best_interests };
template <>
inline constexpr auto words<Authority> = detail::list("self", "lpa_health_welfare", "deputy",
                                                      "court", "best_interests");

enum class Capacity : std::uint8_t { presumed, assessed_has, assessed_lacks };
template <>
inline constexpr auto words<Capacity> = detail::list("presumed", "assessed_has", "assessed_lacks");

enum class Means : std::uint8_t { walk, wheelchair, bus, train, bicycle, lift };
template <>
inline constexpr auto words<Means> = detail::list("walk", "wheelchair", "bus", "train", "bicycle",
                                                  "lift");

// How minutes or another figure came to be known; the earlier in the list, the more it is believed.
enum class HowKnown : std::uint8_t { measured, stated, timetable, estimated };
template <>
inline constexpr auto words<HowKnown> = detail::list("measured", "stated", "timetable",
                                                     "estimated");

enum class AgeBand : std::uint8_t {
  under_6,
  from_6_to_10,
  from_11_to_15,
  from_16_to_17,
  from_18_to_24,
  from_25_to_34,
  from_35_to_49,
  from_50_to_64,
  from_65_to_79,
  from_80
};
template <>
inline constexpr auto words<AgeBand> = detail::list("under_6", "6-10", "11-15", "16-17", "18-24",
                                                    "25-34", "35-49", "50-64", "65-79", "80+");

enum class Gender : std::uint8_t { woman, man, other };
template <>
inline constexpr auto words<Gender> = detail::list("woman", "man", "other");

enum class Often : std::uint8_t { no, sometimes, often };
template <>
inline constexpr auto words<Often> = detail::list("no", "sometimes", "often");

enum class Stance : std::uint8_t { love, would_try, teach, learn, lead, avoid };
template <>
inline constexpr auto words<Stance> = detail::list("love", "would_try", "teach", "learn", "lead",
                                                   "avoid");

enum class GiftKind : std::uint8_t { teach, lead, host, help, lend, company };
template <>
inline constexpr auto words<GiftKind> = detail::list("teach", "lead", "host", "help", "lend",
                                                     "company");

// Where people smoke, or may smoke.
enum class Smoking : std::uint8_t { no, outside, inside, vape };
template <>
inline constexpr auto words<Smoking> = detail::list("no", "outside", "inside", "vape");

enum class Species : std::uint8_t { dog, cat, bird, rabbit, fish, reptile, horse, other };
template <>
inline constexpr auto words<Species> = detail::list("dog", "cat", "bird", "rabbit", "fish",
                                                    "reptile", "horse", "other");

enum class CommunicationMode : std::uint8_t { speech, sign, aac, pictures, objects };
template <>
inline constexpr auto words<CommunicationMode> = detail::list("speech", "sign", "aac", "pictures",
                                                              "objects");

// Snow's rings (domain §1): exchange is the paid one.
enum class Ring : std::uint8_t { intimacy, friendship, participation, exchange };
template <>
inline constexpr auto words<Ring> = detail::list("intimacy", "friendship", "participation",
                                                 "exchange");

enum class TieCategory : std::uint8_t {
  family,
  friend_,
  neighbour,
  work_learning,
  group_faith,
  other_supported,
  paid
};
template <>
inline constexpr auto words<TieCategory> = detail::list("family", "friend", "neighbour",
                                                        "work_learning", "group_faith",
                                                        "other_supported", "paid");

// Words that say who somebody is to get on with: a small shared vocabulary, so that two sides can
// meet. Free words go into the texts beside it.
enum class Trait : std::uint8_t {
  calm,
  chatty,
  dry_humour,
  patient,
  playful,
  routine,
  spontaneous,
  outdoorsy,
  homely,
  direct,
  gentle,
  independent,
  sociable,
  private_,
  creative,
  loud,
  hurried,
  strict
};
template <>
inline constexpr auto words<Trait> = detail::list("calm", "chatty", "dry_humour", "patient",
                                                  "playful", "routine", "spontaneous", "outdoorsy",
                                                  "homely", "direct", "gentle", "independent",
                                                  "sociable", "private", "creative", "loud",
                                                  "hurried", "strict");

}  // namespace kith::graph
