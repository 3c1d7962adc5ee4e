// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace kith::graph {

// The kinds of things that have a number. Values are on disk (store/FORMAT.md) and never change.
enum class Kind : std::uint8_t {
  person = 1,
  household = 2,
  tie = 3,
  contact = 4,
  service = 5,
  service_event = 6,
  review = 7,
  arrangement = 8,
  emergency_stay = 9,
  introduction = 10,
  diary = 11,
  group = 12,            // of a directory; so are the next
  directory = 13,        // what a directory says of itself
  subscription = 14,     // of a scheme: a directory that it reads
  neighbour = 15,        // who agreed to be found; a data subject
  connection = 16,       // of a person, with somebody or with a group, on its way
  group_visit = 17,      // what a group was like
  level_one_count = 18,  // short conversations, as a number
  step = 19,             // of an introduction
  carer = 20,            // within a household; a data subject of its own
  other_living = 21,     // somebody else who lives in a carer household; likewise
  named_contact = 22,    // somebody only named in a person's circle; likewise
  policy = 23,           // of a scheme: the matching policy, as it was set; never on the wire
  discharge = 24,        // of a person, from hospital
  scheme = 30,
  run = 31,
  subject = 40,  // any of the above that data can be about
};

// 128 random bits, written as 26 characters of Crockford base32 in upper case. 26 characters hold
// 130 bits: the canonical form starts with 0..7, and no other spelling is read.
struct Number {
  std::array<std::uint8_t, 16> bytes{};

  friend auto operator<=>(const Number&, const Number&) = default;
  bool is_zero() const { return *this == Number{}; }
};

inline constexpr std::size_t number_text_size = 26;

// The 26 characters. Cost: one allocation.
std::string to_text(const Number& number);

// Reads the canonical form; anything else (lower case, I L O U, too long, first digit over 7) gives
// nothing.
std::optional<Number> number_from_text(std::string_view text);

// A number that says what it is the number of. Ids of different kinds do not mix.
template <Kind K>
struct Id {
  static constexpr Kind kind = K;
  Number number{};

  friend auto operator<=>(const Id&, const Id&) = default;
};

using PersonNumber = Id<Kind::person>;
using HouseholdNumber = Id<Kind::household>;
using TieNumber = Id<Kind::tie>;
using ContactNumber = Id<Kind::contact>;
using ServiceNumber = Id<Kind::service>;
using ServiceEventNumber = Id<Kind::service_event>;
using ReviewNumber = Id<Kind::review>;
using ArrangementNumber = Id<Kind::arrangement>;
using EmergencyStayNumber = Id<Kind::emergency_stay>;
using IntroductionNumber = Id<Kind::introduction>;
using DiaryNumber = Id<Kind::diary>;
using DischargeNumber = Id<Kind::discharge>;
using GroupNumber = Id<Kind::group>;
using NeighbourNumber = Id<Kind::neighbour>;
using ConnectionNumber = Id<Kind::connection>;
using StepNumber = Id<Kind::step>;
using SchemeNumber = Id<Kind::scheme>;
using RunNumber = Id<Kind::run>;

// Anybody or anything that data can be about: a person, household, carer, somebody else living in a
// home, somebody named in a circle. Every subject has a key of its own.
using SubjectNumber = Id<Kind::subject>;

template <Kind K>
SubjectNumber as_subject(const Id<K>& id) {
  return SubjectNumber{id.number};
}

// Numbers are random, so their first bytes are a hash. (Erasure and tests draw them evenly too.)
struct NumberHash {
  std::size_t operator()(const Number& number) const {
    std::uint64_t head = 0;
    std::memcpy(&head, number.bytes.data(), sizeof head);
    return static_cast<std::size_t>(head);
  }
};

// The word for a kind on the wire and in messages: "person", "service_event" …
std::string_view to_text(Kind kind);
// Whether things of a kind are records by themselves: person … step, policy, discharge.
constexpr bool is_record_kind(Kind kind) {
  return (kind >= Kind::person && kind <= Kind::step) || kind == Kind::policy ||
         kind == Kind::discharge;
}
// The record kinds that people write and bundles hold, by their word: all but `step` and `policy`.
// Nothing for any other word.
std::optional<Kind> record_kind_from_text(std::string_view text);

// A caller's own id: [A-Za-z0-9._-]{1,64}, and not shaped like a number.
bool is_external_id(std::string_view text);

}  // namespace kith::graph
