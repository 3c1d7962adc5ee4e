// SPDX-License-Identifier: Apache-2.0
// The program `kith-verify`: checks a proof bundle offline. It is linked with nothing of Kith's
// store, graph or matcher, and trusts nothing that is not in the bundle or on its command line.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sodium.h>

#include "api/verifier/verifying.h"

namespace kith::verifier {
namespace {

// As those of `kith`.
constexpr int exit_proved = 0;
constexpr int exit_not_proved = 1;
constexpr int exit_usage = 2;
constexpr int exit_bad_input = 3;
constexpr int exit_environment = 4;

constexpr std::string_view help =
    R"(Checks a proof bundle that Kith gave out, offline and without Kith.

Usage: kith-verify BUNDLE [--head HEAD]... [--key KEY] [--json]

  BUNDLE        file made by: kith audit prove --bundle FILE
  --head HEAD   a head that was held elsewhere: a file, or the text itself, as kith audit head
                gives it (JSON) or prints it for paper (--print); again for each
  --key KEY     the scheme's public key, or its fingerprint, as you were given it
  --json        for machines: JSON instead of sentences
  --version     what this is
  --help        this

It says what is proved and what is not. It opens nothing that is sealed. A head held elsewhere that
is larger than the log that is shown proves that the log was cut off or rolled back; one over as
many events with another root, or one that the log does not begin with, proves a fork. A smaller
head cannot show that the log was rolled back to any point behind it.

Exit code: 0 proved, 1 not proved, 2 wrong usage, 3 not a proof bundle or head, 4 cannot be read.

Example:
  kith-verify leigh.proof --head minutes-2026-10.txt --key "1a2b 3c4d 5e6f 7081 92a3 b4c5 d6e7 f809"
)";

struct Request {
  std::string bundle;
  std::vector<std::string> heads;
  std::string key;
  bool json = false;
};

int say(int code, const std::string& text) {
  std::fputs(("kith-verify: " + text + "\n").c_str(), stderr);
  return code;
}

// Text with everything that could steer a terminal replaced by '?'.
std::string printable(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  }
  return text;
}

// The whole file, or as much of it as is too much; nothing where it cannot be read.
std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text;
  std::string piece(64 * 1024, '\0');
  while (file && text.size() <= bundle_bytes_max) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    text.append(piece, 0, static_cast<std::size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad()) return std::nullopt;
  return text;
}

int cannot_read(const std::string& path) {
  return say(exit_environment, printable(path) + " cannot be read: is it there, is it a file?");
}

int refuse(const Request& request, const std::string& name, const Fault& fault) {
  const Fault here{printable(name) + (fault.place.empty() ? "" : ", " + fault.place), fault.byte,
                   fault.what};
  if (!request.json) return say(exit_bad_input, words_of(here));
  std::cout << json_of(Verdict{here, {}, {}}, nullptr);
  return exit_bad_input;
}

// Either the text of a head, or the name of a file that holds one.
bool is_head_text(std::string_view given) {
  return given.starts_with('{') || given.starts_with("kith head");
}

int run(const Request& request) {
  Against against;
  against.key = request.key;
  for (const std::string& given : request.heads) {
    const auto text = is_head_text(given) ? std::optional(given) : bytes_of(given);
    if (!text) return cannot_read(given);
    const std::string name = is_head_text(given) ? "--head" : given;
    auto head = read_held(*text);
    if (!head) return refuse(request, name, head.fault());
    against.held.push_back({printable(name), *head});
  }
  const auto text = bytes_of(request.bundle);
  if (!text) return cannot_read(request.bundle);
  const auto bundle = decode_bundle(*text);
  if (!bundle) return refuse(request, request.bundle, bundle.fault());
  const Verdict verdict = verify(*bundle, against);
  std::cout << (request.json ? json_of(verdict, &*bundle) : words_of(verdict));
  return verdict.proved() ? exit_proved : exit_not_proved;
}

int run_command_line(const std::vector<std::string>& arguments) {
  Request request;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    const bool has_value = i + 1 < arguments.size() && !arguments[i + 1].starts_with("--");
    if (word == "--help" || word == "-h") {
      std::cout << help;
      return exit_proved;
    }
    if (word == "--version") {
      std::cout << "kith-verify " << KITH_VERSION << "\n";
      return exit_proved;
    }
    if (word == "--json") {
      request.json = true;
    } else if ((word == "--head" || word == "--key") && !has_value) {
      return say(exit_usage, word + " needs a value; --help shows an example");
    } else if (word == "--head") {
      request.heads.push_back(arguments[++i]);
    } else if (word == "--key") {
      request.key = arguments[++i];
    } else if (word.starts_with("-") || !request.bundle.empty()) {
      return say(exit_usage, "\"" + printable(word) +
                                 "\" is no option here, nor one bundle more; "
                                 "--help shows what there is");
    } else {
      request.bundle = word;
    }
  }
  if (request.bundle.empty()) return say(exit_usage, "which bundle? --help shows an example");
  if (!request.key.empty() && !is_key_text(request.key)) {
    return say(exit_usage, "--key has to be 64 hex digits, or the 32 of its fingerprint");
  }
  return run(request);
}

}  // namespace
}  // namespace kith::verifier

int main(int argc, char** argv) {
  using namespace kith::verifier;
  if (sodium_init() < 0) return say(exit_environment, "libsodium does not start");
  const int code = run_command_line(std::vector<std::string>(argv + 1, argv + argc));
  std::cout.flush();
  if (std::cout) return code;
  return say(exit_environment, "the answer could not be written out whole: is there space?");
}
