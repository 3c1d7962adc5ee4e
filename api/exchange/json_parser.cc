// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/json_parser.h"

#include <array>
#include <bit>
#include <cstring>

#include "api/exchange/eight_bytes.h"
#include "api/exchange/text_flaws.h"
#include "api/plain_text.h"

namespace kith::api {
namespace {

// True for the bytes that end a run of plain string bytes.
constexpr std::array<bool, 256> stops = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = true;
  table['\\'] = true;
  return table;
}();

// The high bit of each byte that ends a run of plain string bytes, and perhaps of ones behind it.
std::uint64_t stops_in(std::uint64_t word) {
  const std::uint64_t quote = word ^ eight_times('"');
  const std::uint64_t backslash = word ^ eight_times('\\');
  return (((quote - eight_times(1)) & ~quote) | ((backslash - eight_times(1)) & ~backslash) |
          ((word - eight_times(0x20)) & ~word)) &
         eight_times(0x80);
}

bool is_stop(char c) { return stops[static_cast<unsigned char>(c)]; }

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string too_deep() {
  return "is nested too deeply; at most " + std::to_string(graph::limits::json_depth_max) +
         " levels are read";
}

bool JsonParser::run() {
  const std::uint32_t place = document_.append({});
  skip_space();
  if (!value(place)) return false;
  skip_space();
  return at_ == text_.size() || fail("nothing more");
}

// `expected` outlives the parse: words of this file.
bool JsonParser::fail(std::string_view expected) {
  document_.stop_ = {at_, expected};
  std::string detail = "is not JSON: at byte " + std::to_string(at_ + 1) + " there should be ";
  faults_.add(path_.text(), detail += expected);
  return false;
}

void JsonParser::skip_space() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') return;
    ++at_;
  }
}

bool JsonParser::accept(char c) {
  if (at_ >= text_.size() || text_[at_] != c) return false;
  ++at_;
  return true;
}

bool JsonParser::value(std::uint32_t place) {
  using Type = JsonNode::Type;
  JsonNode& node = document_.nodes_[place];
  node.next = place + 1;
  if (at_ >= text_.size()) return fail("a value");
  switch (text_[at_]) {
    case '{': return object(place);
    case '[': return array(place);
    case '"': {
      bool raw_control = false;
      node.type = Type::string;
      if (!string(node.text, raw_control)) return false;
      node.flaws = text_flaws(node.text);
      if (raw_control) node.flaws |= flaw_control;
      return true;
    }
    case 't': return word("true", node, Type::true_value);
    case 'f': return word("false", node, Type::false_value);
    case 'n': return word("null", node, Type::null_value);
    default: return number(node);
  }
}

bool JsonParser::word(std::string_view expected, JsonNode& node, JsonNode::Type type) {
  if (text_.substr(at_, expected.size()) != expected) return fail("a value");
  at_ += expected.size();
  node.type = type;
  return true;
}

bool JsonParser::enter() {
  ++at_;
  skip_space();
  if (path_.depth() < graph::limits::json_depth_max) return true;
  faults_.add(path_.text(), too_deep());
  document_.too_deep_ = true;
  return false;
}

bool JsonParser::object(std::uint32_t place) {
  document_.nodes_[place].type = JsonNode::Type::object;
  if (!enter()) return false;
  std::uint32_t count = 0;
  bool more = !accept('}');
  while (more) {
    std::string_view key;
    bool raw_control = false;
    if (at_ >= text_.size() || text_[at_] != '"') return fail("a key in quotation marks");
    if (!string(key, raw_control)) return false;
    if (raw_control) return fail("a key without control characters");
    path_.push(key);
    skip_space();
    if (!accept(':')) return fail("a colon");
    skip_space();
    if (!value(document_.append(key))) return false;
    path_.pop();
    ++count;
    skip_space();
    more = accept(',');
    if (!more && !accept('}')) return fail("a comma or }");
    if (more) skip_space();
  }
  document_.nodes_[place].count = count;
  document_.nodes_[place].next = static_cast<std::uint32_t>(document_.nodes_.size());
  document_.close(place, path_, faults_);
  return true;
}

bool JsonParser::array(std::uint32_t place) {
  document_.nodes_[place].type = JsonNode::Type::array;
  if (!enter()) return false;
  std::uint32_t count = 0;
  bool more = !accept(']');
  while (more) {
    path_.push(std::size_t{count});
    if (!value(document_.append({}))) return false;
    path_.pop();
    ++count;
    skip_space();
    more = accept(',');
    if (!more && !accept(']')) return fail("a comma or ]");
    if (more) skip_space();
  }
  document_.nodes_[place].count = count;
  document_.nodes_[place].next = static_cast<std::uint32_t>(document_.nodes_.size());
  return true;
}

// Eight bytes a step: past bytes of a string that mean themselves.
void JsonParser::skip_plain() {
  std::uint64_t word = 0;
  while (at_ + sizeof word <= text_.size()) {
    std::memcpy(&word, text_.data() + at_, sizeof word);
    if (const std::uint64_t found = stops_in(word); found != 0) {
      if constexpr (std::endian::native == std::endian::little) {
        at_ += static_cast<std::size_t>(std::countr_zero(found)) / 8;
        return;
      }
      break;
    }
    at_ += sizeof word;
  }
  while (at_ < text_.size() && !is_stop(text_[at_])) ++at_;
}

// Stands at the opening mark. Control bytes, which JSON forbids here, are left in and reported by
// the caller, so that the rest of the text can still be read and all faults be named at once.
bool JsonParser::string(std::string_view& text, bool& raw_control) {
  const std::size_t start = ++at_;
  for (;;) {
    skip_plain();
    if (at_ >= text_.size()) return fail("a closing quotation mark");
    if (text_[at_] == '"') {
      text = text_.substr(start, at_++ - start);
      return true;
    }
    if (text_[at_] == '\\') return escaped_string(start, text, raw_control);
    raw_control = true;
    ++at_;
  }
}

bool JsonParser::escaped_string(std::size_t start, std::string_view& text, bool& raw_control) {
  char* const begin = out_;
  out_ += text_.copy(out_, at_ - start, start);
  while (at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] == '\\') {
      ++at_;
      if (!escape()) return false;
    } else {
      raw_control = raw_control || is_stop(text_[at_]);
      *out_++ = text_[at_++];
    }
  }
  if (!accept('"')) return fail("a closing quotation mark");
  text = std::string_view(begin, static_cast<std::size_t>(out_ - begin));
  return true;
}

bool JsonParser::escape() {
  constexpr std::string_view letters = "\"\\/bfnrt";
  constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
  if (accept('u')) return unicode_escape();
  const std::size_t found = at_ < text_.size() ? letters.find(text_[at_]) : std::string_view::npos;
  if (found == std::string_view::npos) return fail("one of \" \\ / b f n r t u");
  ++at_;
  *out_++ = meant[found];
  return true;
}

int JsonParser::hex4() {
  int value = 0;
  for (int i = 0; i < 4; ++i) {
    const int digit = at_ < text_.size() ? hex_digit(text_[at_]) : -1;
    if (digit < 0) return -1;
    value = value * 16 + digit;
    ++at_;
  }
  return value;
}

bool JsonParser::unicode_escape() {
  const int first = hex4();
  if (first < 0) return fail("four hexadecimal digits");
  if (first < 0xD800 || first > 0xDFFF) {
    put(static_cast<char32_t>(first));
    return true;
  }
  if (first > 0xDBFF || !accept('\\') || !accept('u')) return fail("a pair of surrogates");
  const int second = hex4();
  if (second < 0xDC00 || second > 0xDFFF) return fail("a pair of surrogates");
  put(static_cast<char32_t>(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)));
  return true;
}

void JsonParser::put(char32_t c) {
  const auto byte = [this](char32_t value) { *out_++ = static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0U | (c >> 6U));
    byte(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    byte(0xE0U | (c >> 12U));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  } else {
    byte(0xF0U | (c >> 18U));
    byte(0x80U | ((c >> 12U) & 0x3FU));
    byte(0x80U | ((c >> 6U) & 0x3FU));
    byte(0x80U | (c & 0x3FU));
  }
}

std::size_t JsonParser::digits() {
  const std::size_t start = at_;
  while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  return at_ - start;
}

bool JsonParser::number(JsonNode& node) {
  const std::size_t start = at_;
  accept('-');
  const bool zero = accept('0');
  if (!zero && digits() == 0) return fail("a value");
  if (accept('.') && digits() == 0) return fail("a digit");
  if (accept('e') || accept('E')) {
    if (!accept('+')) accept('-');
    if (digits() == 0) return fail("a digit");
  }
  node.type = JsonNode::Type::number;
  node.text = text_.substr(start, at_ - start);
  return true;
}

}  // namespace kith::api
