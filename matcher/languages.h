// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kith::matcher {

// "en-GB" → "en": people who speak one understand the other. Lower case. A private part makes
// another language of it: "en-GB-x-makaton" → "en-x-makaton".
std::string primary_language(std::string_view tag);

// What a language is called: by BCP 47 tag the languages most spoken and signed in the United
// Kingdom (2021 census of England and Wales, main language). "" for any other tag.
std::string_view language_name(std::string_view tag);

}  // namespace kith::matcher
