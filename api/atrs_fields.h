// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

// The fields of the UK Algorithmic Transparency Recording Standard, version 4.0 (Government Digital
// Service, May 2025), and who says what stands in each. Numbers moved between versions of the
// standard and names hardly did: the key is what a field is known by.
namespace kith::api {

inline constexpr std::string_view atrs_version = "4.0";

enum class SaidIn : std::uint8_t {
  program,  // what is true of the program and of the policy in force
  scheme,   // what only the scheme can say; nothing stands in for it
  both,     // the program's part, and more where the scheme says more
};

struct AtrsField {
  std::string_view number;  // "2.4.1.1"; "" for what stands above the numbered fields
  std::string_view key;     // "system_architecture"
  std::string_view name;    // "System architecture"
  std::string_view section;
  SaidIn said_in = SaidIn::program;
};

// In the order of the standard.
std::span<const AtrsField> atrs_fields();
// Nothing for a key that no field has.
std::optional<AtrsField> atrs_field(std::string_view key);

}  // namespace kith::api
