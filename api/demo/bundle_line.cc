// SPDX-License-Identifier: Apache-2.0
#include "api/demo/bundle_line.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <variant>

#include "api/demo/reference.h"
#include "graph/calendar.h"
#include "graph/check.h"
#include "graph/limits.h"

namespace kith::demo {

namespace {

template <class T>
concept Described = requires(const T& value, int& visit) {
  T::describe(value, visit);
};

void append_number(std::int64_t value, std::string& out) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

void append_text(std::string_view text, std::string& out) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += hex[byte >> 4U];
      out += hex[byte & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

// At most six decimals, none that say nothing.
void append_degrees(std::int32_t millionths, std::string& out) {
  if (millionths < 0) out += '-';
  const std::int32_t size = millionths < 0 ? -millionths : millionths;
  append_number(size / 1'000'000, out);
  std::string decimals = std::to_string(1'000'000 + size % 1'000'000).substr(1);
  while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
  if (decimals.empty()) return;
  out += '.';
  out += decimals;
}

// The visitor of a description: one object.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) {}

  template <class Id, class T>
  void operator()(Id, std::string_view name, const T& member, graph::Need, graph::Seen) {
    if constexpr (std::is_same_v<T, graph::Said>) {
      if (member.provenance) graph::Provenance::describe(*member.provenance, *this);
    } else {
      if (is_absent(member)) return;
      key(name);
      write(member);
    }
  }

  void key(std::string_view name) {
    out_ += started_ ? ",\"" : "{\"";
    started_ = true;
    out_ += name;
    out_ += "\":";
  }
  void identity(const graph::Identity& identity) {
    if (!identity.number.is_zero()) {
      key("number");
      append_text(graph::to_text(identity.number), out_);
    }
    if (identity.external_id.empty()) return;
    key("external_id");
    append_text(identity.external_id, out_);
  }
  void finish() { out_ += started_ ? "}" : "{}"; }

 private:
  template <class T>
  static bool is_absent(const T& value) {
    if constexpr (requires { value.has_value(); })
      return !value.has_value();
    else if constexpr (requires { value.empty(); })
      return value.empty();
    else if constexpr (requires { value.number.is_zero(); })
      return value.number.is_zero();
    else
      return false;
  }

  template <class T>
  void write(const graph::Opt<T>& value) {
    write(*value);
  }
  template <class T>
  void write(const graph::List<T>& list) {
    KITH_CHECK(list.size() <= graph::limits::list_items_max);
    char before = '[';
    for (const T& item : list) {
      out_ += before;
      before = ',';
      write(item);
    }
    out_ += ']';
  }
  template <class T>
  void write(const graph::Stated<T>& stated) {
    if (!stated.said.provenance) return write(stated.value);
    Object inner(out_);
    inner.key("value");
    write(stated.value);
    graph::Provenance::describe(*stated.said.provenance, inner);
    inner.finish();
  }
  template <graph::Worded T>
  void write(const T& value) {
    append_text(graph::word(value), out_);
  }
  template <graph::Kind K>
  void write(const graph::Id<K>& id) {
    append_text(external_id(id.number), out_);
  }
  template <std::int32_t Min, std::int32_t Max>
  void write(const graph::Range<Min, Max>& range) {
    KITH_CHECK(range.value >= Min && range.value <= Max);
    append_number(range.value, out_);
  }
  template <std::int32_t Max>
  void write(const graph::Degrees<Max>& degrees) {
    KITH_CHECK(degrees.millionths >= -degrees.millionths_max);
    KITH_CHECK(degrees.millionths <= degrees.millionths_max);
    append_degrees(degrees.millionths, out_);
  }
  template <Described T>
  void write(const T& part) {
    Object inner(out_);
    if constexpr (requires { part.identity; }) inner.identity(part.identity);
    T::describe(part, inner);
    inner.finish();
  }
  void write(bool value) { out_ += value ? "true" : "false"; }
  void write(const std::string& value) {
    KITH_CHECK(value.size() <= graph::limits::name_bytes_max);
    append_text(value, out_);
  }
  void write(const graph::Text& value) { append_text(value.value, out_); }
  void write(const graph::Date& value) { append_text(graph::to_text(value), out_); }
  void write(const graph::BirthDate& value) { append_text(graph::to_text(value), out_); }
  void write(const graph::TimeOfDay& value) { append_text(graph::to_text(value), out_); }

  std::string& out_;
  bool started_ = false;
};

}  // namespace

void append_bundle_line(const graph::Record& record, std::string& out) {
  Object line(out);
  line.key("type");
  append_text(graph::to_text(graph::kind_of(record)), out);
  line.identity(graph::identity_of(record));
  std::visit([&line](const auto& held) { std::decay_t<decltype(held)>::describe(held, line); },
             record);
  line.finish();
  out += '\n';
}

}  // namespace kith::demo
