// SPDX-License-Identifier: Apache-2.0
#include "api/subscriptions.h"

#include <algorithm>
#include <string>

namespace kith::api {

using graph::Kind;
using graph::Number;

std::optional<Number> subscription_to(const graph::View& scheme, std::string_view directory) {
  for (const Number& number : scheme.numbers(Kind::subscription)) {
    const auto* subscription = scheme.find<graph::Subscription>(number);
    if (subscription && subscription->directory == directory) return number;
  }
  return std::nullopt;
}

bool subscribes(const graph::View& scheme, std::string_view directory) {
  return subscription_to(scheme, directory).has_value();
}

std::vector<std::string> directories_of(const graph::View& scheme) {
  std::vector<std::string> names;
  for (const Number& number : scheme.numbers(Kind::subscription)) {
    const auto* subscription = scheme.find<graph::Subscription>(number);
    if (subscription) names.push_back(subscription->directory);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::optional<graph::Record> directory_record(const graph::View& directory) {
  const std::vector<Number> numbers = directory.numbers(Kind::directory);
  if (numbers.empty()) return std::nullopt;
  return directory.record(Kind::directory, numbers.front());
}

}  // namespace kith::api
