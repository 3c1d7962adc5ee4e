// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/spelling.h"

#include <algorithm>

namespace kith::verifier {
namespace {

constexpr std::size_t scheme_name_bytes_max = 40;
constexpr std::uint64_t whole_number_max = std::uint64_t{1} << 63U;
constexpr std::string_view crockford_digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_name_letter(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-'; }

std::uint8_t hex_value(char digit) { return static_cast<std::uint8_t>(hex_digits.find(digit)); }

// Whether the two digits there are from `least` to `most`.
bool between(std::string_view text, std::size_t at, int least, int most) {
  if (!is_digit(text[at]) || !is_digit(text[at + 1])) return false;
  const int value = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return value >= least && value <= most;
}

// What stands there up to a quotation mark, or to the end.
std::string_view up_to_quote(std::string_view rest) { return rest.substr(0, rest.find('"')); }

}  // namespace

bool is_hex(std::string_view text) {
  return text.find_first_not_of(hex_digits) == std::string_view::npos;
}

bool is_scheme_name(std::string_view text) {
  return !text.empty() && text.size() <= scheme_name_bytes_max && text.front() >= 'a' &&
         text.front() <= 'z' && std::all_of(text.begin(), text.end(), is_name_letter);
}

bool is_crockford_number(std::string_view text) {
  return text.size() == 26 && text.front() <= '7' &&
         text.find_first_not_of(crockford_digits) == std::string_view::npos;
}

bool is_instant(std::string_view text) {
  if (text.size() != 20 && text.size() != 27) return false;
  const std::string_view shape = "....-..-..T..:..:..";
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i] == '.' ? !is_digit(text[i]) : text[i] != shape[i]) return false;
  }
  if (!between(text, 5, 1, 12) || !between(text, 8, 1, 31) || !between(text, 11, 0, 23) ||
      !between(text, 14, 0, 59) || !between(text, 17, 0, 59) || text.back() != 'Z') {
    return false;
  }
  if (text.size() == 20) return true;
  const std::string_view fraction = text.substr(20, 6);
  return text[19] == '.' && std::all_of(fraction.begin(), fraction.end(), is_digit) &&
         fraction != "000000";
}

std::optional<std::uint64_t> whole_number_of(std::string_view text) {
  if (text.empty() || text.size() > 19 || !std::all_of(text.begin(), text.end(), is_digit) ||
      (text.size() > 1 && text.front() == '0')) {
    return std::nullopt;
  }
  std::uint64_t number = 0;
  for (const char digit : text) number = number * 10 + static_cast<std::uint64_t>(digit - '0');
  return number <= whole_number_max ? std::optional(number) : std::nullopt;
}

bool Spelling::refuse(std::string what, std::size_t byte) {
  if (!fault_) fault_ = Fault{place_, byte, std::move(what)};
  return false;
}

bool Spelling::literal(std::string_view expected) {
  if (fault_) return false;
  const std::string_view there = text_.substr(at_, expected.size());
  const auto differ = std::mismatch(there.begin(), there.end(), expected.begin(), expected.end());
  at_ += static_cast<std::size_t>(differ.first - there.begin());
  if (differ.second == expected.end()) return true;
  const auto left = static_cast<std::size_t>(differ.second - expected.begin());
  std::string wanted(expected.substr(left));
  if (wanted.ends_with('\n')) wanted.replace(wanted.size() - 1, 1, " and a line feed");
  return refuse((at_ == text_.size() ? "ends here, where it goes on with " : "has to go on with ") +
                wanted);
}

bool Spelling::hex(std::span<std::uint8_t> bytes) {
  if (fault_) return false;
  for (std::uint8_t& byte : bytes) {
    const std::string_view two = text_.substr(at_, 2);
    if (two.size() != 2 || !is_hex(two)) {
      return refuse("has to be " + std::to_string(2 * bytes.size()) +
                    " digits, 0 to 9 and a to f in lower case");
    }
    byte = static_cast<std::uint8_t>(hex_value(two[0]) << 4U | hex_value(two[1]));
    at_ += 2;
  }
  return true;
}

bool Spelling::hex(std::string& bytes) {
  if (fault_) return false;
  const std::size_t digits = up_to_quote(text_.substr(at_)).size();
  if (digits == 0 || digits % 2 != 0) {
    return refuse("has to be an even number of digits, 0 to 9 and a to f in lower case");
  }
  bytes.resize(digits / 2);
  return hex(std::span(reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()));
}

bool Spelling::whole_number(std::uint64_t& number) {
  if (fault_) return false;
  const std::string_view rest = text_.substr(at_);
  const std::string_view digits = rest.substr(0, rest.find_first_not_of("0123456789"));
  const auto read = whole_number_of(digits);
  if (!read) return refuse("has to be a whole number, at most 2^63, without a zero in front");
  number = *read;
  at_ += digits.size();
  return true;
}

bool Spelling::scheme_name(std::string& name) {
  if (fault_) return false;
  const std::string_view there = up_to_quote(text_.substr(at_));
  if (!is_scheme_name(there)) return refuse("has to be a name: a to z, digits and hyphens");
  name = there;
  at_ += there.size();
  return true;
}

bool Spelling::crockford_number(std::string& number) {
  if (fault_) return false;
  const std::string_view there = text_.substr(at_, 26);
  if (!is_crockford_number(there)) return refuse("has to be a number of 26 characters");
  number = there;
  at_ += there.size();
  return true;
}

bool Spelling::instant(std::string& at) {
  if (fault_) return false;
  const std::string_view there = up_to_quote(text_.substr(at_));
  if (!is_instant(there)) return refuse("has to be a time such as 2026-11-21T22:00:00Z");
  at = there;
  at_ += there.size();
  return true;
}

bool Spelling::at_end() {
  if (fault_) return false;
  return at_ == text_.size() || refuse("has to end here");
}

}  // namespace kith::verifier
