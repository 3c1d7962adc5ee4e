// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "graph/ids.h"
#include "store/engine.h"
#include "store/sealing.h"

// Every key there is in the engine (store/FORMAT.md, "Keys"). A scheme's keys begin with its number
// wherever there are many of them, so that one range holds one scheme and no other.
namespace kith::store::keys {

// Space::log or Space::access: scheme · position. Sorted by position.
Space space_of(Stream stream);
std::string event(const graph::SchemeNumber& scheme, std::uint64_t position);
// Events [from, to) of a scheme; `to` is at most the greatest position + 1.
Range events(const graph::SchemeNumber& scheme, std::uint64_t from, std::uint64_t to);
// Events from `from` on, whatever their number.
Range events_from(const graph::SchemeNumber& scheme, std::uint64_t from);

// Space::meta.
std::string head(const graph::SchemeNumber& scheme, Stream stream);  // 'h' · scheme · stream
std::string scheme_name(std::string_view name);                      // 's' · name
Range scheme_names();
std::string directory_name(std::string_view name);  // 'd' · name
Range directory_names();

// Space::index.
std::string subject(const graph::SchemeNumber& scheme, const graph::SubjectNumber& subject);
Range subjects(const graph::SchemeNumber& scheme);  // scheme · 's' · subject
std::string outcome(const graph::SchemeNumber& scheme, std::span<const std::uint8_t> hash);
Range outcomes(const graph::SchemeNumber& scheme);  // scheme · 'i' · keyed hash of the client's key

}  // namespace kith::store::keys
