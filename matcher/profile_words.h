// SPDX-License-Identifier: Apache-2.0
// Private to the profile sheets: short sentences, and the lines they make.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model_step_parts.h"

namespace kith::matcher::profile {

inline constexpr std::size_t words_a_sentence_max = 15;  // Easy Read

// Of whom sentences speak: "Maya", "Ruth and Terry", "The carers".
struct Who {
  std::string name;
  bool many = false;

  std::string_view verb(std::string_view of_one, std::string_view of_many) const {
    return many ? of_many : of_one;
  }
  std::string within() const;  // as within a sentence: "this person", "the carers"
};

// "Maya" of "Maya Khan", "Khan, Maya" and "Ms Maya Khan"; "" where there is no such name.
std::string first_name(std::string_view called);
// All words of it that may be names, and all but the first name.
std::vector<std::string> names_in(std::string_view called);
std::vector<std::string> other_names(std::string_view called);

// Control characters and rows of blanks as one blank; none at the ends.
std::string on_one_line(std::string_view text);
// With a full stop behind, where nothing ends it yet.
std::string stopped(std::string text);
std::size_t count_of_words(std::string_view text);
// As many sentences as it takes to name all items and to keep each short; a single long item may
// still make a long one. "" without items. The first letter becomes a capital.
std::string in_sentences(std::string_view before, const std::vector<std::string>& items,
                         std::string_view after = "", std::string_view joined_by = " and ");
// Sentences joined by blanks; empty ones are left out.
std::string joined(const std::vector<std::string>& sentences);

// The lines of a sheet, cut to the limits.
class Sheet {
 public:
  // Nothing where there is no text.
  void add(std::string_view heading, std::string text);
  std::vector<graph::SharedLine> lines() &&;

 private:
  std::vector<graph::SharedLine> lines_;
  bool shortened_ = false;
};

}  // namespace kith::matcher::profile
