// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <vector>

#include "api/exchange/json_text.h"
#include "api/exchange/record_json.h"
#include "api/exchange/wire_types.h"

namespace kith::api {
namespace {

using wire::Described;

class ShowsEverything : public FieldFilter {
 public:
  bool shows(const FieldPlace&) const override { return true; }
};

// Whether a member says nothing and is left out.
template <class T>
bool is_unknown(const T& value) {
  if constexpr (wire::is_opt<T>) {
    return !value.has_value();
  } else if constexpr (wire::is_list<T> || std::is_same_v<T, std::string> ||
                       std::is_same_v<T, graph::Text>) {
    return value.empty();
  } else if constexpr (wire::is_id<T>) {
    return value.number.is_zero();
  } else if constexpr (std::is_same_v<T, graph::Said>) {
    return !value.provenance || *value.provenance == graph::Provenance{};
  } else if constexpr (Described<T>) {
    return value == T{};
  } else {
    return false;
  }
}

const graph::Provenance* provenance_of(const graph::Said& said) {
  return is_unknown(said) ? nullptr : said.provenance.get();
}

class RecordWriter {
 public:
  // `filter` null: everything is shown.
  RecordWriter(std::string& out, graph::Kind kind, const FieldFilter* filter)
      : out_(out), kind_(kind), filter_(filter) {}

  // A visitor of `describe`.
  template <class Member>
  void operator()(int, std::string_view name, const Member& member, graph::Need, graph::Seen seen) {
    if (is_unknown(member)) return;
    if constexpr (std::is_same_v<Member, graph::Said>) {
      graph::Provenance::describe(*member.provenance, *this);
    } else {
      if (filter_ != nullptr) {
        path_.push_back(name);
        const graph::Seen outer = std::exchange(seen_, seen);
        if (filter_->shows(place()) && shows_stated(member)) field(name, member);
        seen_ = outer;
        path_.pop_back();
      } else {
        field(name, member);
      }
    }
  }

  template <class T>
  void record(const T& held) {
    out_ += "{\"type\":\"";
    out_ += to_text(T::kind);
    out_ += "\",";
    identity(held.identity);
    T::describe(held, *this);
    end();
  }

 private:
  FieldPlace place() const { return FieldPlace{kind_, path_, seen_}; }

  template <class T>
  bool shows_stated(const T& member) const {
    if constexpr (wire::is_opt<T>) {
      return !member || shows_stated(*member);
    } else if constexpr (wire::is_list<T>) {
      return true;  // each item is asked about by itself
    } else {
      return shows_fact(member);
    }
  }
  template <class T>
  bool shows_fact(const T& fact) const {
    if constexpr (requires { fact.said.provenance; }) {
      const graph::Provenance* said = provenance_of(fact.said);
      return filter_ == nullptr || said == nullptr || filter_->shows_fact(place(), *said);
    } else {
      return true;
    }
  }

  // Every member writes a comma after itself; the end of the object takes the last one back.
  void key(std::string_view name) {
    out_ += '"';
    out_ += name;
    out_ += "\":";
  }
  template <class T>
  void field(std::string_view name, const T& member) {
    key(name);
    value(member);
    out_ += ',';
  }
  void end() {
    if (out_.back() == ',') {
      out_.back() = '}';
    } else {
      out_ += '}';
    }
  }
  void identity(const graph::Identity& id) {
    if (!id.number.is_zero()) field("number", id.number);
    if (!id.external_id.empty()) field("external_id", id.external_id);
  }
  void quoted(std::string_view plain) {
    out_ += '"';
    out_ += plain;
    out_ += '"';
  }

  // ---- values -------------------------------------------------------------------------------

  void value(const std::string& text) { append_json_string(out_, text); }
  void value(const graph::Text& text) { append_json_string(out_, text.value); }
  void value(bool yes) { out_ += yes ? "true" : "false"; }
  void value(const graph::Number& number) { quoted(to_text(number)); }
  void value(const graph::Date& date) { quoted(to_text(date)); }
  void value(const graph::BirthDate& date) { quoted(to_text(date)); }
  void value(const graph::TimeOfDay& time) { quoted(to_text(time)); }
  void value(const graph::Instant& instant) { quoted(to_text(instant)); }

  template <graph::Kind K>
  void value(const graph::Id<K>& id) {
    value(id.number);
  }
  template <std::int32_t Min, std::int32_t Max>
  void value(const graph::Range<Min, Max>& range) {
    append_whole(out_, range.value);
  }
  template <std::int32_t Max>
  void value(const graph::Degrees<Max>& degrees) {
    append_millionths(out_, degrees.millionths);
  }
  template <graph::Worded Enum>
  void value(Enum word) {
    quoted(graph::word(word));
  }
  template <class T>
  void value(const graph::Opt<T>& held) {
    value(*held);
  }

  template <class T>
  void value(const graph::List<T>& list) {
    out_ += '[';
    for (const T& item : list) {
      if (!shows_fact(item)) continue;
      value(item);
      out_ += ',';
    }
    if (out_.back() == ',') {
      out_.back() = ']';
    } else {
      out_ += ']';
    }
  }

  template <class T>
  void value(const graph::Stated<T>& stated) {
    if (is_unknown(stated.said)) return value(stated.value);
    out_ += '{';
    field("value", stated.value);
    graph::Provenance::describe(*stated.said.provenance, *this);
    end();
  }

  template <Described T>
  void value(const T& held) {
    out_ += '{';
    if constexpr (wire::Identified<T>) identity(held.identity);
    T::describe(held, *this);
    end();
  }

  std::string& out_;
  graph::Kind kind_;
  const FieldFilter* filter_;
  std::vector<std::string_view> path_;
  graph::Seen seen_ = graph::Seen::officer;
};

}  // namespace

bool FieldFilter::shows_fact(const FieldPlace&, const graph::Provenance&) const { return true; }

const FieldFilter& everything() {
  static const ShowsEverything filter;
  return filter;
}

void append_record(std::string& out, const graph::Record& record, const FieldFilter& filter) {
  const FieldFilter* asked = &filter == &everything() ? nullptr : &filter;
  RecordWriter writer(out, kind_of(record), asked);
  std::visit([&](const auto& held) { writer.record(held); }, record);
}

std::string record_to_text(const graph::Record& record, const FieldFilter& filter) {
  std::string out;
  out.reserve(512);
  append_record(out, record, filter);
  return out;
}

}  // namespace kith::api
