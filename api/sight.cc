// SPDX-License-Identifier: Apache-2.0
#include "api/sight.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <nlohmann/json.hpp>

#include "api/kinds.h"
#include "graph/agreements.h"
#include "graph/tie_words.h"

namespace kith::api {
namespace {

using graph::Kind;
using graph::Record;
using graph::Seen;
using Json = nlohmann::ordered_json;

// Kinds that are somebody's circle: may_know_of decides about the whole of them, and whoever knows
// of one reads what the person keeps for themselves, too.
bool is_of_circle(Kind kind) {
  return kind == Kind::tie || kind == Kind::contact || kind == Kind::review || kind == Kind::diary;
}

class RoleFilter : public FieldFilter {
 public:
  RoleFilter(Role role, bool writing) : role_(role), writing_(writing) {}

  bool shows(const FieldPlace& place) const override {
    if (writing_) return tells(role_, place.seen) || free_for(place);
    return sees(role_, place.seen) || free_for(place);
  }

 private:
  bool free_for(const FieldPlace& place) const {
    return place.seen == Seen::own && is_of_circle(place.kind);
  }

  Role role_;
  bool writing_;
};

// Nobody's yes outweighs their own no, and a yes holds from its day to its end.
bool agreed_to_circle(const Eyes& eyes, const graph::Person& person) {
  return graph::circle_answer(person).said == graph::CircleAnswer::Said::yes &&
         (!eyes.on || graph::lets_circle_be_held(person, *eyes.on));
}

// Whether what a person said about who may see it lets this role in.
bool lets_in(Role role, const std::optional<graph::SeenBy>& said, bool agreed) {
  if (role == Role::data_protection_lead) return true;
  if (!said) return agreed;
  if (*said == graph::SeenBy::circle) return role == Role::coordinator;
  return *said == graph::SeenBy::officer;
}

bool knows_of_person(const Eyes& eyes, const graph::Number& number, const graph::View& view) {
  if (eyes.role == Role::person) return eyes.own == number;
  const auto* person = view.find<graph::Person>(number);
  return lets_in(eyes.role, std::nullopt, person && agreed_to_circle(eyes, *person));
}

bool knows(const Eyes& eyes, const graph::Contact& contact, const graph::View& view) {
  const auto* tie = view.find<graph::Tie>(contact.tie.number);
  return tie ? may_know_of_tie(eyes, *tie, view) : knows_of_person(eyes, contact.of.number, view);
}

bool keeps_tie(const Eyes& eyes, const graph::TieNumber& number, const graph::View& view) {
  const auto* tie = view.find<graph::Tie>(number.number);
  return tie && !may_know_of_tie(eyes, *tie, view);
}

// The record as they read it, before fields are left out: neither a review nor a way to somebody
// who matters tells of a tie that they may not know of.
Record as_read_by(const Eyes& eyes, const Record& record, const graph::View& view) {
  Record shown = record;
  if (auto* review = std::get_if<graph::Review>(&shown)) {
    std::erase_if(review->ties, [&](const auto& seen) { return keeps_tie(eyes, seen.tie, view); });
  } else if (auto* person = std::get_if<graph::Person>(&shown)) {
    std::erase_if(person->anchors, [&](const graph::Anchor& anchor) {
      return anchor.tie && keeps_tie(eyes, *anchor.tie, view);
    });
  } else if (auto* household = std::get_if<graph::Household>(&shown)) {
    const bool is_kept = household->state == graph::HouseholdState::under_review &&
                         !sees(eyes.role, Seen::confidential);
    if (is_kept) household->state = graph::HouseholdState::paused;
  }
  return shown;
}

// Where a JSON value is that another has and `less` has not.
void list_missing(const Json& whole, const Json& less, const std::string& pointer,
                  std::vector<std::string>& out) {
  if (whole.is_object() && less.is_object()) {
    for (const auto& [key, value] : whole.items()) {
      const auto found = less.find(key);
      const std::string place = pointer + "/" + key;
      if (found == less.end()) {
        out.push_back(place);
      } else {
        list_missing(value, *found, place, out);
      }
    }
  } else if (whole.is_array() && less.is_array()) {
    for (std::size_t i = 0; i < std::min(whole.size(), less.size()); ++i) {
      list_missing(whole[i], less[i], pointer + "/" + std::to_string(i), out);
    }
    if (whole.size() > less.size()) out.push_back(pointer);
  }
}

// By what an item of a list is the same item in another version of the list.
std::string identity_of(const Json& item) {
  if (!item.is_object()) return "";
  for (const char* key : {"number", "person", "tie"}) {
    const auto found = item.find(key);
    if (found != item.end() && found->is_string()) return found->get<std::string>();
  }
  return "";
}

const Json* item_with(const Json& list, const std::string& identity) {
  for (const Json& item : list) {
    if (identity_of(item) == identity) return &item;
  }
  return nullptr;
}

Json list_with_hidden(const Json& whole, const Json& visible, const Json& written) {
  if (visible == written) return whole;
  Json merged = Json::array();
  for (const Json& item : written) {
    const std::string identity = identity_of(item);
    const Json* had = identity.empty() ? nullptr : item_with(whole, identity);
    const Json* seen = identity.empty() ? nullptr : item_with(visible, identity);
    merged.push_back(had && seen ? with_hidden_kept(*had, *seen, item) : item);
  }
  // Whole items that they did not see, at the end.
  for (const Json& item : whole) {
    const std::string identity = identity_of(item);
    if (!identity.empty() && !item_with(visible, identity)) merged.push_back(item);
  }
  return merged;
}

}  // namespace

bool may_know_of_tie(const Eyes& eyes, const graph::Tie& tie, const graph::View& view) {
  if (eyes.role == Role::person) return eyes.own == tie.of.number;
  const bool hidden = tie.hidden.value_or(false);
  if (hidden && eyes.role != Role::data_protection_lead) return false;
  const auto* person = view.find<graph::Person>(tie.of.number);
  return lets_in(eyes.role, tie.seen_by, person && agreed_to_circle(eyes, *person));
}

bool sees_unlisted(Role role) { return has(role, Right::read_groups) && role != Role::person; }

bool may_know_of(const Eyes& eyes, const Record& record, const graph::View& view) {
  const Kind kind = graph::kind_of(record);
  if (tenant_of(kind) == store::Tenant::directory) {
    const auto* group = std::get_if<graph::Group>(&record);
    const bool open = !group || group->agreed_to_be_listed.value_or(false);
    return has(eyes.role, right_to_read(kind)) && (open || sees_unlisted(eyes.role));
  }
  if (eyes.role == Role::person) {
    if (kind == Kind::person) return eyes.own == graph::identity_of(record).number;
    if (const auto* connection = std::get_if<graph::Connection>(&record)) {
      return eyes.own == connection->of.number;
    }
    if (kind != Kind::tie) return false;
  } else if (!has(eyes.role, right_to_read(kind))) {
    return false;
  }
  if (const auto* tie = std::get_if<graph::Tie>(&record)) return may_know_of_tie(eyes, *tie, view);
  if (const auto* contact = std::get_if<graph::Contact>(&record))
    return knows(eyes, *contact, view);
  if (const auto* review = std::get_if<graph::Review>(&record)) {
    return knows_of_person(eyes, review->person.number, view);
  }
  if (const auto* diary = std::get_if<graph::Diary>(&record)) {
    return knows_of_person(eyes, diary->person.number, view);
  }
  return true;
}

std::string visible_text(const Eyes& eyes, const Record& record, const graph::View& view) {
  return record_to_text(as_read_by(eyes, record, view), RoleFilter(eyes.role, false));
}

Json visible_json(const Eyes& eyes, const Record& record, const graph::View& view) {
  return record_to_json(as_read_by(eyes, record, view), RoleFilter(eyes.role, false));
}

std::vector<std::string> not_theirs_to_write(const Eyes& eyes, const Record& record) {
  std::vector<std::string> pointers;
  list_missing(record_to_json(record), record_to_json(record, RoleFilter(eyes.role, true)), "",
               pointers);
  return pointers;
}

Json with_hidden_kept(const Json& whole, const Json& visible, const Json& written) {
  if (whole.is_array() && visible.is_array() && written.is_array()) {
    return list_with_hidden(whole, visible, written);
  }
  if (!whole.is_object() || !visible.is_object() || !written.is_object()) {
    return visible == written ? whole : written;
  }
  Json merged = Json::object();
  for (const auto& [key, value] : written.items()) {
    const auto had = whole.find(key);
    const auto seen = visible.find(key);
    const bool was_there = had != whole.end();
    if (was_there && seen != visible.end()) {
      merged[key] = with_hidden_kept(*had, *seen, value);
    } else {
      const bool is_list = was_there && had->is_array() && value.is_array();
      merged[key] = is_list ? list_with_hidden(*had, Json::array(), value) : value;
    }
  }
  for (const auto& [key, value] : whole.items()) {
    if (merged.contains(key)) continue;
    const auto seen = visible.find(key);
    if (seen == visible.end()) {
      merged[key] = value;
    } else if (value.is_array() && seen->is_array()) {  // taken out as far as they saw it
      Json rest = list_with_hidden(value, *seen, Json::array());
      if (!rest.empty()) merged[key] = std::move(rest);
    }
  }
  return merged;
}

}  // namespace kith::api
