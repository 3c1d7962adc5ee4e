// SPDX-License-Identifier: Apache-2.0
// What the auditor asks, on the command line: is the log whole, its heads, proofs to take away.
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/audit.h"
#include "api/cli.h"
#include "api/cli_output.h"
#include "api/errors.h"
#include "api/proof_bundles.h"
#include "api/verifier/printed_head.h"

namespace kith::api {
namespace {

namespace fs = std::filesystem;
using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::size_t head_bytes_max = 4096;  // of a file that somebody kept

graph::Result<std::string> head_in_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(head_bytes_max + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (!text.empty() && text.size() <= head_bytes_max) return text;
  return Error{ErrorCode::malformed, printable(path.string()) +
                                         " is no head of a log: it cannot be read, or is empty, or "
                                         "far too long"};
}

int print_head(Engine& engine, const Scheme& scheme, const CommandLine& line, Terminal& terminal) {
  const verifier::Head head = signed_head(scheme, engine.clock().now());
  terminal.out(line.print ? verifier::print(verifier::printed(head))
                          : verifier::encode(head) + "\n");
  return exit_done;
}

int check_held(const Scheme& scheme, const CommandLine& line, const Caller& caller,
               Terminal& terminal) {
  const bool is_text = line.held_head.starts_with('{') || line.held_head.starts_with("kith head");
  auto text = is_text ? graph::Result<std::string>(line.held_head)
                      : head_in_file(fs::path(caller.directory) / line.held_head);
  if (!text) return fail(terminal, text.error());
  auto check = check_head(scheme, *text);
  if (!check) return fail(terminal, check.error());
  const Json json{{"size", check->size}, {"holds", check->holds}, {"words", check->words}};
  terminal.out((line.json ? json.dump() : check->words) + "\n");
  return check->holds ? exit_done : exit_no;
}

int prove_one(const Scheme& scheme, const CommandLine& line, Terminal& terminal) {
  if (line.events.size() + (line.from ? 1 : 0) != 1) {
    return fail(terminal,
                Error{ErrorCode::wrong_usage,
                      "give --event POSITION (is it in the log?) or --from SIZE (did the log only "
                      "grow?), one of them; with --bundle FILE as many as you like"});
  }
  auto proof = line.from ? consistency_json(scheme, *line.from, line.size)
                         : inclusion_json(scheme, line.events.front(), line.size);
  if (!proof) return fail(terminal, about_argument(std::move(proof).error()));
  terminal.out(*proof + "\n");
  return exit_done;
}

int write_bundle_file(Engine& engine, const Scheme& scheme, const CommandLine& line,
                      const Caller& caller, Terminal& terminal) {
  BundleQuestion question;
  question.events = line.events;
  if (line.from) question.from.push_back(*line.from);
  if (!line.events_of.empty()) {
    question.events_of = graph::number_from_text(line.events_of);
    if (!question.events_of) {
      return fail(terminal,
                  Error{ErrorCode::wrong_usage, "--events-of has to be a number of 26 characters"});
    }
  }
  for (const std::string& file : line.from_heads) {
    auto text = head_in_file(fs::path(caller.directory) / file);
    if (!text) return fail(terminal, text.error());
    auto check = check_head(scheme, *text);
    if (!check) return fail(terminal, about_file(file, std::move(check).error()));
    if (!check->holds) {
      terminal.err(fmt::format("kith: {}: {}\n", printable(file), check->words));
      return exit_no;
    }
    question.from.push_back(check->size);
  }
  auto bundle = proof_bundle(scheme, question, engine.clock().now());
  if (!bundle) return fail(terminal, about_argument(std::move(bundle).error()));
  auto written = write_file((fs::path(caller.directory) / line.proof_bundle).string(),
                            [&](const BytesSink& sink) -> graph::Result<std::uint64_t> {
                              if (auto done = sink(*bundle); !done) return std::move(done).error();
                              return bundle->size();
                            },
                            terminal);
  if (!written) return fail(terminal, written.error());
  terminal.err(
      fmt::format("Wrote {} ({} bytes). Whoever has it can check it with: kith-verify {}\n",
                  printable(line.proof_bundle), *written, printable(line.proof_bundle)));
  return exit_done;
}

}  // namespace

int command_audit(Engine& engine, const CommandLine& line, const Caller& caller,
                  Terminal& terminal) {
  auto scheme = tenant_named(engine, line);
  if (!scheme) return fail(terminal, scheme.error());
  if (line.command == "audit head") {
    return line.held_head.empty() ? print_head(engine, **scheme, line, terminal)
                                  : check_held(**scheme, line, caller, terminal);
  }
  if (line.command == "audit prove") {
    return line.proof_bundle.empty() ? prove_one(**scheme, line, terminal)
                                     : write_bundle_file(engine, **scheme, line, caller, terminal);
  }
  auto report = verify(**scheme);
  if (!report) return fail(terminal, report.error());
  terminal.out(line.json ? report->json + "\n" : report->words);
  return report->whole ? exit_done : exit_no;
}

}  // namespace kith::api
