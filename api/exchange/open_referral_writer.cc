// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_writer.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_activities.h"
#include "api/exchange/feed_mends.h"
#include "api/exchange/feed_reading.h"
#include "api/exchange/name_uuid.h"
#include "api/exchange/open_referral_parts.h"
#include "api/exchange/record_json.h"
#include "graph/activity_tree.h"
#include "graph/check.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
void put_text(Json& object, std::string_view key, const T& said) {
  if (said) put(object, key, to_text(*said));
}

// Whether a reader takes it as it stands.
bool is_web(const std::string& text) {
  const auto read = mend_web(text);
  return read && read->text == text && std::all_of(text.begin(), text.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x80;
         });
}
bool is_email(const std::string& text) {
  const auto read = mend_email(text);
  return read && read->text == text;
}

// Under the profile's key where it is one, else among what only Kith reads.
void put_web(Json& object, std::string_view key, const graph::Text& text, Json& own,
             std::string_view own_key) {
  put(is_web(text.value) ? object : own, is_web(text.value) ? key : own_key, text.value);
}
void put_email(Json& object, const std::string& text, Json& own) {
  put(is_email(text) ? object : own, "email", text);
}

void put_own(Json& object, Json own) {
  if (!own.empty()) object["kith"] = std::move(own);
}

template <class T>
std::vector<std::string> words_of(const graph::List<T>& list) {
  std::vector<std::string> words;
  for (const T& one : list) words.emplace_back(graph::word(one));
  return words;
}

// The end that a pattern has in itself, as the profile says it; ours says both apart.
void put_last_day(const graph::GroupSchedule& schedule, const std::string& until, Json& made,
                  Json& own) {
  const auto day = mend_day(until.substr(0, 8));
  const std::string last = schedule.until ? to_text(*schedule.until) : "";
  if (!day || (!last.empty() && last <= day->text)) return;
  made["valid_to"] = day->text;
  own["until"] = last.empty() ? Json() : Json(last);
}

}  // namespace

// One group on its way out.
class ServiceWriter {
 public:
  ServiceWriter(const OpenReferralWriter& writer, const graph::Group& group)
      : writer_(writer), group_(group), id_(writer.service_id(group)) {}

  Json head() const;
  Json organisation(bool with_identifiers) const;
  // It, or only its id where no more is known.
  void put_organisation(Json& service, bool with_identifiers) const;
  Json full() const;
  Json location(const graph::GroupPlace& place, std::size_t index, bool whole) const;
  Json schedule(const graph::GroupSchedule& schedule, std::size_t index) const;
  std::string location_id(const graph::GroupPlace& place, std::size_t index) const;
  std::string link_id(std::size_t index) const { return part("service_at_location", index); }
  const std::string& id() const { return id_; }

 private:
  std::string part(std::string_view what, std::size_t index) const {
    return writer_.part_id(fmt::format("{}/{}/{}", id_, what, index));
  }
  Json address(const graph::GroupPlace& place, std::size_t index, Json& own) const;
  void put_accessibility(const graph::GroupPlace& place, std::size_t index, Json& location,
                         Json& own) const;
  void put_pattern(const graph::GroupSchedule& schedule, Json& made, Json& own) const;
  Json cost(const graph::GroupCost& cost, std::size_t index) const;
  Json contact(const graph::GroupContact& contact, std::size_t index) const;
  Json attributes() const;
  Json own() const;
  bool activities_are_read_back() const;

  const OpenReferralWriter& writer_;
  const graph::Group& group_;
  std::string id_;
};

// ---- the service ------------------------------------------------------------------------------

Json ServiceWriter::head() const {
  Json made{{"id", id_}, {"name", group_.name}};
  Json ignored = Json::object();
  put(made, "description", group_.description.value);
  put_web(made, "url", group_.website, ignored, "website");
  put_email(made, group_.email, ignored);
  std::string status(graph::word(group_.status.value_or(graph::GroupStatus::active)));
  std::replace(status.begin(), status.end(), '_', ' ');
  made["status"] = std::move(status);
  put(made, "fees", group_.fees.value);
  put(made, "accreditations", group_.accreditations.value);
  if (group_.age_min) made["minimum_age"] = group_.age_min->value;
  if (group_.age_max) made["maximum_age"] = group_.age_max->value;
  put_text(made, "assured_date", group_.assured_on);
  put(made, "application_process", group_.how_to_join.value);
  put(made, "eligibility_description", group_.eligibility.value);
  put(made, "alert", group_.alert.value);
  if (group_.changed_on) put(made, "last_modified", to_text(*group_.changed_on) + "T00:00:00Z");
  return made;
}

Json ServiceWriter::organisation(bool with_identifiers) const {
  const graph::GroupOrganisation& said = *group_.organisation;
  Json made{{"id", writer_.organization_id(group_)},
            {"name", said.name},
            {"description", said.description.value}};
  Json own = Json::object();
  put_email(made, said.email, own);
  put_web(made, "website", said.website, own, "website");
  Json numbers = Json::array();
  const auto add = [&](std::string_view scheme, std::string_view type, const std::string& number) {
    if (number.empty()) return;
    numbers.push_back(Json{{"id", writer_.part_id(fmt::format("{}/{}", scheme, number))},
                           {"identifier_scheme", scheme},
                           {"identifier_type", type},
                           {"identifier", number}});
  };
  const bool scottish = said.charity_number.starts_with("SC");
  const bool northern = said.charity_number.starts_with("NIC");
  add(scottish ? "GB-SC" : northern ? "GB-NIC" : "GB-CHC", "Charity number", said.charity_number);
  add("GB-COH", "Company number", said.company_number);
  if (with_identifiers && !numbers.empty()) {
    made["organization_identifiers"] = std::move(numbers);
  }
  put_own(made, std::move(own));
  return made;
}

void ServiceWriter::put_organisation(Json& service, bool with_identifiers) const {
  if (!group_.organisation) return;
  graph::GroupOrganisation only_id;
  only_id.id = group_.organisation->id;
  if (*group_.organisation == only_id) {
    put(service, "organization_id", writer_.organization_id(group_));
  } else {
    service["organization"] = organisation(with_identifiers);
  }
}

// Whether the attributes, or else the words, bring the same activities back.
bool ServiceWriter::activities_are_read_back() const {
  std::vector<std::string> read;
  for (const graph::GroupActivity& each : group_.activities) {
    if (each.wanted || !graph::is_activity(each.activity)) return false;
    const bool twice = std::find(read.begin(), read.end(), each.activity) != read.end();
    if (twice) return false;
    read.push_back(each.activity);
  }
  if (!read.empty()) return true;
  const auto said = [](std::string_view words) { return !activities_named(words, {}).empty(); };
  return !said(group_.name) &&
         std::none_of(group_.terms.begin(), group_.terms.end(),
                      [&](const graph::GroupTerm& term) { return said(term.name); });
}

// What no key of Open Referral says.
Json ServiceWriter::own() const {
  const Json record = record_to_json(group_);
  Json made = Json::object();
  const auto take = [&](const char* key) {
    if (record.contains(key)) made[key] = record.at(key);
  };
  if (group_.identity.external_id != id_) take("external_id");
  for (const char* key : {"kind", "roles", "room", "room_on", "only_for_people_with_support",
                          "faith_setting", "alcohol", "childcare"}) {
    take(key);
  }
  if (!is_web(group_.website.value)) take("website");
  if (!is_email(group_.email)) take("email");
  if (!activities_are_read_back()) made["activities"] = record.value("activities", Json::array());
  return made;
}

Json ServiceWriter::attributes() const {
  Json list = Json::array();
  for (Json& term : writer_.terms(group_)) {
    list.push_back(
        Json{{"id", part("attribute", list.size())}, {"taxonomy_term", std::move(term)}});
  }
  return list;
}

Json ServiceWriter::full() const {
  Json made = head();
  const auto list = [&made](const char* key, const auto& from, const auto& write) {
    if (from.empty()) return;
    Json items = Json::array();
    for (std::size_t i = 0; i < from.size(); ++i) items.push_back(write(from[i], i));
    made[key] = std::move(items);
  };
  list("schedules", group_.schedules,
       [this](const auto& each, std::size_t i) { return schedule(each, i); });
  list("service_areas", group_.areas_served, [this](const std::string& area, std::size_t i) {
    return Json{{"id", part("service_area", i)}, {"name", area}};
  });
  list("service_at_locations", group_.places, [this](const auto& place, std::size_t i) {
    return Json{{"id", link_id(i)}, {"location", location(place, i, true)}};
  });
  list("languages", group_.languages, [this](const std::string& language, std::size_t i) {
    return Json{{"id", part("language", i)}, {"code", language}};
  });
  put_organisation(made, true);
  list("funding", group_.funding, [this](const std::string& source, std::size_t i) {
    return Json{{"id", part("funding", i)}, {"source", source}};
  });
  list("cost_options", group_.costs,
       [this](const auto& each, std::size_t i) { return cost(each, i); });
  list("contacts", group_.contacts,
       [this](const auto& each, std::size_t i) { return contact(each, i); });
  if (Json terms = attributes(); !terms.empty()) made["attributes"] = std::move(terms);
  put_own(made, own());
  return made;
}

// ---- places -----------------------------------------------------------------------------------

std::string ServiceWriter::location_id(const graph::GroupPlace& place, std::size_t index) const {
  if (is_uuid(place.id)) return place.id;
  return place.id.empty() ? part("location", index) : writer_.part_id("location/" + place.id);
}

// Every key that the profile asks for, "" where it is not known. A last line of two capitals is a
// country (open_referral_places.cc puts it there).
Json ServiceWriter::address(const graph::GroupPlace& place, std::size_t index, Json& own) const {
  std::string country = "GB";
  graph::List<std::string> lines = place.address;
  const bool foreign = !lines.empty() && lines.back().size() == 2 &&
                       std::all_of(lines.back().begin(), lines.back().end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; });
  if (foreign && lines.back() != "GB" && lines.back() != "UK") {
    country = lines.back();
    lines.pop_back();
  }
  std::string joined;
  for (const std::string& line : lines) joined += (joined.empty() ? "" : ", ") + line;
  const bool parted = std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find_first_of(",\n") != std::string::npos;
  });
  if (parted || joined.size() > graph::limits::name_bytes_max) own["address"] = place.address;
  return Json{
      {"id", part("address", index)},   {"address_1", joined},           {"city", place.town},
      {"state_province", place.county}, {"postal_code", place.postcode}, {"country", country},
      {"address_type", "physical"}};
}

void ServiceWriter::put_accessibility(const graph::GroupPlace& place, std::size_t index,
                                      Json& location, Json& own) const {
  const std::string& words = place.access_words.value;
  if (!words.empty()) {
    location["accessibility"] =
        Json::array({Json{{"id", part("accessibility", index)}, {"description", words}}});
  }
  const AccessSaid said = access_said(words);
  const std::vector<std::string> has = words_of(place.access);
  const std::vector<std::string> missing = words_of(place.access_missing);
  if (said.has != has) own["access"] = has;
  if (said.missing != missing) own["access_missing"] = missing;
}

Json ServiceWriter::location(const graph::GroupPlace& place, std::size_t index, bool whole) const {
  Json made{{"id", location_id(place, index)},
            {"location_type", place.online.value_or(false) ? "virtual" : "physical"}};
  Json own = Json::object();
  if (place.online && !*place.online) own["online"] = false;
  put(made, "name", place.name);
  put(made, "description", place.description.value);
  put(made, "transportation", place.getting_there.value);
  if (place.point) {
    made["latitude"] = place.point->latitude.millionths / 1e6;
    made["longitude"] = place.point->longitude.millionths / 1e6;
  }
  if (!whole) return made;
  const bool has_address = !place.address.empty() || !place.town.empty() || !place.county.empty() ||
                           !place.postcode.empty();
  if (has_address) made["addresses"] = Json::array({address(place, index, own)});
  put_accessibility(place, index, made, own);
  put_own(made, std::move(own));
  return made;
}

// ---- times, costs, people ---------------------------------------------------------------------

void ServiceWriter::put_pattern(const graph::GroupSchedule& schedule, Json& made, Json& own) const {
  if (schedule.pattern.empty()) return;
  std::map<std::string, std::string> parts;
  for (const std::string& part : pieces_of(schedule.pattern, ";")) {
    const std::size_t equals = std::min(part.find('='), part.size());
    parts[part.substr(0, equals)] = part.substr(std::min(equals + 1, part.size()));
  }
  RuleParts written;
  std::string& freq = parts["FREQ"];
  const bool daily = freq == "DAILY" && parts.size() == 1;
  const bool said = freq == "WEEKLY" || freq == "MONTHLY" || daily;
  const bool more = std::any_of(parts.begin(), parts.end(), [](const auto& part) {
    return part.first != "UNTIL" && part.first != "FREQ" && part.first != "INTERVAL" &&
           part.first != "BYDAY" && part.first != "BYMONTHDAY" && part.first != "COUNT" &&
           part.first != "WKST";
  });
  const bool fits = freq == "MONTHLY" || !parts.contains("BYMONTHDAY");
  if (said && !more && fits) {
    written = {
        daily ? "WEEKLY" : freq, parts["INTERVAL"], parts["BYDAY"], parts["BYMONTHDAY"], "", "",
        parts["COUNT"],          parts["WKST"]};
    if (daily) written.byday = "MO,TU,WE,TH,FR,SA,SU";
    put(made, "freq", written.freq);
    if (!written.interval.empty()) made["interval"] = std::stoi(written.interval);
    put(made, "byday", written.byday);
    put(made, "bymonthday", written.bymonthday);
    if (!written.count.empty()) made["count"] = std::stoi(written.count);
    put(made, "wkst", written.wkst);
    if (written.interval == "1") written.interval.clear();
  }
  put_last_day(schedule, parts["UNTIL"], made, own);
  const auto read = rule_from(written);
  if (!read || read->text != schedule.pattern) own["pattern"] = schedule.pattern;
}

Json ServiceWriter::schedule(const graph::GroupSchedule& schedule, std::size_t index) const {
  Json made{{"id", part("schedule", index)}};
  Json own = Json::object();
  for (std::size_t i = 0; i < group_.places.size() && !schedule.place.empty(); ++i) {
    if (group_.places[i].id == schedule.place) made["service_at_location_id"] = link_id(i);
  }
  put_text(made, "valid_from", schedule.from);
  put_text(made, "valid_to", schedule.until);
  put_text(made, "dtstart", schedule.from);
  put_pattern(schedule, made, own);
  put_text(made, "opens_at", schedule.opens);
  put_text(made, "closes_at", schedule.closes);
  put(made, "attending_type", schedule.attending);
  put(made, "description", schedule.description.value);
  put(made, "notes", schedule.notes.value);
  put_web(made, "schedule_link", schedule.link, own, "link");
  for (const graph::Date& day : schedule.except) own["except"].push_back(to_text(day));
  put(own, "zone", schedule.zone);
  if (schedule.by_appointment) own["by_appointment"] = *schedule.by_appointment;
  put_own(made, std::move(own));
  return made;
}

Json ServiceWriter::cost(const graph::GroupCost& cost, std::size_t index) const {
  Json made{{"id", part("cost_option", index)}};
  Json own = Json::object();
  put_text(made, "valid_from", cost.from);
  put_text(made, "valid_to", cost.until);
  put(made, "option", cost.for_whom);
  if (cost.pence) {
    const std::int32_t pence = cost.pence->value;
    made["amount"] = pence % 100 == 0 ? Json(pence / 100) : Json(pence / 100.0);
    made["currency"] = "GBP";
  }
  const std::string per = cost.per ? std::string(graph::word(*cost.per)) : "";
  const std::string& words = cost.description.value;
  put(made, "amount_description", !words.empty() ? words : per.empty() ? "" : "per " + per);
  if (!words.empty() && cost_per(words) != per) own["per"] = per.empty() ? Json() : Json(per);
  if (cost.hardship) own["hardship"] = *cost.hardship;
  put_own(made, std::move(own));
  return made;
}

Json ServiceWriter::contact(const graph::GroupContact& contact, std::size_t index) const {
  Json made{{"id", part("contact", index)}};
  Json own = Json::object();
  put(made, "name", contact.called);
  put(made, "title", contact.role);
  put_email(made, contact.email, own);
  if (!contact.phone.empty()) {
    Json phone{{"id", part("phone", index)}, {"number", contact.phone}};
    put(phone, "description", contact.description.value);
    made["phones"] = Json::array({std::move(phone)});
  } else {
    put(own, "description", contact.description.value);
  }
  if (contact.takes_newcomers) own["takes_newcomers"] = *contact.takes_newcomers;
  put_own(made, std::move(own));
  return made;
}

// ---- the writer -------------------------------------------------------------------------------

OpenReferralWriter::OpenReferralWriter(const graph::Directory& directory)
    : directory_(directory.identity.number.is_zero() ? directory.name
                                                     : to_text(directory.identity.number)) {}

std::string OpenReferralWriter::part_id(std::string_view name) const {
  return name_uuid(fmt::format("{}/{}", directory_, name));
}

std::string OpenReferralWriter::service_id(const graph::Group& group) const {
  if (is_uuid(group.identity.external_id)) return group.identity.external_id;
  return group.identity.number.is_zero() ? part_id("service/" + group.identity.external_id)
                                         : name_uuid("service/" + to_text(group.identity.number));
}

Json OpenReferralWriter::service(const graph::Group& group) const {
  return ServiceWriter(*this, group).full();
}

Json OpenReferralWriter::service_item(const graph::Group& group) const {
  const ServiceWriter writer(*this, group);
  Json made = writer.head();
  writer.put_organisation(made, false);
  return made;
}

std::string OpenReferralWriter::organization_id(const graph::Group& group) const {
  if (!group.organisation) return {};
  const std::string& id = group.organisation->id;
  return is_uuid(id) ? id : part_id("organization/" + (id.empty() ? group.organisation->name : id));
}

Json OpenReferralWriter::organization(const graph::Group& group) const {
  return group.organisation ? ServiceWriter(*this, group).organisation(true) : Json();
}

Json OpenReferralWriter::organization_full(
    std::span<const graph::Group* const> groups_of_it) const {
  KITH_CHECK(!groups_of_it.empty());
  Json made = organization(*groups_of_it.front());
  Json services = Json::array();
  for (const graph::Group* group : groups_of_it) {
    Json one = service(*group);
    one.erase("organization");
    services.push_back(std::move(one));
  }
  made["services"] = std::move(services);
  return made;
}

std::vector<Json> OpenReferralWriter::services_at_locations(const graph::Group& group,
                                                            bool full) const {
  std::vector<Json> all;
  const ServiceWriter writer(*this, group);
  for (std::size_t i = 0; i < group.places.size(); ++i) {
    Json made{{"id", writer.link_id(i)}};
    Json service = full ? writer.full() : service_item(group);
    if (full) {
      made["name"] = group.name;
      made["status"] = service.at("status");
      service.erase("service_at_locations");
    }
    made["location"] = writer.location(group.places[i], i, full);
    made["service"] = std::move(service);
    all.push_back(std::move(made));
  }
  return all;
}

Json OpenReferralWriter::term(const graph::GroupTerm& term) const {
  const auto id_of = [&](const std::string& id) {
    return is_uuid(id) ? id : part_id(fmt::format("term/{}/{}", term.taxonomy, id));
  };
  Json made{{"id", id_of(term.id.empty() ? term.name : term.id)},
            {"name", term.name},
            {"description", term.name}};
  put(made, "taxonomy", term.taxonomy);
  made["taxonomy_id"] = part_id("taxonomy/" + term.taxonomy);
  if (!term.parent_id.empty()) made["parent_id"] = id_of(term.parent_id);
  return made;
}

std::vector<Json> OpenReferralWriter::terms(const graph::Group& group) const {
  std::vector<Json> all;
  for (const graph::GroupTerm& each : group.terms) all.push_back(term(each));
  for (const graph::GroupActivity& each : group.activities) {
    if (!graph::is_activity(each.activity)) continue;
    graph::GroupTerm own;
    own.id = each.activity;
    own.name = graph::spoken(each.activity);
    own.taxonomy = activity_taxonomy;
    own.parent_id = graph::broader(each.activity);
    Json made = term(own);
    made["code"] = each.activity;
    all.push_back(std::move(made));
  }
  return all;
}

Json OpenReferralWriter::details(std::string_view openapi_url) const {
  return Json{{"version", "HSDS-UK-3.0"},
              {"profile", "https://github.com/OpenReferralUK/uk-profile/blob/main/docs/index.md"},
              {"openapi_url", openapi_url}};
}

}  // namespace kith::api
