// SPDX-License-Identifier: Apache-2.0
#include "api/verifier/verifying.h"

#include <algorithm>
#include <utility>

#include "api/verifier/sealed_event.h"
#include "api/verifier/spelling.h"

namespace kith::verifier {
namespace {

std::string counted(std::uint64_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string without_blanks(std::string_view text) {
  std::string kept(text);
  std::erase(kept, ' ');
  return kept;
}

// Times in their one spelling, compared as text: the Z would stand behind a fraction's point.
bool is_before(std::string_view earlier, std::string_view later) {
  return earlier.substr(0, earlier.size() - 1) < later.substr(0, later.size() - 1);
}

std::string said_of(const SealedEvent& event) {
  std::string text = event.type + " of a " + event.kind;
  if (!event.record.empty()) text += " " + event.record;
  text += " at " + event.at + ", " + counted(event.subjects.size(), "sealed part");
  for (const std::string& subject : event.subjects) {
    text += (&subject == &event.subjects.front() ? " about " : ", ") + subject;
  }
  return text;
}

class Verifying {
 public:
  Verifying(const ProofBundle& bundle, const Against& against)
      : bundle_(bundle), head_(bundle.head), against_(against) {}

  Verdict verdict() {
    if (head_holds() && events_hold() && earlier_hold()) held_agree();
    if (!verdict_.fault) say_what_is_not_shown();
    return std::move(verdict_);
  }

 private:
  bool refuse(std::string place, std::string what) {
    if (!verdict_.fault) verdict_.fault = Fault{std::move(place), std::nullopt, std::move(what)};
    return false;
  }
  void show(std::string sentence) { verdict_.shown.push_back(std::move(sentence)); }

  bool head_holds() {
    if (!is_signed(head_)) {
      return refuse("/head", "the signature is not that of this key over this head");
    }
    const std::string key = without_blanks(against_.key);
    const std::string print = fingerprint(head_.public_key);
    if (!key.empty() && key != to_hex(head_.public_key) && key != without_blanks(print)) {
      return refuse("/head/public_key",
                    "another key signed than the one that was given: this one "
                    "has the fingerprint " +
                        print);
    }
    show("The head of " + head_.scheme + " (" + head_.number +
         ") is signed: " + counted(head_.size, "event") + " at " + head_.at + ", root " +
         to_hex(head_.root) + ", by the key with the fingerprint " + print + ".");
    return true;
  }

  bool events_hold() {
    for (std::size_t i = 0; i < bundle_.events.size(); ++i) {
      if (!event_holds(bundle_.events[i], "/events/" + std::to_string(i))) return false;
    }
    return true;
  }

  bool event_holds(const ProvedEvent& event, const std::string& place) {
    if (event.position >= head_.size) {
      return refuse(place + "/position",
                    "the head counts " + counted(head_.size, "event") + ", from 0");
    }
    const auto read = decode_sealed_event(event.sealed);
    if (!read) {
      return refuse(place + "/sealed", "byte " + std::to_string(read.fault().byte.value_or(0)) +
                                           " of the event: " + read.fault().what);
    }
    if (read->position != event.position) {
      return refuse(place + "/position",
                    "the event itself says that its position is " + std::to_string(read->position));
    }
    if (read->scheme != head_.number || !read->is_fact) {
      return refuse(place + "/sealed", "the event is of another scheme or stream");
    }
    const auto root =
        root_by_inclusion(leaf_digest(event.sealed), event.position, head_.size, event.inclusion);
    if (!root) {
      return refuse(place + "/inclusion", "that is not how long the path of this position is");
    }
    if (*root != head_.root) {
      return refuse(place,
                    "the event and its path do not lead to the root of the head: it is not "
                    "in this log, or not there, or not in these bytes");
    }
    show("Event " + std::to_string(event.position) +
         " is in the log, in exactly these bytes: " + said_of(*read) + ".");
    return true;
  }

  bool earlier_hold() {
    for (std::size_t i = 0; i < bundle_.earlier.size(); ++i) {
      const EarlierTree& tree = bundle_.earlier[i];
      const std::string place = "/earlier/" + std::to_string(i);
      if (tree.size > head_.size) {
        return refuse(place + "/size",
                      "the head counts fewer events: " + std::to_string(head_.size));
      }
      if (!is_consistent(tree.size, tree.root, head_.size, head_.root, tree.consistency)) {
        return refuse(place, fork_of(tree));
      }
      show("The log begins with the " + counted(tree.size, "event") + " of the earlier root " +
           to_hex(tree.root) + ": none of them was changed, removed or moved since.");
    }
    return true;
  }

  std::string fork_of(const EarlierTree& tree) const {
    return "the " + counted(head_.size, "event") + " of the head do not begin with the " +
           std::to_string(tree.size) +
           " of this earlier root: the past was rewritten, or there are two logs (a fork)";
  }

  void held_agree() {
    for (const HeldHead& held : against_.held) {
      if (!held_agrees(held.head, held.name)) return;
    }
  }

  bool held_agrees(const PrintedHead& held, const std::string& name) {
    if (held.number != head_.number || held.scheme != head_.scheme) {
      return refuse(name, "is a head of another scheme: " + held.scheme + " (" + held.number + ")");
    }
    if (held.fingerprint != fingerprint(head_.public_key)) {
      return refuse(name, "was signed with another key, fingerprint " + held.fingerprint);
    }
    if (held.size > head_.size) return held_is_larger(held, name);
    if (is_before(head_.at, held.at) && held.size < head_.size) {
      return refuse(name, "was signed later (" + held.at + ") and counts fewer events (" +
                              std::to_string(held.size) +
                              "): the log was cut back in between, or a clock was wrong");
    }
    if (held.size == head_.size) return held_is_as_large(held, name);
    return held_is_smaller(held, name);
  }

  bool held_is_larger(const PrintedHead& held, const std::string& name) {
    const std::string counts = "counts " + counted(held.size, "event") + ", this bundle's head " +
                               std::to_string(head_.size);
    if (is_before(head_.at, held.at)) {
      return refuse(name, counts +
                              " and is older: nothing is proved until a bundle is made now "
                              "with --from-head and this head");
    }
    return refuse(name, counts +
                            " though it was signed no earlier: the log was cut off or rolled "
                            "back");
  }

  bool held_is_as_large(const PrintedHead& held, const std::string& name) {
    if (held.root != head_.root) {
      return refuse(name,
                    "has another root over as many events: the past was rewritten, or there "
                    "are two logs (a fork)");
    }
    show("The head held elsewhere (" + name + ") is this one: the same " +
         counted(held.size, "event") + ".");
    return true;
  }

  bool held_is_smaller(const PrintedHead& held, const std::string& name) {
    for (const EarlierTree& tree : bundle_.earlier) {
      if (tree.size != held.size) continue;
      if (tree.root != held.root) {
        return refuse(name, "has another root over " + counted(held.size, "event") +
                                ": the past was rewritten, or there are two logs (a fork)");
      }
      show("The log begins with the " + counted(held.size, "event") +
           " of the head held elsewhere (" + name + ").");
      return true;
    }
    return refuse(name, "nothing in the bundle says whether the log begins with these " +
                            counted(held.size, "event") + ": make one with --from-head");
  }

  std::uint64_t held_largest() const {
    std::uint64_t largest = 0;
    for (const HeldHead& held : against_.held) largest = std::max(largest, held.head.size);
    return largest;
  }

  void say_what_is_not_shown() {
    std::vector<std::string>& open = verdict_.not_shown;
    if (!bundle_.events.empty()) {
      open.push_back(
          "What the sealed parts say: they were not opened, and no key is in the bundle.");
    }
    if (against_.held.empty()) {
      open.push_back(
          "That nothing was cut off or rewritten: no head held elsewhere was given (--head). "
          "Whoever "
          "has the key can sign any log.");
    } else {
      const std::uint64_t held = held_largest();
      open.push_back("That nothing was cut off after the first " + counted(held, "event") +
                     ": a head held elsewhere shows a rollback only where it is larger than the "
                     "log that is shown. A smaller one cannot.");
    }
    if (against_.key.empty()) {
      open.push_back(
          "Whose key it is: compare its fingerprint with the one you were given, or give "
          "--key.");
    }
    open.push_back("That this is the newest head: it is the one of " + head_.at +
                   ", by the clock of whoever signed it.");
    open.push_back(
        "Any event that is not named here, and who looked at what: the log of accesses "
        "has a tree of its own.");
  }

  const ProofBundle& bundle_;
  const Head& head_;
  const Against& against_;
  Verdict verdict_;
};

}  // namespace

bool is_key_text(std::string_view text) {
  const std::string digits = without_blanks(text);
  return is_hex(digits) && (digits.size() == 64 || digits.size() == 32);
}

Read<PrintedHead> read_held(std::string_view text) {
  if (!text.starts_with('{')) return decode_printed(text);
  auto head = decode_head(text);
  if (!head) return head.fault();
  if (!is_signed(*head)) {
    return Fault{"/signature", std::nullopt, "is not that of this key over this head"};
  }
  return printed(*head);
}

Verdict verify(const ProofBundle& bundle, const Against& against) {
  return Verifying(bundle, against).verdict();
}

}  // namespace kith::verifier
