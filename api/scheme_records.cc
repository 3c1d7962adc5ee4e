// SPDX-License-Identifier: Apache-2.0
// Records of a scheme: read, listed, made, changed, ended.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/json_document.h"
#include "api/exchange/numbering.h"
#include "api/exchange/record_json.h"
#include "api/exchange/schema.h"
#include "api/opaque.h"
#include "api/scheme.h"
#include "graph/agreements.h"
#include "graph/circle.h"
#include "graph/codec.h"
#include "graph/introduction_ledger.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using graph::Kind;
using graph::Number;
using graph::Record;
using Json = nlohmann::ordered_json;

constexpr int attempts_max = 3;

Error no_such(Kind kind) {
  return Error{ErrorCode::not_found,
               fmt::format("there is no such {}, or none you may know of", graph::to_text(kind))};
}

// Whose data an answer about a record shows: its own subject, and whoever is within it.
std::vector<graph::SubjectNumber> subjects_of(const Record& record) {
  std::vector<graph::SubjectNumber> subjects = graph::encode(record).subjects;
  std::erase_if(subjects, [](const auto& subject) { return subject.number.is_zero(); });
  return subjects;
}

// Fields of what was written that this role may not write. What the record holds of them already is
// no business of the answer.
std::optional<Error> forbidden_fields(const Eyes& eyes, const Record& record, const Json& written) {
  Error error{ErrorCode::forbidden, "this role may not write some of these fields", {}};
  for (const std::string& pointer : not_theirs_to_write(eyes, record)) {
    if (!written.contains(Json::json_pointer(pointer))) continue;
    error.faults.push_back({pointer, "for a manager to write", 0});
  }
  if (error.faults.empty()) return std::nullopt;
  return error;
}

Json circle_tie(const Eyes& eyes, const graph::Tie& tie, const graph::Rhythmic& rhythm,
                const graph::View& view) {
  Json json{{"tie", visible_json(eyes, tie, view)}, {"live", rhythm.live}};
  if (rhythm.days_since_contact) json["days_since_contact"] = *rhythm.days_since_contact;
  return json;
}

// A JSON object without repeated keys, nested no deeper than is taken.
graph::Result<Json> parse(std::string_view text) {
  JsonDocument document;
  FaultList faults;
  const bool read = document.parse(text, faults);
  if (!read || !faults.empty()) {
    const ErrorCode code = read                      ? ErrorCode::bad_input
                           : document.was_too_deep() ? ErrorCode::too_large
                                                     : ErrorCode::malformed;
    return Error{code, "this is not JSON as it is taken here", faults.take()};
  }
  Json json = Json::parse(text, nullptr, false);
  if (json.is_object()) return json;
  return Error{ErrorCode::malformed, "a JSON object is expected"};
}

// Keys that nobody knows are faults even where they only remove.
std::optional<Error> unknown_removals(const Json& changes, Kind kind) {
  static const Json schemas = record_schemas();
  const Json& known = schemas.at(schema_name(kind)).at("properties");
  Error error{ErrorCode::bad_input, "the patch removes what no record has", {}};
  for (const auto& [key, value] : changes.items()) {
    if (value.is_null() && !known.contains(key)) {
      error.faults.push_back({PointerPath().text(key), "nobody knows this key", 0});
    }
  }
  if (error.faults.empty()) return std::nullopt;
  return error;
}

void find_nulls(const Json& value, PointerPath& path, std::vector<graph::Fault>& found) {
  if (value.is_null()) {
    found.push_back(
        {path.text(), "null says nothing; leave the key out where nothing is known", 0});
  } else if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      path.push(key);
      find_nulls(inner, path, found);
      path.pop();
    }
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      path.push(i);
      find_nulls(value[i], path, found);
      path.pop();
    }
  }
}

// A whole record says nothing by null, while a patch removes by it.
std::optional<Error> nulls_in(const Json& written) {
  Error error{ErrorCode::bad_input, "a record has no null", {}};
  PointerPath path;
  find_nulls(written, path, error.faults);
  if (error.faults.empty()) return std::nullopt;
  return error;
}

// States are moved by named transitions, which keep who decided. Told by what the asker sees, so
// that what they do not see cannot be told from it.
std::vector<graph::Fault> states_written(Kind kind, const Json& visible, const Json& written) {
  std::vector<graph::Fault> faults;
  if (kind != Kind::household && kind != Kind::person) return faults;
  for (const char* key : {"state", "states"}) {
    if (visible.value(key, Json()) == written.value(key, Json())) continue;
    faults.push_back({PointerPath().text(key),
                      fmt::format("changes by a named transition: POST {}/{{number}}/transitions",
                                  path_of(kind)),
                      0});
  }
  return faults;
}

// The merge patch that makes one value of another.
Json difference(const Json& from, const Json& to) {
  if (!from.is_object() || !to.is_object()) return to;
  Json patch = Json::object();
  for (const auto& [key, value] : to.items()) {
    const auto had = from.find(key);
    if (had == from.end()) {
      patch[key] = value;
    } else if (*had != value) {
      patch[key] = difference(*had, value);
    }
  }
  for (const auto& [key, value] : from.items()) {
    if (!to.contains(key)) patch[key] = nullptr;
  }
  return patch;
}

// Level 2 needs the person's agreement (domain §4). What an import brings is history.
graph::Result<void> check_agreement(const Record& record, const graph::View& view,
                                    graph::Date today) {
  const auto* connection = std::get_if<graph::Connection>(&record);
  if (connection == nullptr) return {};
  const auto* person = view.find<graph::Person>(connection->of.number);
  if (person != nullptr && graph::agreed_to(person->agreement, graph::AgreementFor::connect, today,
                                            false) == graph::Agreed::yes) {
    return {};
  }
  return Error{ErrorCode::bad_input,
               "a connection is kept only of somebody who agreed to it",
               {{"/of",
                 "has no agreement for \"connect\" that holds today: ask, or count a short "
                 "conversation (level_one_count) instead",
                 0}}};
}

// Records are checked against what is stored; a new one may point to itself nowhere.
graph::Result<Record> read_record(std::string_view json, Kind kind, const graph::View& view,
                                  graph::Date today) {
  return record_from_text(json, kind, ViewReferences(view), ReadOptions{today, false});
}

// An arrangement or a stay that nobody agreed through Kith says so: it carries nobody's yes.
std::string shown_text(const Eyes& eyes, const Record& record, const graph::View& view) {
  std::string text = visible_text(eyes, record, view);
  const auto* arrangement = std::get_if<graph::Arrangement>(&record);
  const auto* stay = std::get_if<graph::EmergencyStay>(&record);
  const bool from_elsewhere =
      (arrangement != nullptr && !graph::is_agreed_here(view, *arrangement)) ||
      (stay != nullptr && !graph::stay_begun_in(view, *stay));
  if (from_elsewhere) text.insert(text.size() - 1, ",\"begun_before_kith\":true");
  return text;
}

}  // namespace

Shown Scheme::shown(const Asker& asker, const Record& record) const {
  Shown shown;
  shown.body = visible_text(asker.eyes, record, view());
  shown.etag = etag_of(shown.body);
  shown.number = graph::identity_of(record).number;
  return shown;
}

graph::Result<Scheme::Found> Scheme::find(const Asker& asker, Kind kind,
                                          const Number& number) const {
  graph::View now = view();
  auto record = now.record(kind, number);
  if (!record || !may_know_of(asker.eyes, *record, now)) return no_such(kind);
  return Found{std::move(now), std::move(*record)};
}

graph::Result<Shown> Scheme::get(const Asker& asker, Kind kind, const Number& number) {
  auto found = find(asker, kind, number);
  if (!found) return std::move(found).error();
  Shown answer = shown(asker, found->record);
  if (kind == Kind::arrangement || kind == Kind::emergency_stay) {
    answer.body = shown_text(asker.eyes, found->record, found->view);
    answer.etag = etag_of(answer.body);
  }
  auto noted = note(asker, fmt::format("{}/get", path_of(kind)), found->view.position(),
                    answer.body, subjects_of(found->record));
  if (!noted) return std::move(noted).error();
  return answer;
}

std::string Scheme::page_use(Kind kind) const { return fmt::format("page/{}", path_of(kind)); }

graph::Result<Page> Scheme::list(const Asker& asker, Kind kind, std::string_view cursor,
                                 std::size_t limit) {
  auto after = number_in_cursor(secret(), page_use(kind), cursor);
  if (!after) return std::move(after).error();
  const graph::View now = view();
  const std::vector<Number> numbers = now.numbers(kind);
  Page page;
  std::string shown_bytes;
  std::vector<graph::SubjectNumber> subjects;
  Number last;
  auto next =
      cursor.empty() ? numbers.begin() : std::upper_bound(numbers.begin(), numbers.end(), *after);
  for (; next != numbers.end(); ++next) {
    const auto record = now.record(kind, *next);
    if (!record || !may_know_of(asker.eyes, *record, now)) continue;
    if (page.items.size() == limit) {
      page.next = cursor_after(secret(), page_use(kind), last);
      break;
    }
    page.items.push_back(shown_text(asker.eyes, *record, now));
    shown_bytes += page.items.back();
    for (const auto& subject : subjects_of(*record)) subjects.push_back(subject);
    last = *next;
  }
  auto noted = note(asker, fmt::format("{}/list", path_of(kind)), now.position(), shown_bytes,
                    std::move(subjects));
  if (!noted) return std::move(noted).error();
  return page;
}

graph::Result<Number> Scheme::number_of(const Asker& asker, Kind kind,
                                        std::string_view external_id) const {
  const graph::View now = view();
  const auto number = now.number_of(kind, external_id);
  if (!number) return no_such(kind);
  auto found = find(asker, kind, *number);
  if (!found) return std::move(found).error();
  return *number;
}

graph::Result<Shown> Scheme::create_record(const Asker& asker, Kind kind, std::string_view json,
                                           const std::string& idempotency_key) {
  const auto idempotency =
      idempotency_of(asker, idempotency_key, fmt::format("POST {}", path_of(kind)), json);
  auto before = done_before(idempotency);
  if (!before) return std::move(before).error();
  if (*before) return created_before(asker, kind, **before);
  auto record = read_record(json, kind, view(), today());
  if (!record) return std::move(record).error();
  if (!graph::identity_of(*record).number.is_zero()) {
    return Error{ErrorCode::bad_input,
                 "a new record gets its number from Kith",
                 {{"/number", "leave it out; to bring a number along, use kith import", 0}}};
  }
  auto written = parse(json);
  if (!written) return std::move(written).error();
  if (auto forbidden = forbidden_fields(asker.eyes, *record, *written)) {
    return std::move(*forbidden);
  }
  if (auto agreed = check_agreement(*record, view(), today()); !agreed) {
    return std::move(agreed).error();
  }
  RandomNumbers numbers(surroundings_.randomness);
  give_numbers(*record, view(), numbers);
  store::Command command;
  command.events.push_back(graph::put_event(*record));
  command.idempotency = idempotency;
  auto committed = store_->writer().submit(std::move(command));
  if (!committed) return std::move(committed).error();
  if (committed->replayed) return created_before(asker, kind, *committed);
  return shown(asker, *record);
}

graph::Result<Shown> Scheme::created_before(const Asker& asker, Kind kind,
                                            const store::Committed& committed) {
  auto event = store().log().read(committed.first);
  if (!event) return std::move(event).error();
  const graph::EventHeader& header = event->header;
  auto record = graph::decode(kind, header.record, header.subjects, event->parts);
  if (!record || !may_know_of(asker.eyes, *record, view())) return no_such(kind);
  Shown answer = shown(asker, *record);
  answer.replayed = true;
  return answer;
}

graph::Result<void> Scheme::match(const Asker& asker, const Found& found,
                                  std::string_view if_match) const {
  if (if_match.empty()) {
    return Error{ErrorCode::precondition_required,
                 "send If-Match with the ETag of the version you have read"};
  }
  if (if_match != "*" && if_match != shown(asker, found.record).etag) {
    return Error{ErrorCode::precondition_failed,
                 "somebody else changed it since: read it again, then change that"};
  }
  return {};
}

graph::Result<Shown> Scheme::change(const Asker& asker, Kind kind, const Number& number,
                                    std::string_view if_match, const Change& how) {
  // What the asker does not see may change between reading and writing: then once more, and the
  // ETag decides again.
  for (int attempt = 1;; ++attempt) {
    auto found = find(asker, kind, number);
    if (!found) return std::move(found).error();
    if (auto matched = match(asker, *found, if_match); !matched) return std::move(matched).error();
    auto record = how(*found);
    if (!record) return std::move(record).error();
    if (auto agreed = check_agreement(*record, found->view, today()); !agreed) {
      return std::move(agreed).error();
    }
    RandomNumbers numbers(surroundings_.randomness);
    give_numbers(*record, found->view, numbers);
    if (*record == found->record) return shown(asker, *record);
    store::Command command;
    command.events.push_back(graph::put_event(*record));
    command.preconditions.push_back({number, found->view.changed_at(number)});
    auto committed = store_->writer().submit(std::move(command));
    if (committed) return shown(asker, *record);
    if (committed.error().code != ErrorCode::precondition_failed || attempt == attempts_max) {
      return std::move(committed).error();
    }
  }
}

graph::Result<Record> Scheme::written_over(const Asker& asker, const Found& found,
                                           const Json& written) const {
  const std::string number = graph::to_text(graph::identity_of(found.record).number);
  if (written.contains("number") && written.at("number") != number) {
    return Error{ErrorCode::bad_input,
                 "a record keeps its number",
                 {{"/number", "is not that of the record", 0}}};
  }
  const Json whole = record_to_json(found.record);
  const Json visible = visible_json(asker.eyes, found.record, found.view);
  const auto moved = states_written(graph::kind_of(found.record), visible, written);
  Json merged = with_hidden_kept(whole, visible, written);
  merged["number"] = number;
  if (!merged.contains("type")) merged["type"] = whole.at("type");
  // As a patch, so that what the record refers to already is not held against it.
  auto record = patched_from_text(found.record, difference(whole, merged).dump(),
                                  ViewReferences(found.view), ReadOptions{today(), false});
  if (!moved.empty()) {
    Error error{ErrorCode::bad_input, "a state is not written down", moved};
    if (!record && record.error().code == ErrorCode::bad_input) error = record.error();
    if (!record) error.faults.insert(error.faults.end(), moved.begin(), moved.end());
    return error;
  }
  if (!record) return record;
  if (auto forbidden = forbidden_fields(asker.eyes, *record, written)) {
    return std::move(*forbidden);
  }
  return record;
}

graph::Result<Shown> Scheme::put(const Asker& asker, Kind kind, const Number& number,
                                 std::string_view json, std::string_view if_match) {
  auto written = parse(json);
  if (!written) return std::move(written).error();
  if (auto fault = nulls_in(*written)) return std::move(*fault);
  return change(asker, kind, number, if_match,
                [&](const Found& found) { return written_over(asker, found, *written); });
}

graph::Result<Shown> Scheme::patch(const Asker& asker, Kind kind, const Number& number,
                                   std::string_view merge_patch, std::string_view if_match) {
  auto changes = parse(merge_patch);
  if (!changes) return std::move(changes).error();
  if (auto fault = unknown_removals(*changes, kind)) return std::move(*fault);
  return change(asker, kind, number, if_match, [&](const Found& found) -> graph::Result<Record> {
    Json merged = visible_json(asker.eyes, found.record, found.view);
    merged.merge_patch(*changes);
    return written_over(asker, found, merged);
  });
}

graph::Result<void> Scheme::end(const Asker& asker, Kind kind, const Number& number,
                                std::string_view if_match) {
  auto found = find(asker, kind, number);
  if (!found) return std::move(found).error();
  if (auto matched = match(asker, *found, if_match); !matched) return matched;
  const graph::SubjectNumber subject =
      std::visit([](const auto& held) { return held.subject(); }, found->record);
  store::Command command;
  command.events.push_back(graph::end_event(kind, number, subject));
  command.preconditions.push_back({number, found->view.changed_at(number)});
  auto committed = store_->writer().submit(std::move(command));
  if (!committed) return std::move(committed).error();
  return {};
}

graph::Result<std::string> Scheme::circle(const Asker& asker, const Number& person,
                                          std::optional<graph::Date> on) {
  auto found = find(asker, Kind::person, person);
  if (!found) return std::move(found).error();
  const graph::Date day = on.value_or(today());
  const graph::View& now = found->view;
  const auto index = now.index_of(Kind::person, person);
  // Hidden ties too: may_know_of decides, and the person sees their own.
  const graph::Circle circle = graph::circle_of(now, *index, day, true);
  std::vector<graph::SubjectNumber> subjects{graph::SubjectNumber{person}};
  Json list = Json::array();
  std::size_t live = 0;
  for (const auto& ring : circle.rings) {
    for (const graph::CircleTie& each : ring) {
      const graph::Tie* tie = now.tie(each.tie);
      if (!tie || !may_know_of(asker.eyes, *tie, now)) continue;
      list.push_back(circle_tie(asker.eyes, *tie, each.rhythm, now));
      live += each.rhythm.live ? 1 : 0;
      for (const auto& subject : subjects_of(*tie)) subjects.push_back(subject);
    }
  }
  Json answer{{"person", graph::to_text(person)}, {"on", graph::to_text(day)}, {"live", live}};
  answer["ties"] = std::move(list);
  std::string text = answer.dump();
  auto noted = note(asker, "people/circle", now.position(), text, std::move(subjects));
  if (!noted) return std::move(noted).error();
  return text;
}

}  // namespace kith::api
