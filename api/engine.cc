// SPDX-License-Identifier: Apache-2.0
#include "api/engine.h"

#include <utility>

#include <fmt/format.h>

#include "api/exchange/feed_mends.h"

#include "store/engine_rocksdb.h"
#include "store/randomness.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::string_view tokens_file = "tokens";
constexpr std::string_view places_file = "places";

Error not_here(store::Tenant tenant, std::string_view name) {
  const std::string_view what = tenant == store::Tenant::scheme ? "scheme" : "directory";
  return Error{
      ErrorCode::not_found,
      fmt::format("there is no {0} \"{1}\" here. kith {0} list shows them, kith {0} create "
                  "makes one.",
                  what, name)};
}

}  // namespace

graph::Instant SystemClock::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return graph::Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

Engine::Engine() = default;

Engine::~Engine() { static_cast<void>(close()); }

graph::Result<std::unique_ptr<Engine>> Engine::open(const EngineOptions& options) {
  std::unique_ptr<Engine> engine(new Engine());
  engine->own_clock_ = std::make_unique<SystemClock>();
  engine->own_randomness_ = std::make_unique<store::SystemRandomness>();
  engine->clock_ = options.clock ? options.clock : engine->own_clock_.get();
  engine->randomness_ = options.randomness ? options.randomness : engine->own_randomness_.get();
  if (auto opened = engine->open_folder(options); !opened) return std::move(opened).error();
  auto tokens = Tokens::open(engine->folder() / tokens_file, engine->files_, *engine->clock_,
                             *engine->randomness_);
  if (!tokens) return std::move(tokens).error();
  engine->tokens_ = std::move(tokens).value();
  engine->places_ = std::make_unique<Places>(engine->folder() / places_file, engine->files_);
  return engine;
}

graph::Result<void> Engine::open_folder(const EngineOptions& options) {
  const auto intent = options.create ? store::DataDirectory::Intent::create
                                     : store::DataDirectory::Intent::existing;
  auto directory = store::DataDirectory::open(options.folder, intent, files_);
  if (!directory) return std::move(directory).error();
  directory_ = std::make_unique<store::DataDirectory>(std::move(directory).value());
  store::RocksdbOptions rocksdb;
  rocksdb.folder = directory_->database();
  rocksdb.create = directory_->fresh();
  rocksdb.reserve_file = directory_->reserve_file();
  auto storage = store::open_rocksdb(rocksdb);
  if (!storage) return std::move(storage).error();
  storage_ = std::move(storage).value();
  if (!directory_->fresh()) return {};
  return directory_->commit_creation(files_);
}

graph::Result<void> Engine::close() {
  if (!storage_) return {};
  graph::Result<void> first;
  {
    const std::lock_guard lock(mutex_);
    for (auto& [place, scheme] : open_) {
      auto written = scheme->write_snapshot_if_due();
      if (!written && first) first = std::move(written);
    }
    open_.clear();
  }
  auto closed = storage_->close();
  if (!closed && first) first = std::move(closed);
  storage_.reset();
  directory_.reset();
  return first;
}

store::Surroundings Engine::surroundings() {
  return store::Surroundings{*storage_, directory_->keys(), directory_->snapshots(), files_,
                             *clock_,   *randomness_};
}

graph::Result<std::vector<store::SchemeEntry>> Engine::schemes() const {
  return store::list_schemes(*storage_);
}

graph::Result<std::vector<store::SchemeEntry>> Engine::directories() const {
  return store::list_schemes(*storage_, store::Tenant::directory);
}

graph::Result<Scheme*> Engine::create_scheme(std::string_view name) {
  return create_tenant(store::Tenant::scheme, name);
}

graph::Result<Scheme*> Engine::create_directory(std::string_view name) {
  return create_tenant(store::Tenant::directory, name);
}

graph::Result<Scheme*> Engine::scheme(std::string_view name) {
  return open_tenant(store::Tenant::scheme, name);
}

graph::Result<Scheme*> Engine::directory(std::string_view name) {
  return open_tenant(store::Tenant::directory, name);
}

graph::Result<Scheme*> Engine::create_tenant(store::Tenant tenant, std::string_view name) {
  const std::lock_guard lock(mutex_);
  auto made = Scheme::create(surroundings(), name, tenant);
  if (!made) return std::move(made).error();
  return open_.emplace(std::pair(tenant, std::string(name)), std::move(made).value())
      .first->second.get();
}

graph::Result<Scheme*> Engine::open_tenant(store::Tenant tenant, std::string_view name) {
  const std::lock_guard lock(mutex_);
  const std::pair place(tenant, std::string(name));
  const auto known = open_.find(place);
  if (known != open_.end()) return known->second.get();
  if (!store::is_scheme_name(name)) return not_here(tenant, name);
  auto opened = Scheme::open(surroundings(), name, tenant);
  if (!opened) {
    if (opened.error().code == ErrorCode::not_found) return not_here(tenant, name);
    return std::move(opened).error();
  }
  return open_.emplace(place, std::move(opened).value()).first->second.get();
}

graph::Result<std::vector<Scheme*>> Engine::every_scheme() {
  std::vector<Scheme*> all;
  for (const auto tenant : {store::Tenant::scheme, store::Tenant::directory}) {
    auto entries = store::list_schemes(*storage_, tenant);
    if (!entries) return std::move(entries).error();
    for (const store::SchemeEntry& entry : *entries) {
      auto opened = open_tenant(tenant, entry.name);
      if (!opened) return std::move(opened).error();
      all.push_back(*opened);
    }
  }
  return all;
}

graph::Result<PostcodePlace> Engine::point_of(std::string_view postcode,
                                              const graph::View& directory) {
  auto index = places_->index();
  if (!index) return std::move(index).error();
  const auto found = (*index)->find(postcode);
  if (found && found->exact == PlaceExact::postcode) return *found;
  const auto wanted = mend_postcode(postcode);
  for (const graph::Number& number : directory.numbers(graph::Kind::group)) {
    const auto* group = directory.find<graph::Group>(number);
    if (!wanted || !group || !group->agreed_to_be_listed.value_or(false)) continue;
    for (const graph::GroupPlace& place : group->places) {
      if (place.postcode != *wanted || !place.point) continue;
      return PostcodePlace{*place.point, PlaceExact::postcode, *wanted};
    }
  }
  if (found) return *found;
  return Error{ErrorCode::not_found,
               wanted || postcode_district(postcode)
                   ? "nobody here knows where that postcode is: kith places takes in a table"
                   : "neither degrees (53.4808,-2.2426) nor a British postcode (WN7 4AJ)"};
}

bool Engine::is_scheme(std::string_view name) const {
  auto all = schemes();
  if (!all) return false;
  for (const store::SchemeEntry& entry : *all) {
    if (entry.name == name) return true;
  }
  return false;
}

Health Engine::health() const {
  const store::Statistics statistics = storage_->statistics();
  const std::lock_guard lock(mutex_);
  return Health{statistics.state, open_.size(), statistics.disk_bytes, statistics.memory_bytes};
}

}  // namespace kith::api
