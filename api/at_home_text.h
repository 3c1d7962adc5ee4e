// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "graph/view.h"
#include "matcher/at_home_91.h"

// An answer to "how many were still at home?", as it travels: each figure down to its records.
namespace kith::api {

struct AtHomePage {
  const graph::View& view;
  const matcher::AtHomeAnswer& answer;
  std::string scheme;
  std::string code_version;
  std::string view_token;  // in place of positions, for who does not read the log
  bool reads_log = false;
  bool names = false;         // otherwise numbers
  bool arrangements = false;  // whether this reader may know of them
};

// One object, canonical, without newline.
std::string at_home_json(const AtHomePage& page);
// RFC 4180 with a header: a row for each figure and each discharge, by number, never a name.
std::string at_home_csv(const AtHomePage& page);
// In plain English; every line ends in a line break.
std::string at_home_words(const AtHomePage& page);

}  // namespace kith::api
