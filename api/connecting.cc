// SPDX-License-Identifier: Apache-2.0
#include "api/connecting.h"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/directories_read.h"
#include "api/directory/search_text.h"
#include "api/place_asked.h"
#include "api/plain_text.h"
#include "graph/activity_tree.h"
#include "graph/limits.h"
#include "matcher/connections.h"
#include "matcher/free_times.h"
#include "matcher/same_activity.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

// One whose activity is narrower than what a group says still meets it.
constexpr std::int32_t wider_min = 7'000;

class Asking {
 public:
  Asking(Engine& engine, Scheme& scheme, const Asker& asker, const ConnectionAsk& ask)
      : engine_(engine), scheme_(scheme), asker_(asker), ask_(ask), view_(scheme.view()) {}

  graph::Result<Connected> run() {
    if (auto opened = open_directories(); !opened) return std::move(opened).error();
    if (auto read = read_question(); !read) return std::move(read).error();
    if (auto found = find_groups(); !found) return std::move(found).error();
    Connected connected;
    connected.remark = remark_;
    auto answer = scheme_.connections(asker_, view_, question_, groups_, how());
    if (!answer) return std::move(answer).error();
    connected.answer = std::move(answer).value();
    return connected;
  }

 private:
  ConnectionsHow how() const {
    ConnectionsHow how;
    how.in_words = ask_.in_words;
    how.record = ask_.record;
    how.idempotency_key = ask_.idempotency_key;
    how.asked =
        fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}", ask_.person,
                    fmt::join(ask_.wishes, ","), ask_.near, ask_.free, fmt::join(ask_.means, ","),
                    ask_.access, ask_.cost, ask_.age, ask_.metres_max, ask_.groups);
    how.arguments = arguments();
    how.directories = tokens_of(directories_);
    how.area = area_;  // degrees and postcodes would tell more than a count may keep
    return how;
  }

  // Directories by what they were: their logs say what that is.
  std::string arguments() const {
    using Json = nlohmann::ordered_json;
    Json json{{"wishes", ask_.wishes}, {"near", ask_.near},         {"free", ask_.free},
              {"means", ask_.means},   {"access", ask_.access},     {"cost", ask_.cost},
              {"age", ask_.age},       {"within", ask_.metres_max}, {"groups", ask_.groups}};
    json["directories"] = Json::array();
    for (const DirectoryRead& each : directories_) {
      json["directories"].push_back({{"directory", each.name}, {"position", each.view.position()}});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  graph::Result<void> open_directories() {
    auto read = directories_read(engine_, view_);
    if (!read) return std::move(read).error();
    directories_ = std::move(read).value();
    return {};
  }

  graph::Result<void> read_question() {
    Error error{ErrorCode::wrong_usage, "the question cannot be asked like that", {}};
    const auto fault = [&](std::string_view name, const std::string& detail) {
      error.faults.push_back({fmt::format("/{}", name), detail, 0});
    };
    if (!ask_.person.empty()) {
      auto person = scheme_.person_of(ask_.person, view_);
      if (!person) return std::move(person).error();
      question_.person = graph::PersonNumber{*person};
    }
    question_.wishes = ask_.wishes;
    question_.metres_max = ask_.metres_max;
    question_.groups = ask_.groups;
    question_.top = ask_.top;
    question_.on = ask_.on.value_or(scheme_.today());
    if (question_.on < scheme_.today()) fault("on", std::string(before_today));
    read_what_is_needed(error);
    if (!ask_.person.empty() && !ask_.age.empty()) {
      fault("age", "goes with a question about nobody in particular: a person's own is on record");
    }
    if (!ask_.groups && !ask_.cost.empty()) {
      fault("cost", "goes with community: people cost nothing");
    }
    if (!ask_.groups && !ask_.access.empty()) fault("access", "goes with community: of places");
    read_means(fault);
    read_free(fault);
    read_near(error);
    if (error.faults.empty()) return {};
    return error;
  }

  void read_what_is_needed(Error& error) {
    SearchQuestion search;
    SearchText text(search);
    text.access(ask_.access);
    text.cost(ask_.cost);
    text.age(ask_.age);
    if (auto faults = text.error()) {
      error.faults.insert(error.faults.end(), faults->faults.begin(), faults->faults.end());
    }
    question_.access = search.access;
    question_.cost_pence_max = search.cost_max_pence;
    question_.age = search.age;
  }

  // "walk,bus" for two.
  static std::vector<std::string> parted(const std::vector<std::string>& said) {
    std::vector<std::string> parts;
    for (std::string_view rest : said) {
      while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        parts.emplace_back(trimmed(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
      }
    }
    return parts;
  }

  template <class Fault>
  void read_means(const Fault& fault) {
    for (const std::string& said : parted(ask_.means)) {
      const auto& known = graph::words<graph::Means>;
      const auto found = std::find(known.begin(), known.end(), said);
      if (found == known.end()) {
        fault("means", fmt::format("one of {}", fmt::join(known, ", ")));
      } else {
        question_.means.push_back(static_cast<graph::Means>(found - known.begin()));
      }
    }
  }

  template <class Fault>
  void read_free(const Fault& fault) {
    if (ask_.free.empty()) return;
    auto free = matcher::free_times_from_text(ask_.free);
    if (!free) {
      const auto& faults = free.error().faults;
      return fault("free", faults.empty() ? free.error().message : faults.front().detail);
    }
    question_.free = std::move(free).value();
  }

  void read_near(Error& error) {
    if (ask_.near.empty()) return;
    auto asked = place_asked(ask_.near, {engine_, scheme_, view_, directories_}, question_.on);
    if (!asked) {
      const auto& faults = asked.error().faults;
      error.faults.insert(error.faults.end(), faults.begin(), faults.end());
      return;
    }
    remark_ = std::move(asked->remark);
    area_ = std::move(asked->town);
    question_.near = std::move(asked->place);
  }

  // ---- groups that may answer ----
  graph::Result<void> find_groups() {
    if (!ask_.groups) return {};
    auto asked = matcher::asked_side(view_, question_);
    if (!asked) return std::move(asked).error();
    from_ = asked->from;
    for (std::size_t i = 0; i < asked->side.wants.size(); ++i) {
      if (auto looked = look_for(asked->side.wants[i].activity, i); !looked) return looked;
      // Feeds seldom name activities: what a group writes of itself may say it all the same.
      const matcher::Liked& want = asked->side.wants[i];
      if (want.words.empty()) continue;
      if (auto looked = look_for_words(want.words, i); !looked) return looked;
      const std::string spoken = graph::spoken(want.activity);
      if (auto looked = look_for_words(spoken, i); !looked) return looked;
      const auto labels = graph::other_labels(want.activity);
      if (labels.empty()) continue;
      if (auto looked = look_for_words(std::string(labels.front()), i); !looked) return looked;
    }
    for (const matcher::Given& each : asked->side.gives) {
      if (auto looked = look_for(each.activity, std::nullopt); !looked) return looked;
    }
    for (auto& [key, candidate] : found_) groups_.push_back(std::move(candidate));
    return {};
  }

  graph::Result<void> look_for(const std::string& activity, std::optional<std::size_t> want) {
    for (std::size_t i = 0; i < directories_.size(); ++i) {
      if (!graph::is_activity(activity)) {
        if (auto looked = search(i, {.words = activity}, want); !looked) return looked;
        const std::string doers = matcher::said_of_doers(activity);
        if (doers == activity) continue;
        if (auto looked = search(i, {.words = doers}, want); !looked) return looked;
        continue;
      }
      if (auto looked = search(i, {.activity = activity}, std::nullopt); !looked) return looked;
      const std::string wider(graph::broader(activity));
      if (wider.empty() || graph::similarity(activity, wider) < wider_min) continue;
      if (auto looked = search(i, {.activity = wider}, std::nullopt); !looked) return looked;
    }
    return {};
  }

  graph::Result<void> look_for_words(const std::string& words, std::size_t want) {
    if (words.empty()) return {};
    for (std::size_t i = 0; i < directories_.size(); ++i) {
      if (auto looked = search(i, {.words = words}, want); !looked) return looked;
    }
    return {};
  }

  struct LookFor {
    std::string words = {};
    std::string activity = {};
  };
  graph::Result<void> search(std::size_t directory, const LookFor& what,
                             std::optional<std::size_t> want) {
    SearchQuestion asked;
    asked.words = what.words;
    asked.activity = what.activity;
    asked.now = engine_.clock().now();
    asked.top = graph::limits::page_items_max;
    if (from_) asked.near = NearWanted{*from_, question_.metres_max};
    auto answer = directories_[directory].directory->search(asked, false);
    if (!answer) return std::move(answer).error();
    // None says all of it, or there was nothing to look for.
    if (!what.words.empty() && (answer->partly || answer->searched.empty())) return {};
    if (answer->total > answer->groups.size()) question_.groups_cut = true;
    for (const FoundGroup& each : answer->groups) take(directory, each, want, !what.words.empty());
    return {};
  }

  void take(std::size_t directory, const FoundGroup& found, std::optional<std::size_t> want,
            bool by_words) {
    const std::pair key{directory, found.group->identity.number};
    if (found_.size() == graph::limits::groups_a_question_max && !found_.contains(key)) {
      question_.groups_cut = true;
      return;
    }
    const auto* group = directories_[directory].view.find<graph::Group>(key.second);
    if (group == nullptr) return;
    auto& candidate = found_[key];
    candidate.group = group;
    candidate.directory = directories_[directory].name;
    if (want && by_words) candidate.by_words.push_back(*want);
  }

  Engine& engine_;
  Scheme& scheme_;
  const Asker& asker_;
  const ConnectionAsk& ask_;
  graph::View view_;
  matcher::ConnectionQuestion question_;
  std::vector<DirectoryRead> directories_;
  std::optional<graph::Point> from_;
  std::map<std::pair<std::size_t, graph::Number>, matcher::GroupCandidate> found_;
  std::vector<matcher::GroupCandidate> groups_;
  std::string remark_;
  std::string area_;  // a town's name; "" where none was given
};

}  // namespace

graph::Result<Connected> ask_connections(Engine& engine, Scheme& scheme, const Asker& asker,
                                         const ConnectionAsk& ask) {
  return Asking(engine, scheme, asker, ask).run();
}

}  // namespace kith::api
