// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/field.h"
#include "graph/ids.h"

// Who may do what. Whatever is not said here is not allowed.
namespace kith::api {

enum class Role : std::uint8_t {
  scheme_worker,         // the match officer
  coordinator,           // local area coordinator: people and their circles, no carer homes
  manager,               // as the match officer, and what is confidential
  auditor,               // numbers and proofs, nobody's name
  data_protection_lead,  // everything, to answer for it; decides on nothing
  administrator,         // keeps the machine; no records at all
  person,                // their own record and circle
  carer,                 // the introductions of their home
  directory_editor,      // one directory of community groups, and nothing else
};
inline constexpr std::size_t role_count = 9;

std::string_view word(Role role);  // "scheme_worker"; stored in tokens, never changes
std::optional<Role> role_from_text(std::string_view text);  // also with hyphens
std::array<Role, role_count> all_roles();

// What a route asks of whoever calls it.
enum class Right : std::uint8_t {
  anybody,     // no token at all
  signed_in,   // any valid token
  read_lives,  // people, ties, contacts, reviews, diaries, discharges
  write_lives,
  read_homes,  // households, arrangements, emergency stays, introductions
  write_homes,
  read_services,  // services and service events
  write_services,
  read_own,  // the record and circle of the person whom the token belongs to
  ask_proposals,
  record_proposals,  // ask, and put on record what was proposed to whom
  ask_connections,   // who and what in the neighbourhood, gaps and pools
  record_connections,
  own_connections,  // the coordinator's own page: small clusters too, and who they are
  read_log,         // positions, heads, proofs
  read_metrics,
  read_groups,  // of the directories that their scheme subscribes to, or their own directory
  write_groups,
  read_introductions,  // officers; a person, or a carer, those of their own
  begin_introductions,
  take_steps,   // decisions, meetings, transitions; a person, or a carer, for themselves
  read_policy,  // the matching policy in force
  set_policy,
  ask_due,              // what is due; of homes and introductions with read_homes
  ask_connection_test,  // the card; a person, their own
  record_connection_test,
  replay_runs,  // what was put on record, asked again and compared
};
inline constexpr std::size_t right_count = 27;

std::string_view word(Right right);
bool has(Role role, Right right);
// The rights that the records of a kind take.
Right right_to_read(graph::Kind kind);
Right right_to_write(graph::Kind kind);

// Whether a role reads fields of a class. What is `own` shows where the person says so, too
// (api/sight.h).
bool sees(Role role, graph::Seen seen);
// Whether a role may write fields of a class. Some may pass on what they are told and not read what
// stands there.
bool tells(Role role, graph::Seen seen);

}  // namespace kith::api
