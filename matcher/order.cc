// SPDX-License-Identifier: Apache-2.0
#include "matcher/order.h"

#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

namespace kith::matcher {
namespace {

// Negative where a comes first by the three keys that need no hash, 0 where they tie.
int compare_worth(const OrderKey& a, const OrderKey& b) {
  const auto left = std::tie(b.together, b.mean, b.coverage);
  const auto right = std::tie(a.together, a.mean, a.coverage);
  return left < right ? -1 : right < left ? 1 : 0;
}

}  // namespace

bool comes_before(const OrderKey& a, const OrderKey& b) {
  const int worth = compare_worth(a, b);
  if (worth != 0) return worth < 0;
  return std::tie(a.spread, a.household) < std::tie(b.spread, b.household);
}

OrderKey order_key(const std::vector<Ledger>& ledgers, Combination combination,
                   graph::HouseholdNumber household) {
  std::vector<std::int32_t> suitabilities;
  std::int64_t sum = 0;
  std::int64_t coverage = 0;
  for (const Ledger& ledger : ledgers) {
    suitabilities.push_back(ledger.suitability);
    sum += ledger.suitability;
    coverage += ledger.coverage;
  }
  const std::int64_t count = static_cast<std::int64_t>(ledgers.size());
  return {together(suitabilities, combination), static_cast<std::int32_t>(sum / count),
          static_cast<std::int32_t>(coverage / count), 0, household.number};
}

std::uint64_t spread_key(const graph::Number& person, const graph::Number& household,
                         std::string_view policy_version) {
  std::string text(person.bytes.begin(), person.bytes.end());
  text.append(household.bytes.begin(), household.bytes.end());
  text += policy_version;
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
  return std::accumulate(
      digest.begin(), digest.begin() + 8, std::uint64_t{0},
      [](std::uint64_t value, unsigned char byte) { return value << 8U | byte; });
}

std::vector<std::size_t> order_best(std::vector<OrderKey>& keys, std::size_t most,
                                    const graph::Number& person, std::string_view policy_version) {
  std::vector<std::size_t> places(keys.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  const auto worthier = [&keys](std::size_t a, std::size_t b) {
    return compare_worth(keys[a], keys[b]) < 0;
  };
  std::sort(places.begin(), places.end(), worthier);
  const std::size_t wanted = std::min(most, places.size());
  // Past the last wanted place, those that tie with it may still be ahead of it.
  std::size_t end = wanted;
  while (wanted > 0 && end < places.size() && !worthier(places[wanted - 1], places[end])) ++end;
  places.resize(end);
  for (const std::size_t place : places) {
    keys[place].spread = spread_key(person, keys[place].household, policy_version);
  }
  std::sort(places.begin(), places.end(),
            [&keys](std::size_t a, std::size_t b) { return comes_before(keys[a], keys[b]); });
  places.resize(wanted);
  return places;
}

}  // namespace kith::matcher
