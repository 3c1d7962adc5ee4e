// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// Free words and names as web pages and spreadsheets keep them, made into how records hold them.
// Safe from any thread; linear; no locale. Readers of feeds include feed_mends.h.
namespace kith::api {

// A value as records hold it, and what had to be understood for that: "" where it stood like this.
// The words are one clause for people: "21/11/2026 read as 2026-11-21".
struct MendedText {
  std::string text;
  std::string mended;

  friend bool operator==(const MendedText&, const MendedText&) = default;
};

// Free words: entities and tags out (&amp; &#39; <p> <br>), in whole or doubly escaped too; control
// characters and bytes that are no UTF-8 out; blanks at either end and runs of them gone. With
// `lines`, line ends stay and paragraphs become them, at most one empty line in a row; without,
// they become blanks. Never longer than `bytes_max`: cut at a blank where there is one near, "…" at
// the end. `mended` says which of these, blanks excepted.
MendedText mend_words(std::string_view text, std::size_t bytes_max, bool lines);
// What stands in a feed, short enough for a remark: one line of 60 bytes.
std::string shown(std::string_view text);
// A name (limits::name_bytes_max, one line) and free words (limits::text_bytes_max).
MendedText mend_name(std::string_view text);
MendedText mend_text(std::string_view text);

// The pieces between any of the separators, empty ones left out.
std::vector<std::string> pieces_of(std::string_view text, std::string_view separators);

// What words about access say, as GroupAccess has it. Only what is said outright; "no lift" and
// "not step-free" go to `missing`.
struct AccessSaid {
  std::vector<std::string> has;
  std::vector<std::string> missing;
};
AccessSaid access_said(std::string_view words);

}  // namespace kith::api
