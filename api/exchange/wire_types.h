// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <variant>

#include "graph/check.h"
#include "graph/field_kinds.h"
#include "graph/record.h"

// How the visitors of this folder (reader, writer, rules, schema) tell types and kinds apart.
namespace kith::api::wire {

// The kinds that data can be about: where a reference says only "somebody", these are tried.
inline constexpr std::array subject_kinds{graph::Kind::person,        graph::Kind::household,
                                          graph::Kind::carer,         graph::Kind::other_living,
                                          graph::Kind::named_contact, graph::Kind::service,
                                          graph::Kind::neighbour};

using graph::Described;
using graph::Identified;
using graph::is_degrees;
using graph::is_id;
using graph::is_list;
using graph::is_opt;
using graph::is_range;
using graph::is_stated;

// What has no value that says "unknown" and so has to be given where the thing around it is.
template <class T>
inline constexpr bool must_be_given = is_id<T> || is_range<T> || is_degrees<T> || graph::Worded<T>;

// Calls use(std::in_place_type<T>) with the record type of a record kind that bundles hold. Any
// other kind, a step or a policy too, is a programmer's mistake.
template <class Use>
decltype(auto) with_record_type(graph::Kind kind, Use&& use) {
  using graph::Kind;
  switch (kind) {
    case Kind::person: return use(std::in_place_type<graph::Person>);
    case Kind::household: return use(std::in_place_type<graph::Household>);
    case Kind::tie: return use(std::in_place_type<graph::Tie>);
    case Kind::contact: return use(std::in_place_type<graph::Contact>);
    case Kind::service: return use(std::in_place_type<graph::Service>);
    case Kind::service_event: return use(std::in_place_type<graph::ServiceEvent>);
    case Kind::review: return use(std::in_place_type<graph::Review>);
    case Kind::arrangement: return use(std::in_place_type<graph::Arrangement>);
    case Kind::emergency_stay: return use(std::in_place_type<graph::EmergencyStay>);
    case Kind::introduction: return use(std::in_place_type<graph::Introduction>);
    case Kind::diary: return use(std::in_place_type<graph::Diary>);
    case Kind::group: return use(std::in_place_type<graph::Group>);
    case Kind::directory: return use(std::in_place_type<graph::Directory>);
    case Kind::subscription: return use(std::in_place_type<graph::Subscription>);
    case Kind::neighbour: return use(std::in_place_type<graph::Neighbour>);
    case Kind::connection: return use(std::in_place_type<graph::Connection>);
    case Kind::group_visit: return use(std::in_place_type<graph::GroupVisit>);
    case Kind::level_one_count: return use(std::in_place_type<graph::LevelOneCount>);
    case Kind::discharge: return use(std::in_place_type<graph::Discharge>);
    default: break;
  }
  KITH_CHECK(false);
  return use(std::in_place_type<graph::Person>);
}

inline constexpr std::array record_kinds{
    graph::Kind::person,       graph::Kind::household,    graph::Kind::tie,
    graph::Kind::contact,      graph::Kind::service,      graph::Kind::service_event,
    graph::Kind::review,       graph::Kind::arrangement,  graph::Kind::emergency_stay,
    graph::Kind::introduction, graph::Kind::diary,        graph::Kind::group,
    graph::Kind::directory,    graph::Kind::subscription, graph::Kind::neighbour,
    graph::Kind::connection,   graph::Kind::group_visit,  graph::Kind::level_one_count,
    graph::Kind::discharge};
static_assert(record_kinds.size() + 2 ==
              std::variant_size_v<graph::RecordAlternatives>);  // Step, SetPolicy

}  // namespace kith::api::wire
