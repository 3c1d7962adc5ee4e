// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "graph/model_group.h"

// Open Referral UK 3.0 out: groups of a directory as services, each answer valid against the
// profile's schemas. Whoever asks sees to it that only groups that agreed to be listed get here.
//
// What the profile has no key for stands in HSDS's own (phones, code of a language, transportation,
// application_process …), and what HSDS has none for in a member "kith" of the object, with the
// keys and values of records: so what is read back is the group that was written, but for
//   * numbers, which a reader never takes, and an external id where there was none;
//   * ids of organisations, places and terms, and those that terms name, that are no UUIDs or not
//     there: each becomes a UUID, the same everywhere in the directory;
//   * a status where none was known: active, as a service has to have one;
//   * agreed_to_be_listed, which is true of what is public; source, which whoever reads says;
//   * what a reader mends: an address parted at its commas, "free" as fees made a cost of nothing.
namespace kith::api {

// Not thread safe by itself, but every function is const: share it.
class OpenReferralWriter {
 public:
  // Made ids are unlike those of other directories.
  explicit OpenReferralWriter(const graph::Directory& directory);

  // The id of a group as a service: its external id where that is a UUID, otherwise made of its
  // number, or of its external id where it has no number.
  std::string service_id(const graph::Group& group) const;

  // With everything in it (/services/{id}).
  nlohmann::ordered_json service(const graph::Group& group) const;
  // As a list has it (/services): without parts, but with the organisation.
  nlohmann::ordered_json service_item(const graph::Group& group) const;

  // "" and null where the group says nothing of who runs it.
  std::string organization_id(const graph::Group& group) const;
  nlohmann::ordered_json organization(const graph::Group& group) const;
  // With services; all of them belong to it (the first says what it is). At least one.
  nlohmann::ordered_json organization_full(std::span<const graph::Group* const> groups_of_it) const;

  // One for each place, in the group's order: (/service_at_locations). `full`: with everything in
  // it (/service_at_locations/{id}), where the profile's OpenAPI asks for what a service has to
  // have, too: name and status.
  std::vector<nlohmann::ordered_json> services_at_locations(const graph::Group& group,
                                                            bool full) const;

  // The terms that a group is filed under and its activities as terms, each with id, taxonomy and
  // taxonomy_id: also what a list is filtered by.
  std::vector<nlohmann::ordered_json> terms(const graph::Group& group) const;

  // What a feed says of itself (/).
  nlohmann::ordered_json details(std::string_view openapi_url) const;

 private:
  friend class ServiceWriter;
  std::string part_id(std::string_view name) const;
  nlohmann::ordered_json term(const graph::GroupTerm& term) const;

  std::string directory_;  // what made ids begin with
};

}  // namespace kith::api
