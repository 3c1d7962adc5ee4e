// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "graph/result.h"

// Sockets with deadlines. Not thread safe, except that shutdown() may be called from another
// thread.
namespace kith::api {

using Deadline = std::chrono::steady_clock::time_point;

// A file descriptor that is closed with it.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor();

  int get() const { return value_; }
  bool valid() const { return value_ >= 0; }
  int release();
  void reset();

 private:
  int value_ = -1;
};

// One connection that somebody made to us, plain or TLS.
class Connection {
 public:
  virtual ~Connection() = default;

  // Appends what has come, at most `most` bytes, to `out`; waits until there is something, the
  // other end has closed (0) or the deadline has passed or something failed (-1).
  virtual long read(std::string& out, std::size_t most, Deadline deadline) = 0;
  // Everything, or false.
  virtual bool write(std::string_view bytes, Deadline deadline) = 0;
  // Says that nothing more will be written. The other end may still send.
  virtual void finish() = 0;
};

// The socket stays the caller's and must outlive the connection; it is made not to block.
std::unique_ptr<Connection> plain_connection(int socket);

// What TLS needs: made once, used by every connection. TLS 1.2 or newer.
class TlsContext {
 public:
  // Errors: bad_input with the file that is wrong.
  static graph::Result<std::unique_ptr<TlsContext>> open(const std::string& certificate_file,
                                                         const std::string& key_file);
  virtual ~TlsContext() = default;
  // Shakes hands; null where that failed.
  virtual std::unique_ptr<Connection> accept(int socket, Deadline deadline) = 0;
};

// Where to listen: "127.0.0.1:8080", "[::1]:8080", "localhost:0".
struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};
graph::Result<ListenAddress> listen_address_from_text(std::string_view text);

struct Listening {
  Descriptor socket;
  std::string address;  // with the port that the system chose where 0 was asked for
  bool loopback = false;
};
// Errors: storage_failed (address taken, no right) with a sentence; wrong_usage (no such host).
graph::Result<Listening> listen_tcp(const ListenAddress& address);
// A Unix socket for its owner alone (0600). A file left by a process that is gone is replaced.
graph::Result<Descriptor> listen_unix(const std::string& path);
graph::Result<Descriptor> connect_unix(const std::string& path);

// The address of the other end, without its port; "local" for a Unix socket.
std::string peer_of(int socket);
// Waits until something can be read from one of two; -1 on the deadline.
int wait_readable(int first, int second, Deadline deadline);

}  // namespace kith::api
