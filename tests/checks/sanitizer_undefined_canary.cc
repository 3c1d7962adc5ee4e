// SPDX-License-Identifier: Apache-2.0
// Overflows a signed number: the undefined behaviour sanitizer must stop it.
#include <cstdio>
#include <limits>

int main(int argc, char**) {
  int number = std::numeric_limits<int>::max();
  number += argc;
  std::printf("%d\n", number);
  return 0;
}
