// SPDX-License-Identifier: Apache-2.0
// Who might get on with this person, asked on the tests' day.
#pragma once

#include <string_view>

#include "matcher/question.h"
#include "tests/support/world.h"

namespace kith::tests {

inline matcher::Question question_about(std::string_view person) {
  matcher::Question question;
  question.person = person_number(person);
  question.on = today;
  return question;
}

}  // namespace kith::tests
