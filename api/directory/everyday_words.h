// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace kith::api {

// What directories write where people say something plainer: for "drinking" also "alcohol", for "to
// talk" also "listening". `word` is lower case, as read_search_words gives it, in any of its usual
// forms. Words and short phrases, some of them only another form of the word; none for most words.
// They widen a search and never replace the word. The list is ours: it began with what was asked in
// trials on real directories and found nothing although help was there; the rest is judgement.
std::span<const std::string_view> also_written(std::string_view word);

}  // namespace kith::api
