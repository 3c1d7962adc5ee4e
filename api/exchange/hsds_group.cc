// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/hsds_group.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_activities.h"
#include "api/plain_text.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

// One cell that holds several, as the Ohana API writes them: "English, Spanish".
std::vector<FeedCell> cells_of(const FeedCell& cell) {
  std::vector<FeedCell> cells;
  for (std::size_t from = 0; from <= cell.text.size();) {
    const std::size_t end = std::min(cell.text.find_first_of(",;", from), cell.text.size());
    FeedCell one = cell;
    one.text = trimmed(cell.text.substr(from, end - from));
    if (!one.text.empty()) cells.push_back(one);
    from = end + 1;
  }
  return cells;
}

void keep(Json& out, const char* key, Json&& list) {
  if (!list.empty()) out[key] = std::move(list);
}

}  // namespace

struct HsdsGroups::Made {
  std::optional<Json> json;
};

HsdsGroups::HsdsGroups(const HsdsRows& rows, FeedBundle& into)
    : rows_(rows),
      into_(into),
      values_(into, rows.day_order()),
      places_(rows, values_),
      schedules_(rows, values_),
      organisations_(rows.all(HsdsTable::organizations).size()),
      used_locations_(rows.all(HsdsTable::locations).size(), false),
      used_terms_(rows.all(HsdsTable::terms).size(), false) {}
HsdsGroups::~HsdsGroups() = default;

void HsdsGroups::add_all() {
  for (const HsdsRow& service : rows_.all(HsdsTable::services)) {
    into_.add(make_group(service), service.whole().place());
  }
  note_unused();
}

Json HsdsGroups::make_group(const HsdsRow& service) {
  Json out = Json::object();
  out["type"] = "group";
  out["external_id"] = values_.external_id(service.cell("id"));
  values_.put_name(out, "name", service.cell("name"));
  values_.add_text(out, "description", service.cell("summary"));
  values_.add_text(out, "description", service.cell("description"));
  put_status(out, service.cell("status"));
  std::vector<HsdsPlace> places;
  put_places(out, service, places);
  schedules_.put(out, service.at("id"), places);
  put_costs(out, service.at("id"));
  put_fees(out, service);
  put_who(out, service);
  put_contacts(out, service, places);
  put_lists(out, service, places);
  put_organisation(out, service, places);
  put_website(out, service);
  values_.put_email(out, "email", service.cell("email"));
  values_.put_text(out, "how_to_join", service.cell("applicationprocess"));
  for (const FeedCell& cell : cells_of(service.cell("requireddocuments"))) {
    FeedCell needed = cell;
    const std::string words = fmt::format("Needed: {}", cell.text);
    needed.text = words;
    values_.add_text(out, "how_to_join", needed);
  }
  for (const HsdsRow& row : rows_.of(HsdsTable::documents, "serviceid", service.at("id"))) {
    FeedCell needed = row.cell("document");
    const std::string words = fmt::format("Needed: {}", needed.text);
    if (!needed.text.empty()) needed.text = words;
    values_.add_text(out, "how_to_join", needed);
  }
  values_.put_text(out, "alert", service.cell("alert"));
  values_.put_day(out, "assured_on", service.cell("assureddate"));
  values_.put_day(out, "changed_on", service.cell("lastmodified"));
  put_terms(out, service);
  put_activities(out);
  values_.put_text(out, "accreditations", service.cell("accreditations"));
  return out;
}

void HsdsGroups::put_status(Json& out, const FeedCell& cell) {
  std::string word = lower_case(cell.text);
  std::replace(word.begin(), word.end(), ' ', '_');
  for (const std::string_view known : {"active", "inactive", "defunct", "temporarily_closed"}) {
    if (word == known) out["status"] = word;
  }
  if (!word.empty() && !out.contains("status")) {
    values_.left_out(cell, fmt::format("{} is no status that groups have", shown(cell.text)));
  }
}

void HsdsGroups::put_places(Json& out, const HsdsRow& service, std::vector<HsdsPlace>& places) {
  Json list = Json::array();
  const auto add = [&](const FeedCell& id, const HsdsRow* link) {
    const HsdsRow* location = rows_.one(HsdsTable::locations, id.text);
    if (location == nullptr) {
      if (!id.text.empty()) {
        values_.mended(id, fmt::format("the location {} is not among the rows taken in: no place",
                                       mend_name(id.text).text));
      }
      return;
    }
    used_locations_[location->number()] = true;
    const Json& made = places_.place(*location);
    const auto same = [&](const Json& place) { return place.at("id") == made.at("id"); };
    auto here = std::find_if(list.begin(), list.end(), same);  // linked twice is one place
    if (here == list.end()) {
      values_.add_item(list, made, id);
      here = std::find_if(list.begin(), list.end(), same);
    }
    if (here == list.end()) return;
    if (link != nullptr) values_.add_text(*here, "description", link->cell("description"));
    places.push_back({std::string(id.text), link == nullptr ? "" : std::string(link->at("id"))});
  };
  add(service.cell("locationid"), nullptr);
  for (const HsdsRow& row :
       rows_.of(HsdsTable::service_at_locations, "serviceid", service.at("id"))) {
    add(row.cell("locationid"), &row);
  }
  keep(out, "places", std::move(list));
}

void HsdsGroups::put_costs(Json& out, std::string_view id) {
  Json list = Json::array();
  for (const HsdsRow& row : rows_.of(HsdsTable::costs, "serviceid", id)) {
    const bool begins = values_.check_day(row.cell("validfrom"));
    if (!values_.check_day(row.cell("validto")) || !begins) continue;
    const Json cost = make_cost(row);
    if (!cost.empty()) values_.add_item(list, cost, row.whole());
  }
  keep(out, "costs", std::move(list));
}

Json HsdsGroups::make_cost(const HsdsRow& row) {
  Json out = Json::object();
  const FeedCell amount = row.cell("amount");
  const std::string currency = lower_case(row.at("currency"));
  const bool pounds = currency.empty() || currency == "gbp" || currency == "£";
  const auto pence = pounds ? mend_pence(amount.text) : std::nullopt;
  std::string words;
  if (pence) {
    out["pence"] = *pence;
    const std::string_view per = cost_per(row.at("amountdescription"));
    if (!per.empty()) out["per"] = per;
  } else if (!amount.text.empty()) {
    values_.mended(amount, fmt::format("{} {} is no sum in pounds: kept in words",
                                       mend_words(amount.text, 40, false).text, currency));
    words = fmt::format("{} {}", amount.text, row.at("currency"));
  }
  values_.put_name(out, "for_whom", row.cell("option"));
  FeedCell said = amount;
  said.text = words;
  values_.add_text(out, "description", said);
  values_.add_text(out, "description", row.cell("amountdescription"));
  values_.put_day(out, "from", row.cell("validfrom"));
  values_.put_day(out, "until", row.cell("validto"));
  return out;
}

// "Free" in words is a price too, where no other is given.
void HsdsGroups::put_fees(Json& out, const HsdsRow& service) {
  const FeedCell words = service.cell("feesdescription");
  const FeedCell old = service.cell("fees");  // HSDS 3 keeps the old name beside the new one
  values_.add_text(out, "fees", words);
  if (old.text != words.text) values_.add_text(out, "fees", old);
  const std::string said = out.value("fees", "");
  const std::string_view bare = std::string_view(said).substr(0, said.find_last_not_of(". ") + 1);
  if (out.contains("costs") || mend_pence(bare) != 0) return;
  out["costs"] = Json::array({Json{{"pence", 0}}});
  values_.mended(words.text.empty() ? old : words,
                 fmt::format("{} read as a cost of nothing", bare));
}

// Whom it is for.
void HsdsGroups::put_who(Json& out, const HsdsRow& service) {
  values_.put_age(out, "age_min", service.cell("minimumage"));
  values_.put_age(out, "age_max", service.cell("maximumage"));
  for (const std::string_view column : {"eligibilitydescription", "eligibility", "audience"}) {
    values_.add_text(out, "eligibility", service.cell(column));
  }
  for (const HsdsRow& row : rows_.of(HsdsTable::eligibilities, "serviceid", service.at("id"))) {
    put_other_age(out, "age_min", row.cell("minimumage"));
    put_other_age(out, "age_max", row.cell("maximumage"));
    values_.add_text(out, "eligibility", row.cell("eligibilitytype"));
    values_.add_text(out, "eligibility", row.cell("eligibility"));
  }
  const bool both = out.contains("age_min") && out.contains("age_max");
  if (both && out["age_max"].get<int>() < out["age_min"].get<int>()) {
    values_.mended(service.cell("maximumage"), "the ages end before they begin: left out");
    out.erase("age_min");
    out.erase("age_max");
  }
}

void HsdsGroups::put_other_age(Json& out, const char* key, const FeedCell& cell) {
  Json said = Json::object();
  values_.put_age(said, key, cell);
  if (said.empty()) return;
  if (!out.contains(key)) {
    out[key] = said[key];
  } else if (out[key] != said[key]) {
    values_.left_out(cell, "another age than the group has already");
  }
}

void HsdsGroups::put_organisation(Json& out, const HsdsRow& service,
                                  const std::vector<HsdsPlace>& places) {
  FeedCell id = service.cell("organizationid");
  // The Ohana API puts services at locations, and locations under organisations.
  for (const HsdsPlace& place : places) {
    const HsdsRow* location = rows_.one(HsdsTable::locations, place.location);
    if (service.has_column("organizationid") || location == nullptr) break;
    if (id.text.empty()) id = location->cell("organizationid");
  }
  if (id.text.empty()) return;
  const HsdsRow* row = rows_.one(HsdsTable::organizations, id.text);
  if (row == nullptr) {
    values_.mended(id, fmt::format("the organisation {} is not among the rows taken in: left out",
                                   mend_name(id.text).text));
    return;
  }
  std::optional<Json>& made = organisations_[row->number()].json;
  if (!made) made = make_organisation(*row);
  out["organisation"] = *made;
}

Json HsdsGroups::make_organisation(const HsdsRow& row) {
  Json out = Json::object();
  values_.put_name(out, "id", row.cell("id"));
  values_.put_name(out, "name", row.cell("name"));
  values_.put_text(out, "description", row.cell("description"));
  values_.put_web(out, "website", row.cell("website"));
  values_.put_email(out, "email", row.cell("email"));
  for (const HsdsRow& each : rows_.of(HsdsTable::identifiers, "organizationid", row.at("id"))) {
    const std::string scheme = lower_case(each.at("identifierscheme"));
    const std::string kind = lower_case(each.at("identifiertype"));
    const bool company = scheme == "gb-coh" || kind.find("company") != std::string::npos;
    const bool charity = scheme == "gb-chc" || scheme == "gb-sc" || scheme == "gb-nic" ||
                         kind.find("charity") != std::string::npos;
    if (company || charity) {
      values_.put_name(out, company ? "company_number" : "charity_number", each.cell("identifier"));
    } else {
      values_.left_out(each.cell("identifier"), "neither a charity's nor a company's number");
    }
  }
  return out;
}

void HsdsGroups::put_contacts(Json& out, const HsdsRow& service,
                              const std::vector<HsdsPlace>& places) {
  std::vector<HsdsPlaces::Owner> owners{{"serviceid", std::string(service.at("id"))}};
  for (const HsdsPlace& place : places) {
    if (!place.at_location.empty()) owners.emplace_back("serviceatlocationid", place.at_location);
    owners.emplace_back("locationid", place.location);
  }
  std::string_view organisation = service.at("organizationid");
  if (organisation.empty() && !places.empty()) {
    const HsdsRow* location = rows_.one(HsdsTable::locations, places.front().location);
    if (location != nullptr) organisation = location->at("organizationid");
  }
  if (!organisation.empty()) owners.emplace_back("organizationid", organisation);
  keep(out, "contacts", places_.contacts(owners));
}

// Where the service itself names no page, that of whom to ask.
void HsdsGroups::put_website(Json& out, const HsdsRow& service) {
  values_.put_web(out, "website", service.cell("website"));
  for (const HsdsRow& row : rows_.of(HsdsTable::contacts, "serviceid", service.at("id"))) {
    if (out.contains("website")) {
      const FeedCell other = row.cell("url");
      if (!other.text.empty()) values_.left_out(other, "the group has one page: not the other");
    } else {
      values_.put_web(out, "website", row.cell("url"));
    }
  }
}

void HsdsGroups::put_terms(Json& out, const HsdsRow& service) {
  Json list = Json::array();
  for (const HsdsRow& row : rows_.of(HsdsTable::attributes, "linkid", service.at("id"))) {
    put_term(list, row.cell("termid"));
  }
  for (const FeedCell& id : cells_of(service.cell("taxonomyids"))) put_term(list, id);
  for (const FeedCell& word : cells_of(service.cell("keywords"))) {
    Json term = Json::object();
    values_.put_name(term, "name", word);
    if (term.empty()) continue;
    term["taxonomy"] = "keywords";
    values_.add_item(list, term, word);
  }
  keep(out, "terms", std::move(list));
}

void HsdsGroups::put_term(Json& list, const FeedCell& id) {
  const HsdsRow* row = rows_.one(HsdsTable::terms, id.text);
  Json term = Json::object();
  values_.put_name(term, "id", id);
  if (row == nullptr) {
    values_.mended(id, "the term is not among the rows taken in: kept by its id");
  } else {
    used_terms_[row->number()] = true;
    values_.put_name(term, "name", row->cell("name"));
    values_.put_name(term, "taxonomy", row->cell("taxonomy"));
    values_.put_name(term, "parent_id", row->cell("parentid"));
  }
  values_.add_item(list, term, id);
}

void HsdsGroups::put_lists(Json& out, const HsdsRow& service,
                           const std::vector<HsdsPlace>& places) {
  const std::string_view id = service.at("id");
  Json languages = Json::array();
  const auto add_rows = [&](const std::vector<HsdsRow>& rows) {
    for (const HsdsRow& row : rows) {
      values_.add_language(languages, row.cell(row.at("code").empty() ? "name" : "code"));
    }
  };
  for (const FeedCell& each : cells_of(service.cell("languages"))) {
    values_.add_language(languages, each);
  }
  add_rows(rows_.of(HsdsTable::languages, "serviceid", id));
  for (const HsdsPlace& place : places) {
    const HsdsRow* location = rows_.one(HsdsTable::locations, place.location);
    for (const FeedCell& each : cells_of(location->cell("languages"))) {
      values_.add_language(languages, each);
    }
    add_rows(rows_.of(HsdsTable::languages, "locationid", place.location));
  }
  keep(out, "languages", std::move(languages));
  Json areas = Json::array();
  for (const FeedCell& each : cells_of(service.cell("serviceareas"))) {
    values_.add_name(areas, each);
  }
  for (const HsdsRow& row : rows_.of(HsdsTable::service_areas, "serviceid", id)) {
    values_.add_name(areas, row.cell("name"));
  }
  for (const HsdsPlace& place : places) {
    if (place.at_location.empty()) continue;
    for (const HsdsRow& row :
         rows_.of(HsdsTable::service_areas, "serviceatlocationid", place.at_location)) {
      values_.add_name(areas, row.cell("name"));
    }
  }
  keep(out, "areas_served", std::move(areas));
  Json funding = Json::array();
  for (const FeedCell& each : cells_of(service.cell("fundingsources"))) {
    values_.add_name(funding, each);
  }
  for (const HsdsRow& row : rows_.of(HsdsTable::funding, "serviceid", id)) {
    values_.add_name(funding, row.cell("source"));
  }
  for (const HsdsRow& row :
       rows_.of(HsdsTable::funding, "organizationid", service.at("organizationid"))) {
    if (row.at("serviceid").empty()) values_.add_name(funding, row.cell("source"));
  }
  keep(out, "funding", std::move(funding));
}

void HsdsGroups::note_unused() {
  const auto& organisations = rows_.all(HsdsTable::organizations);
  for (const HsdsRow& row : organisations) {
    if (!organisations_[row.number()].json) {
      values_.left_out(row.whole(), "an organisation without services");
    }
  }
  for (const HsdsRow& row : rows_.all(HsdsTable::locations)) {
    if (!used_locations_[row.number()])
      values_.left_out(row.whole(), "a location without services");
  }
  schedules_.note_unused(used_locations_);
  const auto unused = std::count(used_terms_.begin(), used_terms_.end(), false);
  if (unused == 0) return;
  FeedCell table = rows_.all(HsdsTable::terms).front().whole();
  table.line = 0;
  values_.left_out(table, fmt::format("{} terms that no service is filed under", unused));
}

}  // namespace kith::api
