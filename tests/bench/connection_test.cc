// SPDX-License-Identifier: Apache-2.0
// The connection test's card of a scheme over a year: the figures alone, whole answers with the
// trace as the facade gives them, and the same as it was known at half of the log. Beside them the
// floor: to look once at every tie, contact and review there is.
//
//   bench_connection_test [--smoke] [--people N] [--runs R] [--folder F]
//
// The scheme is the demonstration's, most circles reviewed twice a year apart. Each card must be
// the ledgers of its people put together, and each answer the same bytes every time.
#include <fstream>

#include "api/connection_testing.h"
#include "api/demo/synthetic_scheme.h"
#include "api/engine.h"
#include "api/transfer.h"
#include "matcher/connection_card.h"
#include "tests/support/bench_folder.h"
#include "tests/support/fixed_world.h"
#include "tests/support/measure.h"

using namespace kith;
using tests::expect;
using tests::Sample;
namespace fs = std::filesystem;

namespace {

constexpr std::int32_t year_days = 365;

class Bench {
 public:
  Bench(const fs::path& folder, int people, int runs) : runs_(runs) {
    api::EngineOptions options;
    options.folder = folder / "data";
    options.create = true;
    options.clock = &clock_;
    engine_ = api::Engine::open(options).value();
    scheme_ = engine_->create_scheme("leigh").value();
    take_in(folder / "bundle.jsonl", people);
    to_ = scheme_->today();
    from_ = to_.plus(-year_days);
  }

  void run() {
    const graph::View view = scheme_->view();
    floor(view);
    card(view);
    answer("JSON, whole trace", api::CardFormat::json, "", "");
    answer("JSON, trace of lost", api::CardFormat::json, "lost", "");
    answer("table", api::CardFormat::csv, "", "");
    answer("page", api::CardFormat::html, "", "");
    answer("words, trace of lost", api::CardFormat::words, "lost", "");
    answer("table, at half the log", api::CardFormat::csv, "", std::to_string(view.position() / 2));
  }

 private:
  void take_in(const fs::path& file, int people) {
    demo::Options options;
    options.generator = demo::neighbourhood_generator_name;
    options.people = static_cast<std::uint32_t>(people);
    options.reference = graph::date_of(clock_.now());
    std::ofstream out(file, std::ios::binary);
    demo::make_scheme(options).value().write_bundle([&](std::string_view line) {
      out.write(line.data(), static_cast<std::streamsize>(line.size()));
    });
    out.close();
    api::FileBytes bytes(file.string());
    api::RandomNumbers numbers(engine_->randomness());
    const auto report =
        api::import_into(*scheme_, bytes, numbers, api::ImportOptions{}, [] { return false; });
    expect(report.ok() && report->applied && report->refused == 0, "the import was refused");
    std::printf("%d people, %llu records\n", people,
                static_cast<unsigned long long>(report->accepted));
  }

  void print(const char* what, const Sample& seconds, std::size_t bytes) const {
    std::printf("%-24s %9.2f ms (%.2f to %.2f)  %9.0f KB  %6.1f floors\n", what,
                seconds.median() * 1e3, seconds.least() * 1e3, seconds.most() * 1e3,
                static_cast<double>(bytes) / 1e3, seconds.median() / floor_seconds_);
  }

  // What anything that says something about all circles has to do at least.
  void floor(const graph::View& view) {
    Sample sample;
    std::int64_t days = 0;
    for (int i = 0; i < runs_; ++i) {
      const auto took = tests::time_of([&] {
        for (const graph::Number& number : view.numbers(graph::Kind::tie)) {
          const auto* tie = view.find<graph::Tie>(number);
          if (tie->last_contact) days += tie->last_contact->days;
        }
        for (const graph::Number& number : view.numbers(graph::Kind::contact)) {
          days += view.find<graph::Contact>(number)->on->days;
        }
        for (const graph::Number& number : view.numbers(graph::Kind::review)) {
          days += static_cast<std::int64_t>(view.find<graph::Review>(number)->ties.size());
        }
      });
      sample.add(took.wall);
    }
    expect(days > 0, "there is nothing to look at");
    floor_seconds_ = sample.median();
    print("floor: look at each", sample, 0);
  }

  void card(const graph::View& view) {
    matcher::CardQuestion question;
    question.from = from_;
    question.to = to_;
    question.today = to_;
    Sample sample;
    graph::Result<matcher::ConnectionCard> card = matcher::ConnectionCard{};
    for (int i = 0; i < runs_; ++i) {
      const auto took = tests::time_of([&] { card = matcher::connection_card(view, question); });
      sample.add(took.wall);
    }
    expect(card.ok(), "no card");
    std::size_t lost = 0;
    std::size_t made = 0;
    for (const matcher::CardPerson& person : card->people) {
      if (!person.ledger || !person.ledger->changes) continue;
      lost += person.ledger->changes->lost.size();
      made += person.ledger->changes->made.size();
    }
    expect(card->value("lost") == static_cast<std::int64_t>(lost) &&
               card->value("made") == static_cast<std::int64_t>(made),
           "the card is not its people's ledgers");
    expect(lost > 0 && made > 0, "nobody was lost or made: the scheme shows nothing");
    print("card", sample, 0);
    std::printf("  of %lld people %lld measured, made %zu, lost %zu, attributable %lld\n",
                static_cast<long long>(card->people.size()),
                static_cast<long long>(card->value("measured")), made, lost,
                static_cast<long long>(card->value("attributable")));
  }

  void answer(const char* what, api::CardFormat format, const std::string& trace,
              const std::string& as_known_at) {
    api::Asker asker{api::Eyes{}, "user bench", "measuring"};
    asker.eyes.role = api::Role::data_protection_lead;
    api::ConnectionTestAsk ask;
    ask.from = from_;
    ask.to = to_;
    ask.trace = trace;
    ask.format = format;
    ask.as_known_at = as_known_at;
    Sample sample;
    std::string first;
    for (int i = 0; i < runs_; ++i) {
      graph::Result<api::CardAnswer> given = api::CardAnswer{};
      const auto took =
          tests::time_of([&] { given = api::ask_connection_test(*scheme_, asker, ask); });
      expect(given.ok() && !given->body.empty(), "no answer");
      if (first.empty()) first = given->body;
      expect(given->body == first, "another answer to the same question");
      sample.add(took.wall);
    }
    print(what, sample, first.size());
  }

  int runs_;
  tests::StandingClock clock_;
  std::unique_ptr<api::Engine> engine_;
  api::Scheme* scheme_ = nullptr;
  graph::Date from_;
  graph::Date to_;
  double floor_seconds_ = 1;
};

}  // namespace

int main(int argc, char** argv) {
  std::vector<char*> words(argv, argv + argc);
  const fs::path where = tests::folder_taken_from(words);
  const tests::Arguments arguments(
      static_cast<int>(words.size()), words.data(), {{"people", 500}, {"runs", 15}},
      "bench_connection_test [--smoke] [--people N] [--runs R] [--folder F]");
  const tests::BenchFolder folder(where, "kith-bench");
  std::printf("%.1f threads want each core\n", tests::load_a_core());
  Bench(folder.path(), arguments.smoke() ? 60 : arguments["people"],
        arguments.smoke() ? 2 : std::max(1, arguments["runs"]))
      .run();
  return 0;
}
