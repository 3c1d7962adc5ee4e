// SPDX-License-Identifier: Apache-2.0
#include "api/roles.h"

#include <algorithm>
#include <string>

#include "graph/check.h"

namespace kith::api {
namespace {

using graph::Kind;
using graph::Seen;

constexpr std::array<std::string_view, role_count> role_words{
    "scheme_worker", "coordinator", "manager", "auditor",         "data_protection_lead",
    "administrator", "person",      "carer",   "directory_editor"};

constexpr std::array<std::string_view, right_count> right_words{"anybody",
                                                                "signed_in",
                                                                "read_lives",
                                                                "write_lives",
                                                                "read_homes",
                                                                "write_homes",
                                                                "read_services",
                                                                "write_services",
                                                                "read_own",
                                                                "ask_proposals",
                                                                "record_proposals",
                                                                "ask_connections",
                                                                "record_connections",
                                                                "own_connections",
                                                                "read_log",
                                                                "read_metrics",
                                                                "read_groups",
                                                                "write_groups",
                                                                "read_introductions",
                                                                "begin_introductions",
                                                                "take_steps",
                                                                "read_policy",
                                                                "set_policy",
                                                                "ask_due",
                                                                "ask_connection_test",
                                                                "record_connection_test",
                                                                "replay_runs"};

constexpr std::uint32_t bit(Right right) { return 1U << static_cast<unsigned>(right); }
constexpr std::uint32_t bit(Seen seen) { return 1U << static_cast<unsigned>(seen); }

template <class... Items>
constexpr std::uint32_t set(Items... items) {
  return (0U | ... | bit(items));
}

constexpr std::uint32_t lives = set(Right::read_lives, Right::write_lives);
constexpr std::uint32_t homes = set(Right::read_homes, Right::write_homes);
constexpr std::uint32_t services = set(Right::read_services, Right::write_services);
constexpr std::uint32_t reading = set(Right::read_lives, Right::read_homes, Right::read_services);
constexpr std::uint32_t asking = set(Right::ask_proposals, Right::record_proposals);
constexpr std::uint32_t connecting = set(Right::ask_connections, Right::record_connections);
constexpr std::uint32_t carding =
    set(Right::ask_connection_test, Right::record_connection_test, Right::replay_runs);
constexpr std::uint32_t own_introductions = set(Right::read_introductions, Right::take_steps);
constexpr std::uint32_t introducing = own_introductions | bit(Right::begin_introductions);
constexpr std::uint32_t working = set(Seen::officer, Seen::tier_1, Seen::tier_2, Seen::tier_3);
constexpr std::uint32_t every_field = working | set(Seen::own, Seen::confidential);

struct RoleRow {
  std::uint32_t rights;
  std::uint32_t sees;
  std::uint32_t tells;
};

// In the order of Role. The exact point of a home or a person (tier 3) is not the coordinator's.
constexpr std::array<RoleRow, role_count> rows{
    RoleRow{lives | homes | services | asking | connecting | introducing | carding |
                set(Right::read_groups, Right::read_policy, Right::ask_due),
            working, working | bit(Seen::own)},
    RoleRow{lives | services | connecting | carding |
                set(Right::own_connections, Right::read_groups, Right::read_policy, Right::ask_due),
            set(Seen::officer, Seen::tier_1, Seen::tier_2), working | bit(Seen::own)},
    RoleRow{lives | homes | services | asking | connecting | introducing | carding |
                set(Right::read_groups, Right::read_policy, Right::set_policy, Right::ask_due),
            working | bit(Seen::confidential), every_field},
    RoleRow{set(Right::ask_proposals, Right::read_log, Right::read_policy,
                Right::ask_connection_test, Right::replay_runs),
            0, 0},
    RoleRow{reading | set(Right::ask_proposals, Right::ask_connections, Right::read_log,
                          Right::read_groups, Right::read_introductions, Right::read_policy,
                          Right::ask_connection_test, Right::replay_runs),
            every_field, 0},
    RoleRow{set(Right::read_metrics), 0, 0},
    RoleRow{
        set(Right::read_own, Right::read_groups, Right::read_policy, Right::ask_connection_test) |
            own_introductions,
        working | bit(Seen::own), 0},
    RoleRow{own_introductions, 0, 0},
    RoleRow{set(Right::read_groups, Right::write_groups), working, working},
};

const RoleRow& row_of(Role role) {
  const auto index = static_cast<std::size_t>(role);
  KITH_CHECK(index < rows.size());
  return rows[index];
}

}  // namespace

std::string_view word(Role role) { return role_words.at(static_cast<std::size_t>(role)); }

std::optional<Role> role_from_text(std::string_view text) {
  std::string wanted(text);
  std::replace(wanted.begin(), wanted.end(), '-', '_');
  for (const Role role : all_roles()) {
    if (word(role) == wanted) return role;
  }
  return std::nullopt;
}

std::array<Role, role_count> all_roles() {
  std::array<Role, role_count> roles{};
  for (std::size_t i = 0; i < role_count; ++i) roles[i] = static_cast<Role>(i);
  return roles;
}

std::string_view word(Right right) { return right_words.at(static_cast<std::size_t>(right)); }

bool has(Role role, Right right) {
  if (right == Right::anybody || right == Right::signed_in) return true;
  return (row_of(role).rights & bit(right)) != 0;
}

Right right_to_read(Kind kind) {
  switch (kind) {
    case Kind::household:
    case Kind::arrangement:
    case Kind::emergency_stay: return Right::read_homes;
    case Kind::introduction: return Right::read_introductions;
    case Kind::service:
    case Kind::service_event:
    case Kind::subscription: return Right::read_services;
    case Kind::group:
    case Kind::directory: return Right::read_groups;
    default: return Right::read_lives;
  }
}

Right right_to_write(Kind kind) {
  const Right read = right_to_read(kind);
  if (read == Right::read_homes) return Right::write_homes;
  if (read == Right::read_groups) return Right::write_groups;
  return read == Right::read_services ? Right::write_services : Right::write_lives;
}

bool sees(Role role, Seen seen) { return (row_of(role).sees & bit(seen)) != 0; }

bool tells(Role role, Seen seen) { return (row_of(role).tells & bit(seen)) != 0; }

}  // namespace kith::api
