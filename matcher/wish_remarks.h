// SPDX-License-Identifier: Apache-2.0
// Private to the wishes of a question.
#pragma once

#include <string>
#include <vector>

namespace kith::matcher {

// Words beside what was understood of a wish that stand behind a no, or say where: nothing looks
// for them, so whoever asked is to know.
std::vector<std::string> left_out_of_wishes(const std::vector<std::string>& wishes);

}  // namespace kith::matcher
