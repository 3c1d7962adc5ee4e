// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

// The auditor's verifier: a small program (`kith-verify`) that checks what Kith gives out about its
// log, from the documents alone (store/FORMAT.md, RFC 6962). It knows nothing of the rest of Kith;
// the rest of Kith uses its formats.
namespace kith::verifier {

// What is wrong, and where.
struct Fault {
  std::string place;                // JSON Pointer, or of a printed head "line 4, group 2"
  std::optional<std::size_t> byte;  // of the text that was read, from 0; none: it reads well
  std::string what;                 // half a sentence

  friend bool operator==(const Fault&, const Fault&) = default;
};

// What was read, or why it cannot be. Asking for the one that is not there throws.
template <class T>
class [[nodiscard]] Read {
 public:
  Read(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Read(Fault fault) : state_(std::in_place_index<1>, std::move(fault)) {}  // NOLINT: implicit

  explicit operator bool() const { return state_.index() == 0; }
  const T& operator*() const { return std::get<0>(state_); }
  T& operator*() { return std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const Fault& fault() const { return std::get<1>(state_); }

 private:
  std::variant<T, Fault> state_;
};

}  // namespace kith::verifier
