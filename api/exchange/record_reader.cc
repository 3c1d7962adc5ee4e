// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/record_reader.h"

#include <algorithm>
#include <memory>

#include "api/exchange/record_rules.h"
#include "api/exchange/scalar_reader.h"
#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

using graph::Kind;
using graph::Number;
using wire::Described;

// The keys that a struct may have, for the sentence about those it may not.
struct KeyNames {
  std::vector<std::string_view> names;

  template <class Member>
  void operator()(int, std::string_view name, Member& member, graph::Need, graph::Seen) {
    if constexpr (std::is_same_v<Member, graph::Said>) {
      graph::Provenance provenance;
      graph::Provenance::describe(provenance, *this);
    } else {
      static_cast<void>(member);
      names.push_back(name);
    }
  }
};

template <class T>
std::string known_keys(bool is_root) {
  KeyNames keys;
  if (is_root) keys.names.emplace_back("type");
  if constexpr (wire::Identified<T>) {
    keys.names.emplace_back("number");
    keys.names.emplace_back("external_id");
  }
  T value;
  T::describe(value, keys);
  return listed(keys.names);
}

class RecordReader {
 public:
  RecordReader(JsonDocument& document, Reading reading, const ReferenceResolver& references,
               FaultList& faults)
      : document_(document), reading_(reading), references_(references), faults_(faults) {}

  // One visit of a struct's description: looks for each key and reads it into the member. Keys that
  // come in the order of the description, as ours do, are found without a search.
  struct FieldVisit {
    RecordReader& reader;
    std::uint32_t object;
    std::uint32_t expected;  // where the next key should stand

    template <class Member>
    [[gnu::always_inline]] inline void operator()(int, std::string_view name, Member& member,
                                                  graph::Need, graph::Seen) {
      if constexpr (std::is_same_v<Member, graph::Said>) {
        reader.said(*this, member);
      } else {
        const std::uint32_t place = reader.take(*this, name, key_bit(name));
        if (place != 0) {
          reader.member(place, name, member);
        } else if constexpr (wire::must_be_given<Member>) {
          reader.missing(name);
        }
      }
    }
  };

  template <class T>
  void record(T& out) {
    if (!is_object(0)) return;
    FieldVisit visit{*this, 0, 1};
    take(visit, "type", key_bit("type"));
    fields(visit, out);
  }

 private:
  JsonNode& node(std::uint32_t place) { return document_.at(place); }
  bool patching() const { return reading_ == Reading::patch; }
  void fault(std::string detail) { faults_.add(path_.text(), std::move(detail)); }
  void answer(std::string wrong) {
    if (!wrong.empty()) fault(std::move(wrong));
  }
  void missing(std::string_view name) {
    if (!patching()) faults_.add(path_.text(name), "has to be given");
  }
  std::size_t fault_count() const { return faults_.items().size() + faults_.not_listed(); }

  // The member with a key, marked as taken; 0 where there is none.
  std::uint32_t take(FieldVisit& visit, std::string_view name, std::uint64_t bit) {
    const JsonNode& object = node(visit.object);
    if ((object.key_mask & bit) == 0) return 0;
    std::uint32_t place = visit.expected;
    if (place >= object.next || node(place).key != name) {
      place = document_.find(visit.object, name);
      if (place == 0) return 0;
    }
    node(place).taken = true;
    visit.expected = node(place).next;
    return place;
  }

  bool is_object(std::uint32_t place) {
    if (node(place).type == JsonNode::Type::object) return true;
    fault("has to be an object: keys and values in braces");
    return false;
  }

  template <class T>
  void member(std::uint32_t place, std::string_view name, T& out) {
    path_.push(name);
    any(place, out);
    path_.pop();
  }

  template <class T>
  void any(std::uint32_t place, T& out) {
    if (node(place).type == JsonNode::Type::null_value) {
      if (!patching()) fault("null says nothing; leave the key out where nothing is known");
    } else {
      read(place, out);
    }
  }

  template <class T>
  void fields(FieldVisit& visit, T& out) {
    if constexpr (wire::Identified<T>) identity(visit, out.identity);
    T::describe(out, visit);
    report_unknown<T>(visit.object);
  }

  template <class T>
  void report_unknown(std::uint32_t object) {
    const std::uint32_t end = node(object).next;
    bool first = true;
    for (std::uint32_t at = object + 1; at < end; at = node(at).next) {
      if (node(at).taken || is_repeated(object, at)) continue;
      std::string detail = "is not a key that is known here";
      if (first) detail += "; known are: " + known_keys<T>(object == 0);
      first = false;
      faults_.add(path_.text(node(at).key), std::move(detail));
    }
  }

  // Whether the key stood before: then it was reported as standing there twice.
  bool is_repeated(std::uint32_t object, std::uint32_t place) const {
    return document_.find(object, document_.at(place).key) != place;
  }

  void identity(FieldVisit& visit, graph::Identity& out) {
    if (const std::uint32_t place = take(visit, "number", key_bit("number")); place != 0) {
      member(place, "number", out.number);
    }
    external_id(visit, out.external_id);
  }

  void external_id(FieldVisit& visit, std::string& out) {
    const std::uint32_t place = take(visit, "external_id", key_bit("external_id"));
    if (place == 0) return;
    path_.push("external_id");
    if (node(place).type != JsonNode::Type::null_value || !patching()) {
      answer(read_external_id(node(place), out));
    }
    path_.pop();
  }

  void said(FieldVisit& visit, graph::Said& out) {
    constexpr std::uint64_t mask =
        key_bit("said_by") | key_bit("on") | key_bit("tier") | key_bit("own_words");
    if ((node(visit.object).key_mask & mask) == 0) return;
    graph::Provenance provenance;
    graph::Provenance::describe(provenance, visit);
    if (provenance == graph::Provenance{}) return;
    out.provenance = std::make_shared<const graph::Provenance>(std::move(provenance));
  }

  // ---- values -------------------------------------------------------------------------------

  void read(std::uint32_t place, std::string& out) {
    answer(read_words(node(place), graph::limits::name_bytes_max, false, out));
  }
  void read(std::uint32_t place, graph::Text& out) {
    answer(read_words(node(place), graph::limits::text_bytes_max, true, out.value));
  }
  void read(std::uint32_t place, bool& out) { answer(read_bool(node(place), out)); }
  void read(std::uint32_t place, graph::Date& out) { answer(read_date(node(place), out)); }
  void read(std::uint32_t place, graph::BirthDate& out) {
    answer(read_birth_date(node(place), out));
  }
  void read(std::uint32_t place, graph::TimeOfDay& out) { answer(read_time(node(place), out)); }
  void read(std::uint32_t place, graph::Instant& out) { answer(read_instant(node(place), out)); }
  void read(std::uint32_t place, Number& out) { answer(read_number(node(place), out)); }

  template <std::int32_t Min, std::int32_t Max>
  void read(std::uint32_t place, graph::Range<Min, Max>& out) {
    answer(read_whole(node(place), Min, Max, out.value));
  }
  template <std::int32_t Max>
  void read(std::uint32_t place, graph::Degrees<Max>& out) {
    answer(read_millionths(node(place), out.millionths_max, out.millionths));
  }
  template <graph::Worded Enum>
  void read(std::uint32_t place, Enum& out) {
    std::size_t index = static_cast<std::size_t>(out);
    answer(read_word(node(place), graph::words<Enum>, index));
    out = static_cast<Enum>(index);
  }

  template <class T>
  void read(std::uint32_t place, graph::Opt<T>& out) {
    const std::size_t before = fault_count();
    read(place, out.emplace());
    if constexpr (!Described<T>) {
      if (fault_count() != before) out.reset();  // so that the rules do not judge a default
    }
  }

  template <class T>
  void read(std::uint32_t place, graph::List<T>& out) {
    const JsonNode& list = node(place);
    if (list.type != JsonNode::Type::array) return fault("has to be a list in brackets");
    if (list.count > graph::limits::list_items_max) {
      return fault("has more than " + std::to_string(graph::limits::list_items_max) +
                   " items, the most that are taken");
    }
    out.reserve(list.count);
    std::size_t index = 0;
    for (std::uint32_t at = place + 1; at < list.next; at = node(at).next) {
      path_.push(index++);
      any(at, out.emplace_back());
      path_.pop();
    }
  }

  // The bare value, or {"value": …} with its provenance beside.
  template <class T>
  void read(std::uint32_t place, graph::Stated<T>& out) {
    static_assert(!Described<T>, "an object could not be told from its provenance");
    if (node(place).type != JsonNode::Type::object) return read(place, out.value);
    FieldVisit visit{*this, place, place + 1};
    const std::uint32_t value = take(visit, "value", key_bit("value"));
    if (value != 0) {
      member(value, "value", out.value);
    } else {
      missing("value");
    }
    said(visit, out.said);
    report_unknown<StatedKeys>(place);
  }
  struct StatedKeys {
    bool value = false;
    graph::Said said;

    template <class Self, class Visit>
    static void describe(Self& self, Visit& visit) {
      visit(1, "value", self.value, graph::Need::later, graph::Seen::officer);
      visit(60, "", self.said, graph::Need::later, graph::Seen::officer);
    }
  };

  template <Described T>
  void read(std::uint32_t place, T& out) {
    if (!is_object(place)) return;
    FieldVisit visit{*this, place, place + 1};
    fields(visit, out);
  }

  // ---- references ---------------------------------------------------------------------------

  template <Kind K>
  void read(std::uint32_t place, graph::Id<K>& out) {
    if (patching()) return;
    const JsonNode& text = node(place);
    if (text.type != JsonNode::Type::string || text.flaws != 0) {
      return fault("has to be the number or the external id of a " + std::string(to_text(K)));
    }
    if (const auto number = graph::number_from_text(text.text)) {
      by_number(*number, K, out.number);
    } else if constexpr (K == Kind::subject) {
      by_external_id(text.text, out.number);
    } else if (const auto found = references_.number_of(K, text.text)) {
      out.number = *found;
    } else {
      fault("refers to a " + std::string(to_text(K)) + " that is not known here");
    }
  }

  void by_number(const Number& number, Kind kind, Number& out) {
    const auto found = references_.kind_of(number);
    const auto& subjects = wire::subject_kinds;
    const bool fits = found && (kind == Kind::subject ? std::find(subjects.begin(), subjects.end(),
                                                                  *found) != subjects.end()
                                                      : *found == kind);
    if (fits) {
      out = number;
    } else if (found) {
      fault("is the number of a " + std::string(to_text(*found)) + "; that of a " +
            std::string(to_text(kind)) + " is needed");
    } else {
      fault("refers to a " + std::string(to_text(kind)) + " that is not known here");
    }
  }

  // Somebody of whatever kind. Answers the kind, or nothing and a fault.
  std::optional<Kind> by_external_id(std::string_view text, Number& out, bool must_exist = true) {
    std::optional<Kind> kind;
    for (const Kind tried : wire::subject_kinds) {
      const auto found = references_.number_of(tried, text);
      if (!found) continue;
      if (kind && *found != out) {
        fault("is the external id of a " + std::string(to_text(*kind)) + " and of a " +
              std::string(to_text(tried)) + "; give the number");
        return std::nullopt;
      }
      kind = kind ? kind : tried;
      out = *found;
    }
    if (!kind && must_exist) fault("refers to somebody who is not known here");
    return kind;
  }

  // The other end of a tie: somebody known, by number or external id, or somebody only named here,
  // whose own external id it then is.
  void read(std::uint32_t place, graph::TieOther& out) {
    if (!is_object(place)) return;
    FieldVisit visit{*this, place, place + 1};
    if (const std::uint32_t at = take(visit, "number", key_bit("number")); at != 0) {
      member(at, "number", out.number);
    }
    external_id(visit, out.external_id);
    if (const std::uint32_t at = take(visit, "called", key_bit("called")); at != 0) {
      member(at, "called", out.called);
    }
    report_unknown<graph::TieOther>(place);
    if (!out.external_id.empty() && !patching()) settle_other(out);
  }

  void settle_other(graph::TieOther& out) {
    path_.push("external_id");
    Number known;
    const auto kind = by_external_id(out.external_id, known, false);
    const bool contradiction = kind && !out.number.number.is_zero() && out.number.number != known;
    if (contradiction) {
      fault("belongs to somebody else than the number does; give one of the two");
    } else if (kind) {
      out.number.number = known;
      if (*kind != Kind::named_contact) out.external_id.clear();  // it stands in their own record
    }
    path_.pop();
  }

  JsonDocument& document_;
  Reading reading_;
  const ReferenceResolver& references_;
  FaultList& faults_;
  PointerPath path_;
};

// Whether a fault was already found at a place, above it or below it.
bool is_known_fault(const std::vector<graph::Fault>& faults, const std::string& pointer) {
  const auto leads_to = [](const std::string& outer, const std::string& inner) {
    return inner.compare(0, outer.size(), outer) == 0 &&
           (inner.size() == outer.size() || inner[outer.size()] == '/');
  };
  return std::any_of(faults.begin(), faults.end(), [&](const graph::Fault& fault) {
    return leads_to(fault.pointer, pointer) || leads_to(pointer, fault.pointer);
  });
}

void apply_rules(const graph::Record& record, const ReadOptions& options, FaultList& faults) {
  if (faults.empty()) return check_record(record, options.today, faults);
  const std::vector<graph::Fault> before = faults.items();
  FaultList more;
  check_record(record, options.today, more);
  for (const graph::Fault& fault : more.items()) {
    if (!is_known_fault(before, fault.pointer)) faults.add(fault);
  }
}

void check_type(const JsonDocument& document, Kind expected, bool required, FaultList& faults) {
  const std::uint32_t place = document.find(0, "type");
  if (place == 0) {
    if (required) faults.add("/type", "has to be given");
    return;
  }
  const JsonNode& node = document.at(place);
  if (node.type == JsonNode::Type::string && node.text == to_text(expected)) return;
  faults.add("/type", "has to be \"" + std::string(to_text(expected)) + "\" here");
}

// A text of the object at the root; "" where there is none, or no object.
std::string_view text_at(const JsonDocument& document, std::string_view key) {
  if (document.at(0).type != JsonNode::Type::object) return {};
  const std::uint32_t place = document.find(0, key);
  if (place == 0 || document.at(place).type != JsonNode::Type::string) return {};
  return document.at(place).text;
}

}  // namespace

void read_record(JsonDocument& document, Kind expected, Reading reading,
                 const ReferenceResolver& references, const ReadOptions& options,
                 graph::Record& out, FaultList& faults) {
  RecordReader reader(document, reading, references, faults);
  const bool is_object = document.root().type == JsonNode::Type::object;
  if (is_object) check_type(document, expected, options.type_required, faults);
  wire::with_record_type(
      expected, [&]<class T>(std::in_place_type_t<T>) { reader.record(out.emplace<T>()); });
  if (is_object && reading == Reading::record) apply_rules(out, options, faults);
}

bool is_gone(const JsonDocument& document) { return text_at(document, "type") == gone_type; }

Gone read_gone(const JsonDocument& document, FaultList& faults) {
  const auto kind = graph::record_kind_from_text(text_at(document, "kind"));
  const auto number = graph::number_from_text(text_at(document, "number"));
  if (!kind) faults.add("/kind", "has to be the kind of record that it was");
  if (!number || number->is_zero()) faults.add("/number", "has to be the number that it had");
  const std::uint32_t end = document.at(0).next;
  for (std::uint32_t at = 1; at < end; at = document.at(at).next) {
    const std::string_view key = document.at(at).key;
    if (key == "type" || key == "kind" || key == "number") continue;
    faults.add(PointerPath().text(key),
               "is not a key that is known here; known are: type, kind, number");
  }
  return Gone{kind.value_or(Kind::person), number.value_or(Number{})};
}

std::optional<Kind> read_type(const JsonDocument& document, FaultList& faults) {
  if (document.at(0).type != JsonNode::Type::object) {
    faults.add("", "has to be an object: keys and values in braces");
    return std::nullopt;
  }
  const std::uint32_t place = document.find(0, "type");
  if (place == 0) {
    faults.add("/type", "has to be given");
    return std::nullopt;
  }
  const JsonNode& node = document.at(place);
  const auto kind =
      node.type == JsonNode::Type::string ? graph::record_kind_from_text(node.text) : std::nullopt;
  if (kind) return kind;
  if (node.type == JsonNode::Type::string && node.text == to_text(Kind::policy)) {
    faults.add("/type",
               "a policy is set by a manager (kith policy set), never brought as a record");
    return std::nullopt;
  }
  std::vector<std::string_view> words;
  for (const Kind known : wire::record_kinds) words.push_back(to_text(known));
  words.push_back(gone_type);
  faults.add("/type", "has to be one of: " + listed(words));
  return std::nullopt;
}

graph::Error record_error(graph::ErrorCode code, FaultList& faults) {
  const std::size_t count = faults.items().size() + faults.not_listed();
  std::string message = "the record has " + std::to_string(count) +
                        (count == 1 ? " fault" : " faults") + "; put right what is listed";
  return graph::Error{code, std::move(message), faults.take()};
}

}  // namespace kith::api
