// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/demo/facts.h"
#include "graph/model_circle.h"
#include "graph/model_service.h"

// Relationship circles after the bench figures of the domain page: about 14 people, two fifths
// family, a third acquaintances, a quarter paid.
namespace kith::demo {

// What is so about one tie, before it is written down.
struct TieFacts {
  std::uint32_t item = 0;
  std::string called;
  graph::TieCategory category = graph::TieCategory::family;
  graph::Paid paid = graph::Paid::no;
  graph::Opt<graph::SubjectNumber> known_as;  // a person or carer of the scheme
  int would_miss = 0;
  int contacts = 1;  // in per_days
  int per_days = 28;
  int years = 1;
  bool lost = false;
  std::string where;
  graph::Point point;
  std::string town;
  graph::Means means = graph::Means::walk;
  int minutes = 0;
};

std::vector<TieFacts> circle_of(const World& world, const PersonFacts& person);

// How the person goes about, and how long that takes.
graph::Means usual_means(const World& world, const PersonFacts& person);
struct Way {
  graph::Means means;
  int minutes;
};
Way way_to(const World& world, const PersonFacts& person, std::int64_t metres);

graph::Tie tie_record(const World& world, const PersonFacts& person, const TieFacts& facts);
// Contacts that somebody noted, of few ties.
std::vector<graph::Contact> contact_records(const World& world, const PersonFacts& person,
                                            const TieFacts& facts);
// A circle review, of few people.
std::vector<graph::Review> review_records(const World& world, const PersonFacts& person);

}  // namespace kith::demo
