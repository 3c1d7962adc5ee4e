// SPDX-License-Identifier: Apache-2.0
#include "tests/support/assignment_world.h"

#include <algorithm>
#include <random>

namespace kith::tests {
namespace {

using matcher::AssignmentInstance;

constexpr std::size_t edges_a_party = 30;
constexpr std::uint64_t near_homes = 400;

class DrawnInstance {
 public:
  DrawnInstance(AssignmentKind kind, std::uint32_t parties, std::uint64_t seed)
      : kind_(kind),
        parties_(parties),
        homes_(std::max(1U, parties / 2)),
        engine_(seed * 1'000 + static_cast<std::uint64_t>(kind)) {}

  AssignmentInstance make() {
    add_parties();
    add_homes();
    for (std::uint32_t home = 0; home < homes_; ++home) popularity_.push_back(below(5'000));
    world_.edges.reserve(parties_ * edges_a_party);
    for (std::uint32_t party = 0; party < parties_; ++party) add_edges(party);
    return std::move(world_);
  }

 private:
  std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

  void add_parties() {
    for (std::uint32_t i = 0; i < parties_; ++i) {
      const std::uint64_t most = kind_ == AssignmentKind::tied ? 5 : 1'000'000;
      world_.parties.push_back({{0, i}, static_cast<std::int64_t>(below(most)) + 1, 3, 0});
    }
  }

  void add_homes() {
    std::int64_t total = 0;
    for (std::uint32_t i = 0; i < homes_; ++i) {
      const bool plenty = kind_ == AssignmentKind::plenty;
      const auto places = static_cast<std::int32_t>(plenty ? below(2) + 2 : below(3) + 1);
      world_.homes.push_back({{0, i}, places, 0});
      total += places;
    }
    if (kind_ == AssignmentKind::plenty) return;
    // One place in six hundred is missing.
    for (const std::int64_t wanted = parties_ - parties_ / 600; total != wanted;) {
      std::int32_t& places = world_.homes[below(homes_)].places;
      const std::int32_t step = total < wanted ? 1 : -1;
      if (places + step < 1 || places + step > 3) continue;
      places += step;
      total += step;
    }
  }

  std::uint32_t near_home(std::uint32_t party) {
    const std::uint64_t width = std::min<std::uint64_t>(near_homes, homes_);
    return static_cast<std::uint32_t>((party / 2 + homes_ + below(width) - width / 2) % homes_);
  }

  void add_edges(std::uint32_t party) {
    const std::size_t wanted = std::min<std::size_t>(edges_a_party, homes_);
    std::vector<std::uint32_t> found;
    for (std::size_t tries = 0; found.size() < wanted && tries < 20 * wanted; ++tries) {
      const bool near = kind_ == AssignmentKind::near || found.size() < wanted * 2 / 3;
      const std::uint32_t home =
          near ? near_home(party) : static_cast<std::uint32_t>(below(homes_));
      if (std::find(found.begin(), found.end(), home) == found.end()) found.push_back(home);
    }
    std::sort(found.begin(), found.end());
    for (const std::uint32_t home : found) world_.edges.push_back({party, home, weight(home)});
  }

  std::int64_t weight(std::uint32_t home) {
    if (kind_ == AssignmentKind::coarse) return static_cast<std::int64_t>(below(10)) + 1;
    if (kind_ != AssignmentKind::popular) return static_cast<std::int64_t>(below(10'000)) + 1;
    return static_cast<std::int64_t>(popularity_[home] + below(5'000)) + 1;
  }

  AssignmentKind kind_;
  std::uint32_t parties_;
  std::uint32_t homes_;
  std::mt19937_64 engine_;
  std::vector<std::uint64_t> popularity_;
  AssignmentInstance world_;
};

}  // namespace

const char* name_of(AssignmentKind kind) {
  switch (kind) {
    case AssignmentKind::mixed: return "mixed";
    case AssignmentKind::near: return "all near, short";
    case AssignmentKind::plenty: return "plenty";
    case AssignmentKind::tied: return "tied priorities";
    case AssignmentKind::popular: return "popular homes";
    case AssignmentKind::coarse: return "weights 1 to 10";
  }
  return "";
}

AssignmentInstance assignment_world(AssignmentKind kind, std::uint32_t parties,
                                    std::uint64_t seed) {
  return DrawnInstance(kind, parties, seed).make();
}

void change_weights(AssignmentInstance& instance, std::size_t count, std::uint64_t seed) {
  std::mt19937_64 engine(seed);
  for (std::size_t i = 0; i < count && !instance.edges.empty(); ++i) {
    auto& edge = instance.edges[engine() % instance.edges.size()];
    edge.weight = static_cast<std::int64_t>(engine() % 10'000) + 1;
  }
}

}  // namespace kith::tests
