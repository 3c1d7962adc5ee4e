// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <optional>

#include "graph/social_link.h"

namespace kith::graph {

// Dense, 0-based place of somebody in a social graph, below 2^24. Never leaves the process.
using Vertex = std::uint32_t;

// Who asks. Officers know less of circles than coordinators do, never more.
enum class Reader : std::uint8_t { coordinator, officer };

// Days that a half-edge can tell apart: 2000-01-01 to 2089-09-16.
inline constexpr Date social_day_min{10'957};
inline constexpr Date social_day_max{10'957 + 32'766};

// One end's way to the other over a pair that may be used for an introduction (links_of), in 64
// bits, so that a search reads nothing else. From the top: known to coordinators only 1, target 24,
// first day 15, last day 15 (all ones: without an end), ring 2, paid 1, quarters since the last
// contact 5, one unused. Half-edges compare as their bits do: those that officers may know of
// first, then by target.
class HalfEdge {
 public:
  static constexpr std::uint32_t quarters_max = 31;  // that long ago, or no contact known

  constexpr HalfEdge() = default;
  // Nothing where the terms never hold between social_day_min and social_day_max. Contacts after
  // the quarter `newest` are not known.
  static std::optional<HalfEdge> of(Vertex target, const LinkTerms& terms, Quarter newest) {
    const std::int64_t from = terms.from ? day_of(*terms.from) : 0;
    const std::int64_t until = terms.until ? day_of(*terms.until) : no_end;
    if (from >= no_end || until < 0 || until < from) return std::nullopt;
    std::uint64_t bits = terms.officers ? 0 : 1;
    bits = bits << 24U | target;
    bits = bits << 15U | static_cast<std::uint64_t>(std::max<std::int64_t>(from, 0));
    bits = bits << 15U | static_cast<std::uint64_t>(std::min<std::int64_t>(until, no_end));
    bits = bits << 2U | static_cast<std::uint64_t>(terms.ring);
    bits = bits << 1U | static_cast<std::uint64_t>(terms.paid);
    bits = bits << 5U | quarters_since(terms.last_seen, newest);
    HalfEdge edge;
    edge.bits_ = bits << 1U;
    return edge;
  }

  constexpr Vertex target() const { return static_cast<Vertex>(bits_ >> 39U & 0xFF'FFFFU); }
  constexpr bool coordinators_only() const { return bits_ >> 63U != 0; }
  constexpr std::uint32_t from() const { return static_cast<std::uint32_t>(bits_ >> 24U & day); }
  constexpr std::uint32_t until() const { return static_cast<std::uint32_t>(bits_ >> 9U & day); }
  constexpr Ring ring() const { return static_cast<Ring>(bits_ >> 7U & 3U); }
  constexpr bool is_paid() const { return (bits_ >> 6U & 1U) != 0; }
  // Quarters between the last contact and the graph's newest quarter, at most quarters_max.
  constexpr std::uint32_t quarters() const { return static_cast<std::uint32_t>(bits_ >> 1U & 31U); }

  // The same from the other end.
  constexpr HalfEdge with_target(Vertex target) const {
    HalfEdge turned;
    turned.bits_ = (bits_ & ~(std::uint64_t{0xFF'FFFF} << 39U)) | std::uint64_t{target} << 39U;
    return turned;
  }

  friend auto operator<=>(const HalfEdge&, const HalfEdge&) = default;

 private:
  static constexpr std::int64_t no_end = 0x7FFF;
  static constexpr std::uint64_t day = 0x7FFF;

  static std::int64_t day_of(Date date) { return std::int64_t{date.days} - social_day_min.days; }
  static std::uint64_t quarters_since(std::optional<Quarter> seen, Quarter newest) {
    if (!seen || *seen > newest) return quarters_max;
    return std::min<std::uint64_t>(static_cast<std::uint64_t>(newest - *seen), quarters_max);
  }

  std::uint64_t bits_ = 0;
};
static_assert(sizeof(HalfEdge) == 8);

// Which half-edges a question may use. (Who may know of them is left to SocialGraph::links.)
struct Usable {
  std::uint32_t day = 0;  // since social_day_min
  bool paid = false;      // paid ones, too

  constexpr bool operator()(HalfEdge edge) const {
    return edge.from() <= day && day <= edge.until() && (paid || !edge.is_paid());
  }
};

}  // namespace kith::graph
