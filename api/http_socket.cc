// SPDX-License-Identifier: Apache-2.0
#include "api/http_socket.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;

constexpr int backlog = 512;

int milliseconds_until(Deadline deadline) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count() + 1, 0, 60'000));
}

bool wait_for(int socket, short events, Deadline deadline) {
  while (std::chrono::steady_clock::now() < deadline) {
    pollfd entry{socket, events, 0};
    const int ready = ::poll(&entry, 1, milliseconds_until(deadline));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
  return false;
}

void make_nonblocking(int socket) {
  ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
  ::fcntl(socket, F_SETFD, FD_CLOEXEC);
}

class PlainConnection : public Connection {
 public:
  explicit PlainConnection(int socket) : socket_(socket) { make_nonblocking(socket_); }

  long read(std::string& out, std::size_t most, Deadline deadline) override {
    std::array<char, 16 * 1024> buffer;
    for (;;) {
      const ssize_t count = ::recv(socket_, buffer.data(), std::min(most, buffer.size()), 0);
      if (count >= 0) {
        out.append(buffer.data(), static_cast<std::size_t>(count));
        return count;
      }
      if (errno == EINTR) continue;
      if (errno != EAGAIN || !wait_for(socket_, POLLIN, deadline)) return -1;
    }
  }

  bool write(std::string_view bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
      } else if (errno != EINTR && (errno != EAGAIN || !wait_for(socket_, POLLOUT, deadline))) {
        return false;
      }
    }
    return true;
  }

  void finish() override { ::shutdown(socket_, SHUT_WR); }

 private:
  const int socket_;
};

Error no_address(std::string_view text) {
  return Error{ErrorCode::wrong_usage,
               fmt::format("--listen takes HOST:PORT, such as 127.0.0.1:8080, not \"{}\"", text)};
}

bool is_loopback(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    const auto* four = reinterpret_cast<const sockaddr_in*>(address);
    return (ntohl(four->sin_addr.s_addr) >> 24U) == 127;
  }
  const auto* six = reinterpret_cast<const sockaddr_in6*>(address);
  return IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
}

std::string text_of(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (address.ss_family == AF_INET) {
    const auto* four = reinterpret_cast<const sockaddr_in*>(&address);
    ::inet_ntop(AF_INET, &four->sin_addr, text.data(), text.size());
  } else if (address.ss_family == AF_INET6) {
    const auto* six = reinterpret_cast<const sockaddr_in6*>(&address);
    ::inet_ntop(AF_INET6, &six->sin6_addr, text.data(), text.size());
  } else {
    return "local";
  }
  return text.data();
}

std::string with_port(int socket) {
  sockaddr_storage bound{};
  socklen_t size = sizeof bound;
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&bound), &size);
  if (bound.ss_family == AF_INET6) {
    return fmt::format("[{}]:{}", text_of(bound),
                       ntohs(reinterpret_cast<const sockaddr_in6*>(&bound)->sin6_port));
  }
  return fmt::format("{}:{}", text_of(bound),
                     ntohs(reinterpret_cast<const sockaddr_in*>(&bound)->sin_port));
}

graph::Result<Listening> listen_at(const addrinfo& info, const ListenAddress& asked) {
  Listening listening;
  listening.socket = Descriptor(::socket(info.ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int socket = listening.socket.get();
  const int on = 1;
  ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // connections inherit it
  if (socket < 0 || ::bind(socket, info.ai_addr, info.ai_addrlen) != 0 ||
      ::listen(socket, backlog) != 0) {
    return Error{ErrorCode::storage_failed,
                 fmt::format("cannot listen on {}:{}: {}. Choose another port with --listen.",
                             asked.host, asked.port, std::strerror(errno))};
  }
  make_nonblocking(socket);
  listening.loopback = is_loopback(info.ai_addr);
  listening.address = with_port(socket);
  return listening;
}

graph::Result<sockaddr_un> unix_address(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof address.sun_path) {
    return Error{ErrorCode::wrong_usage,
                 fmt::format("the path {} is too long for a socket: use a shorter one", path)};
  }
  std::memcpy(address.sun_path, path.data(), path.size());
  return address;
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    value_ = other.release();
  }
  return *this;
}

Descriptor::~Descriptor() { reset(); }

int Descriptor::release() { return std::exchange(value_, -1); }

void Descriptor::reset() {
  if (value_ >= 0) ::close(value_);
  value_ = -1;
}

std::unique_ptr<Connection> plain_connection(int socket) {
  return std::make_unique<PlainConnection>(socket);
}

graph::Result<ListenAddress> listen_address_from_text(std::string_view text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return no_address(text);
  std::string_view host = text.substr(0, colon);
  const std::string_view port = text.substr(colon + 1);
  ListenAddress address;
  const auto read = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (read.ec != std::errc() || read.ptr != port.data() + port.size()) return no_address(text);
  if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  address.host = host;
  return address;
}

graph::Result<Listening> listen_tcp(const ListenAddress& address) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(address.port);
  if (::getaddrinfo(address.host.c_str(), port.c_str(), &hints, &found) != 0 || !found) {
    return Error{ErrorCode::wrong_usage,
                 fmt::format("there is no host \"{}\" to listen on", address.host)};
  }
  auto listening = listen_at(*found, address);
  ::freeaddrinfo(found);
  return listening;
}

graph::Result<Descriptor> listen_unix(const std::string& path) {
  auto address = unix_address(path);
  if (!address) return std::move(address).error();
  ::unlink(path.c_str());  // whoever calls holds the directory's lock: nobody else listens there
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  ::fchmod(socket.get(), 0600);
  if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof(sockaddr_un)) !=
          0 ||
      ::chmod(path.c_str(), 0600) != 0 || ::listen(socket.get(), 16) != 0) {
    return Error{ErrorCode::storage_failed,
                 fmt::format("cannot make the socket {}: {}", path, std::strerror(errno))};
  }
  make_nonblocking(socket.get());
  return socket;
}

graph::Result<Descriptor> connect_unix(const std::string& path) {
  auto address = unix_address(path);
  if (!address) return std::move(address).error();
  Descriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  if (::connect(socket.get(), reinterpret_cast<const sockaddr*>(&*address), sizeof(sockaddr_un)) !=
      0) {
    return Error{ErrorCode::unavailable,
                 fmt::format("nobody answers at {}: {}", path, std::strerror(errno))};
  }
  return socket;
}

std::string peer_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return "";
  return text_of(address);
}

int wait_readable(int first, int second, Deadline deadline) {
  std::array<pollfd, 2> entries{pollfd{first, POLLIN, 0}, pollfd{second, POLLIN, 0}};
  const int ready = ::poll(entries.data(), second >= 0 ? 2 : 1, milliseconds_until(deadline));
  if (ready <= 0) return -1;
  return entries[0].revents != 0 ? first : second;
}

}  // namespace kith::api
