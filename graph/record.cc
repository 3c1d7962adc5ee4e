// SPDX-License-Identifier: Apache-2.0
#include "graph/record.h"

#include "graph/check.h"

namespace kith::graph {

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
