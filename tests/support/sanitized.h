// SPDX-License-Identifier: Apache-2.0
// Whether this build watches memory or threads: it is several times slower, so that a part of the
// cases is enough there; every build without looks at all of them.
#pragma once

namespace kith::tests {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool is_sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool is_sanitized = true;
#else
inline constexpr bool is_sanitized = false;
#endif
#else
inline constexpr bool is_sanitized = false;
#endif

}  // namespace kith::tests
