// SPDX-License-Identifier: Apache-2.0
#include "api/scheme_policy.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "api/engine.h"
#include "api/exchange/bundle_writer.h"
#include "graph/draft.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::ErrorCode;

// A data directory with the scheme "wigan".
struct PolicyWorld {
  PolicyWorld() {
    std::string path = (fs::temp_directory_path() / "kith-policy-XXXXXX").string();
    folder = ::mkdtemp(path.data());
    open(true);
    REQUIRE(engine->create_scheme("wigan").ok());
  }
  ~PolicyWorld() {
    engine.reset();
    fs::remove_all(folder);
  }
  void open(bool create) {
    engine.reset();
    auto opened = Engine::open({folder, create});
    REQUIRE(opened.ok());
    engine = std::move(opened).value();
  }
  Scheme& scheme(const std::string& name = "wigan") {
    auto found = engine->scheme(name);
    REQUIRE(found.ok());
    return **found;
  }

  fs::path folder;
  std::unique_ptr<Engine> engine;
};

const Asker& the_manager() {
  static const Asker asker{Eyes{Role::manager, std::nullopt}, "user anna", ""};
  return asker;
}

PolicyChange change_to(const std::string& version, std::int32_t rhythm = 7) {
  PolicyChange change;
  change.policy = matcher::default_policy();
  change.policy.version = version;
  change.policy.weights[static_cast<std::size_t>(matcher::Criterion::rhythm)] = rhythm;
  change.reason = "Rhythm matters more here.";
  return change;
}

PolicyChange replacing(const std::string& before, PolicyChange change) {
  change.replaces = before;
  return change;
}

std::string in_force(Scheme& scheme) {
  auto policy = policy_in_force(scheme.view());
  REQUIRE(policy.ok());
  return policy->version;
}

}  // namespace

TEST_CASE("until one is set the default policy is in force") {
  PolicyWorld world;
  auto shown = policy_of(world.scheme());
  REQUIRE(shown.ok());
  CHECK(shown->policy == matcher::default_policy());
  CHECK_FALSE(shown->setting);
  CHECK(policy_history(world.scheme())->size() == 1);
}

TEST_CASE("what is set is in force at once, after a restart, and says who, when and why") {
  PolicyWorld world;
  const std::uint64_t before = world.scheme().view().position();
  auto now = set_policy(world.scheme(), the_manager(), change_to("wigan-1"));
  REQUIRE(now.ok());
  REQUIRE(now->setting);
  CHECK(now->setting->position == before);
  CHECK(now->setting->set_by == "user anna");
  CHECK(now->setting->role == "manager");
  CHECK(now->setting->reason == "Rhythm matters more here.");
  CHECK(now->setting->replaced == matcher::default_policy().version);
  for (int i = 0; i < 2; ++i) {
    CHECK(policy_of(world.scheme())->policy == change_to("wigan-1").policy);
    world.open(false);
  }
  CHECK(policy_of(world.scheme())->setting->at == now->setting->at);
}

TEST_CASE("the snapshot keeps which one was set last") {
  PolicyWorld world;
  REQUIRE(set_policy(world.scheme(), the_manager(), change_to("b")).ok());
  REQUIRE(set_policy(world.scheme(), the_manager(), replacing("b", change_to("a", 8))).ok());
  REQUIRE(set_policy(world.scheme(), the_manager(), replacing("a", change_to("c", 9))).ok());
  const std::uint64_t position = policy_of(world.scheme())->setting->position;
  graph::Draft again{graph::View()};
  for (const graph::Event& event : graph::snapshot_events(world.scheme().view())) {
    REQUIRE(again.apply(event, graph::Trust::snapshot).ok());
  }
  again.finish_snapshot(world.scheme().view().position());
  const graph::View view = again.view();
  CHECK(policy_in_force(view)->version == "c");
  CHECK(position + 1 == view.position());
}

TEST_CASE("the whole past stays, in order") {
  PolicyWorld world;
  REQUIRE(set_policy(world.scheme(), the_manager(), change_to("one")).ok());
  REQUIRE(set_policy(world.scheme(), the_manager(), replacing("one", change_to("two", 8))).ok());
  REQUIRE(set_policy(world.scheme(), the_manager(), replacing("two", change_to("one"))).ok());
  auto history = policy_history(world.scheme());
  REQUIRE(history.ok());
  std::vector<std::string> versions;
  for (const SchemePolicy& each : *history) versions.push_back(each.policy.version);
  CHECK(versions == std::vector<std::string>{"kith-default-1", "one", "two", "one"});
  for (std::size_t i = 2; i < history->size(); ++i) {
    CHECK((*history)[i].setting->position > (*history)[i - 1].setting->position);
    CHECK((*history)[i].setting->replaced == (*history)[i - 1].policy.version);
  }
}

TEST_CASE("two schemes have two policies") {
  PolicyWorld world;
  REQUIRE(world.engine->create_scheme("leigh").ok());
  REQUIRE(set_policy(world.scheme(), the_manager(), change_to("wigan-1")).ok());
  CHECK(in_force(world.scheme()) == "wigan-1");
  CHECK(in_force(world.scheme("leigh")) == matcher::default_policy().version);
  REQUIRE(set_policy(world.scheme("leigh"), the_manager(), change_to("wigan-1", 9)).ok());
  CHECK(in_force(world.scheme("leigh")) == "wigan-1");
}

TEST_CASE("what may not be set changes nothing") {
  PolicyWorld world;
  const auto refused = [&](const Asker& asker, const PolicyChange& change) {
    const std::uint64_t before = world.scheme().view().position();
    auto set = set_policy(world.scheme(), asker, change);
    REQUIRE_FALSE(set.ok());
    CHECK(world.scheme().view().position() == before);
    return set.error().code;
  };
  for (const Role role : all_roles()) {
    if (role == Role::manager) continue;
    CHECK(refused({Eyes{role, std::nullopt}, "user pat", ""}, change_to("x")) ==
          ErrorCode::forbidden);
  }
  CHECK(refused(the_manager(), change_to("x", 101)) == ErrorCode::bad_input);
  PolicyChange silent = change_to("x");
  silent.reason.clear();
  CHECK(refused(the_manager(), silent) == ErrorCode::bad_input);
  silent.reason = std::string("a\x01", 2);
  CHECK(refused(the_manager(), silent) == ErrorCode::bad_input);
  silent.reason = std::string(8'001, 'a');
  CHECK(refused(the_manager(), silent) == ErrorCode::bad_input);
  CHECK(refused(the_manager(), change_to("kith-default-1")) == ErrorCode::conflict);
  CHECK(refused(the_manager(), replacing("other", change_to("x"))) ==
        ErrorCode::precondition_failed);
  REQUIRE(set_policy(world.scheme(), the_manager(), change_to("one")).ok());
  CHECK(refused(the_manager(), change_to("two", 8)) == ErrorCode::precondition_required);
  CHECK(refused(the_manager(), replacing("one", change_to("one", 8))) == ErrorCode::conflict);
  REQUIRE(set_policy(world.scheme(), the_manager(), replacing("one", change_to("two", 8))).ok());
  CHECK(refused(the_manager(), replacing("two", change_to("one", 9))) == ErrorCode::conflict);
  CHECK(in_force(world.scheme()) == "two");
}

TEST_CASE("a dry run and what is in force already write nothing") {
  PolicyWorld world;
  PolicyChange change = change_to("one");
  change.dry_run = true;
  const std::uint64_t before = world.scheme().view().position();
  auto set = set_policy(world.scheme(), the_manager(), change);
  REQUIRE(set.ok());
  CHECK(set->policy.version == "one");
  CHECK(world.scheme().view().position() == before);
  CHECK(in_force(world.scheme()) == matcher::default_policy().version);
  change.dry_run = false;
  REQUIRE(set_policy(world.scheme(), the_manager(), change).ok());
  auto same = set_policy(world.scheme(), the_manager(), replacing("one", change));
  REQUIRE(same.ok());
  CHECK(world.scheme().view().position() == before + 1);
  CHECK(same->setting->position == before);
}

TEST_CASE("a policy is in no bundle and cannot be erased") {
  PolicyWorld world;
  REQUIRE(set_policy(world.scheme(), the_manager(), change_to("one")).ok());
  const graph::View view = world.scheme().view();
  std::string bundle;
  auto written = write_bundle(view, [&](std::string_view bytes) -> graph::Result<void> {
    bundle += bytes;
    return {};
  });
  REQUIRE(written.ok());
  CHECK(bundle.empty());
  const auto numbers = view.numbers(graph::Kind::policy);
  REQUIRE(numbers.size() == 1);
  auto erased = world.scheme().erase(graph::to_text(numbers.front()));
  REQUIRE_FALSE(erased.ok());
  CHECK(erased.error().code == ErrorCode::wrong_usage);
  CHECK(in_force(world.scheme()) == "one");
}

}  // namespace kith::api
