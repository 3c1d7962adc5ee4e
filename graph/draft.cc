// SPDX-License-Identifier: Apache-2.0
#include "graph/draft.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <utility>

#include "graph/check.h"
#include "graph/codec.h"
#include "graph/draft_checks.h"
#include "graph/limits.h"
#include "graph/references.h"
#include "graph/root.h"

namespace kith::graph {

struct DraftState {
  Root root;
  Edit edit = 0;
  std::vector<Located> deferred;
};

namespace {

// Below, a second thread is not worth its start.
constexpr std::size_t references_apart_min = 20'000;

// Each draft, and each draft after a view was taken of it, owns its pages by a number of its own.
Edit next_edit() {
  static std::atomic<Edit> last{0};
  return ++last;
}

Error refusal(ErrorCode code, std::string message) { return Error{code, std::move(message), {}}; }

// Applies events to a root that this edit owns. Nothing here can fail: everything was checked.
class Applier {
 public:
  Applier(DraftState& state, Trust trust)
      : root_(state.root), edit_(state.edit), notes_(trust != Trust::snapshot) {}

  // `position` of the change.
  template <class T>
  void put(std::shared_ptr<const Held<T>> held, std::uint64_t position) {
    const Number number = held->record.identity.number;
    const Index index = place_for<T>(number);
    const Located here{T::kind, index};
    Slot<T>& slot = root_.shelf<T>().at(index, edit_);
    if (slot.held) leave(slot, here);
    slot = Slot<T>{number, SlotState::live, position, std::move(held)};
    enter(slot, here);
    note_change(here);
  }

  template <class T>
  void end(const EventHeader& header, SlotState state) {
    const Index index = place_for<T>(header.record);
    Slot<T> slot = root_.shelf<T>().at(index);
    if (slot.held) leave(slot, Located{T::kind, index});
    note_change(Located{T::kind, index});
    slot = Slot<T>{header.record, state, header.position, nullptr};
    root_.shelf<T>().set(index, std::move(slot), edit_);
  }

  // What a destroyed key takes with it: records about the subject, and its pieces of others. No
  // record's changed_at moves, so that a replay, in which the parts never opened, comes to the
  // same.
  void forget(const Number& subject, std::uint64_t position) {
    if (const LocatedList* list = root_.about.find(subject)) {
      const std::vector<Located> places(list->places().begin(), list->places().end());
      for (const Located& place : places) {
        Root::with_shelf(root_, place.kind, [&](auto& shelf) {
          forget_in(shelf, place, subject);
          note_change(place);
        });
      }
    }
    if (const Located* own = root_.located.find(subject)) {
      const Located place = *own;
      Root::with_shelf(root_, place.kind, [&](auto& shelf) {
        forget_in(shelf, place, subject);
        note_change(place);
      });
    }
    keep_gone(subject, position);
  }

 private:
  // Who had no record of their own leaves a place all the same: nobody else gets the number.
  void keep_gone(const Number& subject, std::uint64_t position) {
    if (root_.located.find(subject)) return;
    EventHeader header;
    header.record = subject;
    header.position = position;
    end<Person>(header, SlotState::erased);
  }

  template <class T>
  Index place_for(const Number& number) {
    auto [place, is_new] = root_.located.at(number, edit_);
    if (!is_new && place.kind == T::kind) return place.index;
    Shelf<T>& shelf = root_.shelf<T>();
    place = Located{T::kind, static_cast<Index>(shelf.size())};
    shelf.push_back(Slot<T>{number, SlotState::ended, 0, nullptr}, edit_);
    return place.index;
  }

  template <class T>
  void enter(const Slot<T>& slot, Located here) {
    for (const SubjectNumber& subject : slot.held->subjects) {
      if (subject.number != slot.number) mention(subject.number, here);
    }
    if (!slot.record()) return;
    name(Kind{T::kind}, slot.record()->identity, slot.number);
    if constexpr (std::is_same_v<T, Household>) {
      for (const Carer& carer : slot.record()->carers) settle(carer, here);
      for (const OtherLiving& other : slot.record()->others_living) settle(other, here);
    }
    if constexpr (std::is_same_v<T, Tie>) {
      if (slot.held->subjects.size() > 1) settle_other(*slot.record(), here);
      note_ends(*slot.record());
    }
    if constexpr (requires { slot.record()->household; }) hold(*slot.record(), here, true);
    if constexpr (std::is_same_v<T, Step>) walk(slot.record()->taken, here, true);
  }

  template <class T>
  void leave(const Slot<T>& slot, Located here) {
    const T* record = slot.record();
    if (record) {
      unname(Kind{T::kind}, record->identity, slot.number);
      if constexpr (requires { record->household; }) hold(*record, here, false);
      if constexpr (std::is_same_v<T, Step>) walk(record->taken, here, false);
    }
    for (const SubjectNumber& subject : slot.held->subjects) {
      if (subject.number != slot.number) unmention(subject.number, here);
    }
    if constexpr (std::is_same_v<T, Household>) {
      if (!record) return;
      for (const Carer& carer : record->carers) unsettle(carer, here);
      for (const OtherLiving& other : record->others_living) unsettle(other, here);
    }
    if constexpr (std::is_same_v<T, Tie>) {
      if (!record) return;
      unsettle_other(*record, here);
      note_ends(*record);
    }
  }

  void name(Kind kind, const Identity& identity, const Number& number) {
    if (identity.external_id.empty()) return;
    root_.externals.set(ExternalKey{kind, identity.external_id}, number, edit_);
  }
  void unname(Kind kind, const Identity& identity, const Number& number) {
    const ExternalKey key{kind, identity.external_id};
    const Number* held = root_.externals.find(key);
    if (held && *held == number) root_.externals.erase(key, edit_);
  }

  void mention(const Number& subject, Located here) {
    root_.about.at(subject, edit_).first.add(here, edit_);
  }
  void unmention(const Number& subject, Located here) {
    root_.about.at(subject, edit_).first.remove(here, edit_);
  }

  template <class T>
  void settle(const T& within, Located here) {
    root_.located.set(within.identity.number, Located{T::kind, here.index}, edit_);
    name(T::kind, within.identity, within.identity.number);
  }
  template <class T>
  void unsettle(const T& within, Located here) {
    const Number& number = within.identity.number;
    unname(T::kind, within.identity, number);
    const Located* place = root_.located.find(number);
    if (place && *place == Located{T::kind, here.index}) unlocate(number);
  }

  void settle_other(const Tie& tie, Located here) {
    const Number& number = tie.other.number.number;
    if (number.is_zero()) return;
    auto [place, is_new] = root_.located.at(number, edit_);
    if (is_new) place = Located{Kind::named_contact, here.index};
    name(Kind::named_contact, Identity{number, tie.other.external_id}, number);
  }
  void unsettle_other(const Tie& tie, Located here) {
    const Number& number = tie.other.number.number;
    const Located* place = root_.located.find(number);
    if (place && *place == Located{Kind::named_contact, here.index}) unlocate(number);
    if (!root_.located.find(number)) {
      unname(Kind::named_contact, Identity{number, tie.other.external_id}, number);
    }
  }
  // Somebody is no longer where they were; a tie may still name them.
  void unlocate(const Number& number) {
    const LocatedList* list = root_.about.find(number);
    if (list) {
      for (const Located& place : list->places()) {
        if (place.kind != Kind::tie) continue;
        root_.located.set(number, Located{Kind::named_contact, place.index}, edit_);
        return;
      }
    }
    root_.located.erase(number, edit_);
  }

  template <class T>
  void hold(const T& record, Located here, bool held) {
    if constexpr (std::is_same_v<T, Arrangement> || std::is_same_v<T, EmergencyStay>) {
      const Number& number = record.household.number;
      LocatedList& list = root_.held_at.at(number, edit_).first;
      held ? list.add(here, edit_) : list.remove(here, edit_);
      const Located* home = root_.located.find(number);
      if (home) note_change(*home);
    }
  }

  void walk(const StepTaken& step, Located here, bool taken) {
    for (const Number& number :
         {step.introduction.number, step.person.number, step.household.number}) {
      LocatedList& list = root_.steps_of.at(number, edit_).first;
      taken ? list.add(here, edit_) : list.remove(here, edit_);
      const Located* place = root_.located.find(number);
      if (place) note_change(*place);
    }
  }

  // By the event that is being applied.
  void note_change(Located place) {
    if (notes_) root_.changes.note(root_.position, Changed{place.kind, place.index}, edit_);
  }
  void note_ends(const Tie& tie) {
    for (const Number& end : {tie.of.number, tie.other.number.number}) {
      const Located* place = root_.located.find(end);
      if (place && place->kind == Kind::person) note_change(*place);
    }
  }

  template <class T>
  void forget_in(Shelf<T>& shelf, Located place, const Number& subject) {
    Slot<T> slot = shelf.at(place.index);
    if (slot.state == SlotState::ended && slot.number == subject) {
      slot.state = SlotState::erased;
      shelf.set(place.index, std::move(slot), edit_);
      return;
    }
    if (!slot.held) return;
    EventHeader header;
    header.record = slot.number;
    header.position = slot.changed_at;
    if (slot.held->subjects.front().number == subject) {
      end<T>(header, SlotState::erased);
      return;
    }
    if (!slot.record()) return;
    auto held = std::make_shared<Held<T>>(*slot.held);
    drop_pieces(held->record, subject);
    std::erase(held->subjects, SubjectNumber{subject});
    put<T>(std::move(held), slot.changed_at);
  }

  static void drop_pieces(Household& household, const Number& subject) {
    const auto is_theirs = [&subject](const auto& piece) {
      return piece.subject().number == subject;
    };
    std::erase_if(household.carers, is_theirs);
    std::erase_if(household.others_living, is_theirs);
    std::erase_if(household.residents, is_theirs);
  }
  static void drop_pieces(Tie& tie, const Number& subject) {
    if (tie.other.number.number == subject) tie.other = TieOther{tie.other.number, {}, {}};
  }
  template <class T>
  static void drop_pieces(T&, const Number&) {}

  Root& root_;
  Edit edit_;
  bool notes_;  // a snapshot is no change of anything
};

bool is_trusted(Trust trust) { return trust == Trust::replayed || trust == Trust::snapshot; }

Result<void> apply_end(DraftState& state, const EventHeader& header, Trust trust, SlotState as) {
  if (!is_trusted(trust)) {
    if (const auto checked = check_end(state.root, header, trust); !checked) return checked;
  }
  Applier applier(state, trust);
  Root::with_shelf(state.root, header.kind,
                   [&]<class T>(Shelf<T>&) { applier.end<T>(header, as); });
  return {};
}

// Other subjects whose parts will not open once written are as good as not named.
void leave_out_erased(const Root& root, std::vector<SubjectNumber>& subjects) {
  const auto erased = [&root](SubjectNumber subject) { return is_erased(root, subject.number); };
  subjects.erase(std::remove_if(subjects.begin() + 1, subjects.end(), erased), subjects.end());
}

template <class T>
Result<void> apply_held(DraftState& state, const EventHeader& header, std::size_t bytes,
                        std::shared_ptr<Held<T>> held, Trust trust) {
  if (!is_trusted(trust)) {
    auto checked = check_sizes(state.root, header.kind, held->subjects, bytes);
    if (checked) checked = check_put(state.root, &held->record, trust);
    if (!checked) return checked;
  }
  leave_out_erased(state.root, held->subjects);
  Applier(state, trust).template put<T>(std::move(held), header.position);
  if (trust == Trust::deferred) {
    state.deferred.push_back(*state.root.located.find(header.record));
  }
  return {};
}

Result<void> apply_put(DraftState& state, DecodedEvent& event, Trust trust) {
  const bool erased = !event.decoded && event.decoded.error().code == ErrorCode::not_found;
  if (erased && is_trusted(trust)) return apply_end(state, event.header, trust, SlotState::erased);
  if (!event.decoded) return std::move(event.decoded);
  return std::visit(
      [&]<class Put>(Put& put) -> Result<void> {
        if constexpr (std::is_same_v<Put, std::monostate>) {
          return {};
        } else {
          return apply_held(state, event.header, event.bytes, std::move(put), trust);
        }
      },
      event.put);
}

Result<void> apply_erased(DraftState& state, const EventHeader& header, Trust trust) {
  if (trust == Trust::snapshot) return apply_end(state, header, trust, SlotState::erased);
  const Number& subject = header.record;
  if (!is_trusted(trust) && !is_live(state.root, subject)) {
    return refusal(ErrorCode::not_found, "There is nobody with this number.");
  }
  Applier(state, trust).forget(subject, header.position);
  return {};
}

Result<void> apply_any(DraftState& state, DecodedEvent& event, Trust trust) {
  switch (event.header.type) {
    case EventType::record_put: return apply_put(state, event, trust);
    case EventType::record_ended: return apply_end(state, event.header, trust, SlotState::ended);
    case EventType::subject_erased: return apply_erased(state, event.header, trust);
    case EventType::scheme_created:
    case EventType::run_recorded: return {};
  }
  return refusal(ErrorCode::malformed, "An event of a type that this version does not know.");
}

}  // namespace

Draft::Draft(const View& base) : state_(std::make_unique<DraftState>()) {
  state_->root = *base.root();
  state_->edit = next_edit();
}
Draft::~Draft() = default;
Draft::Draft(Draft&&) noexcept = default;
Draft& Draft::operator=(Draft&&) noexcept = default;

Result<void> Draft::apply(const Event& event, Trust trust) {
  return apply(decode_event(event.header, event.parts), trust);
}

Result<void> Draft::apply(DecodedEvent event, Trust trust) {
  KITH_CHECK(trust == Trust::snapshot || event.header.position == state_->root.position);
  const Result<void> applied = apply_any(*state_, event, trust);
  if (applied && trust != Trust::snapshot) ++state_->root.position;
  return applied;
}

void Draft::expect(const ExpectedRecords& expected) {
  Root& root = state_->root;
  root.located.reserve(expected.records + expected.named_contacts, state_->edit);
  root.externals.reserve(expected.external_ids, state_->edit);
  root.about.reserve(expected.named_contacts, state_->edit);
  state_->deferred.reserve(expected.records);
}

void Draft::prefetch(const DecodedEvent& event) const {
  const Root& root = state_->root;
  root.located.prefetch(event.header.record);
  std::visit(
      [&]<class Put>(const Put& put) {
        if constexpr (!std::is_same_v<Put, std::monostate>) {
          for (const SubjectNumber& subject : put->subjects) {
            root.about.prefetch(subject.number);
            root.located.prefetch(subject.number);
          }
          const Identity& identity = put->record.identity;
          root.externals.prefetch(ExternalKeyView{event.header.kind, identity.external_id});
          if constexpr (std::is_same_v<Put, std::shared_ptr<Held<Tie>>>) {
            root.externals.prefetch(
                ExternalKeyView{Kind::named_contact, put->record.other.external_id});
          }
        }
      },
      event.put);
}

namespace {

// Faults of the deferred events from `begin` to `end`, by their place.
std::vector<Fault> dangling_in(const Root& root, const std::vector<Located>& deferred,
                               std::size_t begin, std::size_t end) {
  std::vector<Fault> faults;
  for (std::size_t i = begin; i < end && faults.size() < limits::faults_max; ++i) {
    Root::with_shelf(root, deferred[i].kind, [&](const auto& shelf) {
      const auto* held = shelf.at(deferred[i].index).record();
      if (!held) return;
      for (Fault& fault : dangling_references(root, held, Past::accepted)) {
        fault.line = i + 1;
        faults.push_back(std::move(fault));
      }
    });
  }
  return faults;
}

}  // namespace

Result<void> Draft::check_references() {
  const Root& root = state_->root;
  const std::vector<Located> deferred = std::exchange(state_->deferred, {});
  // Nothing is written meanwhile, so that a second core may help where there are many.
  const std::size_t half = deferred.size() < references_apart_min ? 0 : deferred.size() / 2;
  std::future<std::vector<Fault>> first;
  if (half > 0) {
    first = std::async(std::launch::async, [&] { return dangling_in(root, deferred, 0, half); });
  }
  std::vector<Fault> later = dangling_in(root, deferred, half, deferred.size());
  std::vector<Fault> faults = half > 0 ? first.get() : std::vector<Fault>();
  for (Fault& fault : later) {
    if (faults.size() < limits::faults_max) faults.push_back(std::move(fault));
  }
  if (faults.empty()) return {};
  return not_of_this_graph(std::move(faults));
}

void Draft::finish_snapshot(std::uint64_t position) {
  state_->root.position = position;
  state_->root.changes.start_anew(position);
}

View Draft::view() {
  auto shared = std::make_shared<const Root>(state_->root);
  state_->edit = next_edit();
  return View(std::move(shared));
}

namespace {

template <class T>
Event event_of(const Slot<T>& slot) {
  Event event;
  if (const T* record = slot.record()) {
    event = put_event(RecordPointer(record));
  } else {
    event.header.type =
        slot.state == SlotState::ended ? EventType::record_ended : EventType::subject_erased;
    event.header.kind = T::kind;
    event.header.record = slot.number;
  }
  event.header.position = slot.changed_at;
  return event;
}

}  // namespace

void each_snapshot_event(const View& view, const std::function<void(const Event&)>& visit) {
  Root::each_shelf(*view.root(), [&visit](const auto& shelf) {
    std::vector<std::pair<Number, std::size_t>> places;
    places.reserve(shelf.size());
    for (std::size_t i = 0; i < shelf.size(); ++i) places.emplace_back(shelf.at(i).number, i);
    std::sort(places.begin(), places.end());
    for (const auto& [number, place] : places) visit(event_of(shelf.at(place)));
  });
}

std::vector<Event> snapshot_events(const View& view) {
  std::vector<Event> events;
  each_snapshot_event(view, [&events](const Event& event) { events.push_back(event); });
  return events;
}

}  // namespace kith::graph
