// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <variant>
#include <vector>

#include "graph/record.h"

namespace kith::graph {

// A live record and the subjects that it has parts about, its own first.
template <class T>
struct Held {
  T record;
  std::vector<SubjectNumber> subjects;
};

// One of any kind, or none.
using AnyHeld =
    std::variant<std::monostate, std::shared_ptr<Held<Person>>, std::shared_ptr<Held<Household>>,
                 std::shared_ptr<Held<Tie>>, std::shared_ptr<Held<Contact>>,
                 std::shared_ptr<Held<Service>>, std::shared_ptr<Held<ServiceEvent>>,
                 std::shared_ptr<Held<Review>>, std::shared_ptr<Held<Arrangement>>,
                 std::shared_ptr<Held<EmergencyStay>>, std::shared_ptr<Held<Introduction>>,
                 std::shared_ptr<Held<Diary>>, std::shared_ptr<Held<Group>>,
                 std::shared_ptr<Held<Directory>>, std::shared_ptr<Held<Subscription>>,
                 std::shared_ptr<Held<Neighbour>>, std::shared_ptr<Held<Connection>>,
                 std::shared_ptr<Held<GroupVisit>>, std::shared_ptr<Held<LevelOneCount>>,
                 std::shared_ptr<Held<Step>>, std::shared_ptr<Held<SetPolicy>>,
                 std::shared_ptr<Held<Discharge>>>;

}  // namespace kith::graph
