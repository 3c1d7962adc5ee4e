// SPDX-License-Identifier: Apache-2.0
#include "store/durable_files.h"

#include <sys/stat.h>

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "tests/support/stopping_files.h"

using namespace kith;
using namespace kith::store;
using graph::ErrorCode;

namespace {

using Old = DurableFiles::Old;

struct Folder {
  tests::TemporaryDirectory directory;
  tests::StoppingFiles files;
  std::filesystem::path path = directory.path() / "file";

  void write(const std::string& bytes) { REQUIRE(files.replace(path, bytes, Old::leave).ok()); }
};

}  // namespace

TEST_CASE("a file holds what was last put there, and is its owner's alone") {
  Folder folder;
  folder.write("first");
  folder.write(std::string(100'000, 'x'));
  CHECK(*folder.files.read(folder.path) == std::string(100'000, 'x'));
  folder.write("");
  CHECK(folder.files.read(folder.path)->empty());
  struct ::stat status {};
  REQUIRE(::stat(folder.path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  CHECK(*folder.files.list(folder.directory.path()) == std::vector<std::string>{"file"});
}

TEST_CASE("stopped at any step, a replaced file holds the old bytes or the new") {
  bool old_seen = false;
  bool new_seen = false;
  for (std::size_t step = 1; step < 20; ++step) {
    Folder folder;
    folder.write("old");
    folder.files.stop_at(step);
    const bool done = folder.files.replace(folder.path, "new", Old::overwrite).ok();
    const std::string found = folder.files.read(folder.path).value();
    old_seen = old_seen || found == "old";
    new_seen = new_seen || (!done && found == "new");
    CHECK((found == "old" || found == "new"));
    if (done) {
      CHECK(found == "new");
      CHECK(step > 6);
      break;
    }
  }
  CHECK(old_seen);
  CHECK(new_seen);
}

TEST_CASE("writing in place changes what it says and no more") {
  Folder folder;
  folder.write("0123456789");
  REQUIRE(folder.files.write_at(folder.path, 3, "xyz").ok());
  CHECK(*folder.files.read(folder.path) == "012xyz6789");
  REQUIRE(folder.files.write_at(folder.path, 10, "more").ok());
  CHECK(*folder.files.read(folder.path) == "012xyz6789more");
  CHECK(folder.files.write_at(folder.directory.path() / "none", 0, "x").error().code ==
        ErrorCode::not_found);
}

TEST_CASE("a removed file is gone, its bytes overwritten where that is asked") {
  Folder folder;
  const auto other_name = folder.directory.path() / "other";
  for (const Old old : {Old::leave, Old::overwrite}) {
    folder.write("secret");
    std::filesystem::create_hard_link(folder.path, other_name);
    REQUIRE(folder.files.remove(folder.path, old).ok());
    CHECK_FALSE(std::filesystem::exists(folder.path));
    CHECK(*folder.files.read(other_name) ==
          (old == Old::leave ? std::string("secret") : std::string(6, '\0')));
    REQUIRE(folder.files.remove(other_name, Old::leave).ok());
    CHECK(folder.files.remove(folder.path, old).ok());  // not there: no error
  }
}

TEST_CASE("a link is not followed when writing") {
  Folder folder;
  const auto target = folder.directory.path() / "target";
  REQUIRE(folder.files.replace(target, "kept", Old::leave).ok());
  std::filesystem::create_symlink(target, folder.path);
  CHECK_FALSE(folder.files.write_at(folder.path, 0, "gone").ok());
  CHECK_FALSE(folder.files.remove(folder.path, Old::overwrite).ok());
  CHECK(*folder.files.read(target) == "kept");
}

TEST_CASE("no space is told from other failures, and says where") {
  tests::StoppingFiles files;
  const auto full = files.write_at("/dev/full", 0, "x");
  CHECK(full.error().code == ErrorCode::storage_full);
  CHECK(full.error().message.find("/dev/full") != std::string::npos);
  CHECK(files.read("/nowhere/at/all").error().code == ErrorCode::not_found);
  CHECK(files.list("/nowhere/at/all").error().code == ErrorCode::not_found);
}
