// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "graph/check.h"

namespace kith::graph {

// Why something was refused. Each code has one row in api/errors.cc: HTTP status, public code and
// process exit code. The names are public and stay.
enum class ErrorCode : std::uint8_t {
  malformed,              // not in the expected format at all (JSON, token, cursor, record bytes)
  bad_input,              // well formed, but says something that cannot be
  too_large,              // a stated limit of graph/limits.h was reached
  wrong_usage,            // command line or query parameters
  unauthenticated,        // no valid token
  forbidden,              // a valid token without the right
  not_found,              // no such thing, or none that the asker may know of
  method_not_allowed,     // the thing exists but does not take this verb
  conflict,               // contradicts what is stored (a taken external id, a reused key)
  precondition_failed,    // somebody else changed it first
  precondition_required,  // If-Match is missing
  too_many_requests,      // ask again later
  unsupported_media,      // a transfer or content encoding or type that is not taken
  storage_full,           // no space; nothing was written
  read_only,              // the data directory takes no writes
  outcome_unknown,        // the write may or may not be durable; ask with the idempotency key
  storage_failed,         // a read or write failed
  locked,                 // another process has the data directory
  format_newer,           // written by a newer Kith
  corrupt,                // bytes on disk are not what was written
  key_missing,            // the keyring is absent, or is not the one these data were sealed with
  unavailable,            // shutting down, or in quarantine
  check_failed,           // an answer did not pass its own check: a fault in Kith; not shown
};

// One thing wrong with an input, and where. `pointer` is a JSON Pointer (RFC 6901) into the input;
// `line` counts from 1 where the input is a file of lines, and is 0 elsewhere.
struct Fault {
  std::string pointer;
  std::string detail;
  std::uint64_t line = 0;

  friend bool operator==(const Fault&, const Fault&) = default;
};

// A refusal. `message` is one sentence for people: what, where, and what to do. It never holds
// somebody else's data. `faults` lists everything wrong with the input (at most faults_max).
struct Error {
  ErrorCode code = ErrorCode::bad_input;
  std::string message;
  std::vector<Fault> faults = {};

  friend bool operator==(const Error&, const Error&) = default;
};

// A value or an Error. Dropping one does not compile. Reading the side that is not there is a
// programmer's mistake and stops the process. Not thread safe, like any value.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    KITH_CHECK(ok());
    return *std::get_if<0>(&state_);
  }
  T& value() & {
    KITH_CHECK(ok());
    return *std::get_if<0>(&state_);
  }
  T&& value() && {
    KITH_CHECK(ok());
    return std::move(*std::get_if<0>(&state_));
  }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const& {
    KITH_CHECK(!ok());
    return *std::get_if<1>(&state_);
  }
  Error&& error() && {
    KITH_CHECK(!ok());
    return std::move(*std::get_if<1>(&state_));
  }

 private:
  std::variant<T, Error> state_;
};

// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::move(error)) {}  // NOLINT: implicit

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const& {
    KITH_CHECK(!ok());
    return *error_;
  }
  Error&& error() && {
    KITH_CHECK(!ok());
    return std::move(*error_);
  }

 private:
  std::optional<Error> error_;
};

}  // namespace kith::graph
