// SPDX-License-Identifier: Apache-2.0
// Two threads write one number without order: the thread sanitizer must notice.
#include <cstdio>
#include <thread>

int main() {
  int number = 0;
  std::thread other([&number] { number = 1; });
  number = 2;
  other.join();
  std::printf("%d\n", number);
  return 0;
}
