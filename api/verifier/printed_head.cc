// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/printed_head.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "api/verifier/spelling.h"

namespace kith::verifier {
namespace {

constexpr std::size_t column_check = 50;  // where the checks stand, so that they are one column
constexpr std::size_t group_max = 8;
constexpr std::string_view title = "kith head 2";
constexpr std::string_view blanks = " \t\r\n";

struct LineShape {
  std::string_view label;
  std::size_t groups;
};
constexpr std::array lines{LineShape{"scheme", 1}, LineShape{"number", 7}, LineShape{"events", 3},
                           LineShape{"root", 8},   LineShape{"root", 8},   LineShape{"key", 8}};

std::uint32_t crc24(std::uint32_t crc, std::string_view text) {
  constexpr std::uint32_t polynomial = 0x1864cfb;
  for (const char byte : text) {
    crc ^= static_cast<std::uint32_t>(static_cast<std::uint8_t>(byte)) << 16U;
    for (int bit = 0; bit < 8; ++bit) {
      crc <<= 1U;
      if ((crc & 0x1000000U) != 0) crc ^= polynomial;
    }
  }
  return crc;
}
constexpr std::uint32_t crc24_begin = 0xb704ce;

std::string digits_of(std::uint32_t crc) {
  const std::array<std::uint8_t, 3> bytes{static_cast<std::uint8_t>(crc >> 16U),
                                          static_cast<std::uint8_t>(crc >> 8U),
                                          static_cast<std::uint8_t>(crc)};
  return to_hex(bytes);
}

struct TypedWord {
  std::string_view text;
  std::size_t at = 0;
};

std::vector<TypedWord> typed_words(std::string_view text) {
  std::vector<TypedWord> words;
  std::size_t at = text.find_first_not_of(blanks);
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
    words.push_back({text.substr(at, end - at), at});
    at = text.find_first_not_of(blanks, end);
  }
  return words;
}

std::string joined(const std::vector<std::string>& groups) {
  std::string text;
  for (const std::string& group : groups) text += (text.empty() ? "" : " ") + group;
  return text;
}

// What a group must look like, in words; "" where it does.
std::string misfit(std::size_t line, std::size_t group, std::string_view text) {
  if (line == 0) return is_scheme_name(text) ? "" : "has to be a name: a to z, digits and hyphens";
  if (line == 1) {
    // Between zeros, so that the rule for all 26 characters judges these.
    std::string number(26, '0');
    const std::size_t size = group < 6 ? 4 : 2;
    if (text.size() == size) number.replace(4 * group, size, text);
    return text.size() == size && is_crockford_number(number)
               ? ""
               : "has to be " + std::to_string(size) + " digits or capitals (no I, L, O, U)";
  }
  if (line == 2 && group == 0) return whole_number_of(text) ? "" : "has to be a whole number";
  if (line == 2 && group == 1) return text == "at" ? "" : "has to be the word at";
  if (line == 2) return is_instant(text) ? "" : "has to be a time such as 2026-11-21T22:00:00Z";
  return text.size() == 4 && is_hex(text) ? "" : "has to be 4 digits, 0 to 9 and a to f";
}

std::string place_of(std::size_t line, std::size_t group) {
  return "line " + std::to_string(line + 1) + ", group " + std::to_string(group + 1);
}

// Everything that one slip makes of a word: one character instead of another, or two neighbours in
// the other order.
std::vector<std::string> slips(const std::string& word) {
  constexpr std::string_view letters =
      "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHJKMNPQRSTVWXYZ-:.";
  std::vector<std::string> made;
  for (std::size_t i = 0; i < word.size(); ++i) {
    for (const char letter : letters) {
      if (letter == word[i]) continue;
      made.push_back(word);
      made.back()[i] = letter;
    }
    if (i + 1 == word.size() || word[i] == word[i + 1]) continue;
    made.push_back(word);
    std::swap(made.back()[i], made.back()[i + 1]);
  }
  return made;
}

class Printed {
 public:
  explicit Printed(std::string_view text) : end_(text.size()), words_(typed_words(text)) {}

  Read<PrintedHead> read() {
    for (const TypedWord& word : typed_words(title)) {
      if (!take(word.text)) return refuse("first line", "has to be: " + std::string(title));
    }
    for (std::size_t line = 0; line < lines.size(); ++line) {
      if (auto fault = read_line(line)) return *fault;
    }
    if (next_ < words_.size()) return refuse("behind line 6", "nothing comes there");
    return head();
  }

 private:
  std::string_view peek() const { return next_ < words_.size() ? words_[next_].text : ""; }
  bool take(std::string_view expected) {
    if (peek() != expected) return false;
    cover(expected);
    ++next_;
    return true;
  }
  void cover(std::string_view word) {
    if (crc_ != crc24_begin) crc_ = crc24(crc_, " ");
    crc_ = crc24(crc_, word);
  }
  Fault refuse(std::string place, std::string what) const {
    return Fault{std::move(place), next_ < words_.size() ? words_[next_].at : end_,
                 std::move(what)};
  }

  std::optional<Fault> read_line(std::size_t line) {
    const std::string number = std::to_string(line + 1);
    for (const std::string_view word : {std::string_view(number), lines[line].label}) {
      if (take(word)) continue;
      return refuse("line " + number,
                    "has to begin with " + number + " " + std::string(lines[line].label));
    }
    const std::size_t first = next_;
    std::vector<std::string>& groups = groups_[line];
    while (groups.size() < lines[line].groups) {
      const std::string misfits = misfit(line, groups.size(), peek());
      if (!misfits.empty()) return refuse(place_of(line, groups.size()), misfits);
      groups.emplace_back(peek());
      ++next_;
    }
    return read_check(line, first);
  }

  std::optional<Fault> read_check(std::size_t line, std::size_t first) {
    const std::uint32_t before = crc_;
    const std::string_view given = peek();
    cover(joined(groups_[line]));
    if (given == digits_of(crc_)) {
      cover(given);
      ++next_;
      return std::nullopt;
    }
    const std::string number = "line " + std::to_string(line + 1);
    if (given.size() != 6 || !is_hex(given)) {
      return refuse(number + ", its check", "has to be 6 digits, 0 to 9 and a to f");
    }
    crc_ = before;
    const auto group = slipped_group(line, given);
    if (!group) return refuse(number, "does not go with its check " + std::string(given));
    next_ = first + *group;
    return refuse(*group < groups_[line].size() ? place_of(line, *group) : number + ", its check",
                  "a slip, it seems: the line does not go with its check " + std::string(given));
  }

  // The one group that a slip explains, or the check, which is counted behind the groups.
  std::optional<std::size_t> slipped_group(std::size_t line, std::string_view given) const {
    std::set<std::size_t> found;
    const auto crc_of = [&](const std::vector<std::string>& groups) {
      return crc24(crc24(crc_, " "), joined(groups));
    };
    std::vector<std::string> groups = groups_[line];
    for (const std::string& slip : slips(std::string(given))) {
      if (slip == digits_of(crc_of(groups))) found.insert(groups.size());
    }
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::string typed = groups[i];
      for (std::string& slip : slips(typed)) {
        if (!misfit(line, i, slip).empty()) continue;
        groups[i] = std::move(slip);
        if (given == digits_of(crc_of(groups))) found.insert(i);
      }
      groups[i] = typed;
    }
    return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
  }

  Read<PrintedHead> head() const {
    PrintedHead head;
    head.scheme = groups_[0].front();
    for (const std::string& group : groups_[1]) head.number += group;
    head.size = whole_number_of(groups_[2].front()).value_or(0);
    head.at = groups_[2].back();
    std::string root = joined(groups_[3]) + joined(groups_[4]);
    std::erase(root, ' ');
    Spelling spelling(root);
    if (!spelling.hex(head.root)) return *spelling.fault();
    head.fingerprint = joined(groups_[5]);
    return head;
  }

  std::size_t end_;
  std::vector<TypedWord> words_;
  std::size_t next_ = 0;
  std::uint32_t crc_ = crc24_begin;  // of what was read so far
  std::array<std::vector<std::string>, lines.size()> groups_;
};

std::array<std::string, lines.size()> contents_of(const PrintedHead& head) {
  const std::string root = to_hex(head.root);
  return {head.scheme,
          grouped(head.number),
          std::to_string(head.size) + " at " + head.at,
          grouped(std::string_view(root).substr(0, 4 * group_max)),
          grouped(std::string_view(root).substr(4 * group_max)),
          head.fingerprint};
}

}  // namespace

std::string check_digits(std::string_view text) { return digits_of(crc24(crc24_begin, text)); }

PrintedHead printed(const Head& head) {
  return {head.scheme, head.number, head.size, head.at, head.root, fingerprint(head.public_key)};
}

std::string print(const PrintedHead& head) {
  std::string text = std::string(title) + "\n";
  std::string covered(title);
  const auto contents = contents_of(head);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string label = std::to_string(i + 1) + " " + std::string(lines[i].label);
    covered += " " + label + " " + contents[i];
    const std::string check = check_digits(covered);
    covered += " " + check;
    std::string line = label + "  ";
    line.resize(std::max<std::size_t>(line.size(), 10), ' ');
    line += contents[i] + "  ";
    line.resize(std::max(line.size(), column_check + 1), ' ');
    text += line + check + "\n";
  }
  return text;
}

Read<PrintedHead> decode_printed(std::string_view text) { return Printed(text).read(); }

}  // namespace kith::verifier
