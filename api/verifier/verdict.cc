// SPDX-License-Identifier: Apache-2.0
// A verdict in words and as JSON.
#include <nlohmann/json.hpp>

#include "api/verifier/verifying.h"

namespace kith::verifier {

using Json = nlohmann::ordered_json;

namespace {

void add_list(std::string& text, std::string_view title,
              const std::vector<std::string>& sentences) {
  if (sentences.empty()) return;
  text += title;
  for (const std::string& sentence : sentences) text += "  - " + sentence + "\n";
}

Json to_json(const Fault& fault) {
  Json json{{"place", fault.place}};
  if (fault.byte) json["byte"] = *fault.byte;
  json["what"] = fault.what;
  return json;
}

}  // namespace

std::string words_of(const Fault& fault) {
  std::string text = fault.place;
  if (fault.byte) text += (text.empty() ? "byte " : ", byte ") + std::to_string(*fault.byte);
  return text + (text.empty() ? "" : ": ") + fault.what;
}

std::string words_of(const Verdict& verdict) {
  std::string text;
  if (verdict.fault) text += "NOT PROVED\n  " + words_of(*verdict.fault) + "\n";
  add_list(text, verdict.fault ? "Proved before that:\n" : "PROVED\n", verdict.shown);
  add_list(text, "Not shown:\n", verdict.not_shown);
  return text;
}

std::string json_of(const Verdict& verdict, const ProofBundle* bundle) {
  Json json{{"proved", verdict.proved()}};
  if (bundle != nullptr) {
    const Head& head = bundle->head;
    json["head"] = {{"scheme", head.scheme}, {"number", head.number},
                    {"size", head.size},     {"root", to_hex(head.root)},
                    {"at", head.at},         {"fingerprint", fingerprint(head.public_key)}};
    json["events"] = Json::array();
    for (const ProvedEvent& event : bundle->events) json["events"].push_back(event.position);
    json["earlier"] = Json::array();
    for (const EarlierTree& tree : bundle->earlier) json["earlier"].push_back(tree.size);
  }
  json["shown"] = verdict.shown;
  json["not_shown"] = verdict.not_shown;
  if (verdict.fault) json["fault"] = to_json(*verdict.fault);
  // Names of files are in it, in whatever bytes they have.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace kith::verifier
