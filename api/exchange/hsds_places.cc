// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_places.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/plain_text.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

bool has_lines(const HsdsRow& row) {
  for (const std::string_view column : {"address1", "address2", "city", "postalcode"}) {
    if (!row.at(column).empty()) return true;
  }
  return false;
}

// Machines at the other end: nobody to ask.
bool is_machine(std::string_view kind) {
  return kind == "fax" || kind == "pager" || kind == "modem";
}

}  // namespace

struct HsdsPlaces::Made {
  std::optional<Json> json;
};

HsdsPlaces::HsdsPlaces(const HsdsRows& rows, FeedCells& values)
    : rows_(rows),
      values_(values),
      places_(rows.all(HsdsTable::locations).size()),
      phones_(rows.all(HsdsTable::phones).size()),
      contacts_(rows.all(HsdsTable::contacts).size()) {}
HsdsPlaces::~HsdsPlaces() = default;

const Json& HsdsPlaces::place(const HsdsRow& location) {
  std::optional<Json>& made = places_[location.number()].json;
  if (!made) made = make_place(location);
  return *made;
}

const Json& HsdsPlaces::phone(const HsdsRow& row) {
  std::optional<Json>& made = phones_[row.number()].json;
  if (!made) made = make_phone(row);
  return *made;
}

const Json& HsdsPlaces::contact(const HsdsRow& row) {
  std::optional<Json>& made = contacts_[row.number()].json;
  if (!made) made = make_contact(row);
  return *made;
}

Json HsdsPlaces::make_place(const HsdsRow& location) {
  Json out = Json::object();
  values_.put_name(out, "id", location.cell("id"));
  values_.put_name(out, "name", location.cell("name"));
  values_.put_text(out, "description", location.cell("description"));
  const bool online = lower_case(location.at("locationtype")) == "virtual" ||
                      lower_case(location.at("virtual")) == "true";
  if (online) out["online"] = true;
  put_address(out, location);
  values_.put_point(out, "point", location.cell("latitude"), location.cell("longitude"));
  put_access(out, location);
  values_.put_text(out, "getting_there", location.cell("transportation"));
  if (!out.contains("name")) {
    values_.mended(location.cell("name"), "a location without a name goes by its address");
  }
  const bool found = online || out.contains("address") || out.contains("postcode") ||
                     out.contains("town") || out.contains("point");
  if (!found) {
    values_.mended(location.whole(), "a location without address and point goes by its name alone");
  }
  return out;
}

// A physical address; where there is none, a postal one, or what the location's own row says.
void HsdsPlaces::put_address(Json& out, const HsdsRow& location) {
  const std::string_view id = location.at("id");
  const HsdsRow* chosen = nullptr;
  bool postal = false;
  const auto choose = [&](const HsdsRow& row, bool is_postal) {
    const bool better = chosen == nullptr || (postal && !is_postal);
    if (chosen != nullptr) {
      values_.left_out((better ? *chosen : row).whole(), "a place has one address: not the other");
    }
    if (better) {
      chosen = &row;
      postal = is_postal;
    }
  };
  for (const HsdsRow& row : rows_.of(HsdsTable::addresses, "locationid", id)) {
    choose(row, lower_case(row.at("addresstype")) == "postal");
  }
  for (const HsdsRow& row : rows_.of(HsdsTable::postal_addresses, "locationid", id)) {
    choose(row, true);
  }
  if (chosen == nullptr && has_lines(location)) return put_lines(out, location);
  if (chosen == nullptr) return;
  if (postal)
    values_.mended(chosen->whole(), "the only address is for post: taken for the place's");
  put_lines(out, *chosen);
}

void HsdsPlaces::put_lines(Json& out, const HsdsRow& row) {
  Json lines = Json::array();
  for (const std::string_view column : {"address1", "address2", "address3", "address4"}) {
    values_.add_name(lines, row.cell(column));
  }
  if (!lines.empty()) out["address"] = std::move(lines);
  values_.put_name(out, "town", row.cell("city"));
  const bool has_state = !row.at("stateprovince").empty();
  values_.put_name(out, "county", row.cell(has_state ? "stateprovince" : "region"));
  values_.put_postcode(out, "postcode", row.cell("postalcode"));
}

void HsdsPlaces::put_access(Json& out, const HsdsRow& location) {
  Json said = Json::object();
  values_.add_text(said, "words", location.cell("accessibility"));
  for (const HsdsRow& row : rows_.of(HsdsTable::accessibility, "locationid", location.at("id"))) {
    values_.add_text(said, "words", row.cell("description"));
    values_.add_text(said, "words", row.cell("details"));
  }
  if (said.empty()) return;
  const AccessSaid access = access_said(said["words"].get_ref<const std::string&>());
  if (!access.has.empty()) out["access"] = access.has;
  if (!access.missing.empty()) out["access_missing"] = access.missing;
  out["access_words"] = said["words"];
}

Json HsdsPlaces::make_phone(const HsdsRow& row) {
  Json out = Json::object();
  const std::string kind = lower_case(row.at("type"));
  if (is_machine(kind)) {
    values_.left_out(row.cell("number"), "a number of a machine: " + kind);
    return out;
  }
  std::string number(row.at("number"));
  const std::string_view prefix = row.at("countryprefix");
  if (!prefix.empty() && !number.starts_with('+')) {
    number = fmt::format("{}{} {}", prefix.starts_with('+') ? "" : "+", prefix, number);
  }
  if (!row.at("extension").empty()) number += fmt::format(" ext. {}", row.at("extension"));
  FeedCell cell = row.cell("number");
  cell.text = number;
  values_.put_phone(out, "phone", cell);
  if (out.empty()) return out;
  for (const std::string_view column : {"department", "description"}) {
    values_.add_text(out, "description", row.cell(column));
  }
  if (!kind.empty() && kind != "voice") {
    values_.add_text(out, "description", row.cell("type"));
  }
  return out;
}

Json HsdsPlaces::make_contact(const HsdsRow& row) {
  Json out = Json::object();
  values_.put_name(out, "called", row.cell("name"));
  values_.put_name(out, "role", row.cell("title"));
  values_.put_phone(out, "phone", row.cell("telephone"));
  values_.put_email(out, "email", row.cell("email"));
  const std::string_view role = row.at("title");
  if (lower_case(row.at("department")) != lower_case(role)) {
    values_.put_text(out, "description", row.cell("department"));
  }
  if (out.empty() && row.at("url").empty()) {
    values_.left_out(row.whole(), "a contact that says nothing");
  }
  return out;
}

Json HsdsPlaces::contacts(const std::vector<Owner>& owners) {
  Json list = Json::array();
  std::set<std::size_t> people;
  std::set<std::size_t> numbers;  // that stand in the list
  for (const auto& [column, id] : owners) {
    for (const HsdsRow& row : rows_.of(HsdsTable::contacts, column, id)) {
      if (people.insert(row.number()).second) add_contact(list, row, numbers);
    }
  }
  for (const auto& [column, id] : owners) {
    for (const HsdsRow& row : rows_.of(HsdsTable::phones, column, id)) {
      if (!numbers.insert(row.number()).second || phone(row).empty()) continue;
      values_.add_item(list, phone(row), row.whole());
    }
  }
  return list;
}

// One entry for each of somebody's numbers.
void HsdsPlaces::add_contact(Json& list, const HsdsRow& row, std::set<std::size_t>& numbers) {
  const Json named = contact(row);
  Json who = named;
  for (const HsdsRow& line : rows_.of(HsdsTable::phones, "contactid", row.at("id"))) {
    numbers.insert(line.number());
    const Json& more = phone(line);
    if (more.empty()) continue;
    if (who.contains("phone")) {
      values_.add_item(list, who, row.whole());
      who = named;
    }
    who["phone"] = more["phone"];
    if (!who.contains("description") && more.contains("description")) {
      who["description"] = more["description"];
    }
  }
  if (!who.empty()) values_.add_item(list, who, row.whole());
}

}  // namespace kith::api
