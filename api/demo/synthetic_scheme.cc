// SPDX-License-Identifier: Apache-2.0
#include "api/demo/synthetic_scheme.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/demo/angler.h"
#include "api/demo/bundle_line.h"
#include "api/demo/groups.h"
#include "api/demo/households.h"
#include "api/demo/neighbourhood.h"
#include "api/demo/people.h"
#include "api/demo/reference.h"
#include "api/demo/reviewed_years.h"

namespace kith::demo {

namespace {

using Json = nlohmann::ordered_json;

class Lines {
 public:
  explicit Lines(const LineSink& sink) : sink_(sink) {}

  void put(const graph::Record& record) {
    line_.clear();
    append_bundle_line(record, line_);
    sink_(line_);
  }

 private:
  const LineSink& sink_;
  std::string line_;
};

template <class Write>
std::string gather(const Write& write) {
  std::string all;
  write([&all](std::string_view line) { all += line; });
  return all;
}

graph::Person told_person(const World& world, const PersonFacts& facts) {
  graph::Person person = person_record(world, facts);
  if (world.has_neighbourhood()) {
    tell_connecting(person, world, facts);
    tell_sharing(person, world, facts);
    tell_circle_agreement(person, world, facts);
  }
  return person;
}

// The records of a circle, in its order.
std::vector<graph::Tie> told_ties(const World& world, const PersonFacts& person,
                                  const std::vector<TieFacts>& circle) {
  std::vector<graph::Tie> ties;
  const bool is_reviewed =
      world.has_neighbourhood() && is_reviewed_twice(world, person, told_person(world, person));
  const auto neighbour = tie_to_neighbour(world, person.index, circle);
  for (const TieFacts& facts : circle) {
    graph::Tie tie = tie_record(world, person, facts);
    if (world.has_neighbourhood()) tell_introducing(tie, world, person, facts, neighbour);
    if (is_reviewed) tell_year(tie, world, person, facts);
    ties.push_back(std::move(tie));
  }
  return ties;
}

template <class List>
void put_each(List&& list, Lines& lines) {
  for (auto& record : list) lines.put(std::move(record));
}

void write_circles(const World& world, Lines& lines) {
  const auto each = [&](const auto& write) {
    for (std::uint32_t index = 0; index < world.options.people; ++index) {
      write(person_facts(world, index));
    }
  };
  each([&](const PersonFacts& person) {
    put_each(told_ties(world, person, circle_of(world, person)), lines);
  });
  if (world.has_neighbourhood()) put_each(angler_ties(world.options.reference), lines);
  each([&](const PersonFacts& person) {
    for (const TieFacts& tie : circle_of(world, person)) {
      for (graph::Contact& contact : contact_records(world, person, tie))
        lines.put(std::move(contact));
    }
  });
  each([&](const PersonFacts& person) {
    for (graph::Review& review : review_records(world, person)) lines.put(std::move(review));
  });
}

void write_services(const World& world, Lines& lines) {
  for (std::uint32_t index = 0; index < service_count(world); ++index) {
    lines.put(service_record(world, index));
  }
  for (std::uint32_t index = 0; index < service_count(world); ++index) {
    for (graph::ServiceEvent& event : service_event_records(world, index))
      lines.put(std::move(event));
  }
}

void write_reviewed_years(const World& world, Lines& lines) {
  for (std::uint32_t index = 0; index < world.options.people; ++index) {
    const PersonFacts person = person_facts(world, index);
    if (!is_reviewed_twice(world, person, told_person(world, person))) continue;
    const auto circle = circle_of(world, person);
    ReviewedYear year = reviewed_year(world, person, circle, told_ties(world, person, circle));
    put_each(std::move(year.ties), lines);
    put_each(std::move(year.contacts), lines);
    put_each(std::move(year.reviews), lines);
    put_each(std::move(year.events), lines);
  }
}

void write_neighbourhood(const World& world, Lines& lines) {
  for (std::uint32_t index = 0; index < neighbour_count(world); ++index) {
    lines.put(neighbour_record(world, index));
  }
  put_each(angler_neighbours(world.options.reference), lines);
  for (std::uint32_t index = 0; index < world.options.people; ++index) {
    const PersonFacts facts = person_facts(world, index);
    put_each(connection_records(world, facts, told_person(world, facts)), lines);
  }
  put_each(angler_connections(world), lines);
  for (std::uint32_t group = 0; group < group_count(world); ++group) {
    put_each(group_visit_records(world, group), lines);
  }
  for (std::uint32_t index = 0; index < level_one_count_count(world); ++index) {
    lines.put(level_one_count_record(world, index));
  }
  lines.put(subscription_record(world));
  write_reviewed_years(world, lines);
}

TruePair true_pair(const World& world, const PersonFacts& person, const HomeFacts& home) {
  const PairLiking felt = pair_liking(world, person, home, true);
  const PairLiking nature = pair_liking(world, person, home, false);
  return {external_id(home_ref(home.index).number),
          is_mutual_yes(felt),
          felt.person,
          felt.person_threshold,
          felt.members,
          felt.thresholds,
          nature.person,
          nature.members};
}

bool is_within_reach(const World& world, const PersonFacts& person, std::uint32_t home) {
  return world.towns.size() == leigh_towns().size() || world.town_of_home[home] == person.town;
}

std::string decoy_thing(const World& world, std::uint32_t home) {
  const HomeFacts facts = home_facts(world, home);
  if (facts.seat.role == HomeRole::decoy_full) return {};
  if (facts.seat.role == HomeRole::decoy_resident) {
    return text(facts.members.back().must_not.front().thing);
  }
  return text(person_facts(world, facts.seat.target).must_not.front().thing);
}

std::string_view word(DecoyKind kind) {
  if (kind == DecoyKind::broken_must) return "broken_must";
  return kind == DecoyKind::wrong_for_resident ? "wrong_for_resident" : "full_on_the_date";
}

Json pair_line(const std::string& person, const TruePair& pair) {
  return {{"pair", person},
          {"household", pair.household},
          {"mutual_yes", pair.mutual_yes},
          {"person_likes", pair.person_likes},
          {"person_threshold", pair.person_threshold},
          {"party_likes", pair.party_likes},
          {"party_thresholds", pair.party_thresholds},
          {"person_nature", pair.person_nature},
          {"party_natures", pair.party_natures}};
}

}  // namespace

SyntheticScheme::SyntheticScheme(const Options& options)
    : world_(std::make_shared<const World>(options)) {
  list_roles();
}

void SyntheticScheme::list_roles() {
  for (std::uint32_t home = 0; home < world_->homes; ++home) {
    const Seat& seat = world_->seats[home];
    const std::string person = external_id(person_ref(seat.target).number);
    const std::string household = external_id(home_ref(home).number);
    if (seat.role == HomeRole::ordinary) continue;
    if (seat.role == HomeRole::planted) {
      planted_.push_back({person, household});
      continue;
    }
    const DecoyKind kind = seat.role == HomeRole::decoy_must       ? DecoyKind::broken_must
                           : seat.role == HomeRole::decoy_resident ? DecoyKind::wrong_for_resident
                                                                   : DecoyKind::full_on_the_date;
    decoys_.push_back({kind, person, household, decoy_thing(*world_, home)});
  }
}

void SyntheticScheme::write_bundle(const LineSink& sink) const {
  const World& world = *world_;
  Lines lines(sink);
  for (std::uint32_t index = 0; index < world.options.people; ++index) {
    lines.put(told_person(world, person_facts(world, index)));
  }
  if (world.has_neighbourhood()) put_each(angler_people(world.options.reference), lines);
  for (std::uint32_t index = 0; index < world.homes; ++index) {
    const HomeFacts facts = home_facts(world, index);
    graph::Household home = household_record(world, facts);
    if (world.has_neighbourhood()) tell_sharing(home, world, facts);
    lines.put(std::move(home));
  }
  write_circles(world, lines);
  write_services(world, lines);
  for (std::uint32_t index = world.looking; index < world.options.people; ++index) {
    lines.put(arrangement_record(world, index));
  }
  if (world.has_neighbourhood()) write_neighbourhood(world, lines);
}

void SyntheticScheme::write_directory(const LineSink& sink) const {
  const World& world = *world_;
  if (!world.has_neighbourhood()) return;
  Lines lines(sink);
  lines.put(directory_record(world));
  for (std::uint32_t group = 0; group < group_count(world); ++group) {
    lines.put(group_record(world, group));
  }
}

std::string SyntheticScheme::directory() const {
  return gather([this](const LineSink& sink) { write_directory(sink); });
}

std::string SyntheticScheme::bundle() const {
  return gather([this](const LineSink& sink) { write_bundle(sink); });
}

std::vector<std::string> SyntheticScheme::people_who_look() const {
  std::vector<std::string> ids;
  for (std::uint32_t index = 0; index < world_->looking; ++index) {
    ids.push_back(external_id(person_ref(index).number));
  }
  return ids;
}

std::vector<TruePair> SyntheticScheme::pairs_of(std::string_view person) const {
  const World& world = *world_;
  std::vector<TruePair> pairs;
  const auto index = person_index(person);
  if (!index || !world.is_looking(*index)) return pairs;
  const PersonFacts facts = person_facts(world, *index);
  for (std::uint32_t home = 0; home < world.homes; ++home) {
    if (!is_within_reach(world, facts, home)) continue;
    pairs.push_back(true_pair(world, facts, home_facts(world, home)));
  }
  return pairs;
}

void SyntheticScheme::write_truth(const LineSink& sink) const {
  const auto put = [&](const Json& line) { sink(line.dump() + "\n"); };
  for (const Planted& pair : planted_) {
    put({{"planted", pair.person}, {"household", pair.household}});
  }
  for (const Decoy& decoy : decoys_) {
    put({{"decoy", word(decoy.kind)},
         {"person", decoy.person},
         {"household", decoy.household},
         {"thing", decoy.thing}});
  }
  for (const std::string& person : people_who_look()) {
    for (const TruePair& pair : pairs_of(person)) put(pair_line(person, pair));
  }
}

std::string SyntheticScheme::truth() const {
  return gather([this](const LineSink& sink) { write_truth(sink); });
}

std::uint32_t SyntheticScheme::people() const { return world_->options.people; }
std::uint32_t SyntheticScheme::households() const { return world_->homes; }

graph::Result<SyntheticScheme> make_scheme(const Options& options) {
  graph::Error error{graph::ErrorCode::bad_input, "the synthetic scheme cannot be made", {}};
  const auto refuse = [&](std::string_view pointer, std::string detail) {
    error.faults.push_back({std::string(pointer), std::move(detail)});
  };
  if (options.generator != generator_name && options.generator != neighbourhood_generator_name) {
    refuse("/generator", "the generators are " + std::string(generator_name) + " and " +
                             std::string(neighbourhood_generator_name));
  }
  if (options.people < people_min || options.people > people_max) {
    refuse("/people",
           "must lie between " + std::to_string(people_min) + " and " + std::to_string(people_max));
  }
  const bool known = options.reference >= *graph::make_date(2000, 1, 1) &&
                     options.reference <= *graph::make_date(2150, 12, 31);
  if (!known) refuse("/reference", "must lie between 2000 and 2150");
  if (!error.faults.empty()) return error;
  return SyntheticScheme(options);
}

}  // namespace kith::demo
