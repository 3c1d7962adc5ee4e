// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/words.h"

// What people and households both say about themselves. Data only.
namespace kith::graph {

// One answer to one question of agreement. Absent is "not asked", never yes.
struct Agreement {
  AgreementFor purpose = AgreementFor::hold;
  YesNo answer = YesNo::no;
  Opt<Date> on;
  Opt<Date> until;  // the last day it holds
  std::string how_given;
  std::string supported_by;
  std::string who_was_there;
  Authority authority = Authority::self;
  Opt<Capacity> capacity;
  Opt<Date> capacity_on;
  std::string advocate;

  friend bool operator==(const Agreement&, const Agreement&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "for", self.purpose, Need::essential, Seen::officer);
    visit(2, "answer", self.answer, Need::essential, Seen::officer);
    visit(3, "on", self.on, Need::essential, Seen::officer);
    visit(4, "until", self.until, Need::essential, Seen::officer);
    visit(5, "how_given", self.how_given, Need::later, Seen::officer);
    visit(6, "supported_by", self.supported_by, Need::later, Seen::officer);
    visit(7, "who_was_there", self.who_was_there, Need::later, Seen::officer);
    visit(8, "authority", self.authority, Need::essential, Seen::officer);
    visit(9, "capacity", self.capacity, Need::later, Seen::officer);
    visit(10, "capacity_on", self.capacity_on, Need::later, Seen::officer);
    visit(11, "advocate", self.advocate, Need::later, Seen::officer);
  }
};

// Something wanted, or not wanted, in a home: `thing` is a word of the matcher's vocabulary of
// things (dog, cat, children, smoking_inside, woman_carer, halal_kitchen …) or free words, which a
// rule answers with "check first". The list it stands in (must, must_not, wishes) says which way it
// goes.
struct Wish {
  std::string thing;
  Opt<Strength> strength;
  std::string reason;  // allergy, fear, habit …
  Opt<bool> includes_visitors;
  Said said;

  friend bool operator==(const Wish&, const Wish&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "thing", self.thing, Need::essential, Seen::tier_2);
    visit(2, "strength", self.strength, Need::essential, Seen::tier_2);
    visit(3, "reason", self.reason, Need::essential, Seen::tier_2);
    visit(4, "includes_visitors", self.includes_visitors, Need::later, Seen::tier_2);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

// Each from 1 (little, late) to 5 (much, early).
struct Rhythm {
  Opt<Scale> busy;
  Opt<Scale> early;
  Opt<Scale> talk;
  Opt<Scale> screens;
  Opt<Scale> tidy;
  Opt<Strength> strength;
  Said said;

  friend bool operator==(const Rhythm&, const Rhythm&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "busy", self.busy, Need::essential, Seen::tier_1);
    visit(2, "early", self.early, Need::essential, Seen::tier_1);
    visit(3, "talk", self.talk, Need::essential, Seen::tier_1);
    visit(4, "screens", self.screens, Need::essential, Seen::tier_1);
    visit(5, "tidy", self.tidy, Need::essential, Seen::tier_1);
    visit(6, "strength", self.strength, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

struct Personality {
  List<Trait> like_me;       // what I am like
  List<Trait> gets_on_with;  // who I get on with
  List<Trait> winds_me_up;
  Text good_day;
  Opt<Strength> strength;
  Said said;

  friend bool operator==(const Personality&, const Personality&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "like_me", self.like_me, Need::essential, Seen::tier_1);
    visit(2, "gets_on_with", self.gets_on_with, Need::essential, Seen::tier_1);
    visit(3, "winds_me_up", self.winds_me_up, Need::essential, Seen::tier_1);
    visit(4, "good_day", self.good_day, Need::essential, Seen::tier_1);
    visit(5, "strength", self.strength, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

// `activity` ("concept" on the wire) is a word of graph/activity_tree.h or free words, which match
// only themselves.
struct Interest {
  std::string activity;
  Stance stance = Stance::love;
  Opt<Strength> strength;
  Said said;

  friend bool operator==(const Interest&, const Interest&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "concept", self.activity, Need::essential, Seen::tier_1);
    visit(2, "stance", self.stance, Need::essential, Seen::tier_1);
    visit(3, "strength", self.strength, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

struct Gift {
  std::string activity;
  GiftKind kind = GiftKind::company;
  Opt<bool> wants_to_be_asked;
  Said said;

  friend bool operator==(const Gift&, const Gift&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "concept", self.activity, Need::essential, Seen::tier_1);
    visit(2, "kind", self.kind, Need::essential, Seen::tier_1);
    visit(3, "wants_to_be_asked", self.wants_to_be_asked, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

// One way of understanding and being understood. `language` is a BCP 47 tag (`en-GB`, `bfi`).
struct Communication {
  std::string language;
  CommunicationMode mode = CommunicationMode::speech;
  Opt<bool> understand;
  Opt<bool> express;
  Opt<bool> first;          // the one used by choice
  Opt<bool> everyday_need;  // must be there every day, not only through an interpreter
  Said said;

  friend bool operator==(const Communication&, const Communication&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "language", self.language, Need::essential, Seen::tier_1);
    visit(2, "mode", self.mode, Need::essential, Seen::tier_1);
    visit(3, "understand", self.understand, Need::essential, Seen::tier_1);
    visit(4, "express", self.express, Need::essential, Seen::tier_1);
    visit(5, "first", self.first, Need::essential, Seen::tier_1);
    visit(6, "everyday_need", self.everyday_need, Need::essential, Seen::tier_1);
    visit(60, "", self.said, Need::later, Seen::officer);
  }
};

}  // namespace kith::graph
