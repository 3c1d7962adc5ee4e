// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/open_referral_writer.h"

// What an Open Referral UK 3.0 feed answers beside single services: taxonomies, and lists in pages.
namespace kith::api {

// The taxonomies of a directory, gathered from its groups. Not thread safe.
class OpenReferralTaxonomies {
 public:
  // `writer` outlives it.
  explicit OpenReferralTaxonomies(const OpenReferralWriter& writer) : writer_(writer) {}

  void add(const graph::Group& group);
  // In the order of their names. `full`: with their terms.
  std::vector<nlohmann::ordered_json> taxonomies(bool full) const;
  // In the order of taxonomy and name.
  std::vector<nlohmann::ordered_json> terms() const;

 private:
  const OpenReferralWriter& writer_;
  // Taxonomy, name, id: the term as JSON text.
  std::map<std::tuple<std::string, std::string, std::string>, std::string> terms_;
};

// A page of a list: `items` are those of page number `page`, from 1, of `per_page` each, of `total`
// in all. Errors: none; `per_page` is at least 1.
nlohmann::ordered_json open_referral_page(std::vector<nlohmann::ordered_json> items,
                                          std::size_t page, std::size_t per_page,
                                          std::size_t total);

}  // namespace kith::api
