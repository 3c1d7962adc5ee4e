// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/street_support_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/faults.h"
#include "api/exchange/feed_activities.h"
#include "api/exchange/feed_cells.h"
#include "api/exchange/json_document.h"
#include "api/plain_text.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using Type = JsonNode::Type;
using graph::Error;
using graph::ErrorCode;

constexpr std::array<std::string_view, 7> week{"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

// Keys that say nothing of a service beyond what is read elsewhere.
constexpr std::array<std::string_view, 4> empty_keys{"SortPosition", "sortPosition", "isPublished",
                                                     "categorySynopsis"};

// A text and its place. Views into the document, the pointer apart.
struct Value {
  std::string_view text;
  std::string pointer;
};

struct Session {
  std::size_t day = 0;  // 0 Monday
  Value opens;
  Value closes;

  bool same_hours(const Session& other) const {
    return opens.text == other.opens.text && closes.text == other.closes.text;
  }
};

struct Term {
  Value id;
  Value name;
  std::string_view taxonomy;
};

// One service as it is put together from its listings.
struct Listed {
  std::string pointer;
  Value id, key, name, info, city, postcode, latitude, longitude, where, telephone;
  std::vector<Value> lines;
  std::vector<std::string> wordings;  // of the address, as it was listed
  std::vector<Term> terms;
  std::vector<Session> sessions;
  bool always = false;
  bool by_telephone = false;
  bool by_appointment = false;
};

class StreetSupportFile {
 public:
  StreetSupportFile(std::string_view file, FeedBundle& into)
      : file_(file), into_(into), values_(into) {}

  graph::Result<void> run(std::string_view text);

 private:
  template <class Each>
  void members(std::uint32_t place, const Each& each) {
    std::uint32_t at = place + 1;
    for (std::uint32_t i = 0; i < document_.at(place).count; ++i, at = document_.at(at).next) {
      each(at, i);
    }
  }
  FeedCell cell(const Value& value) const { return {value.text, file_, 0, value.pointer}; }
  Value text(std::uint32_t object, std::initializer_list<std::string_view> keys,
             const std::string& pointer);
  bool truth(std::uint32_t object, std::string_view key);
  std::uint32_t find(std::uint32_t object, std::string_view key, Type type);

  bool walk(std::uint32_t place, const std::string& pointer);
  bool walk_list(std::uint32_t list, const std::string& pointer);
  bool is_service(std::uint32_t place);
  bool is_need(std::uint32_t place);
  void read_common(std::uint32_t root);
  void read_service(std::uint32_t place, const std::string& pointer);
  void read_address(std::uint32_t place, const std::string& pointer, Listed& out);
  void read_sessions(std::uint32_t place, const std::string& pointer, Listed& out);
  void read_session(std::uint32_t place, const std::string& pointer, Listed& out);
  void add_session(Session session, const Value& day, Listed& out);
  void read_terms(std::uint32_t place, const std::string& pointer, Listed& out);
  void read_term_list(std::uint32_t place, std::string_view key, std::string_view taxonomy,
                      const std::string& pointer, Listed& out);
  void merge(Listed listed);
  void note_keys(std::uint32_t object, const std::string& pointer);

  void add_group(const Listed& listed);
  std::string id_of(const Listed& listed) const;
  Json place_of(const Listed& listed);
  Json schedules_of(const Listed& listed);

  std::string_view file_;
  FeedBundle& into_;
  FeedCells values_;
  JsonDocument document_;
  std::vector<Listed> services_;
  std::unordered_map<std::string, std::size_t> known_;       // by what makes them one service
  std::unordered_map<std::string, std::size_t> at_address_;  // services of one key and postcode
  std::vector<Term> common_;                                 // of every service of the answer
  std::map<std::string, std::string> unread_;                // keys, with their first place
};

std::uint32_t StreetSupportFile::find(std::uint32_t object, std::string_view key, Type type) {
  if (document_.at(object).type != Type::object) return 0;
  const std::uint32_t found = document_.find(object, key);
  if (found == 0) return 0;
  document_.at(found).taken = true;
  return document_.at(found).type == type ? found : 0;
}

// The first of the keys that holds a text or a number.
Value StreetSupportFile::text(std::uint32_t object, std::initializer_list<std::string_view> keys,
                              const std::string& pointer) {
  for (const std::string_view key : keys) {
    std::uint32_t found = find(object, key, Type::string);
    if (found == 0) found = find(object, key, Type::number);
    if (found != 0) return {document_.at(found).text, fmt::format("{}/{}", pointer, key)};
  }
  return {{}, pointer};
}

bool StreetSupportFile::truth(std::uint32_t object, std::string_view key) {
  find(object, key, Type::false_value);
  return find(object, key, Type::true_value) != 0;
}

graph::Result<void> StreetSupportFile::run(std::string_view text) {
  if (text.size() > street_support_bytes_max) {
    return Error{ErrorCode::too_large, "an answer of Street Support takes at most 64 MiB"};
  }
  FaultList faults;
  if (!document_.parse(text, faults)) {
    return Error{ErrorCode::malformed, "the file is no JSON that can be read", faults.take()};
  }
  for (const graph::Fault& fault : faults.items()) {
    into_.refuse({std::string(file_), 0, fault.pointer}, fault.detail);
  }
  if (document_.root().type == Type::object) read_common(document_.root_place());
  if (!walk(document_.root_place(), "")) {
    return Error{ErrorCode::bad_input, "no list of Street Support's services is in the file"};
  }
  for (const Listed& each : services_) ++at_address_[id_of(each)];
  for (const Listed& each : services_) add_group(each);
  for (const auto& [key, pointer] : unread_) {
    into_.remark({FeedNote::left_out,
                  {std::string(file_), 0, pointer},
                  mend_name("groups have no place for the key " + key).text});
  }
  return {};
}

// What an answer as a whole was asked for holds for all of its services.
void StreetSupportFile::read_common(std::uint32_t root) {
  const auto add = [this](Term term) {
    if (!term.name.text.empty() || !term.id.text.empty()) common_.push_back(std::move(term));
  };
  add({text(root, {"categoryKey"}, ""), text(root, {"categoryName"}, ""), "categories"});
  if (const std::uint32_t category = find(root, "category", Type::object); category != 0) {
    add({text(category, {"id"}, "/category"), text(category, {"name"}, "/category"), "categories"});
  }
  if (const std::uint32_t group = find(root, "clientGroup", Type::object); group != 0) {
    add({text(group, {"key"}, "/clientGroup"), text(group, {"name"}, "/clientGroup"),
         "client groups"});
  }
}

bool StreetSupportFile::is_need(std::uint32_t place) {
  return document_.find(place, "reason") != 0 && document_.find(place, "type") != 0;
}

bool StreetSupportFile::is_service(std::uint32_t place) {
  for (const std::string_view key : {"key", "serviceProviderKey", "serviceProviderId"}) {
    if (document_.find(place, key) != 0) return true;
  }
  return false;
}

// Finds the lists of services, wherever an answer or a page of one keeps them; false for none.
bool StreetSupportFile::walk(std::uint32_t place, const std::string& pointer) {
  const Type type = document_.at(place).type;
  if (type == Type::array) return walk_list(place, pointer);
  if (type != Type::object) return false;
  bool found = false;
  for (const std::string_view key : {"daysServices", "serviceProviders", "providers", "items"}) {
    const std::uint32_t list = find(place, key, Type::array);
    if (list != 0) found = walk_list(list, fmt::format("{}/{}", pointer, key)) || found;
  }
  if (found || !pointer.empty()) return found;
  members(place, [&](std::uint32_t at, std::size_t) {  // pages, each with its items
    if (document_.at(at).type != Type::object) return;
    found = walk(at, PointerPath().text(document_.at(at).key)) || found;
  });
  return found;
}

bool StreetSupportFile::walk_list(std::uint32_t list, const std::string& pointer) {
  std::size_t needs = 0;
  bool found = document_.at(list).count == 0;
  members(list, [&](std::uint32_t at, std::size_t i) {
    const std::string here = fmt::format("{}/{}", pointer, i);
    const bool object = document_.at(at).type == Type::object;
    if (object && is_need(at)) {
      ++needs;
    } else if (object && is_service(at)) {
      read_service(at, here);
    } else if (!object || !walk(at, here)) {
      into_.refuse({std::string(file_), 0, here}, "this is no service of Street Support");
    }
    found = true;
  });
  if (needs > 0) {
    into_.remark(
        {FeedNote::left_out,
         {std::string(file_), 0, pointer},
         fmt::format("{} lists of what somebody needs: groups have no place for them", needs)});
  }
  return found;
}

void StreetSupportFile::read_service(std::uint32_t place, const std::string& pointer) {
  Listed out;
  out.pointer = pointer;
  out.id = text(place, {"id"}, pointer);
  out.key = text(place, {"key", "serviceProviderKey", "serviceProviderId"}, pointer);
  out.name = text(place, {"name", "serviceProviderName"}, pointer);
  out.info = text(place, {"serviceInfo", "info"}, pointer);
  out.where = text(place, {"locationDescription"}, pointer);
  out.telephone = text(place, {"telephone"}, pointer);
  out.always = truth(place, "isOpen247");
  out.by_telephone = truth(place, "isTelephoneService");
  out.by_appointment = truth(place, "isAppointmentOnly");
  if (find(place, "isPublished", Type::false_value) != 0) {
    return values_.left_out({{}, file_, 0, pointer}, "not published");
  }
  if (trimmed(out.name.text).empty() || trimmed(out.key.text).empty()) {
    const bool named = !trimmed(out.name.text).empty();
    return values_.refuse(cell(named ? out.key : out.name),
                          named ? "the service has no key" : "the service has no name");
  }
  std::uint32_t address = find(place, "address", Type::object);
  std::string_view under = "/address";
  if (address == 0) {
    address = find(place, "location", Type::object);
    under = "/location";
  }
  if (address == 0) under = "";
  const std::string there = pointer + std::string(under);
  read_address(address == 0 ? place : address, there, out);
  read_sessions(place, pointer, out);
  if (address != 0) read_sessions(address, there, out);
  read_terms(place, pointer, out);
  note_keys(place, pointer);
  if (address != 0) note_keys(address, there);
  merge(std::move(out));
}

void StreetSupportFile::read_address(std::uint32_t place, const std::string& pointer, Listed& out) {
  for (const std::string_view key : {"street", "street1", "street2", "street3", "streetLine1",
                                     "streetLine2", "streetLine3", "streetLine4"}) {
    Value line = text(place, {key}, pointer);
    if (!trimmed(line.text).empty()) out.lines.push_back(std::move(line));
  }
  out.city = text(place, {"city"}, pointer);
  out.postcode = text(place, {"postcode"}, pointer);
  out.latitude = text(place, {"latitude", "lat"}, pointer);
  out.longitude = text(place, {"longitude", "lon"}, pointer);
  if (out.where.text.empty()) out.where = text(place, {"description"}, pointer);
  if (out.telephone.text.empty()) out.telephone = text(place, {"telephone"}, pointer);
  out.always = truth(place, "isOpen247") || out.always;
}

void StreetSupportFile::read_sessions(std::uint32_t place, const std::string& pointer,
                                      Listed& out) {
  for (const std::string_view key : {"openingTimes", "sessions"}) {
    const std::uint32_t list = find(place, key, Type::array);
    if (list == 0) continue;
    members(list, [&](std::uint32_t at, std::size_t i) {
      read_session(at, fmt::format("{}/{}/{}", pointer, key, i), out);
    });
  }
  const std::uint32_t one = find(place, "openingTime", Type::object);
  if (one != 0) read_session(one, pointer + "/openingTime", out);
}

// {"day": …, "startTime": …, "endTime": …} or [day, start, end].
void StreetSupportFile::read_session(std::uint32_t place, const std::string& pointer, Listed& out) {
  std::array<Value, 3> parts;
  if (document_.at(place).type == Type::array) {
    members(place, [&](std::uint32_t at, std::size_t i) {
      const bool is_text = document_.at(at).type == Type::string;
      if (i < 3 && is_text) parts[i] = {document_.at(at).text, fmt::format("{}/{}", pointer, i)};
    });
  } else if (document_.at(place).type == Type::object) {
    parts = {text(place, {"day"}, pointer), text(place, {"startTime"}, pointer),
             text(place, {"endTime"}, pointer)};
  }
  for (Value& part : parts) {
    if (part.pointer.empty()) part.pointer = pointer;
  }
  add_session({0, parts[1], parts[2]}, parts[0], out);
}

void StreetSupportFile::add_session(Session session, const Value& day, Listed& out) {
  const std::string_view code = weekday_code(day.text);
  if (code.empty()) {
    return values_.refuse(cell(day),
                          fmt::format("{} is no day of the week", mend_name(day.text).text));
  }
  session.day = static_cast<std::size_t>(std::find(week.begin(), week.end(), code) - week.begin());
  const bool known = std::any_of(
      out.sessions.begin(), out.sessions.end(),
      [&](const Session& each) { return each.day == session.day && each.same_hours(session); });
  if (!known) out.sessions.push_back(std::move(session));
}

void StreetSupportFile::read_terms(std::uint32_t place, const std::string& pointer, Listed& out) {
  out.terms.push_back(
      {text(place, {"categoryId"}, pointer), text(place, {"categoryName"}, pointer), "categories"});
  const std::uint32_t tags = find(place, "tags", Type::array);
  if (tags != 0) {
    members(tags, [&](std::uint32_t at, std::size_t i) {
      if (document_.at(at).type != Type::string) return;
      out.terms.push_back(
          {{}, {document_.at(at).text, fmt::format("{}/tags/{}", pointer, i)}, "tags"});
    });
  }
  read_term_list(place, "clientGroups", "client groups", pointer, out);
  read_term_list(place, "subCategories", "subcategories", pointer, out);
}

void StreetSupportFile::read_term_list(std::uint32_t place, std::string_view key,
                                       std::string_view taxonomy, const std::string& pointer,
                                       Listed& out) {
  const std::uint32_t list = find(place, key, Type::array);
  if (list == 0) return;
  members(list, [&](std::uint32_t at, std::size_t i) {
    const std::string here = fmt::format("{}/{}/{}", pointer, key, i);
    out.terms.push_back({text(at, {"key", "id"}, here), text(at, {"name"}, here), taxonomy});
  });
}

// Keys of an object that nothing was read of, once each.
void StreetSupportFile::note_keys(std::uint32_t object, const std::string& pointer) {
  members(object, [&](std::uint32_t at, std::size_t) {
    const JsonNode& node = document_.at(at);
    const bool says =
        node.type != Type::null_value && !(node.type == Type::string && node.text.empty());
    const bool nothing =
        std::find(empty_keys.begin(), empty_keys.end(), node.key) != empty_keys.end();
    // An address's own key is of noughts in every answer seen.
    if (node.taken || !says || nothing || node.key == "key") return;
    unread_.emplace(std::string(node.key), pointer + PointerPath().text(node.key));
  });
}

// Adds a listing to the service that it is another session of.
void StreetSupportFile::merge(Listed listed) {
  std::string one = "#" + std::string(listed.id.text);
  if (listed.id.text.empty()) {
    one = fmt::format("{}\n{}", id_of(listed), trimmed(listed.info.text));
  }
  const auto [found, is_new] = known_.emplace(std::move(one), services_.size());
  if (is_new) services_.push_back(listed);
  Listed& into = services_[found->second];
  for (Session& session : listed.sessions) {
    const std::string day(week[session.day]);
    const Value said{day, session.opens.pointer};
    add_session(std::move(session), said, into);
  }
  if (!is_new) into.terms.insert(into.terms.end(), listed.terms.begin(), listed.terms.end());
  if (into.lines.empty()) into.lines = listed.lines;
  std::string wording;
  for (const Value& line : listed.lines) wording += std::string(line.text) + "\n";
  auto& wordings = into.wordings;
  if (std::find(wordings.begin(), wordings.end(), wording) == wordings.end()) {
    if (!wordings.empty() && !wording.empty()) {
      values_.left_out(cell(listed.lines.front()), "another wording of the service's address");
    }
    wordings.push_back(std::move(wording));
  }
  if (trimmed(into.telephone.text).empty()) into.telephone = listed.telephone;
  into.always = into.always || listed.always;
  into.by_telephone = into.by_telephone || listed.by_telephone;
  into.by_appointment = into.by_appointment || listed.by_appointment;
}

std::string StreetSupportFile::id_of(const Listed& listed) const {
  if (!listed.id.text.empty()) return std::string(listed.id.text);
  std::string id(listed.key.text);
  const auto postcode = mend_postcode(listed.postcode.text);
  id += "_" + (postcode ? *postcode : std::string(trimmed(listed.postcode.text)));
  std::erase(id, ' ');
  return id;
}

void StreetSupportFile::add_group(const Listed& listed) {
  Json out = Json::object();
  std::string id = id_of(listed);
  if (listed.id.text.empty() && at_address_[id] > 1) {
    id += fmt::format("\n={}", trimmed(listed.info.text));
  }
  out["type"] = "group";
  out["external_id"] = external_id_from(id);
  values_.put_name(out, "name", cell(listed.name));
  if (!out.contains("name")) return values_.refuse(cell(listed.name), "the service has no name");
  values_.put_text(out, "description", cell(listed.info));
  const Json place = place_of(listed);
  if (!place.empty()) out["places"] = Json::array({place});
  Json schedules = schedules_of(listed);
  if (!schedules.empty()) out["schedules"] = std::move(schedules);
  Json contact = Json::object();
  values_.put_phone(contact, "phone", cell(listed.telephone));
  if (!contact.empty()) out["contacts"] = Json::array({contact});
  Json organisation = Json::object();
  values_.put_name(organisation, "id", cell(listed.key));
  organisation["name"] = out["name"];
  out["organisation"] = std::move(organisation);
  Json terms = Json::array();
  const auto add = [&](const Term& term) {
    Json made = Json::object();
    values_.put_name(made, "id", cell(term.id));
    values_.put_name(made, "name", cell(term.name));
    if (made.empty()) return;
    made["taxonomy"] = term.taxonomy;
    values_.add_item(terms, made, cell(term.name));
  };
  for (const Term& term : common_) add(term);
  for (const Term& term : listed.terms) add(term);
  if (!terms.empty()) out["terms"] = std::move(terms);
  put_activities(out);
  into_.add(out, {std::string(file_), 0, listed.pointer});
}

Json StreetSupportFile::place_of(const Listed& listed) {
  Json out = Json::object();
  values_.put_text(out, "description", cell(listed.where));
  Json lines = Json::array();
  for (const Value& line : listed.lines) values_.add_name(lines, cell(line));
  if (!lines.empty()) out["address"] = std::move(lines);
  values_.put_name(out, "town", cell(listed.city));
  values_.put_postcode(out, "postcode", cell(listed.postcode));
  values_.put_point(out, "point", cell(listed.latitude), cell(listed.longitude));
  return out;
}

// Days with the same hours together, in the order of the week.
Json StreetSupportFile::schedules_of(const Listed& listed) {
  std::vector<Session> sessions = listed.sessions;
  std::stable_sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) {
    return std::pair(a.day, a.opens.text) < std::pair(b.day, b.opens.text);
  });
  Json list = Json::array();
  const auto finish = [&](Json made) {
    if (listed.by_appointment) made["by_appointment"] = true;
    if (listed.by_telephone) made["attending"] = "by telephone";
    if (!made.empty()) list.push_back(std::move(made));
  };
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    const auto earlier = sessions.begin() + static_cast<std::ptrdiff_t>(i);
    const auto same = [&](const Session& each) { return each.same_hours(sessions[i]); };
    if (std::any_of(sessions.begin(), earlier, same)) continue;
    std::string days;
    for (const Session& each : sessions) {
      if (same(each)) days += (days.empty() ? "" : ",") + std::string(week[each.day]);
    }
    Json made = Json::object();
    made["pattern"] = "FREQ=WEEKLY;BYDAY=" + days;
    values_.put_time(made, "opens", cell(sessions[i].opens));
    values_.put_time(made, "closes", cell(sessions[i].closes));
    finish(std::move(made));
  }
  if (sessions.empty() && listed.always) {
    finish(Json{{"pattern", "FREQ=DAILY"}, {"opens", "00:00"}, {"closes", "00:00"}});
  } else if (sessions.empty()) {
    finish(Json::object());
  }
  return list;
}

}  // namespace

graph::Result<void> read_street_support(std::string_view file, std::string_view text,
                                        FeedBundle& into) {
  return StreetSupportFile(file, into).run(text);
}

}  // namespace kith::api
