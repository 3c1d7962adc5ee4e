// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_cells.h"
#include "api/exchange/hsds_rows.h"

// Where a service of a folder of tables is, and whom to ask there.
namespace kith::api {

// Not thread safe. The remarks on a row are made once, however many services it is of.
class HsdsPlaces {
 public:
  using Json = nlohmann::ordered_json;

  HsdsPlaces(const HsdsRows& rows, FeedCells& values);
  ~HsdsPlaces();
  HsdsPlaces(const HsdsPlaces&) = delete;
  HsdsPlaces& operator=(const HsdsPlaces&) = delete;

  // A location as one of a group's places.
  const Json& place(const HsdsRow& location);
  // The contacts of somebody or something, then the telephone numbers that are nobody's: those
  // whose column says one of the ids, in the order given.
  using Owner = std::pair<std::string_view, std::string>;
  Json contacts(const std::vector<Owner>& owners);

 private:
  struct Made;

  Json make_place(const HsdsRow& location);
  void put_address(Json& out, const HsdsRow& location);
  void put_lines(Json& out, const HsdsRow& row);
  void put_access(Json& out, const HsdsRow& location);
  const Json& phone(const HsdsRow& row);
  Json make_phone(const HsdsRow& row);
  const Json& contact(const HsdsRow& row);
  Json make_contact(const HsdsRow& row);
  void add_contact(Json& list, const HsdsRow& row, std::set<std::size_t>& numbers);

  const HsdsRows& rows_;
  FeedCells& values_;
  std::vector<Made> places_;  // by number of row
  std::vector<Made> phones_;
  std::vector<Made> contacts_;
};

}  // namespace kith::api
