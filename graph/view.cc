// SPDX-License-Identifier: Apache-2.0
#include "graph/view.h"

#include <algorithm>

#include "graph/references.h"
#include "graph/root.h"

namespace kith::graph {
namespace {

template <class T>
const T* record_at(const Root& root, Index index) {
  const Shelf<T>& shelf = root.shelf<T>();
  return index < shelf.size() ? shelf.at(index).record() : nullptr;
}

// Indexes of the live records of type T that have a part about `subject` and pass `wanted`.
template <class T, class Wanted>
std::vector<Index> indexes_about(const Root& root, const Number& subject, const Wanted& wanted) {
  std::vector<Index> found;
  const LocatedList* list = root.about.find(subject);
  if (!list) return found;
  for (const Located& place : list->places()) {
    if (place.kind != T::kind) continue;
    const T* record = record_at<T>(root, place.index);
    if (record && wanted(*record)) found.push_back(place.index);
  }
  return found;
}

template <class T>
std::vector<Index> indexes_at(const Root& root, Index household) {
  std::vector<Index> found;
  const Shelf<Household>& homes = root.shelf<Household>();
  if (household >= homes.size()) return found;
  const LocatedList* list = root.held_at.find(homes.at(household).number);
  if (!list) return found;
  for (const Located& place : list->places()) {
    if (place.kind == T::kind && record_at<T>(root, place.index)) found.push_back(place.index);
  }
  return found;
}

const std::shared_ptr<const Root>& empty_root() {
  static const auto empty = std::make_shared<const Root>();
  return empty;
}

}  // namespace

View::View() : root_(empty_root()) {}
View::View(std::shared_ptr<const Root> root) : root_(std::move(root)) {}

std::uint64_t View::position() const { return root_->position; }

Index View::count(Kind kind) const {
  Index count = 0;
  Root::with_shelf(*root_, kind,
                   [&count](const auto& shelf) { count = static_cast<Index>(shelf.size()); });
  return count;
}

const Person* View::person(Index index) const { return record_at<Person>(*root_, index); }
const Household* View::household(Index index) const { return record_at<Household>(*root_, index); }
const Tie* View::tie(Index index) const { return record_at<Tie>(*root_, index); }
const Arrangement* View::arrangement(Index index) const {
  return record_at<Arrangement>(*root_, index);
}
const EmergencyStay* View::emergency_stay(Index index) const {
  return record_at<EmergencyStay>(*root_, index);
}

const Neighbour* View::neighbour(Index index) const { return record_at<Neighbour>(*root_, index); }
const Connection* View::connection(Index index) const {
  return record_at<Connection>(*root_, index);
}

template <class T>
const T* View::find(const Number& number) const {
  const std::optional<Index> index = index_of(T::kind, number);
  return index ? record_at<T>(*root_, *index) : nullptr;
}

template const Person* View::find<Person>(const Number&) const;
template const Household* View::find<Household>(const Number&) const;
template const Tie* View::find<Tie>(const Number&) const;
template const Contact* View::find<Contact>(const Number&) const;
template const Service* View::find<Service>(const Number&) const;
template const ServiceEvent* View::find<ServiceEvent>(const Number&) const;
template const Review* View::find<Review>(const Number&) const;
template const Arrangement* View::find<Arrangement>(const Number&) const;
template const EmergencyStay* View::find<EmergencyStay>(const Number&) const;
template const Introduction* View::find<Introduction>(const Number&) const;
template const Diary* View::find<Diary>(const Number&) const;
template const Group* View::find<Group>(const Number&) const;
template const Directory* View::find<Directory>(const Number&) const;
template const Subscription* View::find<Subscription>(const Number&) const;
template const Neighbour* View::find<Neighbour>(const Number&) const;
template const Connection* View::find<Connection>(const Number&) const;
template const GroupVisit* View::find<GroupVisit>(const Number&) const;
template const LevelOneCount* View::find<LevelOneCount>(const Number&) const;
template const Step* View::find<Step>(const Number&) const;
template const SetPolicy* View::find<SetPolicy>(const Number&) const;
template const Discharge* View::find<Discharge>(const Number&) const;

std::optional<Index> View::index_of(Kind kind, const Number& number) const {
  const Located* place = root_->located.find(number);
  if (!place || place->kind != kind) return std::nullopt;
  return place->index;
}

std::optional<Number> View::number_of(Kind kind, std::string_view external_id) const {
  const Number* number = root_->externals.find(ExternalKey{kind, std::string(external_id)});
  if (!number) return std::nullopt;
  return *number;
}

std::optional<Kind> View::kind_of(const Number& number) const {
  const Located* place = root_->located.find(number);
  if (!place) return std::nullopt;
  return place->kind;
}

Number View::number_at(Kind kind, Index index) const {
  Number number;
  Root::with_shelf(*root_, kind, [&](const auto& shelf) { number = shelf.at(index).number; });
  return number;
}

bool View::is_live(const Number& number) const { return graph::is_live(*root_, number); }

std::optional<std::uint64_t> View::changed_at(const Number& number) const {
  const Located* place = root_->located.find(number);
  std::optional<std::uint64_t> position;
  if (!place) return position;
  Root::with_shelf(*root_, place->kind,
                   [&](const auto& shelf) { position = shelf.at(place->index).changed_at; });
  return position;
}

std::vector<Index> View::ties_of(Index person) const {
  const Person* owner = this->person(person);
  if (!owner) return {};
  const Number& number = owner->identity.number;
  return indexes_about<Tie>(*root_, number,
                            [&number](const Tie& tie) { return tie.of.number == number; });
}

std::vector<Index> View::ties_about(const Number& either_end) const {
  return indexes_about<Tie>(*root_, either_end, [](const Tie&) { return true; });
}

std::vector<Index> View::ties_between(const Number& one, const Number& other) const {
  const LocatedList* few = root_->about.find(one);
  const LocatedList* many = root_->about.find(other);
  if (!few || !many) return {};
  if (many->size() < few->size()) std::swap(few, many);
  std::vector<Index> of_few;
  for (const Located& place : few->places()) {
    if (place.kind == Kind::tie) of_few.push_back(place.index);
  }
  std::sort(of_few.begin(), of_few.end());
  std::vector<Index> found;
  for (const Located& place : many->places()) {
    if (place.kind != Kind::tie) continue;
    if (!std::binary_search(of_few.begin(), of_few.end(), place.index)) continue;
    if (tie(place.index)) found.push_back(place.index);
  }
  return found;
}

std::vector<Index> View::arrangements_of(Index household) const {
  return indexes_at<Arrangement>(*root_, household);
}

std::vector<Index> View::emergency_stays_of(Index household) const {
  return indexes_at<EmergencyStay>(*root_, household);
}

std::vector<Index> View::arrangements_of_person(Index person) const {
  const Person* owner = this->person(person);
  if (!owner) return {};
  return indexes_about<Arrangement>(*root_, owner->identity.number,
                                    [](const Arrangement&) { return true; });
}

std::vector<Index> View::connections_of(Index person) const {
  const Person* owner = this->person(person);
  if (!owner) return {};
  return indexes_about<Connection>(*root_, owner->identity.number,
                                   [](const Connection&) { return true; });
}

std::vector<const StepTaken*> View::steps_of(const Number& number) const {
  std::vector<std::pair<std::uint64_t, const StepTaken*>> found;
  const LocatedList* list = root_->steps_of.find(number);
  if (!list) return {};
  for (const Located& place : list->places()) {
    const Slot<Step>& slot = root_->shelf<Step>().at(place.index);
    if (slot.record()) found.emplace_back(slot.changed_at, &slot.record()->taken);
  }
  std::sort(found.begin(), found.end());
  std::vector<const StepTaken*> steps;
  for (const auto& [position, step] : found) steps.push_back(step);
  return steps;
}

bool View::has_steps(const Number& number) const {
  const LocatedList* list = root_->steps_of.find(number);
  return list && list->size() > 0;
}

std::vector<const GroupVisit*> View::visits_of(const Number& group) const {
  std::vector<const GroupVisit*> visits;
  for (const Index index :
       indexes_about<GroupVisit>(*root_, group, [](const GroupVisit&) { return true; })) {
    visits.push_back(record_at<GroupVisit>(*root_, index));
  }
  return visits;
}

template <class T>
std::vector<const T*> View::about(const Number& subject) const {
  std::vector<const T*> found;
  for (const Index index : indexes_about<T>(*root_, subject, [](const T&) { return true; })) {
    found.push_back(record_at<T>(*root_, index));
  }
  return found;
}

template std::vector<const Contact*> View::about<Contact>(const Number&) const;
template std::vector<const Review*> View::about<Review>(const Number&) const;
template std::vector<const ServiceEvent*> View::about<ServiceEvent>(const Number&) const;
template std::vector<const Diary*> View::about<Diary>(const Number&) const;
template std::vector<const Discharge*> View::about<Discharge>(const Number&) const;

std::vector<Number> View::numbers(Kind kind) const {
  std::vector<Number> found;
  Root::with_shelf(*root_, kind, [&found](const auto& shelf) {
    for (std::size_t i = 0; i < shelf.size(); ++i) {
      if (shelf.at(i).record()) found.push_back(shelf.at(i).number);
    }
  });
  std::sort(found.begin(), found.end());
  return found;
}

std::optional<Record> View::record(Kind kind, const Number& number) const {
  const std::optional<Index> index = index_of(kind, number);
  std::optional<Record> found;
  if (!index) return found;
  Root::with_shelf(*root_, kind, [&](const auto& shelf) {
    if (const auto* held = shelf.at(*index).record()) found = Record(*held);
  });
  return found;
}

std::optional<std::vector<Changed>> View::changed_since(std::uint64_t position) const {
  return root_->changes.since(position);
}

}  // namespace kith::graph
