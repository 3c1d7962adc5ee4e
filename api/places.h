// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "api/exchange/postcodes.h"
#include "graph/result.h"
#include "store/durable_files.h"

namespace kith::api {

// What came of taking in tables of postcodes, and what is known after it.
struct PlacesReport {
  PostcodeReport rows;  // of all tables together; the file stands for the pointer of a fault
  std::size_t postcodes = 0;
  std::size_t districts = 0;
};

// Where postcodes and districts are: one file of a data directory, public knowledge, replaced whole
// and read when it is first asked for (2.8 million postcodes: under a second, some 35 MB). Safe
// from any thread.
class Places {
 public:
  // `files` must outlive it.
  Places(std::filesystem::path file, store::DurableFiles& files)
      : file_(std::move(file)), files_(files) {}

  // Takes in tables, the first before the others and all before what was known. After an error
  // what was known still is. Errors: those of PostcodeIndex::add, with the file's name, and of
  // DurableFiles.
  graph::Result<PlacesReport> take_in(const std::vector<std::string>& tables);

  // Empty where nothing was taken in. Errors: those of PostcodeIndex::add, storage_failed.
  graph::Result<std::shared_ptr<const PostcodeIndex>> index();

 private:
  graph::Result<std::shared_ptr<const PostcodeIndex>> known();

  std::filesystem::path file_;
  store::DurableFiles& files_;
  std::mutex mutex_;
  std::shared_ptr<const PostcodeIndex> index_;
};

}  // namespace kith::api
