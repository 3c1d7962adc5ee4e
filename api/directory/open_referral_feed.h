// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "api/exchange/open_referral_pages.h"
#include "api/exchange/open_referral_writer.h"
#include "graph/result.h"
#include "graph/view.h"

// A directory as an Open Referral UK 3.0 feed: what anybody may read of it. Only groups that agreed
// to be listed are in it, and never a person.
namespace kith::api {

// The profile's query parameters; those not given do not narrow. As the profile has it, a service
// without the value that is asked about is not returned.
struct OpenReferralQuestion {
  // Numbers of the groups that the words of `search` find, in the order to give them.
  std::optional<std::vector<graph::Number>> found;
  std::string taxonomy_term_id;
  std::string taxonomy_id;
  std::optional<std::int32_t> minimum_age;  // its own is at least that
  std::optional<std::int32_t> maximum_age;  // its own is at most that
  // Of one and the same schedule: on that weekday (0 Monday … 6 Sunday), opening at the earliest
  // and closing at the latest then.
  std::optional<int> day;
  std::optional<graph::TimeOfDay> start_time;
  std::optional<graph::TimeOfDay> end_time;
  std::optional<graph::Point> near;
  std::int64_t metres = 0;    // from `near`
  std::size_t page = 1;       // from 1
  std::size_t per_page = 50;  // 1 to limits::page_items_max
};

// Immutable; safe from any thread. Made in time linear in the directory (about 20 µs a group), kept
// with its view. Lists cost a pass over the groups, single things a look-up.
class OpenReferralFeed {
 public:
  explicit OpenReferralFeed(graph::View directory);
  ~OpenReferralFeed();
  OpenReferralFeed(const OpenReferralFeed&) = delete;
  OpenReferralFeed& operator=(const OpenReferralFeed&) = delete;

  const graph::View& view() const { return view_; }

  // Pages, in the profile's envelope; in the order of numbers where words ask for no other.
  nlohmann::ordered_json services(const OpenReferralQuestion& question) const;
  nlohmann::ordered_json services_at_locations(const OpenReferralQuestion& question) const;
  nlohmann::ordered_json taxonomies(const OpenReferralQuestion& question) const;
  nlohmann::ordered_json taxonomy_terms(const OpenReferralQuestion& question) const;
  nlohmann::ordered_json organizations(const OpenReferralQuestion& question) const;

  // One thing with everything in it; nothing for an id that is none here.
  std::optional<nlohmann::ordered_json> service(std::string_view id) const;
  std::optional<nlohmann::ordered_json> service_at_location(std::string_view id) const;
  std::optional<nlohmann::ordered_json> taxonomy(std::string_view id) const;
  std::optional<nlohmann::ordered_json> taxonomy_term(std::string_view id) const;
  std::optional<nlohmann::ordered_json> organization(std::string_view id) const;

  nlohmann::ordered_json details(std::string_view openapi_url) const;

 private:
  using Rows = std::vector<std::uint32_t>;
  struct Placed {
    std::uint32_t row = 0;
    std::uint32_t place = 0;
  };

  void add(const graph::Group& group);
  Rows rows_that(const OpenReferralQuestion& question) const;
  bool meets(std::uint32_t row, const OpenReferralQuestion& question) const;
  bool is_filed(std::uint32_t row, const OpenReferralQuestion& question) const;

  graph::View view_;
  OpenReferralWriter writer_;
  std::vector<const graph::Group*> rows_;  // of the view, in order of number
  std::map<graph::Number, std::uint32_t> by_number_;
  std::map<std::string, std::uint32_t, std::less<>> by_service_;
  std::map<std::string, Placed, std::less<>> by_place_;
  std::map<std::string, Rows, std::less<>> by_organization_;
  std::map<std::string, Rows, std::less<>> by_term_;
  std::map<std::string, Rows, std::less<>> by_taxonomy_;
  std::vector<nlohmann::ordered_json> taxonomies_;
  std::vector<nlohmann::ordered_json> taxonomies_full_;
  std::vector<nlohmann::ordered_json> terms_;
};

}  // namespace kith::api
