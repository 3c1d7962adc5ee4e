// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_reading.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/faults.h"
#include "api/plain_text.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using Json = nlohmann::ordered_json;
using Type = JsonNode::Type;

// What RFC 3986 takes: other letters become their bytes in hexadecimal.
std::string with_escapes(std::string_view address) {
  std::string made;
  for (const char letter : address) {
    const auto byte = static_cast<unsigned char>(letter);
    made += byte < 0x80 && letter != '[' && letter != ']' ? std::string(1, letter)
                                                          : fmt::format("%{:02X}", byte);
  }
  return made;
}

std::string_view article(std::string_view word) {
  constexpr std::string_view vowels = "aeiou";
  return !word.empty() && vowels.find(word.front()) != std::string_view::npos ? "an" : "a";
}

// A value in a sentence.
std::string shown_value(FeedValue value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  if (value.is(Type::true_value)) return "true";
  if (value.is(Type::false_value)) return "false";
  return shown(value.text());
}

// What joins records to each other and says nothing by itself where one stands in the other.
bool is_joint(std::string_view key) { return key == "id" || key.ends_with("_id"); }

// Line and column of a byte, from 1.
std::pair<std::size_t, std::size_t> line_and_column(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const auto lines = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t start = before.rfind('\n');
  return {lines + 1, at - (start == std::string_view::npos ? 0 : start + 1) + 1};
}

// Takes one or two digits (four: `year`) off the front; "" where there are none.
std::string digits_at(std::string_view& text, bool year) {
  std::size_t size = 0;
  while (size < text.size() && text[size] >= '0' && text[size] <= '9') ++size;
  const bool fits = year ? size == 4 : size == 1 || size == 2;
  std::string digits(fits ? text.substr(0, size) : std::string_view());
  text.remove_prefix(fits ? size : 0);
  return digits;
}

bool slash_at(std::string_view& text) {
  if (text.starts_with('\\')) text.remove_prefix(1);  // as some programs write it in JSON
  if (!text.starts_with('/')) return false;
  text.remove_prefix(1);
  return true;
}

}  // namespace

// ---- values ------------------------------------------------------------------------------------

FeedValue::operator bool() const {
  if (document_ == nullptr) return false;
  switch (node().type) {
    case Type::null_value: return false;
    case Type::string: return !trimmed(node().text).empty();
    case Type::array:
    case Type::object: return node().count > 0;
    default: return true;
  }
}

std::string_view FeedValue::text() const {
  return is_text() || is_number() ? node().text : std::string_view();
}

FeedValue FeedValue::at(std::string_view key) const {
  if (!is_object()) return {};
  const std::uint32_t found = document_->find(place_, key);
  if (found == 0) return {};
  document_->at(found).taken = true;
  const FeedValue member(*document_, found);
  return member ? member : FeedValue();
}

FeedValue FeedValue::first_of(std::initializer_list<std::string_view> keys) const {
  FeedValue first;
  for (const std::string_view key : keys) {
    const FeedValue member = at(key);
    if (!first) first = member;
  }
  return first;
}

bool FeedValue::has(std::string_view key) const {
  if (!is_object()) return false;
  const std::uint32_t found = document_->find(place_, key);
  return found != 0 && FeedValue(*document_, found);
}

std::vector<FeedValue> FeedValue::items() const {
  if (is_object()) return {*this};
  if (!is_array()) return {};
  return members();
}

std::vector<FeedValue> FeedValue::members() const {
  std::vector<FeedValue> found;
  if (!is_object() && !is_array()) return found;
  found.reserve(node().count);
  for (std::uint32_t at = place_ + 1; at < node().next; at = document_->at(at).next) {
    found.emplace_back(*document_, at);
  }
  return found;
}

Json FeedValue::json() const {
  set_read();
  switch (node().type) {
    case Type::null_value: return nullptr;
    case Type::false_value: return false;
    case Type::true_value: return true;
    case Type::number: return Json::parse(node().text, nullptr, false);
    case Type::string: return mend_text(node().text).text;
    case Type::array: break;
    case Type::object: break;
  }
  Json made = is_array() ? Json::array() : Json::object();
  for (const FeedValue& member : members()) {
    if (is_array()) {
      made.push_back(member.json());
    } else {
      made[std::string(member.key())] = member.json();
    }
  }
  return made;
}

// ---- the text and its places -------------------------------------------------------------------

bool FeedReading::parse(std::string_view text, std::uint64_t line) {
  line_ = line;
  base_ = 0;
  base_pointer_.clear();
  FaultList faults;
  if (!document_.parse(text, faults)) return false;
  for (const graph::Fault& fault : faults.items()) {
    into_.remark({FeedNote::mended,
                  {file_, line_, fault.pointer},
                  "the key stands there more than once: the first is taken"});
  }
  if (faults.not_listed() > 0) {
    into_.remark({FeedNote::mended,
                  {file_, line_, ""},
                  fmt::format("{} more keys stand twice", faults.not_listed())});
  }
  return true;
}

std::string FeedReading::what_is_wrong(std::string_view text) const {
  if (document_.was_too_deep()) {
    return fmt::format("is nested too deeply: at most {} levels are read",
                       graph::limits::json_depth_max);
  }
  const JsonDocument::Stop stop = document_.stopped();
  const auto [line, column] = line_and_column(text, stop.at);
  if (line_ > 0)
    return fmt::format("is not JSON: in column {} there should be {}", stop.at + 1, stop.expected);
  return fmt::format("is not JSON: in line {}, column {} there should be {}", line, column,
                     stop.expected);
}

void FeedReading::look_at_days(std::string_view text) {
  constexpr std::size_t days_max = 10'000;
  std::vector<std::string> days;
  bool in_number = false;
  while (!text.empty() && days.size() < days_max) {
    const bool digit = text.front() >= '0' && text.front() <= '9';
    std::string_view rest = text;
    if (digit && !in_number) {
      std::string day = digits_at(rest, false);
      const bool first = !day.empty() && slash_at(rest);
      day += "/" + digits_at(rest, false);
      if (first && slash_at(rest)) days.push_back(day + "/" + digits_at(rest, true));
    }
    in_number = digit;
    text.remove_prefix(1);
  }
  day_order_ = day_order_of(days);
}

void FeedReading::begin(FeedValue value, std::string pointer) {
  base_ = value.place();
  base_pointer_ = std::move(pointer);
}

// Walks down from the base, or else the root, to the value through what it lies in.
FeedPlace FeedReading::place_of(FeedValue value) const {
  const bool within = value.place() >= base_ && value.place() < document_.at(base_).next;
  FeedPlace place{file_, line_, within ? base_pointer_ : ""};
  std::uint32_t at = within ? base_ : 0;
  while (at < value.place()) {
    const bool in_array = document_.at(at).type == Type::array;
    std::size_t index = 0;
    std::uint32_t member = at + 1;
    while (document_.at(member).next <= value.place()) {
      member = document_.at(member).next;
      ++index;
    }
    place.pointer +=
        in_array ? "/" + std::to_string(index) : PointerPath().text(document_.at(member).key);
    at = member;
  }
  return place;
}

void FeedReading::mended(FeedValue value, std::string what) {
  into_.remark({FeedNote::mended, place_of(value), std::move(what)});
}

void FeedReading::mended_if(FeedValue value, const std::string& what) {
  if (!what.empty()) mended(value, what);
}

void FeedReading::left_out(FeedValue value, std::string what) {
  into_.remark({FeedNote::left_out, place_of(value), std::move(what)});
}

void FeedReading::refuse(FeedValue value, std::string why) {
  into_.refuse(place_of(value), std::move(why));
}

void FeedReading::refuse_at(FeedValue object, std::string_view key, std::string why) {
  FeedPlace place = place_of(object);
  place.pointer += PointerPath().text(key);
  into_.refuse(std::move(place), std::move(why));
}

void FeedReading::count_unread(FeedValue object, std::string_view of) {
  for (const FeedValue& member : object.members()) {
    if (!member || member.was_read() || is_joint(member.key())) continue;
    const std::string key = shown(member.key());
    const auto [found, is_new] =
        unread_at_.try_emplace(fmt::format("{} {}", of, key), unread_.size());
    if (is_new && unread_.size() >= graph::limits::mended_listed_max) {
      unread_at_.erase(found);
      ++more_unread_;
      continue;
    }
    if (is_new) unread_.push_back({std::string(of), key, place_of(member), 0});
    ++unread_[found->second].count;
    member.set_read();
  }
}

void FeedReading::finish() {
  for (Unread& each : unread_) {
    std::string times = each.count == 1 ? "" : fmt::format(" ({} times)", each.count);
    into_.remark({FeedNote::left_out, std::move(each.place),
                  fmt::format("records have no place for \"{}\" of {} {}{}", each.key,
                              article(each.of), each.of, times)});
  }
  if (more_unread_ > 0) {
    into_.remark({FeedNote::left_out,
                  {file_, 0, ""},
                  fmt::format("{} more values under other keys are left out", more_unread_)});
  }
  unread_.clear();
  unread_at_.clear();
  more_unread_ = 0;
}

void put(Json& object, std::string_view key, std::string text) {
  if (!text.empty()) object[std::string(key)] = std::move(text);
}

// ---- single values -----------------------------------------------------------------------------

// A string, or a number as it stands; anything else is no text.
std::string FeedReading::text_of(FeedValue value) {
  if (!value) return {};
  if (value.is_text()) return std::string(value.text());
  if (value.is_number()) {
    mended(value, fmt::format("the number {} taken as text", shown(value.text())));
    return std::string(value.text());
  }
  left_out(value, fmt::format("{} where a text should be", shown_value(value)));
  return {};
}

std::string FeedReading::taken(FeedValue value, const std::optional<MendedText>& read,
                               std::string_view no) {
  if (!read) {
    left_out(value, fmt::format("{} {}", shown_value(value), no));
    return {};
  }
  mended_if(value, read->mended);
  return read->text;
}

std::string FeedReading::name(FeedValue value) {
  MendedText read = mend_name(text_of(value));
  mended_if(value, read.mended);
  return std::move(read.text);
}

std::string FeedReading::words(FeedValue value) {
  MendedText read = mend_text(text_of(value));
  mended_if(value, read.mended);
  return std::move(read.text);
}

std::string FeedReading::email(FeedValue value) {
  if (!value) return {};
  const auto read = value.is_text() ? mend_email(value.text()) : std::nullopt;
  return taken(value, read, "is no email address");
}

std::string FeedReading::web(FeedValue value) {
  if (!value) return {};
  auto read = value.is_text() ? mend_web(value.text()) : std::nullopt;
  if (read) {
    std::string escaped = with_escapes(read->text);
    if (escaped != read->text && read->mended.empty()) read->mended = "read as " + escaped;
    read->text = std::move(escaped);
  }
  return taken(value, read, "is no web address");
}

std::string FeedReading::day(FeedValue value) {
  if (!value) return {};
  auto read = mend_day(value.text(), day_order_);
  // A time of the day it happened at is more than records keep, and no mistake.
  const bool timed = read && value.text().substr(0, 10) == read->text;
  if (timed) read->mended.clear();
  return taken(value, read, "is no day");
}

std::string FeedReading::time(FeedValue value) {
  if (!value) return {};
  auto read = mend_time(value.text());
  // 10:00:00 is how Open Referral writes it.
  if (read && value.text() == read->text + ":00") read->mended.clear();
  return taken(value, read, "is no time of day");
}

void copy_own(FeedReading& feed, FeedValue object, std::initializer_list<std::string_view> keys,
              Json& record) {
  const FeedValue own = object.at("kith");
  if (!own) return;
  if (!own.is_object()) return feed.left_out(own, "is not what Kith writes here");
  for (const FeedValue& member : own.members()) {
    if (std::find(keys.begin(), keys.end(), member.key()) == keys.end()) continue;
    Json value = member.json();
    const bool nothing = value.is_null() || (value.is_array() && value.empty());
    if (nothing) {
      record.erase(std::string(member.key()));
    } else {
      record[std::string(member.key())] = std::move(value);
    }
  }
  feed.count_unread(own, "kith");
}

}  // namespace kith::api
