// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_cells.h"
#include "api/exchange/hsds_rows.h"

// When a service of a folder of tables meets: its schedules, and the days on which it does not.
namespace kith::api {

// A place of a service: the location's id, and that of the row that puts the service there ("" for
// none).
struct HsdsPlace {
  std::string location;
  std::string at_location;
};

// Not thread safe. The remarks on a row are made once, however many services it is of.
class HsdsSchedules {
 public:
  using Json = nlohmann::ordered_json;

  HsdsSchedules(const HsdsRows& rows, FeedCells& values);
  ~HsdsSchedules();
  HsdsSchedules(const HsdsSchedules&) = delete;
  HsdsSchedules& operator=(const HsdsSchedules&) = delete;

  // Sets `schedules` of a group. A service that has none of its own gets the hours of its places,
  // each with a note that says so.
  void put(Json& group, std::string_view service, const std::vector<HsdsPlace>& places);
  // Says which hours of places no service was given; `used_locations` by number of row.
  void note_unused(const std::vector<bool>& used_locations);

 private:
  struct Made;  // of a row: its JSON, or that it was refused

  std::vector<HsdsRow> rows_of(HsdsTable table, std::string_view service,
                               const std::vector<HsdsPlace>& places, bool& of_places) const;
  const Json& schedule(const HsdsRow& row);
  Json make_schedule(const HsdsRow& row);
  void put_pattern(Json& out, const HsdsRow& row);
  void put_span(Json& out, const HsdsRow& row);
  void put_holiday(Json& list, const Json& made, const std::string& place, const HsdsRow& row);
  // {"except": [days]} or {"schedule": …}; {} where it is refused or left out.
  const Json& holiday(const HsdsRow& row);
  Json make_holiday(const HsdsRow& row);
  Json closed_days(const HsdsRow& row, const std::string& from, const std::string& to);

  const HsdsRows& rows_;
  FeedCells& values_;
  std::vector<Made> schedules_;  // by number of row
  std::vector<Made> holidays_;
};

}  // namespace kith::api
