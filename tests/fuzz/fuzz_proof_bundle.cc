// SPDX-License-Identifier: Apache-2.0
// Any bytes as a proof bundle, a head or a printed head: nothing crashes, and what is read is
// written back as the very same bytes (a printed head: the same words).
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "api/verifier/verifying.h"
#include "graph/check.h"

using namespace kith::verifier;

namespace {

std::string words_alone(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!is_blank) {
      words.push_back(c);
    } else if (!words.empty() && words.back() != ' ') {
      words.push_back(' ');
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

void try_bundle(std::string_view text) {
  const auto bundle = decode_bundle(text);
  if (!bundle) {
    KITH_CHECK(bundle.fault().byte.has_value() && *bundle.fault().byte <= text.size());
    return;
  }
  KITH_CHECK(encode(*bundle) == text);
  const Verdict verdict = verify(*bundle, {{{"held", printed(bundle->head)}}, ""});
  KITH_CHECK(!words_of(verdict).empty() && json_of(verdict, &*bundle).ends_with("}\n"));
  // Past the signature, which no fuzzer makes.
  for (const ProvedEvent& event : bundle->events) {
    root_by_inclusion(leaf_digest(event.sealed), event.position, bundle->head.size,
                      event.inclusion);
  }
  for (const EarlierTree& tree : bundle->earlier) {
    is_consistent(tree.size, tree.root, bundle->head.size, bundle->head.root, tree.consistency);
  }
}

void try_heads(std::string_view text) {
  if (const auto head = decode_head(text)) {
    KITH_CHECK(encode(*head) == (text.ends_with('\n') ? text.substr(0, text.size() - 1) : text));
    KITH_CHECK(*decode_printed(print(printed(*head))) == printed(*head));
  }
  const auto read = decode_printed(text);
  if (!read) {
    KITH_CHECK(read.fault().byte.has_value() && *read.fault().byte <= text.size());
    return;
  }
  KITH_CHECK(words_alone(print(*read)) == words_alone(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_bundle(text);
  try_heads(text);
  return 0;
}
