// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/clock.h"
#include "graph/ids.h"

// What a recorded run keeps of its answer beside the commitment to it, so that a replay that comes
// out otherwise can say where. Values are numbers, days and words of closed sets, never anybody's
// name or words: of those only keyed digests are kept. What is about one person or home stands in
// their part of the run and goes when they are erased; the digests' key is made from a piece in
// every part, so that no digest can be tried out once one part is gone.
namespace kith::api {

// Bytes of one part: an object of JSON with "salt", "kept" and, in the first, "digests".
struct KeptPart {
  graph::SubjectNumber subject;
  std::string bytes;
};

// `canonical`: an answer of JSON. `first`: whose part is the first; `subjects`: the others', each
// once. Rows of subjects that are not among them are not kept. As many parts as subjects and one,
// in this order. Cost: linear in the bytes.
std::vector<KeptPart> keep_answer(std::string_view canonical, const graph::SubjectNumber& first,
                                  const std::vector<graph::SubjectNumber>& subjects,
                                  graph::Randomness& randomness);

// Where two answers part.
struct Difference {
  std::string pointer;              // a JSON Pointer into the answer; "": somewhere in it
  std::optional<std::string> then;  // JSON; nothing: it was not there, or is kept as a digest alone
  std::optional<std::string> now;   // JSON; nothing: it is not there any more
  bool is_of_words = false;         // of what only a digest is kept of

  friend bool operator==(const Difference&, const Difference&) = default;
};

// Compares what the parts of a run keep, the first one first, with an answer: the first difference
// among the values, in the order of the answer; without one, the first among the digests. Nothing:
// no difference in what is kept. `is_partial`: the parts are of a Kith that kept less, so that only
// what they have is compared. Parts that do not read as JSON keep nothing.
std::optional<Difference> first_difference(const std::vector<std::string>& parts,
                                           std::string_view canonical, bool is_partial = false);

}  // namespace kith::api
