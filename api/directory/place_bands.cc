// SPDX-License-Identifier: Apache-2.0
#include "api/directory/place_bands.h"

#include <algorithm>
#include <cmath>

namespace kith::api {
namespace {

constexpr std::int32_t band_millionths = 10'000;
constexpr std::int64_t half_circle = 180'000'000;
// A degree of a great circle as graph::metres_between has it, a little less: the box is never too
// small.
constexpr double metres_a_degree = 111'000;
constexpr double degree = 3.14159265358979323846 / 180;

std::int32_t band_of(std::int32_t millionths) {
  return millionths / band_millionths - (millionths % band_millionths < 0 ? 1 : 0);
}

// How far east and west the circle reaches, in millionths. Somewhere between two points the circles
// of latitude are as long as graph::metres_between takes them, never shorter than at the box's edge
// nearest the pole.
std::int64_t reach_east(double latitude_max, double degrees) {
  const double shrinking = std::cos(std::min(std::abs(latitude_max), 90.0) * degree);
  if (shrinking * 180 <= degrees) return half_circle;
  return static_cast<std::int64_t>(degrees / shrinking * 1e6) + 2;
}

}  // namespace

PlaceBands::PlaceBands(std::vector<Entry> entries) : entries_(std::move(entries)) {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    const std::int32_t band_a = band_of(a.point.latitude.millionths);
    const std::int32_t band_b = band_of(b.point.latitude.millionths);
    if (band_a != band_b) return band_a < band_b;
    if (a.point.longitude != b.point.longitude) return a.point.longitude < b.point.longitude;
    return a.item < b.item;
  });
  if (entries_.empty()) return;
  first_band_ = band_of(entries_.front().point.latitude.millionths);
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const std::int32_t band = band_of(entries_[i].point.latitude.millionths) - first_band_;
    begin_.resize(std::max(begin_.size(), static_cast<std::size_t>(band) + 1), i);
  }
  begin_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

void PlaceBands::append(std::int32_t band, std::int64_t west, std::int64_t east,
                        std::vector<std::uint32_t>& found) const {
  const auto at = static_cast<std::size_t>(band - first_band_);
  const auto begin = entries_.begin() + begin_[at];
  const auto end = entries_.begin() + begin_[at + 1];
  auto entry = std::lower_bound(begin, end, west, [](const Entry& each, std::int64_t longitude) {
    return each.point.longitude.millionths < longitude;
  });
  for (; entry != end && entry->point.longitude.millionths <= east; ++entry) {
    found.push_back(entry->item);
  }
}

std::vector<std::uint32_t> PlaceBands::about(const graph::Point& point, std::int64_t metres) const {
  std::vector<std::uint32_t> found;
  if (entries_.empty()) return found;
  const double degrees = static_cast<double>(metres + 2) / metres_a_degree;
  const double latitude = point.latitude.millionths / 1e6;
  const auto up = static_cast<std::int64_t>(degrees * 1e6) + 2;
  const std::int64_t east = reach_east(std::abs(latitude) + degrees, degrees);
  const auto last_band = first_band_ + static_cast<std::int32_t>(begin_.size()) - 2;
  const auto band_at = [](std::int64_t millionths) {
    constexpr std::int64_t most = 90'000'000;
    return band_of(static_cast<std::int32_t>(std::clamp(millionths, -most, most)));
  };
  const std::int32_t to = std::min(band_at(point.latitude.millionths + up), last_band);
  const std::int64_t middle = point.longitude.millionths;
  for (std::int32_t band = std::max(band_at(point.latitude.millionths - up), first_band_);
       band <= to; ++band) {
    if (east >= half_circle) {
      append(band, -half_circle, half_circle, found);
      continue;
    }
    append(band, middle - east, middle + east, found);
    // Across the date line.
    if (middle - east < -half_circle)
      append(band, middle - east + 2 * half_circle, half_circle, found);
    if (middle + east > half_circle)
      append(band, -half_circle, middle + east - 2 * half_circle, found);
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace kith::api
