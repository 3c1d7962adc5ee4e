// SPDX-License-Identifier: Apache-2.0
// Work in a process of its own, so that its memory is its alone, and what it tells.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <type_traits>

#include "tests/support/measure.h"

namespace kith::tests {

// `work` gives plain data, no more than a pipe takes at once. Threads that run already are not in
// the new process.
template <class Work>
auto apart(const Work& work) {
  using Told = decltype(work());
  static_assert(std::is_trivially_copyable_v<Told>);
  int ends[2];
  expect(pipe(ends) == 0, "no pipe");
  std::fflush(stdout);
  const pid_t child = fork();
  expect(child >= 0, "no process");
  if (child == 0) {
    const Told told = work();
    std::fflush(stdout);
    const bool sent = write(ends[1], &told, sizeof told) == static_cast<ssize_t>(sizeof told);
    _exit(sent ? 0 : 1);  // nothing is tidied up, as if the power had gone
  }
  close(ends[1]);
  Told told;
  const ssize_t got = read(ends[0], &told, sizeof told);
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  expect(got == static_cast<ssize_t>(sizeof told) && status == 0,
         "a process ended without an answer");
  return told;
}

}  // namespace kith::tests
