// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The other forms of an English word that people use for the same thing: one and many, and for a
// word in -ing what is done ("baking": bake, bakes, baked, bakin). Made from a label's words, never
// from a text's, so that "training" is no form of "trains".
namespace kith::graph {

enum class FormKind : std::uint8_t {
  itself,
  spoken,     // "bakin": the word, as it is said
  inflected,  // another form
  does,       // "bakes": another form, of somebody who does it
};

struct WordForm {
  std::string letters;
  FormKind kind = FormKind::itself;
};

// The word first. Forms that are no English ("gardene") are harmless: nobody writes them. Words
// below three letters and words that only join others have no other form.
std::vector<WordForm> forms_of(std::string_view word);

}  // namespace kith::graph
