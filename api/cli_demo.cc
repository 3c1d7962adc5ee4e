// SPDX-License-Identifier: Apache-2.0
// The demonstration: a synthetic scheme, two worked examples, and a server to try.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <utility>

#include <fmt/format.h>

#include "api/cli.h"
#include "api/connecting.h"
#include "api/demo/synthetic_scheme.h"
#include "api/errors.h"
#include "api/exchange/line_reader.h"
#include "api/http_socket.h"
#include "api/transfer.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
namespace fs = std::filesystem;

constexpr std::string_view scheme_name = "demo";
constexpr std::size_t homes_shown = 3;
constexpr std::int64_t token_days = 7;
constexpr std::int64_t day_microseconds = 24LL * 3600 * 1'000'000;

// A folder of our own that goes with us.
class PassingFolder {
 public:
  static graph::Result<PassingFolder> make() {
    std::string path = (fs::temp_directory_path() / "kith-demo-XXXXXX").string();
    if (!::mkdtemp(path.data())) {
      return Error{ErrorCode::storage_failed,
                   "cannot make a folder for the demonstration: name one with --data"};
    }
    return PassingFolder(std::move(path));
  }
  PassingFolder(PassingFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  PassingFolder& operator=(PassingFolder&&) = delete;
  ~PassingFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  explicit PassingFolder(fs::path path) : path_(std::move(path)) {}
  fs::path path_;
};

using WriteLines = std::function<void(const demo::LineSink&)>;

graph::Result<void> write_file(const WriteLines& write, const fs::path& file) {
  std::ofstream out(file, std::ios::binary);
  write([&out](std::string_view line) {
    out.write(line.data(), static_cast<std::streamsize>(line.size()));
  });
  out.flush();
  if (!out) {
    return Error{ErrorCode::storage_full, fmt::format("cannot write {}", file.string())};
  }
  return {};
}

// What is written goes through a file, as somebody's own bundle does; answers how many records.
graph::Result<std::uint64_t> take_in(Scheme& tenant, const WriteLines& write,
                                     const CommandLine& line, const fs::path& folder,
                                     Terminal& terminal) {
  const fs::path file = folder / "bundle.jsonl";
  if (auto written = write_file(write, file); !written) return std::move(written).error();
  FileBytes bytes(file.string());
  KeyedNumbers numbers(fmt::format("demo {}", line.seed));
  ImportOptions import;
  import.threads = 2;
  auto report =
      import_into(tenant, bytes, numbers, import, [&terminal] { return terminal.cancelled(); });
  if (!report) return std::move(report).error();
  if (report->refused > 0) {
    return Error{ErrorCode::bad_input, "the synthetic scheme was refused", report->faults};
  }
  return report->accepted;
}

// There must not be a half of it: what is there already is found before anything is made.
graph::Result<void> check_free(const Engine& engine) {
  auto directories = engine.directories();
  if (!directories) return std::move(directories).error();
  const bool taken = std::any_of(
      directories->begin(), directories->end(),
      [](const store::SchemeEntry& entry) { return entry.name == demo::directory_name; });
  if (!taken && !engine.is_scheme(scheme_name)) return {};
  return Error{ErrorCode::wrong_usage,
               "there is a demonstration in this folder already: name another one with --data"};
}

graph::Result<Scheme*> fill_scheme(Engine& engine, const CommandLine& line, const fs::path& folder,
                                   Terminal& terminal) {
  if (auto free = check_free(engine); !free) return std::move(free).error();
  auto scheme = engine.create_scheme(scheme_name);
  if (!scheme) return scheme;
  auto directory = engine.create_directory(demo::directory_name);
  if (!directory) return directory;
  demo::Options options;
  options.generator = demo::neighbourhood_generator_name;
  options.seed = line.seed;
  options.people = line.people;
  options.reference = (*scheme)->today();
  auto made = demo::make_scheme(options);
  if (!made) return std::move(made).error();
  const WriteLines groups = [&made](const demo::LineSink& sink) { made->write_directory(sink); };
  auto listed = take_in(**directory, groups, line, folder, terminal);
  if (!listed) return std::move(listed).error();
  const WriteLines people = [&made](const demo::LineSink& sink) { made->write_bundle(sink); };
  auto accepted = take_in(**scheme, people, line, folder, terminal);
  if (!accepted) return std::move(accepted).error();
  terminal.out(
      fmt::format("A synthetic Shared Lives scheme: {} records, seed {}. Everybody in it "
                  "is invented.\nIt reads the directory {}: {} community groups, invented too.\n",
                  *accepted, line.seed, demo::directory_name, *listed - 1));
  return scheme;
}

int show_examples(Engine& engine, Scheme& scheme, Terminal& terminal) {
  const Asker asker{Eyes{}, "user " + own_user_name(), "demonstration"};
  for (const char* person : {"maya", "george"}) {
    ProposalQuestion question;
    question.person = person;
    question.top = homes_shown;
    question.in_words = true;
    auto answer = scheme.propose(asker, question);
    if (!answer) return fail(terminal, answer.error());
    terminal.out(fmt::format("\n{}\n\n{}", std::string(78, '='), answer->words));
  }
  for (const char* person : {"arthur", "arthur-taken-out"}) {
    const Asker coordinator{Eyes{Role::coordinator, {}}, asker.who, asker.purpose};
    ConnectionAsk ask;
    ask.person = person;
    ask.in_words = true;
    auto connected = ask_connections(engine, scheme, coordinator, ask);
    if (!connected) return fail(terminal, connected.error());
    terminal.out(fmt::format("\n{}\n\n{}", std::string(78, '='), connected->answer.words));
  }
  terminal.out(fmt::format("\n{}\n", std::string(78, '=')));
  return exit_done;
}

graph::Result<std::string> demo_token(Engine& engine) {
  TokenEntry wanted;
  wanted.role = Role::scheme_worker;
  wanted.scheme = scheme_name;
  wanted.label = "demonstration";
  wanted.expires =
      graph::Instant{engine.clock().now().microseconds + token_days * day_microseconds};
  auto made = engine.tokens().create(std::move(wanted));
  if (!made) return std::move(made).error();
  return std::move(made->secret);
}

int serve_demo(Engine& engine, const Scheme& scheme, const CommandLine& line, Terminal& terminal) {
  auto token = demo_token(engine);
  if (!token) return fail(terminal, token.error());
  const auto maya = scheme.view().number_of(graph::Kind::person, "maya");
  return serve_until_signal(engine, line, terminal, [&](const std::string& url) {
    terminal.out(
        fmt::format("Serving it at {0} (reference: {0}/docs). Ctrl-C ends the demonstration.\n\n"
                    "As a match officer, over HTTP:\n  curl -H 'Authorization: Bearer {1}' \\\n"
                    "    {0}/v1/schemes/{2}/people/{3}/proposals\n\n"
                    "On the command line:\n  kith propose --data {4} --scheme {2} --person maya\n"
                    "  kith propose --data {4} --scheme {2} --person arthur --for community --as "
                    "coordinator\n",
                    url, *token, scheme_name, maya ? graph::to_text(*maya) : "NUMBER",
                    engine.folder().string()));
    std::fflush(stdout);
  });
}

int run_demo_in(const fs::path& data, const fs::path& passing, const CommandLine& line,
                Terminal& terminal) {
  EngineOptions options;
  options.folder = data;
  options.create = true;
  auto engine = Engine::open(options);
  if (!engine) return fail(terminal, engine.error());
  auto scheme = fill_scheme(**engine, line, passing, terminal);
  if (!scheme) return fail(terminal, scheme.error());
  int code = show_examples(**engine, **scheme, terminal);
  if (code == exit_done && !line.no_serve) code = serve_demo(**engine, **scheme, line, terminal);
  if (code == exit_done && line.no_serve && !line.data.empty()) {
    terminal.out(fmt::format("Kept in {}. Next: kith serve --data {}\n", line.data, line.data));
  }
  auto closed = (*engine)->close();
  if (!closed && code == exit_done) return fail(terminal, closed.error());
  return code;
}

}  // namespace

int run_demo(const CommandLine& line, Terminal& terminal) {
  if (auto address = listen_address_from_text(line.listen); !address) {
    return fail(terminal, address.error());
  }
  hold_signals();
  auto passing = PassingFolder::make();
  if (!passing) return fail(terminal, passing.error());
  const fs::path data = line.data.empty() ? passing->path() / "data" : fs::path(line.data);
  return run_demo_in(data, passing->path(), line, terminal);
}

}  // namespace kith::api
