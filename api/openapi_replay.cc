// SPDX-License-Identifier: Apache-2.0
// The schema of a replay.
#include <nlohmann/json.hpp>

#include "api/openapi_answers.h"
#include "api/openapi_parts.h"

namespace kith::api {

void add_replay_schemas(nlohmann::ordered_json& schemas) {
  using Json = nlohmann::ordered_json;
  using schema::object;
  using schema::text;
  using schema::truth;
  using schema::whole;
  const Json difference =
      object({{"pointer", text("JSON Pointer into the answer; \"\": somewhere in it.")},
              {"then", text("As JSON. Absent: it was not there, or only a digest of it was kept.")},
              {"now", text("As JSON. Absent: it is not there, or is not for this reader.")},
              {"of_words", truth()}},
             {"pointer"});
  schemas["Replay"] = object(
      {{"scheme", text()},
       {"run", text()},
       {"question", text("proposals, plan, connection-test or connections.")},
       {"person", text("Number of whom it was about.")},
       {"on", schema::day()},
       {"role", text("In which it was asked.")},
       {"position", whole("Of the log, that it was asked of; for who reads the log.")},
       {"policy_version", text()},
       {"engine_version", text("Of the Kith that answered then; absent: not recorded.")},
       {"answer_sha256", text("The commitment to the answer of then.")},
       {"engine_version_now", text()},
       {"outcome", schema::one_of({"same", "differs", "cannot_be_recomputed"})},
       {"why", schema::one_of({"erased_in_it", "erased_since", "not_recorded", "not_asked_again",
                               "newer_kith"})},
       {"difference", difference},
       {"refusal", text("Asked again, the question is refused in these words.")},
       {"another_engine", truth()},
       {"withheld", truth()},
       {"event", whole("Where the run stands in the log: kith audit prove shows that it does.")},
       {"events", whole("So many, from there on.")}},
      {"scheme", "run", "engine_version_now", "outcome"});
}

}  // namespace kith::api
