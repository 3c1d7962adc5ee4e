// SPDX-License-Identifier: Apache-2.0
#include "graph/activity_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "graph/activity_labels.h"
#include "graph/liking_words.h"
#include "graph/limits.h"
#include "graph/plain_words.h"
#include "graph/text_words.h"

namespace kith::graph {
namespace {

class Reader {
 public:
  explicit Reader(std::string_view text) : text_words_(words_of_text(text)) {}

  ActivityReading run() {
    const std::span<const TextWord> all(text_words_);
    for (std::size_t at = 0; at < all.size();) {
      const std::span<const TextWord> row = all.subspan(at);
      if (row.front().parted != Parted::not_at_all) begin_part();
      const auto found = label_at(row);
      at += found ? take(*found, row) : pass(row);
    }
    return std::move(reading_);
  }

 private:
  void begin_part() {
    run_open_ = false;
    part_begins_ = reading_.understood.size();
  }

  std::size_t take(const LabelFound& found, std::span<const TextWord> row) {
    run_open_ = false;
    const TextRange said{row.front().begin, row[found.words - 1].end};
    const Liking liking = liking_.named(row.front(), found.does);
    if (found.ambiguous || found.concept_word.empty()) {
      reading_.not_understood.push_back(
          {said, found.ambiguous ? WhyNot::ambiguous : WhyNot::unknown});
    } else if (liking == Liking::denied) {
      reading_.not_understood.push_back({said, WhyNot::denied});
    } else {
      const HowUnderstood how = found.slips > 0   ? HowUnderstood::spelling
                                : found.preferred ? HowUnderstood::preferred_label
                                                  : HowUnderstood::other_label;
      reading_.understood.push_back(
          {found.concept_word, said, how, found.slips, liking == Liking::avoided});
    }
    return found.words;
  }

  // Words that begin no label.
  std::size_t pass(std::span<const TextWord> row) {
    if (LikingReader::looks_back(row)) {
      for (std::size_t i = part_begins_; i < reading_.understood.size(); ++i) {
        reading_.understood[i].avoid = true;
      }
      run_open_ = false;
      return 2;
    }
    if (const std::size_t used = liking_.step(row); used > 0) {
      run_open_ = false;
      return used;
    }
    const TextWord& word = row.front();
    if (is_small_word(word.letters)) return 1;
    if (run_open_) {
      reading_.not_understood.back().said.end = word.end;
    } else {
      reading_.not_understood.push_back({{word.begin, word.end}, WhyNot::unknown});
      run_open_ = true;
    }
    return 1;
  }

  std::vector<TextWord> text_words_;
  ActivityReading reading_;
  LikingReader liking_;
  std::size_t part_begins_ = 0;  // of what is understood: the first since the last comma
  bool run_open_ = false;        // the last thing not understood may still grow
};

}  // namespace

Result<ActivityReading> read_activities(std::string_view text) {
  if (text.size() > limits::text_bytes_max) {
    return Error{ErrorCode::too_large, "a text about activities has at most " +
                                           std::to_string(limits::text_bytes_max) + " bytes"};
  }
  return Reader(text).run();
}

}  // namespace kith::graph
