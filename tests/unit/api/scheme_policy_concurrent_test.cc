// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "api/engine.h"
#include "api/scheme_policy.h"

namespace kith::api {

namespace fs = std::filesystem;

TEST_CASE("of many that set a policy at once, each replaces what it has read") {
  std::string folder = (fs::temp_directory_path() / "kith-policies-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  {
    auto engine = Engine::open({folder, true});
    REQUIRE(engine.ok());
    auto made = (*engine)->create_scheme("wigan");
    REQUIRE(made.ok());
    Scheme& scheme = **made;
    const Asker manager{Eyes{Role::manager, std::nullopt}, "user anna", ""};
    constexpr int many = 8;
    std::vector<int> done(many, 0);
    std::vector<std::thread> threads;
    for (int i = 0; i < many; ++i) {
      threads.emplace_back([&, i] {
        PolicyChange change;
        change.policy = matcher::default_policy();
        change.policy.version = "v" + std::to_string(i);
        change.reason = "to see who comes first";
        done[static_cast<std::size_t>(i)] = set_policy(scheme, manager, change).ok() ? 1 : 0;
      });
    }
    for (std::thread& thread : threads) thread.join();
    int all = 0;
    for (const int one : done) all += one;
    CHECK(all == 1);  // the others meant to replace the default, which it no longer was
    CHECK(policy_history(scheme)->size() == 2);
  }
  fs::remove_all(folder);
}

}  // namespace kith::api
