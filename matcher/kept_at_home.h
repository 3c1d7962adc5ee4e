// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "graph/view.h"

// Partner, visitors and pets: what the home somebody lives in lets them keep of what they said
// matters to them. By the home's rules as they stand; a record that says nothing is not a yes.
namespace kith::matcher {

enum class KeptThing : std::uint8_t { partner, visitors, pets };
inline constexpr std::size_t kept_thing_count = 3;
std::string_view word(KeptThing thing);

enum class Kept : std::uint8_t {
  kept,
  less,  // visitors come often, and may come there sometimes
  lost,
  not_known
};
inline constexpr std::size_t kept_count = 4;
std::string_view word(Kept kept);

struct KeptAtHome {
  KeptThing thing = KeptThing::partner;
  Kept kept = Kept::not_known;

  friend bool operator==(const KeptAtHome&, const KeptAtHome&) = default;
};

// On a day, in order of thing; of whom no live-in arrangement runs on it, nothing. `partner` where
// the person said that a partner stays: whether one may. `visitors` where they said that some come:
// whether they may. `pets` where one comes along: kept where an animal of each such kind lives
// there, lost where it is known that one does not. Cost: the person's arrangements.
std::vector<KeptAtHome> kept_at_home(const graph::View& view, const graph::Person& person,
                                     graph::Date on);

}  // namespace kith::matcher
