// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/half_edge.h"

namespace kith::graph {

// What a search notes of the vertices that it touches. Starting anew costs nothing, and memory
// follows the most vertices that one search has touched, so that one kept for each thread serves
// any graph. `Mark` is default-constructible and small.
template <class Mark>
class VertexMarks {
 public:
  // Forgets every mark.
  void start_anew() {
    size_ = 0;
    if (++stamp_ != 0) return;
    places_.assign(places_.size(), Place{});  // stamps of four billion searches ago would come back
    stamp_ = 1;
  }

  // Good until the next call of at() or start_anew().
  Mark* find(Vertex vertex) {
    if (places_.empty()) return nullptr;
    Place& place = place_of(vertex);
    return place.stamp == stamp_ ? &place.mark : nullptr;
  }

  // The vertex's mark, made where there is none.
  Mark& at(Vertex vertex) {
    if ((size_ + 1) * 2 > places_.size()) grow();
    Place& place = place_of(vertex);
    if (place.stamp != stamp_) {
      place = Place{vertex, stamp_, Mark{}};
      ++size_;
    }
    return place.mark;
  }

 private:
  struct Place {
    Vertex vertex = 0;
    std::uint32_t stamp = 0;
    Mark mark{};
  };
  static constexpr std::size_t places_min = 1'024;

  // Where the vertex is, or would be. The same one is often asked for several times in a row.
  Place& place_of(Vertex vertex) {
    Place& last = places_[last_];
    if (last.vertex == vertex && last.stamp == stamp_) return last;
    const std::size_t mask = places_.size() - 1;
    last_ = (vertex * 0x9e3779b97f4a7c15ULL) >> shift_;
    while (places_[last_].stamp == stamp_ && places_[last_].vertex != vertex) {
      last_ = (last_ + 1) & mask;
    }
    return places_[last_];
  }

  void grow() {
    std::vector<Place> before = std::move(places_);
    places_.assign(before.empty() ? places_min : before.size() * 2, Place{});
    last_ = 0;
    shift_ = 64U - static_cast<unsigned>(std::bit_width(places_.size() - 1));
    for (const Place& place : before) {
      if (place.stamp == stamp_) place_of(place.vertex) = place;
    }
  }

  std::vector<Place> places_;
  std::uint32_t stamp_ = 1;
  unsigned shift_ = 64;
  std::size_t size_ = 0;
  std::size_t last_ = 0;
};

}  // namespace kith::graph
