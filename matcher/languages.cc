// SPDX-License-Identifier: Apache-2.0
#include "matcher/languages.h"

#include <algorithm>
#include <array>

namespace kith::matcher {
namespace {

struct Named {
  std::string_view tag;
  std::string_view name;
};

constexpr std::array<Named, 61> languages{{
    {"ak", "Akan"},
    {"am", "Amharic"},
    {"ar", "Arabic"},
    {"bfi", "British Sign Language"},
    {"bg", "Bulgarian"},
    {"bn", "Bengali"},
    {"cmn", "Mandarin"},
    {"cs", "Czech"},
    {"cy", "Welsh"},
    {"da", "Danish"},
    {"de", "German"},
    {"el", "Greek"},
    {"en", "English"},
    {"en-x-makaton", "Makaton"},
    {"es", "Spanish"},
    {"et", "Estonian"},
    {"fa", "Persian"},
    {"fi", "Finnish"},
    {"fr", "French"},
    {"ga", "Irish"},
    {"gd", "Scottish Gaelic"},
    {"gu", "Gujarati"},
    {"he", "Hebrew"},
    {"hi", "Hindi"},
    {"hu", "Hungarian"},
    {"ig", "Igbo"},
    {"isg", "Irish Sign Language"},
    {"it", "Italian"},
    {"ja", "Japanese"},
    {"ko", "Korean"},
    {"ku", "Kurdish"},
    {"ln", "Lingala"},
    {"lt", "Lithuanian"},
    {"lv", "Latvian"},
    {"ml", "Malayalam"},
    {"mr", "Marathi"},
    {"ne", "Nepali"},
    {"nl", "Dutch"},
    {"pa", "Panjabi"},
    {"pl", "Polish"},
    {"ps", "Pashto"},
    {"pt", "Portuguese"},
    {"rmn", "Romani"},
    {"ro", "Romanian"},
    {"ru", "Russian"},
    {"sco", "Scots"},
    {"si", "Sinhala"},
    {"sk", "Slovak"},
    {"sn", "Shona"},
    {"so", "Somali"},
    {"sq", "Albanian"},
    {"sv", "Swedish"},
    {"syl", "Sylheti"},
    {"ta", "Tamil"},
    {"te", "Telugu"},
    {"ti", "Tigrinya"},
    {"tr", "Turkish"},
    {"uk", "Ukrainian"},
    {"ur", "Urdu"},
    {"yo", "Yoruba"},
    {"yue", "Cantonese"},
}};

static_assert(std::is_sorted(languages.begin(), languages.end(),
                             [](const Named& a, const Named& b) { return a.tag < b.tag; }));

}  // namespace

std::string primary_language(std::string_view tag) {
  std::string language(tag.substr(0, tag.find('-')));
  for (const std::string_view mark : {"-x-", "-X-"}) {
    if (const std::size_t at = tag.find(mark); at != std::string_view::npos) {
      language += tag.substr(at);
    }
  }
  std::transform(language.begin(), language.end(), language.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return language;
}

std::string_view language_name(std::string_view tag) {
  const std::string primary = primary_language(tag);
  const auto* const found = std::lower_bound(
      languages.begin(), languages.end(), primary,
      [](const Named& named, const std::string& asked) { return named.tag < asked; });
  return found != languages.end() && found->tag == primary ? found->name : "";
}

}  // namespace kith::matcher
