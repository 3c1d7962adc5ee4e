// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <type_traits>
#include <utility>

namespace kith::store {

// Overwrites bytes in a way that the compiler does not optimise away.
void wipe(std::span<std::uint8_t> bytes);

// A value that must not end up in logs, messages or freed memory: it cannot be printed, is copied
// only by name, and is wiped when destroyed or moved from. T is plain bytes. It does not keep the
// operating system from paging or dumping memory.
template <class T>
class Sensitive {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Sensitive() = default;
  explicit Sensitive(const T& value) : value_(value) {}
  Sensitive(Sensitive&& other) noexcept : value_(other.value_) { other.forget(); }
  Sensitive& operator=(Sensitive&& other) noexcept {
    if (this != &other) {
      value_ = other.value_;
      other.forget();
    }
    return *this;
  }
  Sensitive(const Sensitive&) = delete;
  Sensitive& operator=(const Sensitive&) = delete;
  ~Sensitive() { forget(); }

  const T& reveal() const { return value_; }
  T& reveal() { return value_; }
  Sensitive duplicate() const { return Sensitive(value_); }

  // All bytes zero from here on.
  void forget() {
    wipe(std::span<std::uint8_t>(reinterpret_cast<std::uint8_t*>(&value_), sizeof value_));
  }

 private:
  T value_{};
};

template <class T>
std::ostream& operator<<(std::ostream&, const Sensitive<T>&) = delete;

}  // namespace kith::store
