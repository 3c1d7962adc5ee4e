// SPDX-License-Identifier: Apache-2.0
#include "api/errors.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "graph/check.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::ErrorCode;

// In the order of ErrorCode; a test holds every value to its row.
constexpr std::array error_rows{
    ErrorRow{ErrorCode::malformed, 400, "malformed", "Not in the expected format", exit_bad_input},
    ErrorRow{ErrorCode::bad_input, 422, "bad_input", "The input says something that cannot be",
             exit_bad_input},
    ErrorRow{ErrorCode::too_large, 413, "too_large", "Over a stated limit", exit_bad_input},
    ErrorRow{ErrorCode::wrong_usage, 400, "wrong_usage", "Wrong parameters", exit_usage},
    ErrorRow{ErrorCode::unauthenticated, 401, "unauthenticated", "No valid token", exit_no},
    ErrorRow{ErrorCode::forbidden, 403, "forbidden", "This role has no right to that", exit_no},
    ErrorRow{ErrorCode::not_found, 404, "not_found", "There is no such thing", exit_no},
    ErrorRow{ErrorCode::method_not_allowed, 405, "method_not_allowed", "Not by this method",
             exit_usage},
    ErrorRow{ErrorCode::conflict, 409, "conflict", "Contradicts what is stored", exit_bad_input},
    ErrorRow{ErrorCode::precondition_failed, 412, "precondition_failed",
             "It has changed in the meantime", exit_no},
    ErrorRow{ErrorCode::precondition_required, 428, "precondition_required",
             "A change needs If-Match", exit_usage},
    ErrorRow{ErrorCode::too_many_requests, 429, "too_many_requests", "Too much at once",
             exit_environment},
    ErrorRow{ErrorCode::unsupported_media, 415, "unsupported_media", "Not in this encoding or type",
             exit_bad_input},
    ErrorRow{ErrorCode::storage_full, 507, "storage_full", "The disk is full", exit_environment},
    ErrorRow{ErrorCode::read_only, 503, "read_only", "The data take no changes", exit_environment},
    ErrorRow{ErrorCode::outcome_unknown, 503, "outcome_unknown", "It may or may not have happened",
             exit_environment},
    ErrorRow{ErrorCode::storage_failed, 500, "storage_failed", "Reading or writing failed",
             exit_environment},
    ErrorRow{ErrorCode::locked, 503, "locked", "Another process has the data", exit_environment},
    ErrorRow{ErrorCode::format_newer, 500, "format_newer", "Written by a newer Kith",
             exit_environment},
    ErrorRow{ErrorCode::corrupt, 500, "corrupt", "The bytes on disk are not what was written",
             exit_environment},
    ErrorRow{ErrorCode::key_missing, 500, "key_missing", "The keys of these data are missing",
             exit_environment},
    ErrorRow{ErrorCode::unavailable, 503, "unavailable", "Not available at the moment",
             exit_environment},
    ErrorRow{ErrorCode::check_failed, 500, "check_failed",
             "The answer did not pass its own check and is not shown", exit_environment},
};

nlohmann::ordered_json fault_json(const graph::Fault& fault) {
  nlohmann::ordered_json json{{"pointer", fault.pointer}, {"detail", fault.detail}};
  if (fault.line > 0) json["line"] = fault.line;
  return json;
}

}  // namespace

const ErrorRow& row_of(ErrorCode error) {
  const auto index = static_cast<std::size_t>(error);
  KITH_CHECK(index < error_rows.size());
  return error_rows[index];
}

std::string problem_json(const graph::Error& error) {
  return problem_json(error, row_of(error.code).status);
}

std::string problem_json(const graph::Error& error, int status) {
  const ErrorRow& row = row_of(error.code);
  nlohmann::ordered_json json{{"type", fmt::format("urn:kith:error:{}", row.code)},
                              {"title", row.title},
                              {"status", status},
                              {"code", row.code},
                              {"detail", error.message}};
  if (!error.faults.empty()) {
    const std::size_t listed = std::min(error.faults.size(), graph::limits::faults_max);
    auto faults = nlohmann::ordered_json::array();
    for (std::size_t i = 0; i < listed; ++i) faults.push_back(fault_json(error.faults[i]));
    json["errors"] = std::move(faults);
    if (listed < error.faults.size()) json["errors_not_listed"] = error.faults.size() - listed;
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string words_of(const graph::Error& error) {
  std::string words = fmt::format("kith: {}\n", printable(error.message));
  const std::size_t listed = std::min(error.faults.size(), graph::limits::faults_max);
  for (std::size_t i = 0; i < listed; ++i) {
    const graph::Fault& fault = error.faults[i];
    if (fault.line > 0) words += fmt::format("  line {}", fault.line);
    if (!fault.pointer.empty()) {
      words += fmt::format("{}{}", fault.line > 0 ? " " : "  ", printable(fault.pointer));
    }
    words += fmt::format("{}{}\n", fault.line > 0 || !fault.pointer.empty() ? ": " : "  ",
                         printable(fault.detail));
  }
  if (listed < error.faults.size()) {
    words += fmt::format("  and {} more\n", error.faults.size() - listed);
  }
  return words;
}

std::string printable(std::string_view text) {
  std::string clean(text);
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const auto byte = static_cast<unsigned char>(clean[i]);
    // C1 controls are two bytes in UTF-8: 0xc2 0x80..0x9f.
    const bool c1 =
        byte == 0xc2 && i + 1 < clean.size() && static_cast<unsigned char>(clean[i + 1]) < 0xa0;
    if (byte < 0x20 || byte == 0x7f) clean[i] = '?';
    if (c1) clean[i] = clean[i + 1] = '?';
  }
  return clean;
}

graph::Error about_file(const std::string& file, graph::Error error) {
  if (error.message.find(file) == std::string::npos) error.message = file + ": " + error.message;
  return error;
}

graph::Error about_argument(graph::Error error) {
  const bool value =
      error.code == graph::ErrorCode::bad_input || error.code == graph::ErrorCode::conflict;
  if (value) error.code = graph::ErrorCode::wrong_usage;
  return error;
}

}  // namespace kith::api
