// SPDX-License-Identifier: Apache-2.0
#include "api/directory/search_rendering.h"

#include <nlohmann/json.hpp>

#include "graph/ids.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using graph::Group;

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

template <class T>
void put_word(Json& json, const char* key, const std::optional<T>& value) {
  if (value) json[key] = graph::word(*value);
}

double degrees(std::int32_t millionths) { return millionths / 1e6; }

Json place_json(const graph::GroupPlace& place) {
  Json json = Json::object();
  put(json, "id", place.id);
  put(json, "name", place.name);
  if (!place.address.empty()) json["address"] = place.address;
  put(json, "town", place.town);
  put(json, "postcode", place.postcode);
  if (place.point) {
    json["latitude"] = degrees(place.point->latitude.millionths);
    json["longitude"] = degrees(place.point->longitude.millionths);
  }
  if (place.online) json["online"] = *place.online;
  return json;
}

Json opening_json(const Group& group, const graph::Opening& opening) {
  const std::string& zone = group.schedules[opening.schedule].zone;
  return Json{{"opens", graph::to_text(opening.opens)},
              {"closes", graph::to_text(opening.closes)},
              {"local_opens", graph::to_text(opening.local_opens)},
              {"local_closes", graph::to_text(opening.local_closes)},
              {"zone", zone.empty() ? std::string(graph::zone_by_default) : zone},
              {"by_appointment", opening.by_appointment}};
}

Json costs_json(const Group& group) {
  Json list = Json::array();
  for (const graph::GroupCost& cost : group.costs) {
    Json json = Json::object();
    if (cost.pence) json["pence"] = cost.pence->value;
    put_word(json, "per", cost.per);
    put(json, "for_whom", cost.for_whom);
    put(json, "description", cost.description.value);
    if (cost.hardship) json["hardship"] = *cost.hardship;
    if (cost.from) json["from"] = graph::to_text(*cost.from);
    if (cost.until) json["until"] = graph::to_text(*cost.until);
    list.push_back(std::move(json));
  }
  return list;
}

void put_access(Json& json, const Group& group, const FoundGroup& found) {
  Json asked = Json::array();
  for (const AskedAccess& each : found.access) {
    asked.push_back({{"access", graph::word(each.access)}, {"known", graph::word(each.known)}});
  }
  json["access"] = std::move(asked);
  Json has = Json::array();
  if (found.place) {
    for (const graph::GroupAccess each : group.places[*found.place].access) {
      has.push_back(graph::word(each));
    }
  }
  json["place_access"] = std::move(has);
}

void put_joining(Json& json, const Group& group) {
  put(json, "how_to_join", group.how_to_join.value);
  for (const graph::GroupContact& each : group.contacts) {
    if (each.phone.empty()) continue;
    json["phone"] = each.phone;
    break;
  }
  put(json, "email", group.email);
  put(json, "website", group.website.value);
  put(json, "alert", group.alert.value);
}

Json reasons_json(const SearchAnswer& answer, const FoundGroup& found) {
  Json list = Json::array();
  for (const SearchReason& each : found.reasons) {
    Json by = Json::array();
    if (each.by_words) by.push_back("words");
    if (each.by_activity) by.push_back("activity");
    list.push_back({{"said", answer.searched[each.searched].said}, {"by", std::move(by)}});
  }
  return list;
}

Json group_json(const SearchAnswer& answer, const FoundGroup& found) {
  const Group& group = *found.group;
  Json json{{"number", graph::to_text(group.identity.number)}};
  put(json, "external_id", group.identity.external_id);
  json["name"] = group.name;
  json["agreed_to_be_listed"] = group.agreed_to_be_listed.value_or(false);
  put_word(json, "kind", group.group_kind);
  put_word(json, "status", group.status);
  Json activities = Json::array();
  for (const graph::GroupActivity& each : group.activities) activities.push_back(each.activity);
  json["activities"] = std::move(activities);
  put(json, "description", group.description.value);
  if (found.place) json["place"] = place_json(group.places[*found.place]);
  if (found.metres) json["metres"] = *found.metres;
  put_word(json, "open", found.open);
  if (found.opening) json["opening"] = opening_json(group, *found.opening);
  if (found.pence) json["pence"] = *found.pence;
  json["costs"] = costs_json(group);
  put(json, "fees", group.fees.value);
  put_access(json, group, found);
  put_joining(json, group);
  if (!answer.searched.empty()) json["relevance"] = found.relevance;
  put(json, "activity", found.activity);
  json["reasons"] = reasons_json(answer, found);
  return json;
}

Json searched_json(const SearchAnswer& answer) {
  Json list = Json::array();
  for (const SearchedWords& each : answer.searched) {
    Json json{{"said", each.said}};
    put(json, "concept", each.concept_word);
    json["searched"] = each.searched;
    json["respelt"] = each.respelt;
    json["also"] = each.also;
    json["found"] = each.found;
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string search_json(const SearchAnswer& answer) {
  Json groups = Json::array();
  for (const FoundGroup& each : answer.groups) groups.push_back(group_json(answer, each));
  const Json json{{"total", answer.total},
                  {"skip", answer.question.skip},
                  {"perhaps", answer.perhaps},
                  {"partly", answer.partly},
                  {"searched", searched_json(answer)},
                  {"left_out", answer.left_out},
                  {"groups", std::move(groups)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kith::api
