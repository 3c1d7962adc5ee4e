// SPDX-License-Identifier: Apache-2.0
// What two have for each other, as sentences.
#include <algorithm>
#include <utility>

#include "graph/activity_tree.h"
#include "matcher/connections_seeker.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

using graph::GiftKind;
using graph::WantKind;

std::string said_activity(const std::string& activity) {
  return graph::is_activity(activity) ? graph::spoken(activity) : spaced(activity);
}

// After "Arthur", "somebody": in the conditional, as nobody has agreed to anything yet.
std::string would_give(const Given& given) {
  const std::string what = said_activity(given.activity);
  switch (given.kind) {
    case GiftKind::teach: return "would teach " + what;
    case GiftKind::lead: return "would lead " + what;
    case GiftKind::host: return "would host " + what;
    case GiftKind::help: return "would help with " + what;
    case GiftKind::lend: return "would lend what it takes for " + what;
    case GiftKind::company: break;
  }
  return "would keep somebody company at " + what;
}

std::string would_like(const Liked& liked) {
  const std::string what = said_activity(liked.activity);
  switch (liked.kind) {
    case WantKind::learn: return "would like to learn " + what;
    case WantKind::together: return "would like to share " + what;
    case WantKind::company: return "would like company for " + what;
    case WantKind::help: return "would like help with " + what;
    case WantKind::borrow: break;
  }
  return "would like to borrow what it takes for " + what;
}

// A group offers and needs; it does not "like".
std::string group_gives(const Given& given) {
  const std::string what = said_activity(given.activity);
  return given.kind == GiftKind::teach ? "teaches " + what : "does " + what;
}
std::string group_needs(const graph::Group& group, const Liked& liked) {
  constexpr std::string_view roles = "/roles/";
  if (liked.pointer.starts_with(roles)) {
    const graph::GroupRole& role = group.roles[std::stoul(liked.pointer.substr(roles.size()))];
    return "is looking for: " + role.role + (role.paid.value_or(false) ? " (paid)" : "");
  }
  const std::string what = said_activity(liked.activity);
  if (liked.kind == WantKind::learn) return "is looking for somebody to teach " + what;
  return "is looking for somebody to lead " + what;
}

// How a text begins, whole words of it: " It says: “A drop in with hot soup.”"; "" of no text.
std::string beginning_told(std::string text) {
  constexpr std::size_t bytes_told = 160;
  if (text.empty()) return "";
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
  if (text.size() <= bytes_told) return " It says: “" + text + "”";
  const std::size_t blank = text.rfind(' ', bytes_told);
  if (blank == std::string::npos) return "";
  return " It says: “" + text.substr(0, blank) + " …”";
}

class Lines {
 public:
  Lines(const ConnectionSeeker& seeker, const ConnectionOther& other)
      : seeker_(seeker), other_(other) {}

  ConnectionLine line(const Meeting& meeting) const {
    ConnectionLine line;
    line.giving = meeting.giving;
    line.value = meeting.value;
    if (meeting.giving == Giving::given) {
      const Given& own = seeker_.side.gives[meeting.own];
      const Liked& theirs = other_.side.wants[meeting.other];
      line.own_pointer = own.pointer;
      line.other_pointer = theirs.pointer;
      line.sentence = both(other_.group ? group_needs(*other_.group, theirs) : would_like(theirs),
                           would_give(own) + told(own.said));
      return line;
    }
    const Liked& own = seeker_.side.wants[meeting.own];
    line.own_pointer = own.pointer;
    if (meeting.other == by_words_only) {
      line.sentence = "What " + other_.name + " says of itself fits the words “" +
                      (own.words.empty() ? own.activity : own.words) + "”." +
                      beginning_told(other_.group->description.value);
    } else if (meeting.giving == Giving::received) {
      const Given& theirs = other_.side.gives[meeting.other];
      line.other_pointer = theirs.pointer;
      line.sentence = both(other_.group ? group_gives(theirs) : would_give(theirs),
                           would_like(own) + told(own.said));
    } else {
      const Liked& theirs = other_.side.wants[meeting.other];
      line.other_pointer = theirs.pointer;
      line.sentence = both(would_like(theirs), would_like(own) + told(own.said));
    }
    return line;
  }

 private:
  // "Tom would like to learn angling; Arthur would teach angling." Of nobody in particular there is
  // nothing to say that the question did not.
  std::string both(const std::string& theirs, const std::string& own) const {
    std::string text = sentence_case(other_.name) + " " + theirs;
    if (seeker_.person != nullptr) text += "; " + seeker_.name + " " + own;
    return text + ".";
  }

  const ConnectionSeeker& seeker_;
  const ConnectionOther& other_;
};

// What the other wants may be given and shared at once; it is told once, as it is counted once.
bool is_told_better(const Meeting& meeting, const std::vector<Meeting>& meetings) {
  if (meeting.giving == Giving::received) return false;
  return std::any_of(meetings.begin(), meetings.end(), [&](const Meeting& each) {
    return each.giving != Giving::received && each.giving != meeting.giving &&
           each.other == meeting.other &&
           std::pair(-each.value, each.giving) < std::pair(-meeting.value, meeting.giving);
  });
}

}  // namespace

std::vector<ConnectionLine> lines_of(const ConnectionSeeker& seeker, const ConnectionOther& other,
                                     const std::vector<Meeting>& meetings) {
  std::vector<ConnectionLine> lines;
  const Lines wording(seeker, other);
  lines.reserve(meetings.size());
  for (const Meeting& meeting : meetings) {
    if (!is_told_better(meeting, meetings)) lines.push_back(wording.line(meeting));
  }
  return lines;
}

}  // namespace kith::matcher
