// SPDX-License-Identifier: Apache-2.0
// Questions over HTTP about the whole scheme: the plan, the places, and who is seen in it.
#include <algorithm>
#include <utility>

#include "api/planning.h"
#include "api/routes.h"
#include "api/run_desk.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

constexpr std::int64_t work_most = std::int64_t{1} << 40U;

std::vector<std::string> pairs_in(const std::string& text) {
  std::vector<std::string> pairs;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    if (end > begin) pairs.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return pairs;
}

const std::vector<RouteParameter>& plan_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"options", "query", "integer", "Homes suggested to one person, 1 to 16; 3 if unsaid."},
      {"per_home", "query", "integer",
       "Introductions that one home has at a time, 0 to 16; 2 if unsaid."},
      {"pin", "query", "string", "PERSON=HOME that must be suggested, with commas."},
      {"ban", "query", "string", "PERSON=HOME that must not be, with commas."},
      {"recruit", "query", "integer",
       "Besides, so many kinds of home that would give most people an option, 1 to 50."},
      {"stable", "query", "boolean",
       "Besides, what it would be if everybody asked for themselves."},
      {"own_page", "query", "boolean",
       "For who may know everything: numbers of any size, and who they are."},
      {"work_max", "query", "integer",
       "How much may be done (edges looked at); the answer says where it stopped."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

const std::vector<RouteParameter>& capacity_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"work_max", "query", "integer", "Steps of search; the answer says how far it is proved."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

const std::vector<RouteParameter>& exposure_parameters() {
  static const std::vector<RouteParameter> parameters{
      {"options", "query", "integer", "Of the plan beside it, as there."},
      {"per_home", "query", "integer", "Of the plan beside it, as there."},
      {"top", "query", "integer", "Of each list the best so many, 1 to 200; 5 if unsaid."},
      {"overruled", "query", "integer",
       "Besides, of so many last days, 1 to 3660, how often the order was not followed."},
      {"own_page", "query", "boolean",
       "For who may know everything: numbers of any size, and who they are."},
      {"work_max", "query", "integer", "Of the plan beside it, as there."},
      on_parameter,
      purpose_parameter};
  return parameters;
}

bool said_true(const RouteContext& context, std::string_view name, ParameterFaults& faults) {
  const std::string said = parameter(context, name).value_or("false");
  if (said != "true" && said != "false") faults.take(parameter_fault(name, "true or false"));
  return said == "true";
}

graph::Result<PlanAsk> ask_of(const RouteContext& context,
                              const std::vector<RouteParameter>& known) {
  namespace limits = graph::limits;
  ParameterFaults faults;
  faults.take(only_these_parameters(context, known));
  PlanAsk ask;
  ask.options = faults.take(whole_number(context, "options", 1, limits::plan_options_max));
  ask.per_home = faults.take(whole_number(context, "per_home", 0, limits::plan_per_home_max));
  ask.recruit = faults.take(whole_number(context, "recruit", 1, limits::recruit_max));
  ask.top = faults.take(whole_number(context, "top", 1, limits::top_max));
  ask.overruled_days = faults.take(whole_number(context, "overruled", 1, 3'660));
  ask.work_max = faults.take(whole_number(context, "work_max", 0, work_most));
  ask.on = faults.take(date_parameter(context, "on"));
  ask.pins = pairs_in(parameter(context, "pin").value_or(""));
  ask.bans = pairs_in(parameter(context, "ban").value_or(""));
  ask.own_page = said_true(context, "own_page", faults);
  ask.stable = said_true(context, "stable", faults);
  if (faults.error()) return *faults.error();
  return ask;
}

HttpResponse answer_with(RouteContext& context, const std::vector<RouteParameter>& known,
                         graph::Result<ProposalAnswer> (*question)(Scheme&, const Asker&,
                                                                   const PlanAsk&)) {
  auto ask = ask_of(context, known);
  if (!ask) return problem(ask.error());
  auto answer = question(*context.scheme, context.asker, *ask);
  if (!answer) return problem(answer.error());
  return HttpResponse{200, "application/json", {}, std::move(answer->json)};
}

HttpResponse plan(RouteContext& context) {
  return answer_with(context, plan_parameters(), ask_plan);
}
HttpResponse record_plan(RouteContext& context) {
  auto key = recording_key(context);
  if (!key) return problem(key.error());
  auto ask = ask_of(context, plan_parameters());
  if (!ask) return problem(ask.error());
  auto answer = RunDesk(*context.scheme).plan(context.asker, *ask, *key);
  if (!answer) return problem(answer.error());
  return HttpResponse{201, "application/json", {}, std::move(answer->json)};
}
HttpResponse capacity_plan(RouteContext& context) {
  return answer_with(context, capacity_parameters(), ask_capacity_plan);
}
HttpResponse exposure(RouteContext& context) {
  return answer_with(context, exposure_parameters(), ask_exposure);
}

}  // namespace

void add_plan_routes(std::vector<Route>& table) {
  const std::string scheme = "/v1/schemes/{scheme}";
  table.push_back({"GET", scheme + "/plan", Right::ask_proposals, false, std::nullopt, "ask_plan",
                   "Whom to suggest to each other next, so that most have somebody. It introduces "
                   "nobody.",
                   plan_parameters(), "", "Plan", 200, plan});
  std::vector<RouteParameter> recording = plan_parameters();
  recording.push_back(recording_key_parameter);
  table.push_back({"POST", scheme + "/plan", Right::record_proposals, false, std::nullopt,
                   "record_plan",
                   "Asks for the plan, and puts it on record with everybody in it. It introduces "
                   "nobody.",
                   recording, "", "Plan", 201, record_plan});
  table.push_back({"GET", scheme + "/capacity-plan", Right::ask_proposals, false, std::nullopt,
                   "ask_capacity_plan",
                   "How many of those who wait could live somewhere all at once. It asks nobody.",
                   capacity_parameters(), "", "CapacityPlan", 200, capacity_plan});
  table.push_back({"GET", scheme + "/exposure", Right::ask_proposals, false, std::nullopt,
                   "ask_exposure", "Who is seen in the lists and who is not, and who waits.",
                   exposure_parameters(), "", "Exposure", 200, exposure});
}

}  // namespace kith::api
