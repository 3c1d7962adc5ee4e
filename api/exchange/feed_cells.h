// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/feed_bundle.h"
#include "api/exchange/feed_mends.h"

// Single values of a feed on their way into a record: mended where they can be, with a remark at
// their place; left out with a remark where not.
namespace kith::api {

// A value as it stands in a feed, and where. Views: what they show has to outlive it.
struct FeedCell {
  std::string_view text;
  std::string_view file;
  std::uint64_t line = 0;
  std::string_view pointer;  // or the header of a column

  FeedPlace place() const { return FeedPlace{std::string(file), line, std::string(pointer)}; }
};

// Each `put` sets a key of an object, and sets nothing for an empty cell. Not thread safe.
class FeedCells {
 public:
  using Json = nlohmann::ordered_json;

  explicit FeedCells(FeedBundle& into, DayOrder order = DayOrder::british)
      : into_(into), order_(order) {}

  void put_name(Json& out, const char* key, const FeedCell& cell);
  void put_text(Json& out, const char* key, const FeedCell& cell);
  void put_web(Json& out, const char* key, const FeedCell& cell);
  void put_email(Json& out, const char* key, const FeedCell& cell);
  void put_phone(Json& out, const char* key, const FeedCell& cell);
  void put_time(Json& out, const char* key, const FeedCell& cell);
  void put_age(Json& out, const char* key, const FeedCell& cell);
  // As a British postcode where it looks like one, else as a name.
  void put_postcode(Json& out, const char* key, const FeedCell& cell);
  // What is no day is left out; `check_day` finds it before.
  void put_day(Json& out, const char* key, const FeedCell& cell);
  // {"latitude": …, "longitude": …}, or nothing where one is missing or lies outside.
  void put_point(Json& out, const char* key, const FeedCell& latitude, const FeedCell& longitude);
  // Adds to a list what it does not hold yet, up to limits::list_items_max.
  void add_name(Json& list, const FeedCell& cell);
  void add_language(Json& list, const FeedCell& cell);
  void add_item(Json& list, const Json& item, const FeedCell& cell);

  // Free words that already stand there, and more of them in a line of their own.
  void add_text(Json& out, const char* key, const FeedCell& cell);
  // False, and a refusal, where the cell says something that is no day.
  bool check_day(const FeedCell& cell);
  // The record's own id, "" for none.
  std::string external_id(const FeedCell& cell);

  void mended(const FeedCell& cell, std::string what);
  void left_out(const FeedCell& cell, std::string what);
  void refuse(const FeedCell& cell, std::string why);

 private:
  void put(Json& out, const char* key, const FeedCell& cell, const MendedText& made);

  FeedBundle& into_;
  DayOrder order_;
};

}  // namespace kith::api
