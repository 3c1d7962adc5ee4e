// SPDX-License-Identifier: Apache-2.0
#include "api/engine.h"

#include <utility>

#include <fmt/format.h>

#include "store/engine_rocksdb.h"
#include "store/randomness.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr std::string_view tokens_file = "tokens";

Error no_scheme(std::string_view name) {
  return Error{ErrorCode::not_found,
               fmt::format("there is no scheme \"{}\" here. kith scheme list shows them, kith "
                           "scheme create makes one.",
                           name)};
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
    for (auto& [name, scheme] : open_) {
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

graph::Result<Scheme*> Engine::create_scheme(std::string_view name) {
  const std::lock_guard lock(mutex_);
  auto made = Scheme::create(surroundings(), name);
  if (!made) return std::move(made).error();
  return open_.emplace(name, std::move(made).value()).first->second.get();
}

graph::Result<Scheme*> Engine::scheme(std::string_view name) {
  const std::lock_guard lock(mutex_);
  const auto known = open_.find(name);
  if (known != open_.end()) return known->second.get();
  if (!store::is_scheme_name(name)) return no_scheme(name);
  auto opened = Scheme::open(surroundings(), name);
  if (!opened) {
    if (opened.error().code == ErrorCode::not_found) return no_scheme(name);
    return std::move(opened).error();
  }
  return open_.emplace(name, std::move(opened).value()).first->second.get();
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
