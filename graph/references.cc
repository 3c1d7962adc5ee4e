// SPDX-License-Identifier: Apache-2.0
#include "graph/references.h"

#include <algorithm>
#include <string>

#include "graph/field_kinds.h"

namespace kith::graph {
namespace {

// Whether a reference in a record leads to something that it may lead to.
class Leads {
 public:
  Leads(const Root& root, const Number& self, Past past, const std::vector<Number>& known)
      : root_(root), self_(self), past_(past), known_(known) {}

  bool operator()(Kind kind, const Number& number) const {
    if (number == self_ || std::binary_search(known_.begin(), known_.end(), number)) return true;
    const Located* place = root_.located.find(number);
    if (!place || (past_ == Past::refused && !is_live(root_, number))) return false;
    return kind == Kind::subject || place->kind == kind;
  }

 private:
  const Root& root_;
  const Number& self_;
  Past past_;
  const std::vector<Number>& known_;  // in order
};

// Visits every id in a record that has something wrong, and tells where.
class ReferenceVisitor {
 public:
  ReferenceVisitor(const Leads& leads, std::vector<Fault>& faults)
      : leads_(leads), faults_(faults) {}

  template <class T>
  void operator()(std::uint32_t, std::string_view name, const T& member, Need, Seen) {
    path_.push_back(Step{name, 0, false});
    look(member);
    path_.pop_back();
  }

 private:
  struct Step {
    std::string_view name;
    std::size_t index;
    bool is_index;
  };

  template <class T>
  void look(const T& member) {
    if constexpr (is_opt<T>) {
      if (member) look(*member);
    } else if constexpr (is_stated<T>) {
      look(member.value);
    } else if constexpr (is_list<T>) {
      for (std::size_t i = 0; i < member.size(); ++i) {
        path_.push_back(Step{{}, i, true});
        look(member[i]);
        path_.pop_back();
      }
    } else if constexpr (is_id<T>) {
      if (!leads_(T::kind, member.number)) report(T::kind);
    } else if constexpr (std::is_same_v<T, TieOther>) {
      return;  // brings its own number along
    } else if constexpr (Described<T>) {
      T::describe(member, *this);
    }
  }

  void report(Kind kind) {
    std::string pointer;
    for (const Step& step : path_) {
      pointer += '/';
      pointer += step.is_index ? std::to_string(step.index) : std::string(step.name);
    }
    const std::string what =
        kind == Kind::subject ? "person, household or other record" : std::string(to_text(kind));
    faults_.push_back(Fault{pointer, "Refers to a " + what + " that is not in this scheme."});
  }

  const Leads& leads_;
  std::vector<Fault>& faults_;
  std::vector<Step> path_;
};

// Calls `action` with the kind and number of every id in a record; without a way back to its place,
// as nearly every record has nothing wrong.
template <class Action>
class EachReference {
 public:
  explicit EachReference(const Action& action) : action_(action) {}

  template <class T>
  void operator()(std::uint32_t, std::string_view, const T& member, Need, Seen) {
    look(member);
  }

 private:
  template <class T>
  void look(const T& member) {
    if constexpr (is_opt<T>) {
      if (member) look(*member);
    } else if constexpr (is_stated<T>) {
      look(member.value);
    } else if constexpr (is_list<T>) {
      for (const auto& item : member) look(item);
    } else if constexpr (is_id<T>) {
      action_(T::kind, member.number);
    } else if constexpr (std::is_same_v<T, TieOther>) {
      return;
    } else if constexpr (Described<T>) {
      T::describe(member, *this);
    }
  }

  const Action& action_;
};

template <class Action>
void each_reference(RecordPointer record, const Action& action) {
  EachReference<Action> visitor(action);
  std::visit([&visitor](const auto* held) { held->describe(*held, visitor); }, record);
}

std::vector<Fault> dangling(const Root& root, RecordPointer record, Past past,
                            const std::vector<Number>& known) {
  const Leads leads(root, identity_of(record).number, past, known);
  bool all_lead = true;
  each_reference(
      record, [&](Kind kind, const Number& number) { all_lead = all_lead && leads(kind, number); });
  std::vector<Fault> faults;
  if (all_lead) return faults;
  ReferenceVisitor visitor(leads, faults);
  std::visit([&visitor](const auto* held) { held->describe(*held, visitor); }, record);
  return faults;
}

bool is_within(Kind kind) {
  return kind == Kind::carer || kind == Kind::other_living || kind == Kind::named_contact;
}

// Checks the number of somebody within a household: there, once, and not somebody else's.
class WithinChecker {
 public:
  WithinChecker(const Root& root, const Number& household, std::vector<Fault>& faults)
      : root_(root), household_(household), faults_(faults) {}

  template <class T>
  void check(const std::vector<T>& people, const char* list) {
    for (std::size_t i = 0; i < people.size(); ++i) {
      const std::string pointer = "/" + std::string(list) + "/" + std::to_string(i);
      check_one(T::kind, people[i].identity.number, pointer + "/number");
    }
  }

 private:
  void check_one(Kind kind, const Number& number, const std::string& pointer) {
    if (number.is_zero()) {
      faults_.push_back(Fault{pointer, "Has no number."});
      return;
    }
    if (std::find(seen_.begin(), seen_.end(), number) != seen_.end()) {
      faults_.push_back(Fault{pointer, "Stands here twice."});
    }
    seen_.push_back(number);
    const Located* place = root_.located.find(number);
    if (!place || place->kind == Kind::named_contact) return;
    const Located* home = root_.located.find(household_);
    if (place->kind != kind || !home || place->index != home->index) {
      faults_.push_back(Fault{pointer, "This number already belongs to something else."});
    }
  }

  const Root& root_;
  const Number& household_;
  std::vector<Fault>& faults_;
  std::vector<Number> seen_;
};

void check_tie(const Tie& tie, std::vector<Fault>& faults) {
  if (tie.other.number.number.is_zero()) {
    faults.push_back(Fault{"/other", "Says nothing of who is at the other end."});
  } else if (tie.other.number.number == tie.of.number) {
    faults.push_back(Fault{"/other", "A tie leads to somebody else, not to oneself."});
  }
}

void check_other_end(const Root& root, const Tie& tie, std::vector<Fault>& faults) {
  const Located* place = root.located.find(tie.other.number.number);
  const bool says_something = !tie.other.called.empty() || !tie.other.external_id.empty();
  if (says_something && is_erased(root, tie.other.number.number)) {
    faults.push_back(Fault{"/other", "Was erased: nothing more is kept about them."});
  }
  if (!place || is_within(place->kind) || place->kind == Kind::person ||
      place->kind == Kind::neighbour) {
    return;
  }
  faults.push_back(Fault{"/other/number", "This number belongs to something that is no person."});
}

}  // namespace

bool is_live(const Root& root, const Number& number) {
  const Located* place = root.located.find(number);
  if (!place) return false;
  if (is_within(place->kind)) return true;  // taken out of the map with their record
  bool live = false;
  Root::with_shelf(root, place->kind,
                   [&](const auto& shelf) { live = shelf.at(place->index).record() != nullptr; });
  return live;
}

bool is_erased(const Root& root, const Number& number) {
  const Located* place = root.located.find(number);
  bool erased = false;
  if (!place) return erased;
  Root::with_shelf(root, place->kind, [&](const auto& shelf) {
    erased = shelf.at(place->index).state == SlotState::erased;
  });
  return erased;
}

std::vector<Number> numbers_referred_to(RecordPointer record) {
  std::vector<Number> numbers;
  each_reference(record, [&](Kind, const Number& number) { numbers.push_back(number); });
  return numbers;
}

std::vector<Fault> dangling_references(const Root& root, RecordPointer record, Past past) {
  return dangling(root, record, past, {});
}

std::vector<Fault> dangling_references(const Root& root, RecordPointer record,
                                       RecordPointer before) {
  std::vector<Number> known = numbers_referred_to(before);
  std::sort(known.begin(), known.end());
  return dangling(root, record, Past::refused, known);
}

std::vector<Fault> contradictions(const Root& root, RecordPointer record) {
  std::vector<Fault> faults;
  const Number& number = identity_of(record).number;
  const Located* place = root.located.find(number);
  const bool upgraded = place && place->kind == Kind::named_contact &&
                        (kind_of(record) == Kind::person || kind_of(record) == Kind::neighbour);
  if (place && place->kind != kind_of(record) && !upgraded) {
    faults.push_back(Fault{"/number", "This number already belongs to something else."});
  }
  if (const auto* household = std::get_if<const Household*>(&record)) {
    WithinChecker checker(root, number, faults);
    checker.check((*household)->carers, "carers");
    checker.check((*household)->others_living, "others_living");
  }
  if (const auto* tie = std::get_if<const Tie*>(&record)) {
    check_tie(**tie, faults);
    check_other_end(root, **tie, faults);
  }
  return faults;
}

}  // namespace kith::graph
