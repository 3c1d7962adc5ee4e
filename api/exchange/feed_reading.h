// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_bundle.h"
#include "api/exchange/feed_mends.h"
#include "api/exchange/json_document.h"

// Somebody else's JSON while it is being read: values that know where they stand, remarks with
// their place, and the keys that nobody asked for, so that nothing is left out in silence.
namespace kith::api {

// One value of the JSON text, or none. A handle: copy it. Ends with the next parse.
class FeedValue {
 public:
  using Type = JsonNode::Type;

  FeedValue() = default;
  FeedValue(JsonDocument& document, std::uint32_t place) : document_(&document), place_(place) {}

  // Whether there is a value that says something: null, "", blanks, [] and {} do not.
  explicit operator bool() const;
  bool is_object() const { return is(Type::object); }
  bool is_array() const { return is(Type::array); }
  bool is_text() const { return is(Type::string); }
  bool is_number() const { return is(Type::number); }
  bool is(Type type) const { return document_ != nullptr && node().type == type; }
  std::uint32_t place() const { return place_; }
  std::string_view key() const { return node().key; }
  // Of a string or a number; "" of anything else.
  std::string_view text() const;

  // The member with that key, marked as read; none where it says nothing.
  FeedValue at(std::string_view key) const;
  // The first of these that says something; all are marked as read.
  FeedValue first_of(std::initializer_list<std::string_view> keys) const;
  bool has(std::string_view key) const;  // without reading it

  // The items of an array; an object alone counts as a list of one.
  std::vector<FeedValue> items() const;
  // The members of an object, none of them marked.
  std::vector<FeedValue> members() const;
  bool was_read() const { return node().taken; }
  void set_read() const { document_->at(place_).taken = true; }
  // The whole of it, marked as read.
  nlohmann::ordered_json json() const;

 private:
  const JsonNode& node() const { return document_->at(place_); }

  JsonDocument* document_ = nullptr;
  std::uint32_t place_ = 0;
};

// Puts a text where there is one.
void put(nlohmann::ordered_json& object, std::string_view key, std::string text);

// The reading of one file into a bundle. Not thread safe.
class FeedReading {
 public:
  // `into` outlives it.
  FeedReading(std::string file, FeedBundle& into) : file_(std::move(file)), into_(into) {}

  // Reads a JSON text; what was read before ends. `line` is that of the text in a file of lines, 0
  // otherwise. False where it is no JSON: see what_is_wrong().
  bool parse(std::string_view text, std::uint64_t line);
  // "is not JSON: in line 3, column 14 there should be a comma or }".
  std::string what_is_wrong(std::string_view text) const;
  FeedValue root() { return FeedValue(document_, 0); }
  // Looks through a text for days such as 21/11/2026, to know in which order a feed writes them.
  void look_at_days(std::string_view text);

  // From here on places within `value`, whose pointer is known, are found quickly however large the
  // file is.
  void begin(FeedValue value, std::string pointer);
  FeedPlace place_of(FeedValue value) const;
  const std::string& file() const { return file_; }

  void mended(FeedValue value, std::string what);
  // `mended` "" says nothing.
  void mended_if(FeedValue value, const std::string& what);
  void left_out(FeedValue value, std::string what);
  void refuse(FeedValue value, std::string why);
  void refuse_at(FeedValue object, std::string_view key, std::string why);
  FeedBundle& into() { return into_; }

  // The keys of an object that say something and that nobody read: counted once, told by finish().
  // `of` is what the object is: "service". Ids of the other records around it are no loss.
  void count_unread(FeedValue object, std::string_view of);
  // Once a file, after the last value: one remark for each key that was left out, with how often.
  void finish();

  // ---- values as records hold them: "" where there is nothing to hold --------------------------
  std::string name(FeedValue value);
  std::string words(FeedValue value);
  std::string email(FeedValue value);
  std::string web(FeedValue value);
  std::string day(FeedValue value);  // its time of day, where it has one, is no loss
  std::string time(FeedValue value);

 private:
  struct Unread {
    std::string of;
    std::string key;
    FeedPlace place;
    std::uint64_t count = 0;
  };

  std::string text_of(FeedValue value);
  std::string taken(FeedValue value, const std::optional<MendedText>& read, std::string_view no);

  std::string file_;
  FeedBundle& into_;
  JsonDocument document_;
  std::uint64_t line_ = 0;
  DayOrder day_order_ = DayOrder::british;
  std::uint32_t base_ = 0;
  std::string base_pointer_;
  std::vector<Unread> unread_;
  std::unordered_map<std::string, std::size_t> unread_at_;  // looked up, never walked
  std::uint64_t more_unread_ = 0;
};

// What Kith itself wrote beside another format's own keys, in the member "kith" of an object:
// those of `keys` that it holds, as records have them, replace what `record` holds.
void copy_own(FeedReading& feed, FeedValue object, std::initializer_list<std::string_view> keys,
              nlohmann::ordered_json& record);

}  // namespace kith::api
