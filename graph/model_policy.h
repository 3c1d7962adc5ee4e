// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/field.h"

// What a scheme says about how it matches. Data only, about nobody.
namespace kith::graph {

// That a matching policy was set, once: never changed, never ended, never erased. The one that was
// set last, by its position in the log, is in force; when it was set stands in its event. Made by
// setting a policy alone: no bundle and no table brings one.
struct SetPolicy {
  Identity identity;
  std::string version;   // of the policy; one content for ever
  Text content;          // the whole policy, as canonical JSON
  Text reason;           // why it was set
  std::string set_by;    // "user anna", "token 4f2a91c0de"
  std::string role;      // in which role
  std::string replaced;  // the version that was in force before

  static constexpr Kind kind = Kind::policy;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const SetPolicy&, const SetPolicy&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "version", self.version, Need::essential, Seen::officer);
    visit(2, "content", self.content, Need::essential, Seen::officer);
    visit(3, "reason", self.reason, Need::essential, Seen::officer);
    visit(4, "set_by", self.set_by, Need::essential, Seen::officer);
    visit(5, "role", self.role, Need::essential, Seen::officer);
    visit(6, "replaced", self.replaced, Need::essential, Seen::officer);
  }
};

}  // namespace kith::graph
