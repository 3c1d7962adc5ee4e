// SPDX-License-Identifier: Apache-2.0
#include "api/places.h"

#include <utility>

#include "api/errors.h"

namespace kith::api {
namespace {

void add_counts(PostcodeReport& sum, const PostcodeReport& more) {
  sum.rows += more.rows;
  sum.taken += more.taken;
  sum.without_point += more.without_point;
  sum.repeated += more.repeated;
  sum.wrong += more.wrong;
  sum.faults.insert(sum.faults.end(), more.faults.begin(), more.faults.end());
}

}  // namespace

graph::Result<std::shared_ptr<const PostcodeIndex>> Places::known() {
  if (index_) return index_;
  auto index = std::make_shared<PostcodeIndex>();
  std::error_code no_matter;
  if (std::filesystem::exists(file_, no_matter)) {
    FileBytes bytes(file_.string());
    auto added = index->add(bytes);
    if (!added) return about_file(file_.string(), std::move(added).error());
  }
  index_ = std::move(index);
  return index_;
}

graph::Result<std::shared_ptr<const PostcodeIndex>> Places::index() {
  const std::lock_guard lock(mutex_);
  return known();
}

graph::Result<PlacesReport> Places::take_in(const std::vector<std::string>& tables) {
  const std::lock_guard lock(mutex_);
  auto index = std::make_shared<PostcodeIndex>();
  PlacesReport report;
  for (const std::string& table : tables) {
    FileBytes bytes(table);
    auto added = index->add(bytes);
    if (!added) return about_file(table, std::move(added).error());
    for (graph::Fault& fault : added->faults) fault.pointer = table;
    add_counts(report.rows, *added);
  }
  auto before = known();
  if (!before) return std::move(before).error();
  const std::string old = (*before)->to_csv();
  TextBytes bytes(old);
  if (auto added = index->add(bytes); !added) return std::move(added).error();
  auto written = files_.replace(file_, index->to_csv(), store::DurableFiles::Old::leave);
  if (!written) return std::move(written).error();
  report.postcodes = index->postcodes();
  report.districts = index->districts();
  index_ = std::move(index);
  return report;
}

}  // namespace kith::api
