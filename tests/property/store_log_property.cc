// SPDX-License-Identifier: Apache-2.0
// Whatever happens to a scheme, in whatever order, it opens as what was acknowledged; and it makes
// no difference whether a snapshot helped.
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/property.h"
#include "tests/support/scheme_world.h"

using namespace kith;
using namespace kith::store;

namespace {

enum class Act : std::uint8_t {
  put,
  end,
  erase,
  import,
  refused_import,
  no_space,
  unknown,
  snapshot,
  reopen,
  reopen_without_snapshot,
};
constexpr std::uint8_t acts = 10;

// What a person with a notebook would expect to find.
class Notebook {
 public:
  void step(Act act, unsigned who) {
    const std::string name = "p" + std::to_string(who % 8);
    switch (act) {
      case Act::put: put(name); return;
      case Act::end: end(name); return;
      case Act::erase: erase(name); return;
      case Act::import: import(false); return;
      case Act::refused_import: import(true); return;
      case Act::no_space: failing(MemoryFault::full, name); return;
      case Act::unknown:
        failing(who % 2 == 0 ? MemoryFault::unknown_lost : MemoryFault::unknown_written, name);
        return;
      case Act::snapshot: RC_ASSERT(world_.scheme->write_snapshot().ok()); return;
      case Act::reopen: reopen(); return;
      case Act::reopen_without_snapshot: reopen_without_snapshot(); return;
    }
  }

  void check() {
    const graph::View view = world_.scheme->view();
    RC_ASSERT(view.numbers(graph::Kind::person).size() == called_.size());
    for (const auto& [name, called] : called_) {
      const auto* person = view.find<graph::Person>(tests::number_of(name));
      RC_ASSERT(person != nullptr);
      RC_ASSERT(person->called == called);
    }
    RC_ASSERT(world_.log().head().size == events_);
  }

  void reopen_without_snapshot() {
    reopen();
    const graph::View helped = world_.scheme->view();
    RC_ASSERT(world_.files.remove(world_.snapshot_path(), DurableFiles::Old::leave).ok());
    reopen();
    RC_ASSERT(world_.scheme->report().from_snapshot == 0U);
    RC_ASSERT(tests::same_view(world_.scheme->view(), helped));
    RC_ASSERT(world_.log().verify()->whole());
  }

 private:
  bool gone(const std::string& name) const { return gone_.contains(name); }
  std::string next_words() { return "words " + std::to_string(++words_); }

  void put(const std::string& name) {
    const std::string words = next_words();
    const bool ok = world_.writer().submit(tests::putting_person(name, words)).ok();
    RC_ASSERT(ok == !gone(name));
    if (ok) note(name, words);
  }
  void note(const std::string& name, const std::string& words) {
    called_[name] = words;
    ++events_;
  }
  void end(const std::string& name) {
    Command command;
    command.events = {
        graph::end_event(graph::Kind::person, tests::number_of(name), tests::subject_number(name))};
    const bool ok = world_.writer().submit(command).ok();
    RC_ASSERT(ok == called_.contains(name));
    if (!ok) return;
    called_.erase(name);
    gone_.insert(name);
    ++events_;
  }
  void erase(const std::string& name) {
    const bool ok = world_.scheme->erase(tests::subject_number(name)).ok();
    RC_ASSERT(ok == ((called_.contains(name) || gone(name)) && !erased_.contains(name)));
    if (!ok) return;
    called_.erase(name);
    gone_.insert(name);
    erased_.insert(name);
    ++events_;
  }
  void import(bool refused) {
    const std::string first = "import " + std::to_string(++imports_);
    int next = 0;
    const auto done =
        world_.writer().bulk([&]() -> graph::Result<std::optional<graph::PreparedEvent>> {
          if (next == 3 && refused) return graph::Error{graph::ErrorCode::bad_input, "line 4"};
          if (next == 3) return std::optional<graph::PreparedEvent>();
          return std::optional<graph::PreparedEvent>(
              graph::put_event(tests::a_person(first + "/" + std::to_string(next++))));
        });
    RC_ASSERT(done.ok() == !refused);
    for (int i = 0; i < 3 && !refused; ++i) {
      const std::string name = first + "/" + std::to_string(i);
      note(name, name);
    }
  }
  // A command that meets a fault, then a new opening where that is needed.
  void failing(MemoryFault fault, const std::string& name) {
    if (gone(name)) return;
    const std::string words = next_words();
    world_.fault = [fault](std::uint64_t, const Batch&) { return fault; };
    const auto done = world_.writer().submit(tests::putting_person(name, words));
    world_.fault = nullptr;
    RC_ASSERT(!done.ok());
    if (fault == MemoryFault::full) return;
    if (fault == MemoryFault::unknown_written) note(name, words);
    reopen();
  }
  void reopen() { world_.reopen(); }

  tests::SchemeWorld world_;
  std::map<std::string, std::string> called_;
  std::set<std::string> gone_;  // ended or erased: does not come back
  std::set<std::string> erased_;
  std::uint64_t events_ = 1;  // scheme_created
  int words_ = 0;
  int imports_ = 0;
};

}  // namespace

TEST_CASE("a scheme is what was acknowledged, after anything") {
  tests::property("notebook", [](const std::vector<std::pair<std::uint8_t, std::uint8_t>>& steps) {
    Notebook notebook;
    for (const auto& [act, who] : steps) {
      notebook.step(static_cast<Act>(act % acts), who);
      notebook.check();
    }
    notebook.reopen_without_snapshot();
    notebook.check();
  });
}
