// SPDX-License-Identifier: Apache-2.0
#include "matcher/surroundings.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kith::matcher {

Surroundings::Surroundings(std::vector<std::size_t> people, Near near)
    : people_(std::move(people)), near_(std::move(near)) {
  for (const std::size_t each : people_) about_.push_back(count_about(each, people_));
}

std::size_t Surroundings::count_about(std::size_t one,
                                      const std::vector<std::size_t>& people) const {
  return static_cast<std::size_t>(
      std::count_if(people.begin(), people.end(),
                    [&](std::size_t other) { return one == other || near_(one, other); }));
}

std::size_t Surroundings::middle() const {
  const auto most = std::max_element(about_.begin(), about_.end());
  return people_[static_cast<std::size_t>(most - about_.begin())];
}

std::vector<std::size_t> Surroundings::around(std::size_t middle) const {
  std::vector<std::size_t> around;
  std::copy_if(people_.begin(), people_.end(), std::back_inserter(around),
               [&](std::size_t other) { return middle == other || near_(middle, other); });
  return around;
}

void Surroundings::take(const std::vector<std::size_t>& taken) {
  std::vector<std::size_t> people;
  std::vector<std::size_t> about;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (std::binary_search(taken.begin(), taken.end(), people_[i])) continue;
    people.push_back(people_[i]);
    about.push_back(about_[i] - count_about(people_[i], taken));
  }
  people_ = std::move(people);
  about_ = std::move(about);
}

}  // namespace kith::matcher
