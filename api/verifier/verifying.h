// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/verifier/fault.h"
#include "api/verifier/printed_head.h"
#include "api/verifier/proof_bundle.h"

namespace kith::verifier {

// A head that somebody kept: where it was kept is its worth.
struct HeldHead {
  std::string name;  // how it was given: a file's name
  PrintedHead head;
};

// A line of JSON as `kith audit head` writes it, whose signature is checked, or the printed form.
Read<PrintedHead> read_held(std::string_view text);

// What a proof bundle is to be held against.
struct Against {
  std::vector<HeldHead> held;
  // The scheme's public key as it was given elsewhere: 64 hex digits, or its fingerprint, 32;
  // blanks do not matter. "": nobody said whose key it should be.
  std::string key;
};
bool is_key_text(std::string_view text);

// What was proved and what was not, in sentences.
struct Verdict {
  std::optional<Fault> fault;  // the first; none: all that the bundle claims is proved
  std::vector<std::string> shown;
  std::vector<std::string> not_shown;

  bool proved() const { return !fault; }
};

// Computes every leaf, path and root of the bundle, and checks its signature. Nothing is looked up
// anywhere. Cost: O(size of the bundle).
Verdict verify(const ProofBundle& bundle, const Against& against);

// For people, and for machines: {"proved":…,"head":{…},"events":[…],"earlier":[…],"shown":[…],
// "not_shown":[…],"fault":{"place":…,"byte":…,"what":…}}. Each ends with a line feed.
std::string words_of(const Verdict& verdict);
std::string json_of(const Verdict& verdict, const ProofBundle* bundle);
// "bundle.json, at /events/0/position, byte 412: has to be …"
std::string words_of(const Fault& fault);

}  // namespace kith::verifier
