// SPDX-License-Identifier: Apache-2.0
// What two have for each other, as sentences.
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
std::string group_needs(const Liked& liked) {
  const std::string what = said_activity(liked.activity);
  if (liked.kind == WantKind::learn) return "is looking for somebody to teach " + what;
  return "is looking for somebody: " + what;
}

class Lines {
 public:
  Lines(const Seeker& seeker, const Other& other) : seeker_(seeker), other_(other) {}

  ConnectionLine line(const Meeting& meeting) const {
    ConnectionLine line;
    line.giving = meeting.giving;
    line.value = meeting.value;
    if (meeting.giving == Giving::given) {
      const Given& own = seeker_.side.gives[meeting.own];
      const Liked& theirs = other_.side.wants[meeting.other];
      line.own_pointer = own.pointer;
      line.other_pointer = theirs.pointer;
      line.sentence = other_name() + " " +
                      (other_.group ? group_needs(theirs) : would_like(theirs)) + "; " +
                      seeker_.name + " " + would_give(own) + told(own.said) + ".";
      return line;
    }
    const Liked& own = seeker_.side.wants[meeting.own];
    line.own_pointer = own.pointer;
    if (meeting.other == by_words_only) {
      line.sentence = other_name() + " says “" + own.activity + "”.";
      return line;
    }
    if (meeting.giving == Giving::received) {
      const Given& theirs = other_.side.gives[meeting.other];
      line.other_pointer = theirs.pointer;
      line.sentence = other_name() + " " +
                      (other_.group ? group_gives(theirs) : would_give(theirs)) + "; " +
                      seeker_.name + " " + would_like(own) + told(own.said) + ".";
      return line;
    }
    const Liked& theirs = other_.side.wants[meeting.other];
    line.other_pointer = theirs.pointer;
    line.sentence = sentence_case(seeker_.name) + " " + would_like(own) + told(own.said) +
                    ", and " + other_.name + " " + would_like(theirs) + ".";
    return line;
  }

 private:
  std::string other_name() const { return sentence_case(other_.name); }

  const Seeker& seeker_;
  const Other& other_;
};

}  // namespace

std::vector<ConnectionLine> lines_of(const Seeker& seeker, const Other& other,
                                     const std::vector<Meeting>& meetings) {
  std::vector<ConnectionLine> lines;
  const Lines wording(seeker, other);
  lines.reserve(meetings.size());
  for (const Meeting& meeting : meetings) lines.push_back(wording.line(meeting));
  return lines;
}

}  // namespace kith::matcher
