// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "api/directory/search_question.h"
#include "graph/result.h"
#include "graph/view.h"

namespace kith::api {

class GroupFilter;

// Search of a directory of community groups, as its view was when this was made. Immutable once
// made and safe from any thread: share it, and make another when the directory has changed.
class DirectorySearch {
 public:
  struct Options {
    graph::Date today;          // days about it are reckoned in advance; any other is right too
    bool unlisted_too = false;  // also groups that did not agree to be listed
  };

  // Errors: unavailable where there is no memory for the words. Cost: some 30 µs and one KiB a
  // group of fifty words and two schedules (tests/bench/directory_search.cc).
  static graph::Result<std::shared_ptr<const DirectorySearch>> make(graph::View view,
                                                                    const Options& options);
  ~DirectorySearch();

  // Deterministic: the same question to the same groups gives the same answer. Errors: bad_input
  // for what cannot be asked (each fault with the name of the question's field), too_large for too
  // many words or too large a page, unavailable.
  graph::Result<SearchAnswer> search(const SearchQuestion& question) const;
  // The numbers of all groups that answer, in the same order; `skip` and `top` do not count.
  // Errors: likewise.
  graph::Result<std::vector<graph::Number>> numbers(const SearchQuestion& question) const;

  const graph::View& view() const;
  std::size_t groups() const;       // that can be found
  std::size_t places() const;       // of these, and one for each that has none
  std::size_t words_bytes() const;  // of the index of words

 private:
  struct Parts;
  struct Asked;
  graph::Result<Asked> ask(const SearchQuestion& question, const GroupFilter& filter,
                           SearchAnswer& answer) const;
  graph::Result<std::size_t> perhaps(const SearchQuestion& question, const Asked& asked,
                                     bool partly) const;
  explicit DirectorySearch(std::unique_ptr<const Parts> parts);

  std::unique_ptr<const Parts> parts_;
};

}  // namespace kith::api
