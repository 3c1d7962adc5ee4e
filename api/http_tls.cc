// SPDX-License-Identifier: Apache-2.0
// TLS by OpenSSL, over a socket that does not block.
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>

#include "api/http_socket.h"

namespace kith::api {
namespace {

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSsl {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};

// Waits for what OpenSSL says it needs; false when it failed or the deadline has passed.
bool wait_as_told(SSL* ssl, int result, Deadline deadline) {
  const int need = SSL_get_error(ssl, result);
  if (need != SSL_ERROR_WANT_READ && need != SSL_ERROR_WANT_WRITE) return false;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      deadline - std::chrono::steady_clock::now());
  if (left.count() <= 0) return false;
  pollfd entry{SSL_get_fd(ssl), static_cast<short>(need == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT),
               0};
  return ::poll(&entry, 1, static_cast<int>(left.count())) > 0;
}

class TlsConnection : public Connection {
 public:
  TlsConnection(std::unique_ptr<SSL, FreeSsl> ssl, int socket)
      : socket_(socket), ssl_(std::move(ssl)) {}

  long read(std::string& out, std::size_t most, Deadline deadline) override {
    std::array<char, 16 * 1024> buffer;
    for (;;) {
      ERR_clear_error();
      const int count =
          SSL_read(ssl_.get(), buffer.data(), static_cast<int>(std::min(most, buffer.size())));
      if (count > 0) {
        out.append(buffer.data(), static_cast<std::size_t>(count));
        return count;
      }
      if (SSL_get_error(ssl_.get(), count) == SSL_ERROR_ZERO_RETURN) return 0;
      if (!wait_as_told(ssl_.get(), count, deadline)) return -1;
    }
  }

  bool write(std::string_view bytes, Deadline deadline) override {
    while (!bytes.empty()) {
      ERR_clear_error();
      const auto most = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20U));
      const int count = SSL_write(ssl_.get(), bytes.data(), most);
      if (count > 0) {
        bytes.remove_prefix(static_cast<std::size_t>(count));
      } else if (!wait_as_told(ssl_.get(), count, deadline)) {
        return false;
      }
    }
    return true;
  }

  void finish() override {
    SSL_shutdown(ssl_.get());
    ::shutdown(socket_, SHUT_WR);
  }

 private:
  const int socket_;
  std::unique_ptr<SSL, FreeSsl> ssl_;
};

class OpenSslContext : public TlsContext {
 public:
  explicit OpenSslContext(std::unique_ptr<SSL_CTX, FreeContext> context)
      : context_(std::move(context)) {}

  std::unique_ptr<Connection> accept(int socket, Deadline deadline) override {
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    std::unique_ptr<SSL, FreeSsl> ssl(SSL_new(context_.get()));
    if (!ssl || SSL_set_fd(ssl.get(), socket) != 1) return nullptr;
    for (;;) {
      ERR_clear_error();
      const int result = SSL_accept(ssl.get());
      if (result == 1) break;
      if (!wait_as_told(ssl.get(), result, deadline)) return nullptr;
    }
    return std::make_unique<TlsConnection>(std::move(ssl), socket);
  }

 private:
  std::unique_ptr<SSL_CTX, FreeContext> context_;
};

}  // namespace

graph::Result<std::unique_ptr<TlsContext>> TlsContext::open(const std::string& certificate_file,
                                                            const std::string& key_file) {
  std::unique_ptr<SSL_CTX, FreeContext> context(SSL_CTX_new(TLS_server_method()));
  if (!context) return graph::Error{graph::ErrorCode::storage_failed, "OpenSSL does not start"};
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_mode(context.get(),
                   SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file.c_str()) != 1) {
    return graph::Error{graph::ErrorCode::bad_input,
                        fmt::format("--tls-cert {}: not a certificate in PEM", certificate_file)};
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), key_file.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(context.get()) != 1) {
    return graph::Error{
        graph::ErrorCode::bad_input,
        fmt::format("--tls-key {}: not the private key, in PEM, of that certificate", key_file)};
  }
  return std::unique_ptr<TlsContext>(std::make_unique<OpenSslContext>(std::move(context)));
}

}  // namespace kith::api
