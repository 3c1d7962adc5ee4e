// SPDX-License-Identifier: Apache-2.0
#include "api/server.h"

#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "api/http_answer.h"
#include "api/http_socket.h"
#include "api/worker_pool.h"
#include "graph/limits.h"

namespace kith::api {
namespace {

namespace limits = graph::limits;
constexpr std::string_view head_end = "\r\n\r\n";
constexpr std::size_t read_bytes = 16 * 1024;
constexpr std::chrono::seconds head_time{limits::read_timeout_seconds};
constexpr std::chrono::seconds idle_time{limits::keep_alive_seconds};
constexpr std::chrono::seconds body_time{2 * limits::read_timeout_seconds};
constexpr std::chrono::seconds write_time{10};
constexpr std::chrono::seconds farewell_time{1};
constexpr std::size_t farewell_bytes_max = 256 * 1024;

Deadline in(std::chrono::seconds time) { return std::chrono::steady_clock::now() + time; }

// Who is connected, for the caps and for stopping.
class Guests {
 public:
  enum class Admission { welcome, full };

  Admission enter(int socket, const std::string& peer) {
    const std::lock_guard lock(mutex_);
    const auto known = addresses_.find(peer);
    if (idle_.size() >= limits::connections_max ||
        (known != addresses_.end() && known->second >= limits::connections_an_address_max)) {
      return Admission::full;
    }
    ++addresses_[peer];
    idle_[socket] = false;
    return Admission::welcome;
  }

  // False once the server stops: the connection is to end.
  bool set_idle(int socket, bool idle) {
    const std::lock_guard lock(mutex_);
    idle_[socket] = idle;
    return !stopping_;
  }

  void leave(int socket, const std::string& peer) {
    const std::lock_guard lock(mutex_);
    idle_.erase(socket);
    if (--addresses_[peer] == 0) addresses_.erase(peer);
  }

  void stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const auto& [socket, idle] : idle_) {
      if (idle) ::shutdown(socket, SHUT_RD);
    }
  }

  bool stopping() {
    const std::lock_guard lock(mutex_);
    return stopping_;
  }

 private:
  std::mutex mutex_;
  std::map<int, bool> idle_;  // by socket: between two requests
  std::map<std::string, std::size_t> addresses_;
  bool stopping_ = false;
};

// One connection, from the first byte to the last.
class Visit {
 public:
  Visit(Connection& connection, int socket, Guests& guests, const HttpAnswerer& answerer,
        std::string peer)
      : connection_(connection),
        socket_(socket),
        guests_(guests),
        answerer_(answerer),
        peer_(std::move(peer)) {}

  void serve() {
    while (answer_one()) {
    }
  }

 private:
  bool answer_one() {
    if (!wait_for_first_byte()) return false;
    const std::size_t head_bytes = read_head();
    if (head_bytes == 0) return false;
    auto vetted = vet_head(std::string_view(buffer_).substr(0, head_bytes));
    buffer_.erase(0, head_bytes);
    if (const auto* refusal = std::get_if<HeadRefusal>(&vetted)) {
      return refuse(refusal->status, refusal->detail);
    }
    const Head& head = std::get<Head>(vetted);
    auto body = read_body(head.body_bytes);
    if (!body) return refuse(408, "the body did not come in time");
    const AnswerBytes answer = answerer_.answer(head, std::move(*body), peer_);
    const bool written = connection_.write(answer.bytes, in(write_time));
    if (!written) return false;
    if (answer.keep_alive && !guests_.stopping()) return true;
    return farewell();
  }

  bool wait_for_first_byte() {
    if (!buffer_.empty()) return true;
    if (!guests_.set_idle(socket_, true)) return false;
    const bool came = connection_.read(buffer_, read_bytes, in(idle_time)) > 0;
    return guests_.set_idle(socket_, false) && came;
  }

  // Bytes of the head with its empty line; 0 when the connection is to end, everything said.
  std::size_t read_head() {
    const Deadline deadline = in(head_time);
    std::size_t searched = 0;
    for (;;) {
      const std::size_t end = buffer_.find(head_end, searched);
      if (end != std::string::npos && end + head_end.size() <= head_bytes_max) {
        return end + head_end.size();
      }
      if (const int status = over_limits(buffer_)) {
        refuse(status, "the head is longer than is taken");
        return 0;
      }
      searched = buffer_.size() < head_end.size() ? 0 : buffer_.size() - head_end.size() + 1;
      const long count = connection_.read(buffer_, read_bytes, deadline);
      if (count > 0) continue;
      if (count < 0) refuse(408, "the head did not come in time");
      return 0;
    }
  }

  std::optional<std::string> read_body(std::size_t bytes) {
    const Deadline deadline = in(body_time);
    while (buffer_.size() < bytes) {
      if (connection_.read(buffer_, read_bytes, deadline) <= 0) return std::nullopt;
    }
    std::string body = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    return body;
  }

  bool refuse(int status, std::string_view detail) {
    if (!connection_.write(refusal_bytes(status, detail), in(write_time))) return false;
    return farewell();
  }

  // Reads away a little of what may still be coming: closing on unread bytes would reset the
  // connection, and the answer with it.
  bool farewell() {
    connection_.finish();
    const Deadline deadline = in(farewell_time);
    std::size_t dropped = buffer_.size();
    while (dropped < farewell_bytes_max) {
      buffer_.clear();
      const long count = connection_.read(buffer_, read_bytes, deadline);
      if (count <= 0) break;
      dropped += static_cast<std::size_t>(count);
    }
    return false;
  }

  Connection& connection_;
  int socket_;
  Guests& guests_;
  const HttpAnswerer& answerer_;
  const std::string peer_;
  std::string buffer_;  // read and not yet used
};

}  // namespace

struct Server::State {
  State(Listening made, std::unique_ptr<TlsContext> context, HttpHandler handler)
      : listening(std::move(made)),
        tls(std::move(context)),
        url(fmt::format("{}://{}", tls ? "https" : "http", listening.address)),
        answerer(std::move(handler)),
        wake(::eventfd(0, EFD_CLOEXEC)),
        pool(std::make_unique<WorkerPool>(limits::connections_max)) {}

  void accept_all() {
    for (;;) {
      const int ready = wait_readable(listening.socket.get(), wake.get(), in(idle_time));
      if (ready == wake.get()) return;
      if (ready < 0) continue;
      Descriptor socket(::accept4(listening.socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (socket.valid()) {
        welcome(std::move(socket));
      } else if (errno != EAGAIN && errno != EINTR && errno != ECONNABORTED) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));  // out of descriptors: ease off
      }
    }
  }

  void welcome(Descriptor socket) {
    const int number = socket.get();
    std::string peer = peer_of(number);
    if (guests.enter(number, peer) == Guests::Admission::full) return turn_away(number);
    const auto held = std::make_shared<Descriptor>(std::move(socket));
    if (!pool->run([this, held, peer] { serve(*held, peer); })) {
      guests.leave(number, peer);
      turn_away(number);
    }
  }

  void turn_away(int socket) const {
    if (tls) return;  // nobody waits for a handshake to be told to go
    static const std::string bytes = refusal_bytes(429, "too many connections: try again");
    ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  }

  void serve(Descriptor& socket, const std::string& peer) {
    const auto connection =
        tls ? tls->accept(socket.get(), in(head_time)) : plain_connection(socket.get());
    if (connection) Visit(*connection, socket.get(), guests, answerer, peer).serve();
    // Left before the descriptor is closed: its number may be somebody else's right after.
    guests.leave(socket.get(), peer);
    socket.reset();
  }

  Listening listening;
  std::unique_ptr<TlsContext> tls;
  std::string url;
  HttpAnswerer answerer;
  Guests guests;
  Descriptor wake;
  std::unique_ptr<WorkerPool> pool;
  std::thread acceptor;
  std::atomic<bool> stopped{false};
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

graph::Result<std::unique_ptr<Server>> Server::start(const ServerOptions& options,
                                                     HttpHandler handler) {
  auto address = listen_address_from_text(options.listen);
  if (!address) return std::move(address).error();
  if (options.tls_certificate.empty() != options.tls_key.empty()) {
    return graph::Error{graph::ErrorCode::wrong_usage,
                        "--tls-cert and --tls-key belong together: give both or neither"};
  }
  std::unique_ptr<TlsContext> tls;
  if (!options.tls_certificate.empty()) {
    auto opened = TlsContext::open(options.tls_certificate, options.tls_key);
    if (!opened) return std::move(opened).error();
    tls = std::move(opened).value();
  }
  auto listening = listen_tcp(*address);
  if (!listening) return std::move(listening).error();
  if (!listening->loopback && !tls) {
    return graph::Error{
        graph::ErrorCode::wrong_usage,
        fmt::format("{} can be reached from other machines, and what goes over the wire is about "
                    "people: give --tls-cert and --tls-key, or listen on 127.0.0.1 behind a proxy "
                    "that does TLS",
                    options.listen)};
  }
  std::unique_ptr<Server> server(new Server(
      std::make_unique<State>(std::move(listening).value(), std::move(tls), std::move(handler))));
  State& state = *server->state_;
  state.acceptor = std::thread([&state] { state.accept_all(); });
  return server;
}

void Server::stop() {
  if (state_->stopped.exchange(true)) return;
  const std::uint64_t one = 1;
  if (::write(state_->wake.get(), &one, sizeof one) < 0) return;
  state_->acceptor.join();
  state_->listening.socket.reset();
  state_->guests.stop();
  state_->pool.reset();
}

Server::~Server() { stop(); }

const std::string& Server::url() const { return state_->url; }

}  // namespace kith::api
