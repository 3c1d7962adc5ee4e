// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "api/terminal.h"
#include "graph/result.h"

// How the command line speaks to the server that has the data directory: the same command line goes
// over a Unix socket that only the directory's owner can open, what the command prints comes back
// as it is printed, and its exit code at the end.
namespace kith::api {

struct LocalRequest {
  std::vector<std::string> arguments;  // without the program's name
  std::string directory;               // in which relative file names are meant
  bool err_is_terminal = false;
  std::string user;  // as the kernel says, not as the other end says
};

class LocalSocket {
 public:
  using Handler = std::function<int(const LocalRequest&, Terminal&)>;

  // Errors: storage_failed.
  static graph::Result<std::unique_ptr<LocalSocket>> start(const std::string& path,
                                                           Handler handler);
  // Waits for commands in progress, removes the socket.
  void stop();
  ~LocalSocket();

 private:
  struct State;
  explicit LocalSocket(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Sends a command and passes on what it prints. Answers its exit code. Errors: unavailable (nobody
// answers there, or the server ended in the middle).
graph::Result<int> ask_server(const std::string& path, const LocalRequest& request,
                              Terminal& terminal);

}  // namespace kith::api
