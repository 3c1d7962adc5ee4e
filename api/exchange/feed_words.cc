// SPDX-License-Identifier: Apache-2.0
#include "api/exchange/feed_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "api/exchange/text_flaws.h"
#include "api/plain_text.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xc0U | code >> 6U);
  } else if (code < 0x10000) {
    put(0xe0U | code >> 12U);
    put(0x80U | (code >> 6U & 0x3fU));
  } else {
    put(0xf0U | code >> 18U);
    put(0x80U | (code >> 12U & 0x3fU));
    put(0x80U | (code >> 6U & 0x3fU));
  }
  put(0x80U | (code & 0x3fU));
}

// The entities that editors of web pages write; the others stay as they are.
std::string_view entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 50> all{{
      {"amp", "&"},    {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},
      {"nbsp", " "},   {"pound", "£"},  {"euro", "€"},   {"ndash", "–"},  {"mdash", "—"},
      {"lsquo", "‘"},  {"rsquo", "’"},  {"sbquo", "‚"},  {"ldquo", "“"},  {"rdquo", "”"},
      {"hellip", "…"}, {"bull", "•"},   {"middot", "·"}, {"copy", "©"},   {"reg", "®"},
      {"trade", "™"},  {"deg", "°"},    {"frac12", "½"}, {"frac14", "¼"}, {"frac34", "¾"},
      {"times", "×"},  {"eacute", "é"}, {"Eacute", "É"}, {"egrave", "è"}, {"ecirc", "ê"},
      {"euml", "ë"},   {"agrave", "à"}, {"aacute", "á"}, {"acirc", "â"},  {"auml", "ä"},
      {"ccedil", "ç"}, {"iacute", "í"}, {"icirc", "î"},  {"iuml", "ï"},   {"ntilde", "ñ"},
      {"oacute", "ó"}, {"ocirc", "ô"},  {"ouml", "ö"},   {"Ouml", "Ö"},   {"uacute", "ú"},
      {"uuml", "ü"},   {"Uuml", "Ü"},   {"szlig", "ß"},  {"wcirc", "ŵ"},  {"ycirc", "ŷ"},
  }};
  const auto* found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.first == name; });
  return found == all.end() ? std::string_view() : found->second;
}

// &#39; or &#x27; without its ends; 0 for what is no character.
std::uint32_t numbered_entity(std::string_view name) {
  if (!name.starts_with('#')) return 0;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const char* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data(), end, code, hex ? 16 : 10);
  const bool whole = read.ec == std::errc() && read.ptr == end;
  return !whole || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? 0 : code;
}

std::string without_entities(std::string_view text, bool& changed) {
  std::string out;
  while (!text.empty()) {
    const std::size_t start = std::min(text.find('&'), text.size());
    out += text.substr(0, start);
    text.remove_prefix(start);
    if (text.empty()) break;
    const std::size_t end = text.substr(0, 12).find(';');
    const std::string_view name =
        end == std::string_view::npos ? std::string_view() : text.substr(1, end - 1);
    const std::string_view named = entity(name);
    const std::uint32_t code = numbered_entity(name);
    if (named.empty() && code == 0) {
      out += '&';
      text.remove_prefix(1);
      continue;
    }
    changed = true;
    code != 0 ? append_utf8(out, code) : static_cast<void>(out += named);
    text.remove_prefix(end + 1);
  }
  return out;
}

bool ends_line(std::string_view tag) {
  for (const std::string_view name :
       {"br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6"}) {
    if (tag == name) return true;
  }
  return false;
}

// Tags of web pages only: "<3" and "a < b" stay.
std::string without_tags(std::string_view text, bool& changed) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char next = text[at] == '<' && at + 1 < text.size() ? text[at + 1] : ' ';
    const bool begins = is_letter(next) || next == '!' ||
                        (next == '/' && at + 2 < text.size() && is_letter(text[at + 2]));
    const std::size_t end = begins ? text.find('>', at) : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at];
      continue;
    }
    const std::string_view inside = text.substr(at + (next == '/' ? 2 : 1), end - at - 1);
    const std::string tag = lower_case(inside.substr(0, inside.find_first_of(" \t\r\n/>")));
    const std::string closing = "</" + tag;
    at = end;
    if (next != '/' && (tag == "script" || tag == "style")) {
      at = std::min(text.find('>', std::min(text.find(closing, end), text.size())), text.size());
    }
    out += ends_line(tag) ? '\n' : ' ';
    if (!ends_line(tag)) out.pop_back();
    changed = true;
  }
  return out;
}

// Every character that is no text becomes a blank; what is no UTF-8 goes.
std::string printable(std::string_view text, bool& changed) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const std::string_view one = text.substr(at, size);
    const std::uint8_t flaws = text_flaws(one);
    if (one == "\xc2\xa0") {
      out += ' ';
    } else if ((flaws & (flaw_control | flaw_utf8)) == 0) {
      out += one;
    } else {
      changed = changed || text[at] != '\r';
      if (text[at] == '\r' && text.substr(at + 1, 1) != "\n") out += '\n';
    }
    at += (flaws & flaw_utf8) != 0 ? 1 : size;
  }
  return out;
}

std::string with_single_blanks(std::string_view text, bool lines) {
  std::string out;
  bool blank = false;
  std::size_t ends = 0;
  for (const char letter : text) {
    if (letter == '\n' && lines) {
      ++ends;
    } else if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
      blank = true;
    } else {
      if (!out.empty() && ends > 0) out += ends == 1 ? "\n" : "\n\n";
      if (!out.empty() && ends == 0 && blank) out += ' ';
      blank = false;
      ends = 0;
      out += letter;
    }
  }
  return out;
}

std::string cut(std::string text, std::size_t bytes_max) {
  constexpr std::string_view dots = "…";
  std::size_t end = bytes_max > dots.size() ? bytes_max - dots.size() : 0;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  const std::size_t blank = text.find_last_of(" \n", end);
  if (blank != std::string::npos && blank + 24 > end) end = blank;
  text.resize(end);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.pop_back();
  return text.append(dots);
}

}  // namespace

std::vector<std::string> pieces_of(std::string_view text, std::string_view separators) {
  std::vector<std::string> pieces;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, from), text.size());
    if (end > from) pieces.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return pieces;
}

MendedText mend_words(std::string_view text, std::size_t bytes_max, bool lines) {
  bool entities = false;
  bool tags = false;
  bool letters = false;
  std::string made = printable(text, letters);
  for (int round = 0; round < 2; ++round) {
    made = without_tags(made, tags);
    made = without_entities(made, entities);
  }
  made = with_single_blanks(printable(without_tags(made, tags), letters), lines);
  const bool over = made.size() > bytes_max;
  if (over) made = cut(std::move(made), bytes_max);
  std::string mended;
  const auto say = [&mended](bool is, std::string_view words) {
    if (is) mended += (mended.empty() ? "" : ", ") + std::string(words);
  };
  say(tags, "tags taken out");
  say(entities, "entities decoded");
  say(letters, "letters that are no text taken out");
  if (over) say(true, fmt::format("cut after {} bytes", bytes_max));
  return {std::move(made), std::move(mended)};
}

MendedText mend_name(std::string_view text) {
  return mend_words(text, graph::limits::name_bytes_max, false);
}
MendedText mend_text(std::string_view text) {
  return mend_words(text, graph::limits::text_bytes_max, true);
}

AccessSaid access_said(std::string_view words) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> all{{
      {"step free", "step_free"},
      {"level access", "step_free"},
      {"ramp", "step_free"},
      {"wheelchair", "step_free"},
      {"accessible toilet", "accessible_toilet"},
      {"disabled toilet", "accessible_toilet"},
      {"disabled wc", "accessible_toilet"},
      {"accessible wc", "accessible_toilet"},
      {"accessible bathroom", "accessible_toilet"},
      {"accessible restroom", "accessible_toilet"},
      {"hearing loop", "hearing_loop"},
      {"induction loop", "hearing_loop"},
      {"loop system", "hearing_loop"},
      {"quiet room", "quiet"},
      {"quiet space", "quiet"},
      {"low noise", "quiet"},
      {"disabled parking", "parking"},
      {"accessible parking", "parking"},
      {"blue badge", "parking"},
      {"car park", "parking"},
      {"parking", "parking"},
      {"lift", "lift"},
      {"elevator", "lift"},
      {"changing place", "changing_place"},
  }};
  AccessSaid said;
  const auto put = [](std::vector<std::string>& list, std::string_view word) {
    if (std::find(list.begin(), list.end(), word) == list.end()) list.emplace_back(word);
  };
  std::string text = lower_case(words);
  std::replace_if(
      text.begin(), text.end(), [](char letter) { return letter == '-' || letter == '_'; }, ' ');
  for (const std::string& clause : pieces_of(text, ".;,\n!?")) {
    const std::string padded = " " + clause + " ";
    for (const auto& [phrase, word] : all) {
      const std::size_t at = padded.find(" " + std::string(phrase));
      if (at == std::string::npos) continue;
      const std::string_view before = std::string_view(padded).substr(0, at + 1);
      bool no = padded.find(" not available ", at) != std::string::npos;
      for (const std::string_view mark :
           {" no ", " not ", " without ", " never ", " isn't ", " lacks ", " cannot "}) {
        no = no || before.find(mark) != std::string_view::npos;
      }
      put(no ? said.missing : said.has, word);
    }
  }
  std::erase_if(said.has, [&](const std::string& word) {
    return std::find(said.missing.begin(), said.missing.end(), word) != said.missing.end();
  });
  return said;
}

std::string shown(std::string_view text) { return mend_words(text, 60, false).text; }

}  // namespace kith::api
