// SPDX-License-Identifier: Apache-2.0
// A directory as an Open Referral UK 3 feed: open to anybody, from any page in any browser.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/directory/directory_indexes.h"
#include "api/exchange/postcodes.h"
#include "api/plain_text.h"
#include "api/routes.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;
using Feed = OpenReferralFeed;

constexpr std::string_view openapi_url = "https://docs.openreferraluk.org/en/latest/openapi30.json";
constexpr std::int64_t page_max = 1'000'000;
constexpr std::int64_t age_max = 120;
constexpr std::int64_t metres_of_a_mile = 1'609;  // a mile

constexpr RouteParameter page_parameter{"page", "query", "integer", "Number of the page, from 1."};
constexpr RouteParameter per_page_parameter{
    "per_page", "query", "integer", "Things on a page: 50 where nothing is said, at most 200."};

const std::vector<RouteParameter>& paging() {
  static const std::vector<RouteParameter> list{page_parameter, per_page_parameter};
  return list;
}

const std::vector<RouteParameter>& filtering() {
  static const std::vector<RouteParameter> list = [] {
    std::vector<RouteParameter> all{
        {"search", "query", "string", "Words, as people say them."},
        {"taxonomy_term_id", "query", "string", "Filed under that term."},
        {"taxonomy_id", "query", "string", "Filed under any term of that taxonomy."},
        {"minimum_age", "query", "integer", "Whose minimum age is at least that."},
        {"maximum_age", "query", "integer", "Whose maximum age is at most that."},
        {"start_time", "query", "string", "Opening at that time (HH:MM) or later."},
        {"end_time", "query", "string", "Closing at that time (HH:MM) or earlier."},
        {"day", "query", "string", "Open on that day of the week: MO or Monday."}};
    all.insert(all.end(), paging().begin(), paging().end());
    return all;
  }();
  return list;
}

const std::vector<RouteParameter>& filtering_places() {
  static const std::vector<RouteParameter> list = [] {
    std::vector<RouteParameter> all = filtering();
    all.push_back({"postcode", "query", "string", "Near that postcode."});
    all.push_back({"proximity", "query", "integer", "How near, in metres: a mile if not said."});
    return all;
  }();
  return list;
}

graph::Result<std::optional<graph::TimeOfDay>> time_parameter(const RouteContext& context,
                                                              std::string_view name) {
  const auto text = parameter(context, name);
  if (!text) return std::optional<graph::TimeOfDay>();
  // With seconds, too, as the profile's own times have them.
  const auto time = graph::time_from_text(
      text->size() == 8 && text->ends_with(":00") ? text->substr(0, 5) : *text);
  if (time) return time;
  return parameter_fault(name, "a time such as 14:30");
}

graph::Result<std::optional<int>> day_parameter(const RouteContext& context) {
  const auto text = parameter(context, "day");
  if (!text) return std::optional<int>();
  const auto day = weekday_from_text(*text);
  if (day) return day;
  return parameter_fault("day", "a day of the week: MO, Mon or Monday");
}

std::optional<std::int32_t> narrow(const std::optional<std::int64_t>& value) {
  if (!value) return std::nullopt;
  return static_cast<std::int32_t>(*value);
}

void take_paging(const RouteContext& context, OpenReferralQuestion& question,
                 ParameterFaults& faults) {
  const auto page = faults.take(whole_number(context, "page", 1, page_max));
  const auto size = faults.take(whole_number(context, "per_page", 1, page_max));
  question.page = static_cast<std::size_t>(page.value_or(1));
  // More than a page may hold is no mistake of theirs: `size` says what they got.
  const auto most = static_cast<std::int64_t>(graph::limits::page_items_max);
  question.per_page = static_cast<std::size_t>(std::min(size.value_or(50), most));
}

void take_place(const RouteContext& context, OpenReferralQuestion& question,
                ParameterFaults& faults) {
  const auto metres =
      faults.take(whole_number(context, "proximity", 0, graph::limits::search_metres_max));
  const auto postcode = parameter(context, "postcode");
  if (metres && !postcode) {
    faults.take(graph::Result<void>(parameter_fault("proximity", "goes with a postcode")));
  }
  if (!postcode) return;
  question.metres = metres.value_or(metres_of_a_mile);
  auto point = context.engine.point_of(*postcode, context.scheme->view());
  if (!point) {
    faults.take(graph::Result<void>(parameter_fault("postcode", point.error().message)));
    return;
  }
  question.near = point->point;
}

graph::Result<void> take_words(const RouteContext& context, OpenReferralQuestion& question) {
  const auto words = parameter(context, "search");
  if (!words) return {};
  auto found = context.scheme->search_all(*words);
  if (!found) return std::move(found).error();
  question.found = std::move(found).value();
  return {};
}

graph::Result<OpenReferralQuestion> question_of(const RouteContext& context,
                                                const std::vector<RouteParameter>& known) {
  OpenReferralQuestion question;
  ParameterFaults faults;
  faults.take(only_these_parameters(context, known));
  take_paging(context, question, faults);
  question.taxonomy_term_id = parameter(context, "taxonomy_term_id").value_or("");
  question.taxonomy_id = parameter(context, "taxonomy_id").value_or("");
  question.minimum_age = narrow(faults.take(whole_number(context, "minimum_age", 0, age_max)));
  question.maximum_age = narrow(faults.take(whole_number(context, "maximum_age", 0, age_max)));
  question.start_time = faults.take(time_parameter(context, "start_time"));
  question.end_time = faults.take(time_parameter(context, "end_time"));
  question.day = faults.take(day_parameter(context));
  take_place(context, question, faults);
  if (faults.error()) return *faults.error();
  if (auto words = take_words(context, question); !words) return std::move(words).error();
  return question;
}

using List = Json (Feed::*)(const OpenReferralQuestion&) const;
template <List list>
HttpResponse list_things(RouteContext& context, const std::vector<RouteParameter>& known) {
  auto question = question_of(context, known);
  if (!question) return problem(question.error());
  return json_answer(((*context.scheme->open_referral()).*list)(*question));
}

using One = std::optional<Json> (Feed::*)(std::string_view) const;
template <One one>
HttpResponse one_thing(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  const auto thing = ((*context.scheme->open_referral()).*one)(context.parts.at("id"));
  if (thing) return json_answer(*thing);
  return problem(Error{ErrorCode::not_found, "there is nothing of this id here"});
}

HttpResponse details(RouteContext& context) {
  if (auto known = no_parameters(context); !known) return problem(known.error());
  return json_answer(context.scheme->open_referral()->details(openapi_url));
}

void add(std::vector<Route>& table, const std::string& path, const std::string& id,
         const std::string& summary, const std::vector<RouteParameter>& parameters,
         HttpResponse (*answer)(RouteContext&)) {
  table.push_back({"GET", "/oruk/{directory}" + path, Right::anybody, false, std::nullopt,
                   "open_referral_" + id, summary, parameters, "", "OpenReferral", 200, answer});
}

template <List list, One one>
void add_pair(std::vector<Route>& table, const std::string& path, const std::string& what,
              const std::vector<RouteParameter>& parameters,
              HttpResponse (*answer)(RouteContext&)) {
  add(table, "/" + path, "list_" + path, fmt::format("Open Referral UK 3: {} in pages.", what),
      parameters, answer);
  add(table, "/" + path + "/{id}", "get_" + path,
      fmt::format("Open Referral UK 3: one of the {}, with everything in it.", what), {},
      one_thing<one>);
}

}  // namespace

void add_open_referral_routes(std::vector<Route>& table) {
  add(table, "", "details", "Open Referral UK 3: what this feed is.", {}, details);
  add_pair<&Feed::services, &Feed::service>(
      table, "services", "services", filtering(),
      [](RouteContext& context) { return list_things<&Feed::services>(context, filtering()); });
  add_pair<&Feed::services_at_locations, &Feed::service_at_location>(
      table, "service_at_locations", "services at their places", filtering_places(),
      [](RouteContext& context) {
        return list_things<&Feed::services_at_locations>(context, filtering_places());
      });
  add_pair<&Feed::taxonomies, &Feed::taxonomy>(
      table, "taxonomies", "taxonomies", paging(),
      [](RouteContext& context) { return list_things<&Feed::taxonomies>(context, paging()); });
  add_pair<&Feed::taxonomy_terms, &Feed::taxonomy_term>(
      table, "taxonomy_terms", "terms", paging(),
      [](RouteContext& context) { return list_things<&Feed::taxonomy_terms>(context, paging()); });
  add_pair<&Feed::organizations, &Feed::organization>(
      table, "organizations", "organisations", paging(),
      [](RouteContext& context) { return list_things<&Feed::organizations>(context, paging()); });
}

}  // namespace kith::api
