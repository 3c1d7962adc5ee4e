// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/places.h"
#include "api/scheme.h"
#include "api/tokens.h"
#include "graph/clock.h"
#include "graph/result.h"
#include "store/data_directory.h"
#include "store/engine.h"
#include "store/scheme_store.h"

// The one facade over a data directory. HTTP, command line and tests are thin skins over it and get
// the same answers.
namespace kith::api {

// The machine's clock: the only one that reads it.
class SystemClock : public graph::Clock {
 public:
  graph::Instant now() override;
};

struct EngineOptions {
  std::filesystem::path folder = {};
  bool create = false;                      // where there is no store yet, make one
  graph::Clock* clock = nullptr;            // null: the machine's
  graph::Randomness* randomness = nullptr;  // null: the system's
};

struct Health {
  store::State state = store::State::writing;
  std::size_t schemes_open = 0;
  std::uint64_t disk_bytes = 0;
  std::uint64_t memory_bytes = 0;
};

// Safe from any thread.
class Engine {
 public:
  // Opens and locks. Errors: those of DataDirectory::open, open_rocksdb and Tokens::open, each a
  // sentence that says what to do.
  static graph::Result<std::unique_ptr<Engine>> open(const EngineOptions& options);
  // Closes; what close() would have said is lost.
  ~Engine();
  // Writes snapshots of what is open and moves everything durable out of the write-ahead log.
  graph::Result<void> close();

  graph::Result<std::vector<store::SchemeEntry>> schemes() const;
  // A new scheme. Errors: bad_input, conflict …
  graph::Result<Scheme*> create_scheme(std::string_view name);
  // Opens it the first time it is asked for. Good until the engine closes. Errors: not_found,
  // corrupt, key_missing …
  graph::Result<Scheme*> scheme(std::string_view name);
  bool is_scheme(std::string_view name) const;

  // The same for directories of community groups.
  graph::Result<std::vector<store::SchemeEntry>> directories() const;
  graph::Result<Scheme*> create_directory(std::string_view name);
  graph::Result<Scheme*> directory(std::string_view name);
  // Opens all there are, schemes before directories, by name.
  graph::Result<std::vector<Scheme*>> every_scheme();

  Tokens& tokens() { return *tokens_; }
  Places& places() { return *places_; }
  // Where a postcode or district is: as the places say, or else as some listed group of the
  // directory does that is there, or else the middle of the district. Errors: not_found, those of
  // Places.
  graph::Result<PostcodePlace> point_of(std::string_view postcode, const graph::View& directory);
  graph::Clock& clock() { return *clock_; }
  graph::Randomness& randomness() { return *randomness_; }
  const std::filesystem::path& folder() const { return directory_->folder(); }
  const store::Engine& storage() const { return *storage_; }
  Health health() const;

 private:
  Engine();
  graph::Result<void> open_folder(const EngineOptions& options);
  store::Surroundings surroundings();
  graph::Result<Scheme*> create_tenant(store::Tenant tenant, std::string_view name);
  graph::Result<Scheme*> open_tenant(store::Tenant tenant, std::string_view name);

  std::unique_ptr<graph::Clock> own_clock_;
  std::unique_ptr<graph::Randomness> own_randomness_;
  graph::Clock* clock_ = nullptr;
  graph::Randomness* randomness_ = nullptr;
  store::DurableFiles files_;
  std::unique_ptr<store::DataDirectory> directory_;
  std::unique_ptr<store::Engine> storage_;
  std::unique_ptr<Tokens> tokens_;
  std::unique_ptr<Places> places_;

  mutable std::mutex mutex_;  // guards the one below; held while a scheme is being opened
  std::map<std::pair<store::Tenant, std::string>, std::unique_ptr<Scheme>> open_;
};

}  // namespace kith::api
