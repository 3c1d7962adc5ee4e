// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "api/verifier/fault.h"
#include "api/verifier/head.h"

// A head for paper: short enough to stand in the minutes of a board and to be typed in again.
//
//   kith head 2
//   1 scheme  leigh                                    4c1d90
//   2 number  01AR Z3ND EKTS V4RR FFQ6 9G5F AV         …
//   3 events  1234 at 2026-11-21T22:00:00Z             …
//   4 root    6e34 0b9c ffb3 7a98 9ca5 44e6 bb78 0a2c  …
//   5 root    78901d3f …                               …
//   6 key     …                                        …
//
// Lines 4 and 5 are the root, line 6 the fingerprint of the public key (head.h). Each line ends
// with a check of six hex digits over everything from the first line to there, its words with one
// blank between: CRC-24 (RFC 4880, section 6.1), which finds every mistake within three characters
// in a row for certain, any other but one in sixteen million. It finds slips, not forgers: what
// makes a printed head worth anything is where it was kept. It carries no signature.
namespace kith::verifier {

struct PrintedHead {
  std::string scheme;
  std::string number;
  std::uint64_t size = 0;
  std::string at;
  Digest root{};
  std::string fingerprint;  // "1a2b 3c4d …"

  friend bool operator==(const PrintedHead&, const PrintedHead&) = default;
};

PrintedHead printed(const Head& head);
// The seven lines, each with a line feed.
std::string print(const PrintedHead& head);
// The same words in the same order; how many blanks and line ends stand between is all one. Fault:
// the line, and the group where one slip of a character, or of two neighbours, explains it.
Read<PrintedHead> decode_printed(std::string_view text);

// CRC-24 of RFC 4880, six hex digits: "21cf02" of "123456789".
std::string check_digits(std::string_view text);

}  // namespace kith::verifier
