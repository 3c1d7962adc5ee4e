// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/postcodes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/exchange/feed_mends.h"
#include "api/exchange/feed_words.h"
#include "api/plain_text.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

// Above this there is only sea: how the directory writes that it knows no point.
constexpr double latitude_of_none = 90;

// The cells of a line, without quotes around them. The tables read here hold no quotes within
// quotes in the columns that are wanted; elsewhere they do no harm.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  while (true) {
    const bool quoted = line.starts_with('"');
    const std::size_t close = quoted ? line.find('"', 1) : std::string_view::npos;
    const std::size_t end =
        std::min(line.find(',', close == std::string_view::npos ? 0 : close), line.size());
    cells.push_back(close == std::string_view::npos || close > end ? line.substr(0, end)
                                                                   : line.substr(1, close - 1));
    if (end == line.size()) return cells;
    line.remove_prefix(end + 1);
  }
}

std::optional<std::size_t> column_named(const std::vector<std::string_view>& headers,
                                        std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (std::size_t i = 0; i < headers.size(); ++i) {
      if (lower_case(trimmed(headers[i])) == name) return i;
    }
  }
  return std::nullopt;
}

std::uint32_t letter_of(char letter) { return static_cast<std::uint32_t>(letter - 'A'); }

// 0 for none, then digits, then letters.
std::uint32_t mark_of(char mark) {
  if (mark >= '0' && mark <= '9') return static_cast<std::uint32_t>(mark - '0') + 1;
  return letter_of(mark) + 11;
}

// A postcode as mend_postcode writes it in 31 bits, in the order of places, digits and letters.
std::uint32_t packed(std::string_view postcode) {
  const std::size_t blank = postcode.find(' ');
  std::string_view area = postcode.substr(0, blank);
  const std::string_view unit = postcode.substr(blank + 1);
  if (area == "GIR") area = "Z0";  // Girobank's own, the one that is built otherwise; no Z0 exists
  const bool two = area[1] >= 'A' && area[1] <= 'Z';
  const std::string_view number = area.substr(two ? 2 : 1);
  std::uint32_t code = letter_of(area[0]);
  code = code * 27 + (two ? letter_of(area[1]) + 1 : 0);
  code = code * 10 + static_cast<std::uint32_t>(number[0] - '0');
  code = code * 37 + (number.size() > 1 ? mark_of(number[1]) : 0);
  code = code * 10 + static_cast<std::uint32_t>(unit[0] - '0');
  code = code * 26 + letter_of(unit[1]);
  return code * 26 + letter_of(unit[2]);
}

char letter_at(std::uint32_t place) { return static_cast<char>('A' + place); }

// What `packed` made its code of.
std::string unpacked(std::uint32_t code) {
  const auto take = [&code](std::uint32_t base) {
    const std::uint32_t rest = code % base;
    code /= base;
    return rest;
  };
  const char last = letter_at(take(26));
  const char first = letter_at(take(26));
  const auto unit = static_cast<char>('0' + take(10));
  const std::uint32_t mark = take(37);
  const auto number = static_cast<char>('0' + take(10));
  const std::uint32_t second = take(27);
  std::string area(1, letter_at(code));
  if (second > 0) area += letter_at(second - 1);
  area += number;
  if (mark > 10) area += letter_at(mark - 11);
  if (mark > 0 && mark <= 10) area += static_cast<char>('0' + mark - 1);
  if (area == "Z0") area = "GIR";
  return area + ' ' + unit + first + last;
}

std::int32_t millionths(double degrees) {
  return static_cast<std::int32_t>(std::lround(degrees * 1'000'000));
}

double degrees(std::int32_t value) { return static_cast<double>(value) / 1'000'000; }

}  // namespace

std::optional<PostcodeIndex::Columns> PostcodeIndex::columns_of(std::string_view line) {
  const std::vector<std::string_view> headers = cells_of(line);
  const auto place =
      column_named(headers, {"pcds", "pcd7", "pcd8", "pcd", "postcode", "outcode", "district"});
  const auto latitude = column_named(headers, {"lat", "latitude"});
  const auto longitude = column_named(headers, {"long", "longitude", "lon", "lng"});
  if (!place || !latitude || !longitude) return std::nullopt;
  return Columns{*place, *latitude, *longitude};
}

graph::Result<PostcodeReport> PostcodeIndex::add(ByteSource& table) {
  LineReader reader(table);
  LineBatch batch;
  PostcodeReport report;
  std::optional<Columns> columns;
  if (auto begun = reader.rewind(); !begun) return std::move(begun).error();
  for (;;) {
    const auto more = reader.next(batch);
    if (!more) return more.error();
    if (!*more) break;
    for (const LineBatch::Line& line : batch.lines) {
      const std::string_view text = batch.text(line);
      if (columns) {
        add_row(text, line.number, *columns, report);
      } else {
        columns = columns_of(text);
        if (!columns) break;
      }
    }
    if (!columns && !batch.lines.empty()) break;
  }
  if (!columns) {
    return Error{ErrorCode::bad_input,
                 "the table has no columns for a postcode (pcds), its latitude (lat) and its "
                 "longitude (long)"};
  }
  sort(report);
  return report;
}

void PostcodeIndex::add_row(std::string_view line, std::uint64_t number, const Columns& columns,
                            PostcodeReport& report) {
  ++report.rows;
  const std::vector<std::string_view> cells = cells_of(line);
  const auto cell = [&cells](std::size_t column) {
    return column < cells.size() ? trimmed(cells[column]) : std::string_view();
  };
  const auto wrong = [&](std::string why) {
    ++report.wrong;
    if (report.faults.size() < graph::limits::faults_max) {
      report.faults.push_back({"", std::move(why), number});
    }
  };
  const auto postcode = mend_postcode(cell(columns.place));
  const auto district = postcode_district(cell(columns.place));
  const auto up = mend_degrees(cell(columns.latitude), 180);
  const auto along = mend_degrees(cell(columns.longitude), 180);
  if (!district) return wrong(shown(cell(columns.place)) + " is no postcode and no district");
  const bool empty = cell(columns.latitude).empty() && cell(columns.longitude).empty();
  const bool none =
      empty || (up && along && (*up >= latitude_of_none || (*up == 0 && *along == 0)));
  if (none) {
    ++report.without_point;
    return;
  }
  if (!up || !along || *up < -latitude_of_none) return wrong("has no degrees that can be read");
  const graph::Point point{{millionths(*up)}, {millionths(*along)}};
  ++report.taken;
  District& known = districts_[*district];
  if (!postcode) {
    if (known.given) {
      --report.taken;
      ++report.repeated;
      return;
    }
    known = {point.latitude.millionths, point.longitude.millionths, 1, true};
    return;
  }
  entries_.push_back({packed(*postcode), point});
  if (known.given) return;
  known.latitude += point.latitude.millionths;
  known.longitude += point.longitude.millionths;
  ++known.count;
}

// Keeps one of equal postcodes.
void PostcodeIndex::sort(PostcodeReport& report) {
  const auto earlier = [](const Entry& a, const Entry& b) { return a.code < b.code; };
  const auto same = [](const Entry& a, const Entry& b) { return a.code == b.code; };
  if (!std::is_sorted(entries_.begin(), entries_.end(), earlier)) {
    std::stable_sort(entries_.begin(), entries_.end(), earlier);
  }
  const auto end = std::unique(entries_.begin(), entries_.end(), same);
  const auto twice = static_cast<std::uint64_t>(entries_.end() - end);
  entries_.erase(end, entries_.end());
  report.repeated += twice;
  report.taken -= std::min(report.taken, twice);
}

std::string PostcodeIndex::to_csv() const {
  std::string text = "postcode,latitude,longitude\n";
  text.reserve(text.size() + entries_.size() * 30);
  const auto add_line = [&text](std::string_view name, std::int64_t latitude,
                                std::int64_t longitude) {
    text += fmt::format("{},{:.6f},{:.6f}\n", name, static_cast<double>(latitude) / 1'000'000,
                        static_cast<double>(longitude) / 1'000'000);
  };
  for (const Entry& entry : entries_) {
    add_line(unpacked(entry.code), entry.point.latitude.millionths,
             entry.point.longitude.millionths);
  }
  for (const auto& [name, known] : districts_) {
    if (known.given) add_line(name, known.latitude, known.longitude);
  }
  return text;
}

std::optional<PostcodePlace> PostcodeIndex::district(const std::string& name) const {
  const auto found = districts_.find(name);
  if (found == districts_.end() || found->second.count == 0) return std::nullopt;
  const District& known = found->second;
  return PostcodePlace{{{static_cast<std::int32_t>(known.latitude / known.count)},
                        {static_cast<std::int32_t>(known.longitude / known.count)}},
                       PlaceExact::district,
                       name};
}

std::optional<PostcodePlace> PostcodeIndex::find(std::string_view text) const {
  const auto name = postcode_district(text);
  if (!name) return std::nullopt;
  if (const auto postcode = mend_postcode(text)) {
    const std::uint32_t code = packed(*postcode);
    const auto found = std::lower_bound(
        entries_.begin(), entries_.end(), code,
        [](const Entry& entry, std::uint32_t wanted) { return entry.code < wanted; });
    if (found != entries_.end() && found->code == code) {
      return PostcodePlace{found->point, PlaceExact::postcode, *postcode};
    }
  }
  return district(*name);
}

void put_points(nlohmann::ordered_json& group, const PostcodeIndex& places, const FeedPlace& where,
                FeedBundle& into) {
  const auto list = group.find("places");
  if (list == group.end() || !list->is_array()) return;
  for (auto& place : *list) {
    if (!place.is_object() || place.contains("point")) continue;
    const auto postcode = place.find("postcode");
    if (postcode == place.end() || !postcode->is_string()) continue;
    const auto found = places.find(postcode->get_ref<const std::string&>());
    if (!found || found->exact != PlaceExact::postcode) continue;
    place["point"] = {{"latitude", degrees(found->point.latitude.millionths)},
                      {"longitude", degrees(found->point.longitude.millionths)}};
    into.remark(
        {FeedNote::mended, where, fmt::format("point from the postcode {}", found->matched)});
  }
}

}  // namespace kith::api
