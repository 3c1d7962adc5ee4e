// SPDX-License-Identifier: Apache-2.0
// Reads behind the end of a block: the address sanitizer must stop it.
#include <cstdio>
#include <memory>

int main(int argc, char**) {
  const auto block = std::make_unique<int[]>(4);
  std::printf("%d\n", block.get()[argc + 3]);
  return 0;
}
