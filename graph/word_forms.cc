// SPDX-License-Identifier: Apache-2.0
#include "graph/word_forms.h"

#include <array>
#include <utility>

#include "graph/plain_words.h"

namespace kith::graph {
namespace {

struct Irregular {
  std::string_view base;
  std::string_view past;
  std::string_view participle;
};
constexpr std::array<Irregular, 17> irregular{{
    {"build", "built", "built"},
    {"draw", "drew", "drawn"},
    {"drive", "drove", "driven"},
    {"feed", "fed", "fed"},
    {"go", "went", "been"},
    {"grow", "grew", "grown"},
    {"keep", "kept", "kept"},
    {"make", "made", "made"},
    {"ride", "rode", "ridden"},
    {"sew", "sewed", "sewn"},
    {"sing", "sang", "sung"},
    {"sit", "sat", "sat"},
    {"swim", "swam", "swum"},
    {"take", "took", "taken"},
    {"teach", "taught", "taught"},
    {"tell", "told", "told"},
    {"write", "wrote", "written"},
}};

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

std::size_t vowels(std::string_view word) {
  std::size_t count = 0;
  for (const char c : word) count += is_vowel(c) ? 1 : 0;
  return count;
}

// What is done in a word in -ing, from what stands before the -ing.
std::string base_of(std::string_view stem) {
  std::string base(stem);
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  const bool doubled = last == before && last != 'l' && last != 's' && last != 'f';
  if (doubled) {
    base.pop_back();  // knitt, swimm
    return base;
  }
  if (is_vowel(last) || last == 'w' || last == 'x') return base;
  const bool short_syllable = vowels(stem) == 1 && is_vowel(before);  // bak, rid
  const bool cluster =
      (last == 'c' && !is_vowel(before)) ||
      (last == 'l' && std::string_view("bcdfgkptz").find(before) != std::string_view::npos);
  if (short_syllable || cluster || last == 'v') base += 'e';  // danc, cycl, driv
  return base;
}

std::string with_s(const std::string& word) {
  const char last = word.back();
  if (last == 'y' && word.size() > 1 && !is_vowel(word[word.size() - 2])) {
    return word.substr(0, word.size() - 1) + "ies";
  }
  const bool hisses = last == 's' || last == 'x' || word.ends_with("ch") || word.ends_with("sh");
  return word + (hisses || word == "go" ? "es" : "s");
}

std::string without_s(const std::string& word) {
  if (word.ends_with("ies") && word.size() > 4) return word.substr(0, word.size() - 3) + "y";
  for (const std::string_view hiss : {"sses", "xes", "ches", "shes"}) {
    if (word.ends_with(hiss)) return word.substr(0, word.size() - 2);
  }
  return word.substr(0, word.size() - 1);
}

void add_done(std::vector<WordForm>& forms, const std::string& word) {
  const std::string base = base_of(std::string_view(word).substr(0, word.size() - 3));
  forms.push_back({word.substr(0, word.size() - 1), FormKind::spoken});
  forms.push_back({base, FormKind::inflected});
  forms.push_back({with_s(base), FormKind::does});
  for (const Irregular& each : irregular) {
    if (each.base != base) continue;
    forms.push_back({std::string(each.past), FormKind::inflected});
    forms.push_back({std::string(each.participle), FormKind::inflected});
    return;
  }
  forms.push_back({base + (base.back() == 'e' ? "d" : "ed"), FormKind::inflected});
}

}  // namespace

std::vector<WordForm> forms_of(std::string_view text) {
  const std::string word(text);
  std::vector<WordForm> forms{{word, FormKind::itself}};
  if (word.size() < 3) return forms;
  if (word.ends_with("ing") && word.size() > 4 && vowels(word.substr(0, word.size() - 3)) > 0) {
    add_done(forms, word);
    return forms;
  }
  if (is_small_word(word)) return forms;
  const bool many = word.ends_with("s") && !word.ends_with("ss") && !word.ends_with("us") &&
                    !word.ends_with("is") && word.size() > 3 && word != "news";
  forms.push_back({many ? without_s(word) : with_s(word), FormKind::inflected});
  return forms;
}

}  // namespace kith::graph
