// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_service.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_activities.h"
#include "api/exchange/open_referral_parts.h"
#include "api/exchange/open_referral_places.h"
#include "api/exchange/open_referral_schedules.h"
#include "api/exchange/record_json.h"
#include "api/plain_text.h"
#include "graph/limits.h"
#include "graph/model_group.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;

constexpr int age_most = 120;
constexpr int no_age = -1;

class NobodyElse : public ReferenceResolver {
 public:
  std::optional<graph::Kind> kind_of(const graph::Number&) const override { return std::nullopt; }
  std::optional<graph::Number> number_of(graph::Kind, std::string_view) const override {
    return std::nullopt;
  }
};

class ServiceReader {
 public:
  ServiceReader(FeedReading& feed, const FoundService& found)
      : feed_(feed), found_(found), service_(found.service) {}

  std::optional<Json> read();

 private:
  void put_list(std::string_view key, Json list);
  void put_external_id();
  void put_status();
  std::vector<FeedValue> links() const;
  void put_places_and_times();
  void put_activities();
  void put_costs();
  int age(FeedValue value);
  void put_ages();
  void put_eligibility();
  void put_contacts();
  void find_organisation();
  void put_words();
  bool own_keys_hold();

  FeedReading& feed_;
  const FoundService& found_;
  FeedValue service_;
  Json group_{{"type", "group"}};
  Json organisation_ = Json::object();
};

void ServiceReader::put_list(std::string_view key, Json list) {
  if (list.empty()) return;
  if (list.size() > graph::limits::list_items_max) {
    feed_.left_out(service_, fmt::format("{} {} are more than the {} that a record takes: the "
                                         "last are left out",
                                         list.size(), key, graph::limits::list_items_max));
    list.erase(list.begin() + graph::limits::list_items_max, list.end());
  }
  group_[std::string(key)] = std::move(list);
}

void ServiceReader::put_external_id() {
  const FeedValue given = service_.at("id");
  const std::string text(trimmed(given.text()));
  if (text.empty()) {
    group_["external_id"] = external_id_from(
        fmt::format("{}/{}", group_.value("name", ""), organisation_.value("name", "")));
    return feed_.mended(service_, fmt::format("the service has no id: {} is made of its name",
                                              group_["external_id"].get<std::string>()));
  }
  std::string id = external_id_from(text);
  if (id != text) {
    feed_.mended(given, fmt::format("the id {} read as {}", shown(text), id));
  }
  group_["external_id"] = std::move(id);
}

void ServiceReader::put_status() {
  const FeedValue status = service_.at("status");
  if (!status) return;
  std::string word = lower_case(trimmed(status.text()));
  const bool as_written = word == status.text();
  std::replace_if(
      word.begin(), word.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  const auto& words = graph::words<graph::GroupStatus>;
  if (std::find(words.begin(), words.end(), word) == words.end()) {
    return feed_.left_out(status,
                          fmt::format("{} is no status of a service", shown(status.text())));
  }
  if (!as_written) feed_.mended(status, fmt::format("{} read as {}", status.text(), word));
  group_["status"] = std::move(word);
}

std::vector<FeedValue> ServiceReader::links() const {
  std::vector<FeedValue> all = service_.at("service_at_locations").items();
  if (found_.service_at_location) all.push_back(found_.service_at_location);
  return all;
}

void ServiceReader::put_places_and_times() {
  Json places = Json::array();
  PlacesById by_id;
  std::vector<std::pair<FeedValue, std::string>> at_places;
  for (const FeedValue& link : links()) {
    if (!link.is_object()) {
      feed_.left_out(link, "a service at a location is an object");
      continue;
    }
    const FeedValue location = link.at("location");
    if (!location) feed_.left_out(link, "names a location that is not there");
    const std::string place = add_place(feed_, location, places);
    at_places.emplace_back(link, place);
    if (place.empty()) continue;
    by_id.try_emplace(std::string(trimmed(link.at("id").text())), place);
    by_id.try_emplace(std::string(trimmed(location.at("id").text())), place);
  }
  by_id.erase("");
  Json schedules = Json::array();
  const auto add = [&](FeedValue holder, const std::string& place) {
    add_schedules(feed_, holder.first_of({"schedules", "regular_schedules", "regular_schedule"}),
                  by_id, place, schedules);
  };
  add(service_, "");
  for (const auto& [link, place] : at_places) {
    add(link, place);
    for (const std::string_view key : {"contacts", "phones", "service", "name", "status"}) {
      static_cast<void>(link.at(key));  // read elsewhere, or the service's own
    }
    feed_.count_unread(link, "service_at_location");
  }
  put_list("places", std::move(places));
  put_list("schedules", std::move(schedules));
}

// Concepts that Kith wrote itself, or else what the name and the terms say outright.
void ServiceReader::put_activities() {
  Json terms = Json::array();
  Json activities = Json::array();
  add_terms(feed_, service_.first_of({"attributes", "service_taxonomys", "service_taxonomies"}),
            terms, activities);
  put_list("terms", std::move(terms));
  put_list("activities", std::move(activities));
  if (!group_.contains("activities")) api::put_activities(group_);
}

// "Free" in words is a price too, where no other is given.
void ServiceReader::put_costs() {
  Json costs = Json::array();
  add_costs(feed_, service_.at("cost_options"), costs);
  const FeedValue fees = service_.at("fees_description");
  const FeedValue short_fees = service_.at("fees");
  std::string words = feed_.words(fees);
  const std::string more = feed_.words(short_fees);
  if (words != more && !more.empty()) words = mend_text(words + "\n" + more).text;
  const std::string_view bare = std::string_view(words).substr(0, words.find_last_not_of(". ") + 1);
  if (costs.empty() && mend_pence(bare) == 0) {
    costs.push_back(Json{{"pence", 0}});
    feed_.mended(fees ? fees : short_fees, fmt::format("{} read as a cost of nothing", bare));
  }
  put_list("costs", std::move(costs));
  put(group_, "fees", std::move(words));
}

// "12", 12.0, "12+", "16 years"; no_age where there is none.
int ServiceReader::age(FeedValue value) {
  if (!value) return no_age;
  const std::string_view text = trimmed(value.text());
  int years = no_age;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), years);
  if (read.ec != std::errc() || years < 0 || years > age_most) {
    feed_.left_out(value, fmt::format("{} is no age up to {}", shown(text), age_most));
    return no_age;
  }
  const std::string made = std::to_string(years);
  if (!value.is_number() || (text != made && text != made + ".0")) {
    feed_.mended(value, fmt::format("{} read as {}", shown(text), years));
  }
  return years;
}

void ServiceReader::put_ages() {
  const FeedValue highest = service_.at("maximum_age");
  int least = age(service_.at("minimum_age"));
  int most = age(highest);
  // Of several who may come, whoever has no lower or upper age opens that end.
  bool from_any = false;
  bool to_any = false;
  for (const FeedValue& each : service_.first_of({"eligibilitys", "eligibility"}).items()) {
    const int from = age(each.at("minimum_age"));
    const int to = age(each.at("maximum_age"));
    from_any = from_any || (from == no_age && to != no_age);
    to_any = to_any || (to == no_age && from != no_age);
    if (from != no_age && (least == no_age || from < least)) least = from;
    most = std::max(most, to);
  }
  if (from_any) least = no_age;
  if (to_any) most = no_age;
  if (most < least && most != no_age) {
    feed_.left_out(highest ? highest : service_,
                   fmt::format("a highest age of {} is below the lowest, {}", most, least));
    most = no_age;
  }
  if (least != no_age) group_["age_min"] = least;
  if (most != no_age) group_["age_max"] = most;
}

// HSDS 3 has one text; the first Open Referral UK had a list.
void ServiceReader::put_eligibility() {
  std::string words = feed_.words(service_.at("eligibility_description"));
  const FeedValue older = service_.first_of({"eligibilitys", "eligibility"});
  const auto add = [&](FeedValue value) {
    const std::string more = feed_.words(value);
    if (!more.empty()) words += (words.empty() ? "" : "\n") + more;
  };
  if (older.is_text()) add(older);
  for (const FeedValue& each : older.items()) {
    add(each.at("eligibility"));
    feed_.count_unread(each, "eligibility");
  }
  put(group_, "eligibility", mend_text(words).text);
}

void ServiceReader::put_contacts() {
  Json contacts = Json::array();
  add_contacts(feed_, service_.first_of({"contacts", "contact"}), contacts);
  for (const FeedValue& link : links()) add_contacts(feed_, link.at("contacts"), contacts);
  add_phones(feed_, service_.at("phones"), contacts);
  for (const FeedValue& link : links()) add_phones(feed_, link.at("phones"), contacts);
  put_list("contacts", std::move(contacts));
}

// Its own, or the one that it lies in, or only the id of one.
void ServiceReader::find_organisation() {
  organisation_ = read_organisation(feed_, service_.at("organization"));
  if (organisation_.empty() && found_.organisation != nullptr) {
    organisation_ = *found_.organisation;
  }
  if (organisation_.empty()) {
    put(organisation_, "id", feed_.name(service_.at("organization_id")));
  }
}

void ServiceReader::put_words() {
  put(group_, "website", feed_.web(service_.at("url")));
  put(group_, "email", feed_.email(service_.at("email")));
  put(group_, "how_to_join", feed_.words(service_.at("application_process")));
  put(group_, "alert", feed_.words(service_.at("alert")));
  put(group_, "assured_on", feed_.day(service_.at("assured_date")));
  put(group_, "changed_on", feed_.day(service_.at("last_modified")));
  put(group_, "accreditations", feed_.words(service_.at("accreditations")));
}

// What Kith is said to have written itself is looked at like any other record.
bool ServiceReader::own_keys_hold() {
  const auto record = record_from_text(group_.dump(), graph::Kind::group, NobodyElse());
  if (record) return true;
  for (const graph::Fault& fault : record.error().faults) {
    const std::string why = fault.pointer + " " + fault.detail;
    service_.has("kith") ? feed_.refuse_at(service_, "kith", why) : feed_.refuse(service_, why);
  }
  return false;
}

std::optional<Json> ServiceReader::read() {
  const FeedValue title = service_.at("name");
  std::string name = feed_.name(title);
  group_["external_id"] = "";  // stands before the name
  put(group_, "name", name);
  find_organisation();
  put_external_id();
  put(group_, "description", feed_.words(service_.at("description")));
  put_status();
  put_places_and_times();
  put_activities();
  put_costs();
  put_ages();
  put_eligibility();
  group_["agreed_to_be_listed"] = true;
  put_contacts();
  Json languages = Json::array();
  add_languages(feed_, service_.at("languages"), languages);
  put_list("languages", std::move(languages));
  if (!organisation_.empty()) group_["organisation"] = std::move(organisation_);
  put_words();
  Json areas = Json::array();
  add_areas(feed_, service_.at("service_areas"), areas);
  put_list("areas_served", std::move(areas));
  Json funding = Json::array();
  add_funding(feed_, service_.first_of({"funding", "fundings"}), funding);
  put_list("funding", std::move(funding));
  copy_own(feed_, service_,
           {"external_id", "kind", "activities", "roles", "room", "room_on", "website", "email",
            "only_for_people_with_support", "faith_setting", "alcohol", "childcare"},
           group_);
  feed_.count_unread(service_, "service");
  if (name.empty()) {
    feed_.refuse_at(service_, "name", "a service has a name: this one cannot be taken");
    return std::nullopt;
  }
  return own_keys_hold() ? std::optional(std::move(group_)) : std::nullopt;
}

}  // namespace

std::optional<Json> read_service(FeedReading& feed, const FoundService& found) {
  return ServiceReader(feed, found).read();
}

}  // namespace kith::api
