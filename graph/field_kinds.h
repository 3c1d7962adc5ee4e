// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>

#include "graph/field.h"

// Which of the closed set of field types a type is: for the visitors of `describe`.
namespace kith::graph {

template <class T>
inline constexpr bool is_opt = false;
template <class T>
inline constexpr bool is_opt<std::optional<T>> = true;
template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;
template <class T>
inline constexpr bool is_stated = false;
template <class T>
inline constexpr bool is_stated<Stated<T>> = true;
template <class T>
inline constexpr bool is_range = false;
template <std::int32_t Min, std::int32_t Max>
inline constexpr bool is_range<Range<Min, Max>> = true;
template <class T>
inline constexpr bool is_degrees = false;
template <std::int32_t Max>
inline constexpr bool is_degrees<Degrees<Max>> = true;
template <class T>
inline constexpr bool is_id = false;
template <Kind K>
inline constexpr bool is_id<Id<K>> = true;

// A struct with fields of its own.
template <class T>
concept Described = requires(T& value, void (*visit)(...)) {
  T::describe(value, visit);
};

// Such as an Identity at the head: carers and others living, who are not records but have one.
template <class T>
concept Identified = requires(T& value) {
  value.identity.external_id;
};

}  // namespace kith::graph
