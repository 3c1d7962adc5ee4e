// SPDX-License-Identifier: Apache-2.0
#include "graph/record.h"

#include <type_traits>

#include "graph/check.h"

namespace kith::graph {

// Or a move that fails would end the program.
static_assert(std::is_nothrow_move_constructible_v<RecordAlternatives>);
static_assert(std::is_nothrow_move_assignable_v<RecordAlternatives>);

Record::Record() noexcept = default;
Record::Record(const Record& other) = default;
Record::Record(Record&& other) noexcept = default;
Record& Record::operator=(const Record& other) = default;
Record& Record::operator=(Record&& other) noexcept = default;
Record::~Record() = default;

Person::Person() noexcept = default;
Person::Person(const Person& other) = default;
Person::Person(Person&& other) noexcept = default;
Person& Person::operator=(const Person& other) = default;
Person& Person::operator=(Person&& other) noexcept = default;
Person::~Person() = default;

Household::Household() noexcept = default;
Household::Household(const Household& other) = default;
Household::Household(Household&& other) noexcept = default;
Household& Household::operator=(const Household& other) = default;
Household& Household::operator=(Household&& other) noexcept = default;
Household::~Household() = default;

Group::Group() noexcept = default;
Group::Group(const Group& other) = default;
Group::Group(Group&& other) noexcept = default;
Group& Group::operator=(const Group& other) = default;
Group& Group::operator=(Group&& other) noexcept = default;
Group::~Group() = default;

StepTaken::StepTaken() noexcept = default;
StepTaken::StepTaken(const StepTaken& other) = default;
StepTaken::StepTaken(StepTaken&& other) noexcept = default;
StepTaken& StepTaken::operator=(const StepTaken& other) = default;
StepTaken& StepTaken::operator=(StepTaken&& other) noexcept = default;
StepTaken::~StepTaken() = default;

Carer::Carer() noexcept = default;
Carer::Carer(const Carer& other) = default;
Carer::Carer(Carer&& other) noexcept = default;
Carer& Carer::operator=(const Carer& other) = default;
Carer& Carer::operator=(Carer&& other) noexcept = default;
Carer::~Carer() = default;

Record empty_record(Kind kind) {
  switch (kind) {
    case Kind::person: return Person{};
    case Kind::household: return Household{};
    case Kind::tie: return Tie{};
    case Kind::contact: return Contact{};
    case Kind::service: return Service{};
    case Kind::service_event: return ServiceEvent{};
    case Kind::review: return Review{};
    case Kind::arrangement: return Arrangement{};
    case Kind::emergency_stay: return EmergencyStay{};
    case Kind::introduction: return Introduction{};
    case Kind::diary: return Diary{};
    case Kind::group: return Group{};
    case Kind::directory: return Directory{};
    case Kind::subscription: return Subscription{};
    case Kind::neighbour: return Neighbour{};
    case Kind::connection: return Connection{};
    case Kind::group_visit: return GroupVisit{};
    case Kind::level_one_count: return LevelOneCount{};
    case Kind::step: return Step{};
    case Kind::policy: return SetPolicy{};
    case Kind::discharge: return Discharge{};
    default: break;
  }
  KITH_CHECK(is_record_kind(kind));
  return Person{};
}

}  // namespace kith::graph
