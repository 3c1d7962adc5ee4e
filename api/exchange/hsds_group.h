// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_bundle.h"
#include "api/exchange/hsds_places.h"
#include "api/exchange/hsds_rows.h"
#include "api/exchange/hsds_schedules.h"

// The services of a folder of tables as groups.
namespace kith::api {

// Not thread safe.
class HsdsGroups {
 public:
  using Json = nlohmann::ordered_json;

  HsdsGroups(const HsdsRows& rows, FeedBundle& into);
  ~HsdsGroups();
  HsdsGroups(const HsdsGroups&) = delete;
  HsdsGroups& operator=(const HsdsGroups&) = delete;

  // Adds a record for each service, in the order of the files, and says which organisations and
  // locations no service is of.
  void add_all();

 private:
  struct Made;

  Json make_group(const HsdsRow& service);
  void put_status(Json& out, const FeedCell& cell);
  void put_places(Json& out, const HsdsRow& service, std::vector<HsdsPlace>& places);
  void put_costs(Json& out, std::string_view id);
  Json make_cost(const HsdsRow& row);
  void put_fees(Json& out, const HsdsRow& service);
  void put_who(Json& out, const HsdsRow& service);
  void put_other_age(Json& out, const char* key, const FeedCell& cell);
  void put_organisation(Json& out, const HsdsRow& service, const std::vector<HsdsPlace>& places);
  Json make_organisation(const HsdsRow& row);
  void put_contacts(Json& out, const HsdsRow& service, const std::vector<HsdsPlace>& places);
  void put_website(Json& out, const HsdsRow& service);
  void put_terms(Json& out, const HsdsRow& service);
  void put_term(Json& list, const FeedCell& id);
  void put_lists(Json& out, const HsdsRow& service, const std::vector<HsdsPlace>& places);
  void note_unused();

  const HsdsRows& rows_;
  FeedBundle& into_;
  FeedCells values_;
  HsdsPlaces places_;
  HsdsSchedules schedules_;
  std::vector<Made> organisations_;   // by number of row
  std::vector<bool> used_locations_;  // by number of row
  std::vector<bool> used_terms_;
};

}  // namespace kith::api
