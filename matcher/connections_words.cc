// SPDX-License-Identifier: Apache-2.0
#include "matcher/connections_words.h"

#include <algorithm>

#include "graph/activity_tree.h"
#include "matcher/criteria_words.h"

namespace kith::matcher {
namespace {

std::string who_asks(const graph::View& view, const ConnectionQuestion& question) {
  if (!question.person) return "somebody";
  const auto* person = view.find<graph::Person>(question.person->number);
  return person ? name_of(*person) : "this person";
}

std::string what_they_are(const ConnectionProposal& each) {
  if (each.kind == graph::Kind::neighbour) return "a neighbour";
  if (each.kind == graph::Kind::person) return "who wants to be introduced, too,";
  switch (each.stage) {
    case Stage::services: return "a service";
    case Stage::places: return "a place";
    default: return "a group";
  }
}

std::string where(const ConnectionProposal& each) {
  std::string text = each.area.empty() ? "" : " in " + each.area;
  if (each.journey) {
    const auto minutes = graph::in_bands(each.journey->minutes);
    return text + ", " + graph::in_words(minutes, each.journey->source) + " " +
           std::string(by_means(each.journey->means)) +
           (each.journey->accompanied ? ", with somebody along" : "");
  }
  if (!each.metres) return text;
  if (each.kind != graph::Kind::group) {  // measured from squares of a kilometre
    const std::int64_t whole = (*each.metres + 500) / 1'000;
    return text +
           (whole == 0 ? ", less than 1 km away" : ", about " + std::to_string(whole) + " km away");
  }
  constexpr std::int64_t tenth = 100;
  const std::int64_t tenths = (*each.metres + tenth / 2) / tenth;
  return text + ", about " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
         " km away";
}

std::string way_in_words(const WarmWay& way, bool to_group) {
  std::string chain;
  for (const std::string& each : way.called) chain += (chain.empty() ? "" : " → ") + each;
  if (to_group) chain += ", who goes there and would take somebody along";
  return "A warm way: " + chain +
         (way.is_paid ? ". Somebody on it is paid to be there; no unpaid way is known.\n" : ".\n");
}

class Telling {
 public:
  Telling(const ConnectionQuestion& question, const Connections& answer, std::string name)
      : question_(question), answer_(answer), name_(std::move(name)) {}

  std::string take() && {
    if (!answer_.closed.empty()) {
      line("Nobody is proposed.");
      for (const std::string& each : answer_.closed) line("  " + each);
      return std::move(text_);
    }
    lost_ones();  // of the circle, so before anybody new
    head();
    for (std::size_t i = 0; i < answer_.proposals.size(); ++i) {
      proposal(std::to_string(i + 1) + ". ", answer_.proposals[i]);
    }
    if (answer_.proposals.empty()) line("Nobody and nothing near was found that fits.");
    misses();
    begun();
    missing();
    return std::move(text_);
  }

 private:
  void line(const std::string& text) { text_ += text + "\n"; }
  void gap() { text_ += "\n"; }

  void head() {
    if (answer_.proposals.empty()) return;
    line(question_.person
             ? "Whom and what " + name_ + " might enjoy, and who might enjoy " + name_ + ":"
             : "Who and what answers “" + wishes() + "”:");
    if (answer_.receives_first) {
      line(sentence_case(name_) + " would rather be given to than give: where " + name_ +
           " would be the one who gives stands later.");
    }
    gap();
  }

  std::string wishes() const {
    std::string text;
    for (const std::string& each : question_.wishes) text += (text.empty() ? "" : ", ") + each;
    return text;
  }

  void proposal(const std::string& number, const ConnectionProposal& each) {
    const std::string indent(number.size(), ' ');
    line(number + sentence_case(each.called) + ", " + what_they_are(each) + where(each));
    for (const ConnectionLine& one : each.lines) line(indent + one.sentence);
    if (question_.person && each.giving == Giving::given && !answer_.receives_first) {
      line(indent + sentence_case(name_) + " would be the one who gives.");
    }
    for (const PracticalAnswer& one : each.practical) {
      if (one.answer == Answer::pass) line(indent + one.sentence);
    }
    const bool told_times =
        std::any_of(each.practical.begin(), each.practical.end(),
                    [](const auto& one) { return one.about == Practical::time; });
    for (const std::string& one : each.times) {
      if (!told_times) line(indent + sentence_case(one) + ".");
    }
    for (const WarmWay& way : each.ways)
      text_ += indent + way_in_words(way, each.kind == graph::Kind::group);
    for (const PracticalAnswer& one : each.practical) {
      if (one.answer == Answer::unknown) line(indent + "Check first: " + one.sentence);
    }
    if (each.kind == graph::Kind::neighbour) {
      line(indent + "Ask " + (each.reach_via.empty() ? "their coordinator" : each.reach_via) +
           " about the wish before either hears of the other.");
    }
    if (each.kind == graph::Kind::person) {
      line(indent + "Ask " + each.called +
           ", who agreed to be introduced, before either hears of the other.");
    }
    gap();
  }

  void misses() {
    if (answer_.near_misses.empty()) return;
    line("One thing is known to stand in the way:");
    for (const ConnectionProposal& each : answer_.near_misses) {
      for (const PracticalAnswer& one : each.practical) {
        if (one.answer != Answer::fail) continue;
        line("  " + sentence_case(each.called) + (each.area.empty() ? "" : " in " + each.area) +
             ": " + one.sentence +
             (one.what_would_change.empty() ? "" : " " + one.what_would_change));
      }
      for (const PracticalAnswer& one : each.practical) {
        if (one.answer == Answer::unknown) line("    Check, too: " + one.sentence);
      }
    }
    gap();
  }

  void lost_ones() {
    if (answer_.reconnections.empty()) return;
    line("Lost touch with, and wanted back:");
    for (const Reconnection& each : answer_.reconnections) {
      line("  " + each.sentence);
      for (const WarmWay& way : each.ways) text_ += "    " + way_in_words(way, false);
      if (each.ways.empty()) {
        line("    Nobody is known who would bring them together: ask " + name_ + " who else knew " +
             each.called + ".");
      }
    }
    gap();
  }

  void begun() {
    if (answer_.on_its_way.empty()) return;
    line("On its way:");
    for (const OnItsWay& each : answer_.on_its_way) line("  " + each.sentence);
    gap();
  }

  void missing() {
    if (answer_.cut) {
      line("More near has such a wish than was looked at: ask about a smaller area.");
    }
    if (answer_.missing.empty()) return;
    line("Not known:");
    for (const std::string& each : answer_.missing) line("  " + each);
  }

  const ConnectionQuestion& question_;
  const Connections& answer_;
  std::string name_;
  std::string text_;
};

}  // namespace

std::string in_words(const graph::View& view, const ConnectionQuestion& question,
                     const Connections& answer) {
  return Telling(question, answer, who_asks(view, question)).take();
}

}  // namespace kith::matcher
