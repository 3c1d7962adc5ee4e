// SPDX-License-Identifier: Apache-2.0
// Sheets as a test reads them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/model_step_parts.h"

namespace kith::tests {

// "About me: This is Maya.\n…"
inline std::string text_of(const std::vector<graph::SharedLine>& lines) {
  std::string text;
  for (const graph::SharedLine& line : lines) {
    text += line.heading + ": " + line.words_of.value + "\n";
  }
  return text;
}

inline bool lines_hold(const std::vector<graph::SharedLine>& lines, std::string_view words) {
  return text_of(lines).find(words) != std::string::npos;
}

// "This is Maya." and "Maya is calm!" of "This is Maya. Maya is calm!".
inline std::vector<std::string> sentences_in(const std::string& text) {
  std::vector<std::string> sentences(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    sentences.back() += text[i];
    const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?';
    if (ends && i + 1 < text.size() && text[i + 1] == ' ') {
      sentences.emplace_back();
      ++i;
    }
  }
  return sentences;
}

}  // namespace kith::tests
