// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/proof_bundle.h"

#include <algorithm>
#include <utility>

#include "api/verifier/spelling.h"

namespace kith::verifier {
namespace {

std::string hex_list(const Path& path) {
  std::string text = "[";
  for (const Digest& digest : path) {
    if (text.size() > 1) text += ',';
    text += '"';
    text += to_hex(digest);
    text += '"';
  }
  return text + "]";
}

std::string hex_of(const std::string& bytes) {
  return to_hex(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::string encode(const ProvedEvent& event) {
  return R"({"position":)" + std::to_string(event.position) + R"(,"sealed":")" +
         hex_of(event.sealed) + R"(","inclusion":)" + hex_list(event.inclusion) + "}";
}

std::string encode(const EarlierTree& tree) {
  return R"({"size":)" + std::to_string(tree.size) + R"(,"root":")" + to_hex(tree.root) +
         R"(","consistency":)" + hex_list(tree.consistency) + "}";
}

// Members of a list until it closes; `read` reads one, at its index.
template <class ReadOne>
bool read_list(Spelling& spelling, const std::string& name, ReadOne read) {
  const Spelling::Inside inside(spelling, name);
  if (!spelling.literal("[")) return false;
  for (std::size_t index = 0; !spelling.next_is("]"); ++index) {
    const Spelling::Inside one(spelling, std::to_string(index));
    if (index > 0 && !spelling.literal(",")) return false;
    if (!read()) return false;
  }
  return spelling.literal("]");
}

bool read_path(Spelling& spelling, const std::string& name, Path& path) {
  return spelling.literal(",\"" + name + "\":") && read_list(spelling, name, [&] {
           return spelling.literal("\"") && spelling.hex(path.emplace_back()) &&
                  spelling.literal("\"");
         });
}

// A whole number that is above the one before, if there is one.
bool read_rising(Spelling& spelling, const std::string& name, const std::uint64_t* before,
                 std::uint64_t& number) {
  if (!spelling.literal("{\"" + name + "\":")) return false;
  const Spelling::Inside inside(spelling, name);
  const std::size_t from = spelling.at();
  if (!spelling.whole_number(number)) return false;
  if (before == nullptr || *before < number) return true;
  return spelling.refuse("has to be above the one before: in rising order, none twice", from);
}

bool read_event(Spelling& spelling, std::vector<ProvedEvent>& events) {
  if (events.size() == bundle_events_max) return spelling.refuse("is an event too many");
  ProvedEvent event;
  const std::uint64_t* before = events.empty() ? nullptr : &events.back().position;
  if (!read_rising(spelling, "position", before, event.position) ||
      !spelling.literal(R"(,"sealed":")")) {
    return false;
  }
  {
    const Spelling::Inside inside(spelling, "sealed");
    if (!spelling.hex(event.sealed)) return false;
  }
  if (!spelling.literal("\"") || !read_path(spelling, "inclusion", event.inclusion) ||
      !spelling.literal("}")) {
    return false;
  }
  events.push_back(std::move(event));
  return true;
}

bool read_earlier(Spelling& spelling, std::vector<EarlierTree>& trees) {
  EarlierTree tree;
  const std::uint64_t* before = trees.empty() ? nullptr : &trees.back().size;
  if (!read_rising(spelling, "size", before, tree.size) || !spelling.literal(R"(,"root":")")) {
    return false;
  }
  {
    const Spelling::Inside inside(spelling, "root");
    if (!spelling.hex(tree.root)) return false;
  }
  if (!spelling.literal("\"") || !read_path(spelling, "consistency", tree.consistency) ||
      !spelling.literal("}")) {
    return false;
  }
  trees.push_back(std::move(tree));
  return true;
}

bool read_bundle(Spelling& spelling, ProofBundle& bundle) {
  if (!spelling.literal(R"({"format":"kith proof bundle 1","head":)")) return false;
  {
    const Spelling::Inside inside(spelling, "head");
    if (!read_head(spelling, bundle.head)) return false;
  }
  return spelling.literal(R"(,"events":)") &&
         read_list(spelling, "events", [&] { return read_event(spelling, bundle.events); }) &&
         spelling.literal(R"(,"earlier":)") &&
         read_list(spelling, "earlier", [&] { return read_earlier(spelling, bundle.earlier); }) &&
         spelling.literal("}\n") && spelling.at_end();
}

}  // namespace

std::string encode(const ProofBundle& bundle) {
  std::string text =
      R"({"format":"kith proof bundle 1","head":)" + encode(bundle.head) + R"(,"events":[)";
  for (const ProvedEvent& event : bundle.events) {
    if (&event != &bundle.events.front()) text += ',';
    text += encode(event);
  }
  text += R"(],"earlier":[)";
  for (const EarlierTree& tree : bundle.earlier) {
    if (&tree != &bundle.earlier.front()) text += ',';
    text += encode(tree);
  }
  return text + "]}\n";
}

Read<ProofBundle> decode_bundle(std::string_view text) {
  if (text.size() > bundle_bytes_max) {
    return Fault{"", bundle_bytes_max,
                 "is larger than " + std::to_string(bundle_bytes_max) + " bytes"};
  }
  Spelling spelling(text);
  ProofBundle bundle;
  if (!read_bundle(spelling, bundle)) return *spelling.fault();
  const std::string again = encode(bundle);
  const auto differ = std::mismatch(text.begin(), text.end(), again.begin(), again.end());
  if (differ.first == text.end() && differ.second == again.end()) return bundle;
  return Fault{"", static_cast<std::size_t>(differ.first - text.begin()),
               "is spelled otherwise than a proof bundle is"};
}

}  // namespace kith::verifier
