// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "api/scheme.h"
#include "graph/result.h"

// 91 days still at home, asked (matcher/at_home_91.h). It records nothing but who looked.
namespace kith::api {

enum class AtHomeFormat : std::uint8_t { words, json, csv };

struct AtHomeAsk {
  std::string rules;  // a version; "": the newest that Kith holds
  std::optional<graph::Date> from;
  std::optional<graph::Date> to;
  std::optional<graph::Date> on;  // as if it were this day; not after today
  std::string as_known_at;        // as ConnectionTestAsk
  AtHomeFormat format = AtHomeFormat::json;
};

struct AtHomeText {
  std::string body;
  bool nothing = false;  // no discharge in the window
};

// Rights as the connection test. An auditor gets numbers and no names; a person their own
// discharges alone; arrangements are told to who reads homes, to auditors and to the person.
// Errors: forbidden, those of asked_moment and at_home_91. Writes an access entry about everybody
// listed.
graph::Result<AtHomeText> ask_at_home(Scheme& scheme, const Asker& asker, const AtHomeAsk& ask);

}  // namespace kith::api
