// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_bundle.h"

#include <array>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_words.h"
#include "api/exchange/name_uuid.h"
#include "api/exchange/postcodes.h"
#include "api/exchange/record_json.h"
#include "api/plain_text.h"
#include "graph/check.h"
#include "graph/limits.h"
#include "store/hash_tree.h"
#include "store/scheme_store.h"

namespace kith::api {

namespace {

using Json = nlohmann::ordered_json;

// What Open Referral and the like have no place for, so that a feed cannot mean to take it away.
constexpr std::array own_keys{
    "kind",          "room",    "room_on",   "roles",
    "faith_setting", "alcohol", "childcare", "only_for_people_with_support"};

// The item of a list that is about the same thing as another: they have the same words.
const Json* same_item(const Json& list, const Json& item, const char* key) {
  for (const Json& each : list) {
    if (each.contains(key) && item.contains(key) && each.at(key) == item.at(key)) return &each;
  }
  return nullptr;
}

// Keys that only the directory knows, of those items of a list that are there still.
void keep_in_list(const Json& stored, Json& record, const char* list, const char* by,
                  std::initializer_list<const char*> keys) {
  if (!stored.contains(list) || !record.contains(list)) return;
  for (Json& item : record.at(list)) {
    const Json* had = same_item(stored.at(list), item, by);
    if (!had) continue;
    for (const char* key : keys) {
      if (had->contains(key) && !item.contains(key)) item[key] = had->at(key);
    }
  }
}

// The feed's name before its own id, and where that becomes too long, a hash in its place.
std::string named_by(const std::string& source, const std::string& id) {
  std::string whole = source + "." + id;
  if (graph::is_external_id(whole)) return whole;
  return source + "." + store::to_hex(store::sha256(id)).substr(0, 32);
}

}  // namespace

bool is_feed_source(std::string_view name) {
  return name.size() <= 20 && store::is_scheme_name(name);
}

// Says which feed a record is of. False where it is another's, and refused.
bool FeedBundle::take_source(Json& record, const FeedPlace& place) {
  if (source_.empty() || !record.contains("external_id")) return true;
  record["source"] = source_;
  // A feed is public: whoever is in it agreed to be.
  if (!record.contains("agreed_to_be_listed")) record["agreed_to_be_listed"] = true;
  const auto id = record.at("external_id").get<std::string>();
  if (!is_uuid(id)) {
    record["external_id"] = named_by(source_, id);
    return true;
  }
  const auto number = directory_.number_of(graph::Kind::group, id);
  const auto* stored = number ? directory_.find<graph::Group>(*number) : nullptr;
  if (!stored || stored->source.empty() || stored->source == source_) return true;
  refuse(place, "has the id of a group that came from the feed " + stored->source);
  return false;
}

// A feed may give a group another id. One that said no to being listed is not to come back so.
void FeedBundle::keep_unlisted(Json& record) {
  const auto name = record.find("name");
  if (name == record.end() || !name->is_string() || source_.empty()) return;
  if (!unlisted_names_) {
    unlisted_names_.emplace();
    for (const graph::Number& number : directory_.numbers(graph::Kind::group)) {
      const auto* stored = directory_.find<graph::Group>(number);
      const bool no = stored && stored->agreed_to_be_listed == false && stored->source == source_;
      if (no) unlisted_names_->insert(lower_case(stored->name));
    }
  }
  if (!unlisted_names_->contains(lower_case(name->get<std::string>()))) return;
  record["agreed_to_be_listed"] = false;
  remark(
      {FeedNote::mended,
       {},
       "not listed, as the group of that name which was here before: " + name->get<std::string>()});
}

// A page of a list says less of a group than the group's own page: what goes is named.
void FeedBundle::say_losses(const Json& stored, const Json& record, const FeedPlace& place) {
  std::vector<std::string_view> lost;
  for (const auto& [key, no_matter] : stored.items()) {
    if (key != "number" && !record.contains(key)) lost.push_back(key);
  }
  if (lost.empty()) return;
  remark({FeedNote::mended, place,
          fmt::format("{}: the feed says nothing any more of {}: taken away",
                      shown(stored.at("name").get<std::string>()), fmt::join(lost, ", "))});
}

void FeedBundle::keep_own(Json& record, const FeedPlace& from) {
  const auto id = record.find("external_id");
  if (id == record.end() || !id->is_string()) return;
  const auto number = directory_.number_of(graph::Kind::group, id->get<std::string>());
  const auto stored_record = number ? directory_.record(graph::Kind::group, *number) : std::nullopt;
  if (!stored_record) {
    keep_unlisted(record);
    return;
  }
  seen_.insert(*number);
  const Json stored = record_to_json(*stored_record);
  for (const char* key : own_keys) {
    if (stored.contains(key) && !record.contains(key)) record[key] = stored.at(key);
  }
  if (stored.contains("agreed_to_be_listed")) {
    record["agreed_to_be_listed"] = stored.at("agreed_to_be_listed");
  }
  say_losses(stored, record, from);
  keep_in_list(stored, record, "costs", "pence", {"hardship"});
  keep_in_list(stored, record, "contacts", "called", {"takes_newcomers"});
  keep_in_list(stored, record, "activities", "concept", {"wanted"});
  // What a visit found out, as long as the feed says of access what it said then.
  if (!record.contains("places") || !stored.contains("places")) return;
  for (Json& place : record.at("places")) {
    const Json* had = same_item(stored.at("places"), place, "id");
    const bool said = place.contains("access") || place.contains("access_missing");
    if (!had || said || had->value("access_words", "") != place.value("access_words", "")) continue;
    for (const char* key : {"access", "access_missing"}) {
      if (had->contains(key)) place[key] = had->at(key);
    }
  }
}

std::vector<std::string> FeedBundle::not_in_feed() const {
  std::vector<std::string> names;
  for (const graph::Number& number : directory_.numbers(graph::Kind::group)) {
    const auto* stored = directory_.find<graph::Group>(number);
    if (stored && stored->source == source_ && !seen_.contains(number)) {
      names.push_back(stored->name);
    }
  }
  return names;
}

void FeedBundle::add(Json record, FeedPlace place) {
  if (!take_source(record, place)) return;
  keep_own(record, place);
  if (postcodes_) put_points(record, *postcodes_, place, *this);
  lines_ += record.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  lines_ += '\n';
  places_.push_back(std::move(place));
}

void FeedBundle::remark(FeedRemark remark) {
  if (remarks_.size() < graph::limits::mended_listed_max) {
    remarks_.push_back(std::move(remark));
  } else {
    ++remarks_not_listed_;
  }
}

void FeedBundle::refuse(FeedPlace place, std::string why) {
  if (refusals_.size() < graph::limits::faults_max) {
    refusals_.push_back({std::move(place), std::move(why)});
  } else {
    ++refusals_not_listed_;
  }
}

const FeedPlace& FeedBundle::place_of(std::uint64_t line) const {
  KITH_CHECK(line > 0 && line <= places_.size());
  return places_[line - 1];
}

}  // namespace kith::api
