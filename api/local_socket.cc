// SPDX-License-Identifier: Apache-2.0
#include "api/local_socket.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

#include <nlohmann/json.hpp>

#include "api/http_socket.h"
#include "api/worker_pool.h"
#include "store/byte_order.h"

namespace kith::api {
namespace {

using graph::Error;
using graph::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::size_t commands_max = 16;
constexpr std::size_t frame_bytes_max = 16 * 1024 * 1024;
constexpr std::chrono::hours patience{24};  // a command may take long; only its end is waited for
constexpr std::chrono::seconds greeting_time{5};

enum class Frame : char { request = 'r', out = 'o', err = 'e', exit = 'x' };

Deadline in(std::chrono::steady_clock::duration time) {
  return std::chrono::steady_clock::now() + time;
}

bool send_frame(Connection& connection, Frame frame, std::string_view bytes) {
  std::string head(1, static_cast<char>(frame));
  store::put_integer(head, static_cast<std::uint32_t>(bytes.size()));
  return connection.write(head + std::string(bytes), in(greeting_time * 12));
}

// Reads frames off a connection.
class Frames {
 public:
  explicit Frames(Connection& connection) : connection_(connection) {}

  // False at the end, or where the bytes are no frame.
  bool next(Frame& frame, std::string& bytes, Deadline deadline) {
    if (!fill(frame_head_bytes, deadline)) return false;
    frame = static_cast<Frame>(buffer_[0]);
    store::ByteReader reader(std::string_view(buffer_).substr(1, 4));
    const auto size = reader.integer<std::uint32_t>();
    if (size > frame_bytes_max || !fill(frame_head_bytes + size, deadline)) return false;
    bytes = buffer_.substr(frame_head_bytes, size);
    buffer_.erase(0, frame_head_bytes + size);
    return true;
  }

 private:
  static constexpr std::size_t frame_head_bytes = 5;

  bool fill(std::size_t bytes, Deadline deadline) {
    while (buffer_.size() < bytes) {
      if (connection_.read(buffer_, 64 * 1024, deadline) <= 0) return false;
    }
    return true;
  }

  Connection& connection_;
  std::string buffer_;
};

// The terminal of whoever is at the other end.
class FarTerminal : public Terminal {
 public:
  FarTerminal(Connection& connection, int socket, bool err_is_terminal)
      : connection_(connection), socket_(socket), err_is_terminal_(err_is_terminal) {}

  void out(std::string_view text) override { send(Frame::out, text); }
  void err(std::string_view text) override { send(Frame::err, text); }
  bool err_is_terminal() const override { return err_is_terminal_; }
  // Whoever asked has closed their half, or is gone.
  bool cancelled() override {
    pollfd entry{socket_, POLLRDHUP, 0};
    return gone_ || ::poll(&entry, 1, 0) > 0;
  }

 private:
  void send(Frame frame, std::string_view text) {
    while (!gone_ && !text.empty()) {
      const std::string_view piece = text.substr(0, frame_bytes_max / 2);
      if (!send_frame(connection_, frame, piece)) gone_ = true;
      text.remove_prefix(piece.size());
    }
  }

  Connection& connection_;
  int socket_;
  bool err_is_terminal_;
  std::atomic<bool> gone_{false};
};

// While it lives, tells the server when the person here has had enough, by closing this end's
// sending half: what the server still says arrives.
std::jthread watching_for_interrupt(Terminal& terminal, int socket) {
  return std::jthread([&terminal, socket](const std::stop_token& done) {
    std::mutex mutex;
    std::condition_variable_any changed;
    std::unique_lock lock(mutex);
    const auto ended = [&done] { return done.stop_requested(); };
    while (!changed.wait_for(lock, done, std::chrono::milliseconds(50), ended)) {
      if (done.stop_requested()) return;
      if (!terminal.cancelled()) continue;
      ::shutdown(socket, SHUT_WR);
      return;
    }
  });
}

std::string peer_user(int socket) {
  ucred credentials{};
  socklen_t size = sizeof credentials;
  if (::getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) return "unknown";
  return user_name(credentials.uid);
}

std::optional<LocalRequest> request_of(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return std::nullopt;
  LocalRequest request;
  try {
    request.arguments = json.at("arguments").get<std::vector<std::string>>();
    request.directory = json.at("directory").get<std::string>();
    request.err_is_terminal = json.at("err_is_terminal").get<bool>();
  } catch (const Json::exception&) {
    return std::nullopt;
  }
  return request;
}

}  // namespace

struct LocalSocket::State {
  State(std::string where, Descriptor made, Handler what)
      : path(std::move(where)),
        socket(std::move(made)),
        wake(::eventfd(0, EFD_CLOEXEC)),
        handler(std::move(what)),
        pool(std::make_unique<WorkerPool>(commands_max)) {}

  void accept_all() {
    for (;;) {
      const int ready = wait_readable(socket.get(), wake.get(), in(std::chrono::seconds(60)));
      if (ready == wake.get()) return;
      if (ready < 0) continue;
      const auto made =
          std::make_shared<Descriptor>(::accept4(socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
      if (made->valid()) pool->run([this, made] { serve(*made); });
    }
  }

  void serve(const Descriptor& made) {
    const auto connection = plain_connection(made.get());
    Frames frames(*connection);
    Frame frame{};
    std::string text;
    if (!frames.next(frame, text, in(greeting_time)) || frame != Frame::request) return;
    auto request = request_of(text);
    if (!request) return;
    request->user = peer_user(made.get());
    FarTerminal terminal(*connection, made.get(), request->err_is_terminal);
    const int code = handler(*request, terminal);
    send_frame(*connection, Frame::exit, std::to_string(code));
  }

  std::string path;
  Descriptor socket;
  Descriptor wake;
  Handler handler;
  std::unique_ptr<WorkerPool> pool;
  std::thread acceptor;
  std::atomic<bool> stopped{false};
};

LocalSocket::LocalSocket(std::unique_ptr<State> state) : state_(std::move(state)) {}

graph::Result<std::unique_ptr<LocalSocket>> LocalSocket::start(const std::string& path,
                                                               Handler handler) {
  auto socket = listen_unix(path);
  if (!socket) return std::move(socket).error();
  std::unique_ptr<LocalSocket> local(new LocalSocket(
      std::make_unique<State>(path, std::move(socket).value(), std::move(handler))));
  State& state = *local->state_;
  state.acceptor = std::thread([&state] { state.accept_all(); });
  return local;
}

void LocalSocket::stop() {
  if (state_->stopped.exchange(true)) return;
  const std::uint64_t one = 1;
  if (::write(state_->wake.get(), &one, sizeof one) < 0) return;
  state_->acceptor.join();
  ::unlink(state_->path.c_str());
  state_->socket.reset();
  state_->pool.reset();
}

LocalSocket::~LocalSocket() { stop(); }

graph::Result<int> ask_server(const std::string& path, const LocalRequest& request,
                              Terminal& terminal) {
  auto socket = connect_unix(path);
  if (!socket) return std::move(socket).error();
  const auto connection = plain_connection(socket->get());
  const Json json{{"arguments", request.arguments},
                  {"directory", request.directory},
                  {"err_is_terminal", request.err_is_terminal}};
  const Error cut_short{ErrorCode::unavailable,
                        "the server ended before the command did. Look at what is stored before "
                        "you do it again."};
  // An argument need not be text.
  const std::string sent = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (!send_frame(*connection, Frame::request, sent)) return cut_short;
  const std::jthread interrupt = watching_for_interrupt(terminal, socket->get());
  Frames frames(*connection);
  Frame frame{};
  std::string bytes;
  while (frames.next(frame, bytes, in(patience))) {
    if (frame == Frame::out) terminal.out(bytes);
    if (frame == Frame::err) terminal.err(bytes);
    if (frame == Frame::exit) return std::stoi(bytes);
  }
  return cut_short;
}

}  // namespace kith::api
