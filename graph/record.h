// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <variant>

#include "graph/model_arrangement.h"
#include "graph/model_circle.h"
#include "graph/model_community.h"
#include "graph/model_discharge.h"
#include "graph/model_group.h"
#include "graph/model_household.h"
#include "graph/model_person.h"
#include "graph/model_policy.h"
#include "graph/model_service.h"

namespace kith::graph {

// What a record may be, in the order of Kind.
using RecordAlternatives =
    std::variant<Person, Household, Tie, Contact, Service, ServiceEvent, Review, Arrangement,
                 EmergencyStay, Introduction, Diary, Group, Directory, Subscription, Neighbour,
                 Connection, GroupVisit, LevelOneCount, Step, SetPolicy, Discharge>;

// Any record. A class of its own so that how one is copied, moved and let go is compiled once, and
// not in every source that holds one: that was most of what compiling Kith took.
struct Record : RecordAlternatives {
  using RecordAlternatives::RecordAlternatives;
  using RecordAlternatives::operator=;
  Record() noexcept;
  Record(const Record& other);
  Record(Record&& other) noexcept;
  Record& operator=(const Record& other);
  Record& operator=(Record&& other) noexcept;
  ~Record();
};

inline Kind kind_of(const Record& record) {
  return std::visit([](const auto& held) { return std::decay_t<decltype(held)>::kind; }, record);
}

inline const Identity& identity_of(const Record& record) {
  return std::visit([](const auto& held) -> const Identity& { return held.identity; }, record);
}

inline Identity& identity_of(Record& record) {
  return std::visit([](auto& held) -> Identity& { return held.identity; }, record);
}

// Any record, by reference, in the order of Kind. Never null.
using RecordPointer =
    std::variant<const Person*, const Household*, const Tie*, const Contact*, const Service*,
                 const ServiceEvent*, const Review*, const Arrangement*, const EmergencyStay*,
                 const Introduction*, const Diary*, const Group*, const Directory*,
                 const Subscription*, const Neighbour*, const Connection*, const GroupVisit*,
                 const LevelOneCount*, const Step*, const SetPolicy*, const Discharge*>;

inline RecordPointer pointer_to(const Record& record) {
  return std::visit([](const auto& held) -> RecordPointer { return &held; }, record);
}

inline Kind kind_of(RecordPointer record) {
  return std::visit([](const auto* held) { return std::decay_t<decltype(*held)>::kind; }, record);
}

inline const Identity& identity_of(RecordPointer record) {
  return std::visit([](const auto* held) -> const Identity& { return held->identity; }, record);
}

// An empty record of a record kind (is_record_kind; anything else is a programmer's mistake).
Record empty_record(Kind kind);

}  // namespace kith::graph
