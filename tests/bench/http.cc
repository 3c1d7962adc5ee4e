// SPDX-License-Identifier: Apache-2.0
// What HTTP costs around "who might get on with this person?": the server in a process of its own,
// on a real store, asked over loopback for another person each time (no answer is ever kept).
//
//   bench_http [--smoke] [--homes N] [--people P] [--connections C] [--rounds R] [--seconds S]
//
// Added: processor time of the server for each answer, with everything that it does for it (HTTP,
// token, access entry with its synced write, JSON, words), less that of matcher::propose for the
// same people in this process. Throughput: answers a second at C connections, as a share of
// 1 / (t_propose + t_hello), where t_propose is the time for each answer of as many threads of
// matcher::propose as there are cores, and t_hello that of /healthz at C connections; all three in
// turn, R rounds, medians. The client's own processor time is in both HTTP times. Some answers are
// held against those of this process.
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <mutex>
#include <thread>

#include "api/engine.h"
#include "api/routes.h"
#include "api/server.h"
#include "graph/codec.h"
#include "matcher/proposals.h"
#include "tests/support/many_homes.h"
#include "tests/support/measure.h"
#include "tests/support/world.h"

using namespace kith;
using tests::expect;
using tests::Sample;

namespace {

constexpr std::size_t top = 5;  // the server's default

// --- the server's process ---

void fill(api::Scheme& scheme, const graph::View& view) {
  std::vector<graph::Event> events;
  for (const graph::Kind kind : api::every_record_kind()) {
    for (const graph::Number& number : view.numbers(kind)) {
      events.push_back(graph::put_event(*view.record(kind, number)));
    }
  }
  std::size_t next = 0;
  const auto done =
      scheme.writer().bulk([&]() -> graph::Result<std::optional<graph::PreparedEvent>> {
        if (next == events.size()) return std::optional<graph::PreparedEvent>();
        return std::optional<graph::PreparedEvent>(std::move(events[next++]));
      });
  expect(done.ok(), done.ok() ? "" : done.error().message);
}

void tell(int pipe, const std::string& line) {
  expect(::write(pipe, line.data(), line.size()) == static_cast<ssize_t>(line.size()), "pipe");
}

// Makes the store, says token and port, and serves until it is told to end.
void serve(const std::filesystem::path& folder, const tests::ManyHomes& homes, int pipe) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  auto engine = api::Engine::open({folder, true});
  expect(engine.ok(), engine.ok() ? "" : engine.error().message);
  auto scheme = (*engine)->create_scheme("bench");
  expect(scheme.ok(), "no scheme");
  fill(**scheme, tests::many_homes(homes));
  api::TokenEntry wanted;
  wanted.scheme = "bench";
  const auto token = (*engine)->tokens().create(wanted);
  expect(token.ok(), "no token");
  api::Router router(**engine);
  auto server = api::Server::start(
      {"127.0.0.1:0"}, [&](const api::HttpRequest& request) { return router.answer(request); });
  expect(server.ok(), "the server did not start");
  tell(pipe, token->secret + " " + (*server)->url() + "\n");
  int signal = 0;
  ::sigwait(&ending, &signal);
  (*server)->stop();
  expect((*engine)->close().ok(), "the store did not close");
}

class ServerProcess {
 public:
  ServerProcess(const std::filesystem::path& folder, const tests::ManyHomes& homes) {
    int ends[2] = {};
    expect(::pipe(ends) == 0, "pipe");
    process_ = ::fork();
    expect(process_ >= 0, "fork");
    if (process_ == 0) {
      ::close(ends[0]);
      serve(folder, homes, ends[1]);
      std::_Exit(0);
    }
    ::close(ends[1]);
    std::string said;
    char byte = 0;
    while (::read(ends[0], &byte, 1) == 1 && byte != '\n') said += byte;
    ::close(ends[0]);
    const std::size_t space = said.find(' ');
    expect(space != std::string::npos, "the server did not start");
    token_ = said.substr(0, space);
    port_ = static_cast<std::uint16_t>(std::stoi(said.substr(said.rfind(':') + 1)));
    expect(::clock_getcpuclockid(process_, &clock_) == 0, "no clock of the server");
  }
  ~ServerProcess() {
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(process_, &status, 0);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  const std::string& token() const { return token_; }
  std::uint16_t port() const { return port_; }
  double cpu() const { return tests::seconds_of(clock_); }

 private:
  ::pid_t process_ = 0;
  clockid_t clock_ = 0;
  std::string token_;
  std::uint16_t port_ = 0;
};

// --- the client ---

// One kept connection; made anew where the server ended it after its number of answers.
class Client {
 public:
  Client(const ServerProcess& server, std::string path_end)
      : server_(server), path_end_(std::move(path_end)) {}
  ~Client() { end(); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // The body of a 200; anything else ends the program.
  const std::string& get(const std::string& path) {
    const std::string request = "GET " + path + path_end_ + " HTTP/1.1\r\nHost: k\r\n" +
                                "Authorization: Bearer " + server_.token() + "\r\n\r\n";
    if (socket_ < 0) begin();
    expect(::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) ==
               static_cast<ssize_t>(request.size()),
           "the request was not taken");
    read_head();
    expect(head_.starts_with("HTTP/1.1 200"), head_);
    const std::size_t length = head_.find("Content-Length: ");
    expect(length != std::string::npos, "no Content-Length");
    const std::size_t size = std::stoul(head_.substr(length + 16, 12));
    while (body_.size() < size) more(body_);
    if (head_.find("Connection: close") != std::string::npos) end();
    return body_;
  }

 private:
  void begin() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(server_.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    expect(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0,
           "no connection");
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  }
  void end() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  void more(std::string& into) {
    char bytes[64 * 1024];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    expect(count > 0, "the answer broke off");
    into.append(bytes, static_cast<std::size_t>(count));
  }
  void read_head() {
    head_.clear();
    std::size_t end = std::string::npos;
    while (end == std::string::npos) {
      more(head_);
      end = head_.find("\r\n\r\n");
    }
    body_.assign(head_, end + 4);
    head_.resize(end + 2);
  }

  const ServerProcess& server_;
  const std::string path_end_;
  int socket_ = -1;
  std::string head_;
  std::string body_;
};

// --- what is measured ---

struct World {
  graph::View view;
  matcher::CandidateIndex index;
  std::size_t people = 0;

  matcher::Question question(std::size_t i) const {
    matcher::Question question;
    question.person = tests::person_number(tests::asker(i % people));
    question.on = tests::today;
    question.top = top;
    return question;
  }
  std::string path(std::size_t i) const {
    return "/v1/schemes/bench/people/" + graph::to_text(question(i).person.number) + "/proposals";
  }
  matcher::Proposals propose(std::size_t i) const {
    auto answer = matcher::propose(view, index, question(i));
    expect(answer.ok(), "a question was refused");
    return std::move(answer).value();
  }
};

const std::string query = "?on=" + graph::to_text(tests::today);

// The homes proposed over HTTP are those that this process proposes, in their order.
void compare(const World& world, const ServerProcess& server, std::size_t count) {
  Client client(server, query);
  std::size_t homes = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string& body = client.get(world.path(i));
    std::size_t at = body.find("\"proposals\":[");
    for (const matcher::Proposal& each : world.propose(i).proposals) {
      at = body.find("{\"household\":\"", at);
      expect(at != std::string::npos, "a home is missing over HTTP");
      at += 14;
      expect(body.compare(at, 26, graph::to_text(each.household.number)) == 0, "another home");
      ++homes;
    }
  }
  expect(homes > count, "hardly anybody was proposed");
  std::printf("  %zu answers held against this process: %zu homes, all equal\n", count, homes);
}

// One after the other on one connection: seconds of the server's processor time for each answer.
double server_cpu(const ServerProcess& server, const std::string& path_end, std::size_t count,
                  const std::function<std::string(std::size_t)>& path) {
  Client client(server, path_end);
  client.get(path(0));
  const double before = server.cpu();
  for (std::size_t i = 0; i < count; ++i) client.get(path(i));
  // Access entries are gathered for up to a second, then written.
  std::this_thread::sleep_for(std::chrono::milliseconds(1'500));
  return (server.cpu() - before) / static_cast<double>(count);
}

struct Load {
  double a_second = 0;
  Sample milliseconds;
};

// As many connections at once, each asking as soon as it is answered; everybody asks of others.
Load load(std::size_t threads, double seconds,
          const std::function<std::function<void(std::size_t)>()>& worker) {
  Load load;
  std::mutex mutex;
  std::atomic<std::size_t> next{0};
  std::vector<std::thread> running;
  const double begin = tests::seconds_of(CLOCK_MONOTONIC);
  for (std::size_t t = 0; t < threads; ++t) {
    running.emplace_back([&] {
      const auto work = worker();
      Sample mine;
      while (tests::seconds_of(CLOCK_MONOTONIC) - begin < seconds) {
        const double asked = tests::seconds_of(CLOCK_MONOTONIC);
        work(next.fetch_add(1));
        mine.add((tests::seconds_of(CLOCK_MONOTONIC) - asked) * 1e3);
      }
      const std::lock_guard lock(mutex);
      load.milliseconds.add(mine);
    });
  }
  for (std::thread& thread : running) thread.join();
  load.a_second =
      static_cast<double>(load.milliseconds.size()) / (tests::seconds_of(CLOCK_MONOTONIC) - begin);
  return load;
}

Load http_load(const ServerProcess& server, std::size_t connections, double seconds,
               const std::string& path_end, const std::function<std::string(std::size_t)>& path) {
  return load(connections, seconds, [&]() -> std::function<void(std::size_t)> {
    const auto client = std::make_shared<Client>(server, path_end);
    return [client, &path](std::size_t i) { client->get(path(i)); };
  });
}

struct Settings {
  std::size_t connections = 16;
  std::size_t rounds = 5;
  std::size_t people = 500;
  double seconds = 3;
};

void measure(const World& world, const ServerProcess& server, const Settings& settings) {
  const auto ask = [&](std::size_t i) { return world.path(i); };
  const auto hello = [](std::size_t) { return std::string("/healthz"); };
  const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
  Sample answered, alone, hello_cpu, share, http_rate, propose_rate, hello_rate, p50, p99;
  for (std::size_t round = 0; round < settings.rounds; ++round) {
    answered.add(server_cpu(server, query, settings.people, ask) * 1e3);
    const auto took = tests::time_of([&] {
      for (std::size_t i = 0; i < settings.people; ++i) world.propose(i);
    });
    alone.add(took.cpu * 1e3 / static_cast<double>(settings.people));
    hello_cpu.add(server_cpu(server, "", settings.people, hello) * 1e3);
    const Load over_http = http_load(server, settings.connections, settings.seconds, query, ask);
    const Load greeted = http_load(server, settings.connections, settings.seconds, "", hello);
    const Load proposed = load(cores, settings.seconds, [&]() -> std::function<void(std::size_t)> {
      return [&](std::size_t i) { world.propose(i); };
    });
    http_rate.add(over_http.a_second);
    propose_rate.add(proposed.a_second);
    hello_rate.add(greeted.a_second);
    share.add(over_http.a_second * (1 / proposed.a_second + 1 / greeted.a_second));
    p50.add(over_http.milliseconds.median());
    p99.add(over_http.milliseconds.quantile(0.99));
  }
  std::printf(
      "  processor time an answer: server %.3f ms, propose in process %.3f ms, added %.3f "
      "ms (bar 0.2); hello %.3f ms\n",
      answered.median(), alone.median(), answered.median() - alone.median(), hello_cpu.median());
  std::printf(
      "  at %zu connections on %zu cores: %.0f answers a second; propose alone %.0f, hello "
      "%.0f; share of 1 / (t_propose + t_hello) %.2f (least %.2f, most %.2f; bar 0.70)\n",
      settings.connections, cores, http_rate.median(), propose_rate.median(), hello_rate.median(),
      share.median(), share.least(), share.most());
  std::printf(
      "  an answer waited for at %zu connections: p50 %.2f ms, p99 %.2f ms (least %.2f, "
      "most %.2f; bar 10)\n",
      settings.connections, p50.median(), p99.median(), p99.least(), p99.most());
}

}  // namespace

int main(int argc, char** argv) {
  const tests::Arguments arguments(
      argc, argv,
      {{"homes", 10'000}, {"people", 500}, {"connections", 16}, {"rounds", 5}, {"seconds", 3}},
      "bench_http [--smoke] [--homes N] [--people P] [--connections C] [--rounds R] [--seconds S]");
  const bool smoke = arguments.smoke();
  Settings settings;
  settings.connections = static_cast<std::size_t>(std::max(1, arguments["connections"]));
  settings.rounds = smoke ? 1 : static_cast<std::size_t>(std::max(1, arguments["rounds"]));
  settings.people = smoke ? 40 : static_cast<std::size_t>(std::max(2, arguments["people"]));
  settings.seconds = smoke ? 0.3 : std::max(1, arguments["seconds"]);
  tests::ManyHomes homes;
  homes.homes = smoke ? 300 : static_cast<std::size_t>(std::max(1, arguments["homes"]));
  homes.people = settings.people;
  std::string folder = (std::filesystem::temp_directory_path() / "kith-bench-XXXXXX").string();
  expect(::mkdtemp(folder.data()) != nullptr, "no folder");
  std::printf(
      "HTTP around propose: %zu homes, %zu people in turn, top %zu; %.1f threads want each "
      "core\n",
      homes.homes, settings.people, top, tests::load_a_core());
  std::fflush(stdout);
  {
    const ServerProcess server(std::filesystem::path(folder) / "data", homes);
    World world{tests::many_homes(homes), {}, settings.people};
    world.index = matcher::CandidateIndex().advanced_to(world.view);
    compare(world, server, std::min<std::size_t>(settings.people, 40));
    measure(world, server, settings);
  }
  std::filesystem::remove_all(folder);
  return 0;
}
