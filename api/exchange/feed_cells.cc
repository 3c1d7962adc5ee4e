// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_cells.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/plain_text.h"
#include "graph/ids.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

constexpr int age_max = 120;

}  // namespace

void FeedCells::mended(const FeedCell& cell, std::string what) {
  into_.remark({FeedNote::mended, cell.place(), std::move(what)});
}
void FeedCells::left_out(const FeedCell& cell, std::string what) {
  into_.remark({FeedNote::left_out, cell.place(), std::move(what)});
}
void FeedCells::refuse(const FeedCell& cell, std::string why) {
  into_.refuse(cell.place(), std::move(why));
}

void FeedCells::put(Json& out, const char* key, const FeedCell& cell, const MendedText& made) {
  if (!made.mended.empty()) mended(cell, made.mended);
  if (!made.text.empty()) out[key] = made.text;
}

void FeedCells::put_name(Json& out, const char* key, const FeedCell& cell) {
  put(out, key, cell, mend_name(cell.text));
}

void FeedCells::put_text(Json& out, const char* key, const FeedCell& cell) {
  put(out, key, cell, mend_text(cell.text));
}

void FeedCells::put_web(Json& out, const char* key, const FeedCell& cell) {
  if (trimmed(cell.text).empty()) return;
  if (const auto made = mend_web(cell.text)) return put(out, key, cell, *made);
  mended(cell, fmt::format("{} is no web address: left out", shown(cell.text)));
}

void FeedCells::put_email(Json& out, const char* key, const FeedCell& cell) {
  if (trimmed(cell.text).empty()) return;
  if (const auto made = mend_email(cell.text)) return put(out, key, cell, *made);
  mended(cell, fmt::format("{} is no e-mail address: left out", shown(cell.text)));
}

void FeedCells::put_phone(Json& out, const char* key, const FeedCell& cell) {
  if (trimmed(cell.text).empty()) return;
  if (const auto made = mend_phone(cell.text)) return put(out, key, cell, *made);
  mended(cell, fmt::format("{} is no telephone number: left out", shown(cell.text)));
}

void FeedCells::put_time(Json& out, const char* key, const FeedCell& cell) {
  if (trimmed(cell.text).empty()) return;
  if (const auto made = mend_time(cell.text)) {
    // Seconds that are noughts are how tables write a time of day: nothing to say of it.
    const bool plain = trimmed(cell.text) == made->text + ":00";
    return put(out, key, cell, plain ? MendedText{made->text, ""} : *made);
  }
  mended(cell, fmt::format("{} is no time of day: left out", shown(cell.text)));
}

void FeedCells::put_age(Json& out, const char* key, const FeedCell& cell) {
  std::string_view text = trimmed(cell.text);
  if (text.empty()) return;
  int age = -1;
  const char* const end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, age);
  const std::string_view rest(read.ptr, static_cast<std::size_t>(end - read.ptr));
  const bool whole = rest.empty() || (rest.size() > 1 && rest.front() == '.' &&
                                      rest.find_first_not_of('0', 1) == std::string_view::npos);
  if (read.ec == std::errc() && whole && age >= 0 && age <= age_max) {
    out[key] = age;
  } else {
    mended(cell, fmt::format("{} is no age from 0 to {}: left out", shown(text), age_max));
  }
}

void FeedCells::put_postcode(Json& out, const char* key, const FeedCell& cell) {
  if (const auto made = mend_postcode(cell.text)) {
    const std::string_view stands = trimmed(cell.text);
    const std::string words =
        *made == stands ? "" : fmt::format("{} read as {}", shown(stands), *made);
    return put(out, key, cell, {*made, words});
  }
  put_name(out, key, cell);
}

void FeedCells::put_day(Json& out, const char* key, const FeedCell& cell) {
  const std::string_view text = trimmed(cell.text);
  if (text.empty()) return;
  const auto made = mend_day(text, order_);
  if (!made) return mended(cell, fmt::format("{} is no day: left out", shown(text)));
  // An instant is how programs write a day: nothing to say of it.
  const bool instant = text.starts_with(made->text);
  put(out, key, cell, instant ? MendedText{made->text, ""} : *made);
}

void FeedCells::put_point(Json& out, const char* key, const FeedCell& latitude,
                          const FeedCell& longitude) {
  const bool north = !trimmed(latitude.text).empty();
  const bool east = !trimmed(longitude.text).empty();
  if (!north && !east) return;
  if (!north || !east) {
    return mended(north ? latitude : longitude, "half of a point: left out");
  }
  const auto up = mend_degrees(latitude.text, 90);
  const auto along = mend_degrees(longitude.text, 180);
  if (!up || !along) {
    const FeedCell& wrong = up ? longitude : latitude;
    return mended(wrong, fmt::format("{} are no degrees: point left out", shown(wrong.text)));
  }
  if (*up == 0 && *along == 0) {
    return mended(latitude, "a point of noughts stands for none: left out");
  }
  out[key] = Json{{"latitude", *up}, {"longitude", *along}};
}

void FeedCells::add_item(Json& list, const Json& item, const FeedCell& cell) {
  if (std::find(list.begin(), list.end(), item) != list.end()) return;
  if (list.size() < graph::limits::list_items_max) {
    list.push_back(item);
  } else {
    left_out(cell, fmt::format("more than {} of them", graph::limits::list_items_max));
  }
}

void FeedCells::add_name(Json& list, const FeedCell& cell) {
  const MendedText made = mend_name(cell.text);
  if (!made.mended.empty()) mended(cell, made.mended);
  if (!made.text.empty()) add_item(list, made.text, cell);
}

void FeedCells::add_language(Json& list, const FeedCell& cell) {
  if (trimmed(cell.text).empty()) return;
  if (const auto made = mend_language(cell.text)) return add_item(list, made->text, cell);
  left_out(cell, fmt::format("{} is no language that has a tag here", shown(cell.text)));
}

void FeedCells::add_text(Json& out, const char* key, const FeedCell& cell) {
  Json more = Json::object();
  put_text(more, key, cell);
  if (more.empty()) return;
  if (!out.contains(key)) {
    out[key] = more[key];
    return;
  }
  const std::string both =
      out[key].get_ref<const std::string&>() + "\n" + more[key].get_ref<const std::string&>();
  const MendedText made = mend_text(both);
  if (made.text.size() < both.size()) mended(cell, made.mended);
  out[key] = made.text;
}

bool FeedCells::check_day(const FeedCell& cell) {
  const std::string_view text = trimmed(cell.text);
  if (text.empty() || mend_day(text, order_)) return true;
  refuse(cell, fmt::format("{} is no day that can be read: write it as 2026-11-21", shown(text)));
  return false;
}

std::string FeedCells::external_id(const FeedCell& cell) {
  std::string id = external_id_from(cell.text);
  if (id != trimmed(cell.text)) mended(cell, fmt::format("{} read as {}", shown(cell.text), id));
  return id;
}

}  // namespace kith::api
