// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/result.h"

// How a refusal looks from outside: one table, read by the HTTP server and the command line alike.
namespace kith::api {

// Exit codes of `kith`.
inline constexpr int exit_done = 0;
inline constexpr int exit_no = 1;           // the answer is no: a check failed, nothing was found
inline constexpr int exit_usage = 2;        // wrong usage
inline constexpr int exit_bad_input = 3;    // the input was refused
inline constexpr int exit_environment = 4;  // storage, permissions, another process

// One row of the table. `code` is public and stays.
struct ErrorRow {
  graph::ErrorCode error;
  int status;              // HTTP
  std::string_view code;   // snake_case
  std::string_view title;  // RFC 9457: the same for every occurrence
  int exit;
};

const ErrorRow& row_of(graph::ErrorCode error);

// RFC 9457 application/problem+json: type, title, status, code, detail, and for bad input `errors`
// with every fault (at most limits::faults_max, then `errors_not_listed`). One line, ends with a
// newline.
std::string problem_json(const graph::Error& error);
std::string problem_json(const graph::Error& error, int status);

// For people: the sentence, then a line a fault ("line 12 /rhythm/busy: must be 1 to 5"). Ends with
// a newline. Control characters of the input are not passed on to the terminal.
std::string words_of(const graph::Error& error);

// The Error, with the file that it is about named first, where its words do not name it already.
graph::Error about_file(const std::string& file, graph::Error error);
// Something wrong with the value of an argument is wrong usage on the command line: a name that is
// taken or badly formed, a position that is not there. Other errors as they are.
graph::Error about_argument(graph::Error error);

// Text with everything that could steer a terminal replaced by '?', newlines included.
std::string printable(std::string_view text);

}  // namespace kith::api
