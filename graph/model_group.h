// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "graph/model_group_parts.h"
#include "graph/model_shared.h"

// Community groups, places and opportunities (Open Referral UK 3 underneath), the directory they
// belong to, and a scheme's subscription to one. Data only.
namespace kith::graph {

// Who runs it, as the publisher says. `id` is the publisher's.
struct GroupOrganisation {
  std::string id;
  std::string name;
  Text description;
  Text website;
  std::string email;
  std::string charity_number;
  std::string company_number;

  friend bool operator==(const GroupOrganisation&, const GroupOrganisation&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "id", self.id, Need::later, Seen::officer);
    visit(2, "name", self.name, Need::later, Seen::officer);
    visit(3, "description", self.description, Need::later, Seen::officer);
    visit(4, "website", self.website, Need::later, Seen::officer);
    visit(5, "email", self.email, Need::later, Seen::officer);
    visit(6, "charity_number", self.charity_number, Need::later, Seen::officer);
    visit(7, "company_number", self.company_number, Need::later, Seen::officer);
  }
};

// A term of somebody's taxonomy that the group was filed under, kept as it came.
struct GroupTerm {
  std::string id;
  std::string name;
  std::string taxonomy;
  std::string parent_id;

  friend bool operator==(const GroupTerm&, const GroupTerm&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "id", self.id, Need::later, Seen::officer);
    visit(2, "name", self.name, Need::later, Seen::officer);
    visit(3, "taxonomy", self.taxonomy, Need::later, Seen::officer);
    visit(4, "parent_id", self.parent_id, Need::later, Seen::officer);
  }
};

enum class GroupKind : std::uint8_t {
  association,
  club,
  faith,
  volunteering,
  mainstream_place,
  paid_role,
  peer_group,
  service
};
template <>
inline constexpr auto words<GroupKind> = detail::list("association", "club", "faith",
                                                      "volunteering", "mainstream_place",
                                                      "paid_role", "peer_group", "service");
enum class GroupStatus : std::uint8_t { active, inactive, defunct, temporarily_closed };
template <>
inline constexpr auto words<GroupStatus> = detail::list("active", "inactive", "defunct",
                                                        "temporarily_closed");
enum class GroupRoom : std::uint8_t { full, some, plenty };
template <>
inline constexpr auto words<GroupRoom> = detail::list("full", "some", "plenty");

// What a scheme's people say about a group (visited, welcome) is not here: it stays in the scheme.
struct Group {
  Identity identity;
  std::string name;
  Opt<GroupKind> group_kind;
  Text description;
  Opt<GroupStatus> status;
  List<GroupActivity> activities;
  List<GroupPlace> places;
  List<GroupSchedule> schedules;
  List<GroupCost> costs;
  Text fees;
  List<GroupRole> roles;
  Opt<GroupRoom> room;
  Opt<Date> room_on;
  Opt<Range<0, 120>> age_min;
  Opt<Range<0, 120>> age_max;
  Text eligibility;
  Opt<bool> only_for_people_with_support;
  Opt<bool> agreed_to_be_listed;
  List<GroupContact> contacts;
  List<std::string> languages;  // BCP 47, as said by the group; never inferred
  Opt<bool> faith_setting;
  Opt<bool> alcohol;
  Opt<bool> childcare;
  Opt<GroupOrganisation> organisation;
  Text website;
  std::string email;
  Text how_to_join;
  Text alert;
  Opt<Date> assured_on;
  Opt<Date> changed_on;  // by the publisher
  List<GroupTerm> terms;
  List<std::string> areas_served;
  Text accreditations;
  List<std::string> funding;
  std::string source;  // name of the feed it came from

  // Each of these is long, and compiled once: in record.cc.
  Group() noexcept;
  Group(const Group& other);
  Group(Group&& other) noexcept;
  Group& operator=(const Group& other);
  Group& operator=(Group&& other) noexcept;
  ~Group();

  static constexpr Kind kind = Kind::group;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Group&, const Group&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "name", self.name, Need::essential, Seen::officer);
    visit(2, "kind", self.group_kind, Need::essential, Seen::officer);
    visit(3, "description", self.description, Need::essential, Seen::officer);
    visit(4, "status", self.status, Need::essential, Seen::officer);
    visit(5, "activities", self.activities, Need::essential, Seen::officer);
    visit(6, "places", self.places, Need::essential, Seen::officer);
    visit(7, "schedules", self.schedules, Need::essential, Seen::officer);
    visit(8, "costs", self.costs, Need::essential, Seen::officer);
    visit(9, "fees", self.fees, Need::later, Seen::officer);
    visit(10, "roles", self.roles, Need::essential, Seen::officer);
    visit(11, "room", self.room, Need::sharing, Seen::officer);
    visit(12, "room_on", self.room_on, Need::sharing, Seen::officer);
    visit(13, "age_min", self.age_min, Need::essential, Seen::officer);
    visit(14, "age_max", self.age_max, Need::essential, Seen::officer);
    visit(15, "eligibility", self.eligibility, Need::later, Seen::officer);
    visit(16, "only_for_people_with_support", self.only_for_people_with_support, Need::essential,
          Seen::officer);
    visit(17, "agreed_to_be_listed", self.agreed_to_be_listed, Need::essential, Seen::officer);
    visit(18, "contacts", self.contacts, Need::sharing, Seen::officer);
    visit(19, "languages", self.languages, Need::later, Seen::officer);
    visit(20, "faith_setting", self.faith_setting, Need::later, Seen::officer);
    visit(21, "alcohol", self.alcohol, Need::later, Seen::officer);
    visit(22, "childcare", self.childcare, Need::later, Seen::officer);
    visit(23, "organisation", self.organisation, Need::later, Seen::officer);
    visit(24, "website", self.website, Need::later, Seen::officer);
    visit(25, "email", self.email, Need::later, Seen::officer);
    visit(26, "how_to_join", self.how_to_join, Need::later, Seen::officer);
    visit(27, "alert", self.alert, Need::later, Seen::officer);
    visit(28, "assured_on", self.assured_on, Need::later, Seen::officer);
    visit(29, "changed_on", self.changed_on, Need::later, Seen::officer);
    visit(30, "terms", self.terms, Need::later, Seen::officer);
    visit(31, "areas_served", self.areas_served, Need::later, Seen::officer);
    visit(32, "accreditations", self.accreditations, Need::later, Seen::officer);
    visit(33, "funding", self.funding, Need::later, Seen::officer);
    visit(34, "source", self.source, Need::later, Seen::officer);
  }
};

// What a directory says of itself: one record in each directory.
struct Directory {
  Identity identity;
  std::string name;  // as people call it: "Leigh community directory"
  std::string publisher;
  std::string area;
  Text description;
  Text website;
  std::string licence;

  static constexpr Kind kind = Kind::directory;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Directory&, const Directory&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "name", self.name, Need::essential, Seen::officer);
    visit(2, "publisher", self.publisher, Need::essential, Seen::officer);
    visit(3, "area", self.area, Need::essential, Seen::officer);
    visit(4, "description", self.description, Need::later, Seen::officer);
    visit(5, "website", self.website, Need::later, Seen::officer);
    visit(6, "licence", self.licence, Need::later, Seen::officer);
  }
};

// That a scheme reads a directory of groups.
struct Subscription {
  Identity identity;
  std::string directory;  // its name in paths
  Opt<Date> from;

  static constexpr Kind kind = Kind::subscription;
  SubjectNumber subject() const { return SubjectNumber{identity.number}; }
  friend bool operator==(const Subscription&, const Subscription&) = default;

  template <class Self, class Visit>
  static void describe(Self& self, Visit& visit) {
    visit(1, "directory", self.directory, Need::essential, Seen::officer);
    visit(2, "from", self.from, Need::later, Seen::officer);
  }
};

}  // namespace kith::graph
