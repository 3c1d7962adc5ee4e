// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/skos_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "api/exchange/faults.h"
#include "api/exchange/json_document.h"
#include "api/exchange/text_flaws.h"
#include "api/plain_text.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Type = JsonNode::Type;

constexpr std::string_view skos_space = "http://www.w3.org/2004/02/skos/core#";

std::string_view without_space(std::string_view term) {
  for (const std::string_view space : {skos_space, std::string_view("skos:")}) {
    if (term.starts_with(space)) return term.substr(space.size());
  }
  return term;
}

bool is_english(std::string_view language) {
  return language == "en" || language.starts_with("en-") || language.starts_with("en_");
}

struct Label {
  std::string_view text;
  std::string_view language;  // "" where none is said
};

class SkosText {
 public:
  graph::Result<SkosScheme> run(std::string_view text);

 private:
  template <class Each>
  void members(std::uint32_t place, const Each& each) {
    std::uint32_t at = place + 1;
    for (std::uint32_t i = 0; i < document_.at(place).count; ++i, at = document_.at(at).next) {
      each(at, i);
    }
  }
  std::uint32_t find(std::uint32_t object, std::string_view term);
  std::string_view text_of(std::uint32_t place);
  bool is_concept(std::uint32_t place);
  void walk(std::uint32_t place, const std::string& pointer);
  void read_concept(std::uint32_t place, const std::string& pointer);
  void read_labels(std::uint32_t place, const std::string& pointer, std::vector<Label>& labels);
  void add_label(Label label, const std::string& pointer, std::vector<Label>& labels);
  void read_broader(std::uint32_t place, const std::string& pointer, SkosConcept& made);
  bool choose_labels(std::uint32_t place, const std::string& pointer, SkosConcept& made);
  void keep_known_broader();

  JsonDocument document_;
  FaultList notes_;
  std::vector<SkosConcept> concepts_;
  std::vector<std::string> pointers_;      // of the concepts
  std::unordered_set<std::string> known_;  // ids; looked up, never walked
};

std::uint32_t SkosText::find(std::uint32_t object, std::string_view term) {
  for (const std::string_view space : {std::string_view(), std::string_view("skos:"), skos_space}) {
    const std::uint32_t found = document_.find(object, std::string(space) + std::string(term));
    if (found != 0) return found;
  }
  const bool keyword = term == "id" || term == "type" || term == "value" || term == "language";
  return keyword ? document_.find(object, "@" + std::string(term)) : 0;
}

// A string, or the @id or @value of an object; "" for anything else.
std::string_view SkosText::text_of(std::uint32_t place) {
  const JsonNode& node = document_.at(place);
  if (node.type == Type::string) return node.text;
  if (node.type != Type::object) return {};
  for (const std::string_view key : {"id", "value"}) {
    const std::uint32_t found = find(place, key);
    if (found != 0 && document_.at(found).type == Type::string) return document_.at(found).text;
  }
  return {};
}

bool SkosText::is_concept(std::uint32_t place) {
  const std::uint32_t type = find(place, "type");
  if (type == 0) return find(place, "prefLabel") != 0;
  bool is = without_space(text_of(type)) == "Concept";
  if (document_.at(type).type == Type::array) {
    members(type, [&](std::uint32_t at, std::size_t) {
      is = is || without_space(text_of(at)) == "Concept";
    });
  }
  return is;
}

void SkosText::walk(std::uint32_t place, const std::string& pointer) {
  const Type type = document_.at(place).type;
  if (type == Type::array) {
    members(place,
            [&](std::uint32_t at, std::size_t i) { walk(at, pointer + "/" + std::to_string(i)); });
    return;
  }
  if (type != Type::object) {
    notes_.add(pointer, "left out: a concept is an object");
    return;
  }
  if (is_concept(place)) return read_concept(place, pointer);
  for (const std::string_view list : {"@graph", "concept", "concepts"}) {
    const std::uint32_t found = document_.find(place, list);
    if (found != 0) walk(found, pointer + "/" + std::string(list));
  }
}

void SkosText::add_label(Label label, const std::string& pointer, std::vector<Label>& labels) {
  const std::string_view text = trimmed(label.text);
  if (text.size() != label.text.size()) notes_.add(pointer, "mended: space around a label");
  if (text.empty()) return notes_.add(pointer, "left out: an empty label");
  if (text.size() > graph::limits::name_bytes_max || text_flaws(text) != 0) {
    return notes_.add(pointer, "left out: a label that is too long or holds no plain text");
  }
  labels.push_back({text, label.language});
}

void SkosText::read_labels(std::uint32_t place, const std::string& pointer,
                           std::vector<Label>& labels) {
  if (place == 0) return;
  const JsonNode& node = document_.at(place);
  if (node.type == Type::string) return add_label({node.text, {}}, pointer, labels);
  if (node.type == Type::array) {
    members(place, [&](std::uint32_t at, std::size_t i) {
      read_labels(at, pointer + "/" + std::to_string(i), labels);
    });
    return;
  }
  if (node.type != Type::object) return notes_.add(pointer, "left out: a label is a text");
  if (find(place, "value") != 0) {
    const std::uint32_t language = find(place, "language");
    const std::string_view tongue = language == 0 ? std::string_view() : text_of(language);
    return add_label({text_of(place), tongue}, pointer, labels);
  }
  members(place, [&](std::uint32_t at, std::size_t) {  // by language: {"en": "…", "cy": "…"}
    std::vector<Label> those;
    const std::string_view language = document_.at(at).key;
    read_labels(at, pointer + "/" + PointerPath().text(language).substr(1), those);
    for (Label& label : those) labels.push_back({label.text, language});
  });
}

// False where the concept has no label at all.
bool SkosText::choose_labels(std::uint32_t place, const std::string& pointer, SkosConcept& made) {
  std::vector<Label> preferred;
  std::vector<Label> others;
  read_labels(find(place, "prefLabel"), pointer + "/prefLabel", preferred);
  read_labels(find(place, "altLabel"), pointer + "/altLabel", others);
  read_labels(find(place, "hiddenLabel"), pointer + "/hiddenLabel", others);
  const auto foreign = [](const Label& label) {
    return !label.language.empty() && !is_english(label.language);
  };
  std::stable_partition(preferred.begin(), preferred.end(),
                        [](const Label& label) { return is_english(label.language); });
  std::stable_partition(preferred.begin(), preferred.end(),
                        [&](const Label& label) { return !foreign(label); });
  std::erase_if(others, foreign);
  if (preferred.empty() && !others.empty()) {
    notes_.add(pointer, "mended: no prefLabel, its first altLabel is taken");
    preferred.push_back(others.front());
    others.erase(others.begin());
  }
  if (preferred.empty()) {
    notes_.add(pointer, "left out: no label");
    return false;
  }
  made.preferred = preferred.front().text;
  for (const Label& label : others) made.others.emplace_back(label.text);
  return true;
}

void SkosText::read_broader(std::uint32_t place, const std::string& pointer, SkosConcept& made) {
  if (place == 0) return;
  if (document_.at(place).type == Type::array) {
    members(place, [&](std::uint32_t at, std::size_t i) {
      read_broader(at, pointer + "/" + std::to_string(i), made);
    });
    return;
  }
  const std::string_view id = text_of(place);
  if (id.empty() || id == made.id) {
    notes_.add(pointer,
               id.empty() ? "left out: broader names no concept" : "left out: broader than itself");
    return;
  }
  if (std::find(made.broader.begin(), made.broader.end(), id) == made.broader.end()) {
    made.broader.emplace_back(id);
  }
}

void SkosText::read_concept(std::uint32_t place, const std::string& pointer) {
  SkosConcept made;
  const std::uint32_t id = find(place, "id");
  if (id != 0) made.id = trimmed(text_of(id));
  if (made.id.empty()) {
    made.id = pointer;
    notes_.add(pointer, "mended: no id, its place is taken for one");
  }
  if (known_.contains(made.id)) return notes_.add(pointer, "left out: this id was there before");
  if (!choose_labels(place, pointer, made)) return;
  read_broader(find(place, "broader"), pointer + "/broader", made);
  known_.insert(made.id);
  concepts_.push_back(std::move(made));
  pointers_.push_back(pointer);
}

void SkosText::keep_known_broader() {
  for (std::size_t i = 0; i < concepts_.size(); ++i) {
    std::erase_if(concepts_[i].broader, [&](const std::string& id) {
      if (known_.contains(id)) return false;
      notes_.add(pointers_[i] + "/broader", "left out: no such concept in this file");
      return true;
    });
  }
}

graph::Result<SkosScheme> SkosText::run(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!document_.parse(text, notes_)) {
    return Error{ErrorCode::malformed, "this is no JSON", notes_.take()};
  }
  walk(document_.root_place(), "");
  if (concepts_.empty()) {
    return Error{ErrorCode::bad_input, "there is no SKOS concept in this file", notes_.take()};
  }
  keep_known_broader();
  SkosScheme scheme;
  scheme.concepts = std::move(concepts_);
  scheme.notes_not_listed = notes_.not_listed();
  scheme.notes = notes_.take();
  return scheme;
}

}  // namespace

graph::Result<SkosScheme> read_skos(std::string_view text) {
  if (text.size() > graph::limits::body_bytes_max) {
    return Error{
        ErrorCode::too_large,
        "a vocabulary has at most " + std::to_string(graph::limits::body_bytes_max) + " bytes"};
  }
  return SkosText().run(text);
}

}  // namespace kith::api
