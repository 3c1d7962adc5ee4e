// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

// For looking at eight bytes of a text in one step.
namespace kith::api {

// A byte in all eight places of a word.
constexpr std::uint64_t eight_times(std::uint64_t byte) { return byte * 0x0101'0101'0101'0101ULL; }

}  // namespace kith::api
