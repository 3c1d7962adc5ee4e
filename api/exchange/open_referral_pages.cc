// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/open_referral_pages.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "graph/check.h"

namespace kith::api {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

void OpenReferralTaxonomies::add(const graph::Group& group) {
  for (const Json& term : writer_.terms(group)) {
    const auto text = [&term](const char* key) { return term.value(key, ""); };
    terms_.try_emplace({text("taxonomy"), text("name"), text("id")}, term.dump());
  }
}

std::vector<Json> OpenReferralTaxonomies::taxonomies(bool full) const {
  std::vector<Json> all;
  for (const auto& [key, text] : terms_) {
    Json term = Json::parse(text);
    const std::string& name = std::get<0>(key);
    const Json id = term.at("taxonomy_id");
    if (all.empty() || all.back().at("id") != id) {
      const std::string called = name.empty() ? "Terms of no taxonomy" : name;
      all.push_back(Json{{"id", id}, {"name", called}, {"description", called}});
    }
    if (full) all.back()["taxonomy_terms"].push_back(std::move(term));
  }
  return all;
}

std::vector<Json> OpenReferralTaxonomies::terms() const {
  std::vector<Json> all;
  for (const auto& each : terms_) all.push_back(Json::parse(each.second));
  return all;
}

Json open_referral_page(std::vector<Json> items, std::size_t page, std::size_t per_page,
                        std::size_t total) {
  KITH_CHECK(per_page > 0);
  const std::size_t pages = (total + per_page - 1) / per_page;
  const std::size_t size = items.size();
  return Json{{"total_items", total}, {"total_pages", pages},        {"page_number", page},
              {"size", size},         {"first_page", page <= 1},     {"last_page", page >= pages},
              {"empty", size == 0},   {"contents", std::move(items)}};
}

}  // namespace kith::api
