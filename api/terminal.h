// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kith::api {

// Where a command's words go: this process's terminal, or that of somebody at the other end of the
// local socket. Not thread safe.
class Terminal {
 public:
  virtual ~Terminal() = default;
  virtual void out(std::string_view text) = 0;
  virtual void err(std::string_view text) = 0;
  virtual bool err_is_terminal() const = 0;
  // Whether the person at it has had enough (Ctrl-C, closed).
  virtual bool cancelled() = 0;
};

// Standard output and error of this process. Ctrl-C is seen once catch_interrupt() was called.
class StandardTerminal : public Terminal {
 public:
  void out(std::string_view text) override;
  void err(std::string_view text) override;
  bool err_is_terminal() const override;
  bool cancelled() override;

  // From here on the first Ctrl-C asks the command to stop, the second stops the process.
  static void catch_interrupt();
};

// "token" → the name of the user who runs this process, or their number.
std::string user_name(unsigned user);
std::string own_user_name();

}  // namespace kith::api
