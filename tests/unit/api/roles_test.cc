// SPDX-License-Identifier: Apache-2.0
#include "api/roles.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

namespace kith::api {
namespace {

using graph::Seen;

// Written out, cell by cell: a line a role, a column a class of fields, in the order of Seen
// (officer, tier 1, 2, 3, own, confidential).
const std::map<Role, std::string> sight{{Role::scheme_worker, "yyyy--"},
                                        {Role::coordinator, "yyy---"},
                                        {Role::manager, "yyyy-y"},
                                        {Role::auditor, "------"},
                                        {Role::data_protection_lead, "yyyyyy"},
                                        {Role::administrator, "------"},
                                        {Role::person, "yyyyy-"},
                                        {Role::carer, "------"},
                                        {Role::directory_editor, "yyyy--"}};
const std::map<Role, std::string> writing{{Role::scheme_worker, "yyyyy-"},
                                          {Role::coordinator, "yyyyy-"},
                                          {Role::manager, "yyyyyy"},
                                          {Role::auditor, "------"},
                                          {Role::data_protection_lead, "------"},
                                          {Role::administrator, "------"},
                                          {Role::person, "------"},
                                          {Role::carer, "------"},
                                          {Role::directory_editor, "yyyy--"}};

}  // namespace

TEST_CASE("every cell of role and class of fields") {
  for (const Role role : all_roles()) {
    CAPTURE(word(role));
    for (std::size_t i = 0; i < 6; ++i) {
      CAPTURE(i);
      CHECK(sees(role, static_cast<Seen>(i)) == (sight.at(role)[i] == 'y'));
      CHECK(tells(role, static_cast<Seen>(i)) == (writing.at(role)[i] == 'y'));
    }
  }
}

TEST_CASE("roles are read by their word, with hyphens too, and by nothing else") {
  std::set<std::string_view> words;
  for (const Role role : all_roles()) {
    CHECK(role_from_text(word(role)) == role);
    words.insert(word(role));
  }
  CHECK(words.size() == role_count);
  CHECK(role_from_text("scheme-worker") == Role::scheme_worker);
  CHECK_FALSE(role_from_text(""));
  CHECK_FALSE(role_from_text("Manager"));
  CHECK_FALSE(role_from_text("root"));
}

TEST_CASE("nobody but those named has a right") {
  CHECK_FALSE(has(Role::administrator, Right::read_lives));
  CHECK_FALSE(has(Role::administrator, Right::read_homes));
  CHECK_FALSE(has(Role::coordinator, Right::read_homes));
  CHECK_FALSE(has(Role::coordinator, Right::ask_proposals));
  CHECK_FALSE(has(Role::auditor, Right::record_proposals));
  CHECK_FALSE(has(Role::data_protection_lead, Right::record_proposals));
  CHECK_FALSE(has(Role::auditor, Right::record_connection_test));
  CHECK(has(Role::auditor, Right::replay_runs));
  CHECK_FALSE(has(Role::person, Right::replay_runs));
  for (const Role role : all_roles()) {
    CHECK(has(role, Right::set_policy) == (role == Role::manager));
  }
  for (std::size_t i = 2; i < right_count; ++i) {
    const auto right = static_cast<Right>(i);
    const bool own = right == Right::read_introductions || right == Right::take_steps;
    CHECK(has(Role::carer, right) == own);
  }
}

}  // namespace kith::api
