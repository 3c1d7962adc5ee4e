// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "api/verifier/fault.h"

// Reading a text of which exactly one spelling is taken: what stands there is asked for piece by
// piece, and the first that is something else is the fault. Private to the verifier's decoders.
namespace kith::verifier {

class Spelling {
 public:
  explicit Spelling(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}

  // Each says whether it stood there; after the first fault, nothing does.
  bool literal(std::string_view expected);
  bool hex(std::span<std::uint8_t> bytes);     // so many bytes, lower case
  bool hex(std::string& bytes);                // as many as there are, at least one
  bool whole_number(std::uint64_t& number);    // 0 to 2^63, no zero in front
  bool scheme_name(std::string& name);         // a to z, digits, hyphens, a letter first, up to 40
  bool crockford_number(std::string& number);  // 26 characters
  bool instant(std::string& at);               // 2026-11-21T22:00:00Z
  bool at_end();

  bool next_is(std::string_view text) const {
    return !fault_ && text_.substr(at_).starts_with(text);
  }
  std::size_t at() const { return at_; }
  const std::optional<Fault>& fault() const { return fault_; }
  bool refuse(std::string what) { return refuse(std::move(what), at_); }
  bool refuse(std::string what, std::size_t byte);  // always false

  // While it lives, faults are about this member.
  class Inside {
   public:
    Inside(Spelling& spelling, const std::string& member)
        : spelling_(spelling), outside_(spelling.place_.size()) {
      spelling_.place_ += "/" + member;
    }
    ~Inside() { spelling_.place_.resize(outside_); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    Spelling& spelling_;
    std::size_t outside_;
  };

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::string place_;
  std::optional<Fault> fault_;
};

bool is_scheme_name(std::string_view text);
bool is_crockford_number(std::string_view text);
bool is_instant(std::string_view text);
bool is_hex(std::string_view text);  // lower case
std::optional<std::uint64_t> whole_number_of(std::string_view text);

}  // namespace kith::verifier
