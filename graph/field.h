// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/calendar.h"
#include "graph/ids.h"

// The small set of types that record fields are made of, and how a record describes its fields.
//
// Every record struct has `template <class Self, class Visit> static void describe(Self&, Visit&)`
// that calls `visit(id, name, member, need, seen)` once a field, in ascending id. The binary codec,
// JSON in and out, the OpenAPI schema and redaction by role are visitors of that one description.
// Ids are on disk and never change or return; new fields get new ones.
namespace kith::graph {

template <class T>
using Opt = std::optional<T>;
template <class T>
using List = std::vector<T>;

// When a field is needed (shared design, records): before the first proposal, before sharing,
// later. Never a reason to refuse a record.
enum class Need : std::uint8_t { essential, sharing, later };

// Who may see a field of a record. `officer` and the tiers: people working on a match, and, of a
// profile that is shared, the other side from that tier on. `own`: the person decides, private.
// `confidential`: manager.
enum class Seen : std::uint8_t { officer, tier_1, tier_2, tier_3, own, confidential };

// A whole number with its range. Outside it, input is refused.
template <std::int32_t Min, std::int32_t Max>
struct Range {
  static constexpr std::int32_t min = Min;
  static constexpr std::int32_t max = Max;
  std::int32_t value = Min;

  friend auto operator<=>(const Range&, const Range&) = default;
};

using Scale = Range<1, 5>;  // 1 little … 5 much
using Minutes = Range<0, 24 * 60>;
using Pence = Range<0, 10'000'000>;
using WouldMiss = Range<0, 3>;

// Free words, up to limits::text_bytes_max. A plain std::string is a name, up to name_bytes_max.
struct Text {
  std::string value;

  bool empty() const { return value.empty(); }
  friend bool operator==(const Text&, const Text&) = default;
};

// Degrees of WGS 84 in millionths, so that equal input gives equal bytes. Limit: ±Max degrees.
template <std::int32_t Max>
struct Degrees {
  static constexpr std::int32_t millionths_max = Max * 1'000'000;
  std::int32_t millionths = 0;

  friend auto operator<=>(const Degrees&, const Degrees&) = default;
};

// The words of an enumeration on the wire, by value. Order is on disk: only append.
template <class Enum>
inline constexpr std::array<std::string_view, 0> words{};

template <class Enum>
concept Worded = std::is_enum_v<Enum> &&(words<Enum>.size() > 0);

template <Worded Enum>
std::string_view word(Enum value) {
  return words<Enum>[static_cast<std::size_t>(value)];
}

enum class Strength : std::uint8_t { nice, important, must };
template <>
inline constexpr std::array words<Strength>{std::string_view("nice"), std::string_view("important"),
                                            std::string_view("must")};

enum class SaidBy : std::uint8_t { person, family, staff, record, carer };
template <>
inline constexpr std::array words<SaidBy>{std::string_view("person"), std::string_view("family"),
                                          std::string_view("staff"), std::string_view("record"),
                                          std::string_view("carer")};

// From which tier on a stated fact may be shared with the other side; `officer` is not at all.
enum class Tier : std::uint8_t { officer, first, second, third };
template <>
inline constexpr std::array words<Tier>{std::string_view("officer"), std::string_view("1"),
                                        std::string_view("2"), std::string_view("3")};

// Who said a fact, when, how widely it may go, and in which words.
struct Provenance {
  Opt<SaidBy> said_by;
  Opt<Date> on;
  Opt<Tier> tier;
  Text own_words;

  friend bool operator==(const Provenance&, const Provenance&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "said_by", self.said_by, Need::later, Seen::officer);
    visit(2, "on", self.on, Need::later, Seen::officer);
    visit(3, "tier", self.tier, Need::later, Seen::officer);
    visit(4, "own_words", self.own_words, Need::later, Seen::officer);
  }
};

// Provenance that most facts lack: one pointer, shared and immutable, compared by value. On the
// wire its keys stand beside the fact's own.
struct Said {
  std::shared_ptr<const Provenance> provenance;

  friend bool operator==(const Said& a, const Said& b) {
    if (!a.provenance || !b.provenance) return !a.provenance && !b.provenance;
    return *a.provenance == *b.provenance;
  }
};

// A single value that somebody stated. On the wire the bare value, or, with provenance,
// {"value": …, "said_by": …}.
template <class T>
struct Stated {
  T value{};
  Said said;

  friend bool operator==(const Stated&, const Stated&) = default;
};

struct Point {
  Degrees<90> latitude;
  Degrees<180> longitude;

  friend auto operator<=>(const Point&, const Point&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "latitude", self.latitude, Need::essential, Seen::tier_3);
    visit(2, "longitude", self.longitude, Need::essential, Seen::tier_3);
  }
};

// A district or town by name, or a point, or both.
struct Place {
  std::string name;
  Opt<Point> point;

  friend bool operator==(const Place&, const Place&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "name", self.name, Need::essential, Seen::officer);
    visit(2, "point", self.point, Need::essential, Seen::tier_3);
  }
};

// What stands at the head of each record: the number that Kith made and the caller's own id.
struct Identity {
  Number number;
  std::string external_id;

  friend bool operator==(const Identity&, const Identity&) = default;
};

// A part of a record that is about another data subject than the record itself (a carer in a
// household): stored as a part of its own, sealed with that subject's key.
template <class T>
concept SubjectOwned = requires(const T& value) {
  { value.subject() } -> std::same_as<SubjectNumber>;
};

}  // namespace kith::graph
