// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "api/sight.h"

namespace kith::api {

// Who asks, in which role, and what for: decides what is shown and stands in the access entry.
struct Asker {
  Eyes eyes;
  std::string who = {};      // "token 4f2a…" or "user anna"; never a secret
  std::string purpose = {};  // their own words, at most limits::name_bytes_max
};

}  // namespace kith::api
