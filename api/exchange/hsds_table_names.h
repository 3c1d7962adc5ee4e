// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What the tables of a directory are called and what their columns mean: HSDS 3, HSDS 1.1, the
// Ohana API before it, and the English Family Hubs.
namespace kith::api {

enum class HsdsTable : std::uint8_t {
  services,
  organizations,
  locations,
  service_at_locations,
  schedules,
  holidays,
  addresses,
  postal_addresses,
  phones,
  contacts,
  costs,
  terms,
  attributes,  // that a service is filed under a term
  eligibilities,
  languages,
  accessibility,
  service_areas,
  funding,
  identifiers,  // of organisations
  documents,    // that somebody has to bring
  programs,     // checked; groups have no place for them
  no_place      // known, and nothing of it has a place in groups
};
inline constexpr std::size_t hsds_tables = 22;

// What a file is, by its name ("data/Services.csv", "regular_schedules.csv"); nothing for names
// that no directory uses. `has_parents`: its headers name a parent, which tells terms from the list
// of taxonomies.
std::optional<HsdsTable> hsds_table_of(std::string_view file, bool has_parents);

// A header without case, blanks, hyphens and underscores, "organisation" with z: how columns are
// named in this reader.
std::string hsds_column_name(std::string_view header);

struct HsdsRules {
  std::string_view one;  // what a row is called: "organisation"
  // The columns that are read, and other names for them.
  std::vector<std::string_view> columns;
  std::vector<std::pair<std::string_view, std::string_view>> aliases;
  bool referred = false;      // other tables name its rows: they need an id of their own
  std::string_view required;  // the column that may not be empty, "" for none
  std::vector<std::string_view> parents;  // at least one of these says what the row belongs to
};

// Made once; safe from any thread.
const HsdsRules& hsds_rules(HsdsTable table);

// The table that a parent column names rows of.
HsdsTable hsds_parent_table(std::string_view column);

}  // namespace kith::api
