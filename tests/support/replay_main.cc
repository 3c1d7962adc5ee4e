// SPDX-License-Identifier: Apache-2.0
// The main function of a fuzz target where libFuzzer is not linked: every file of the corpus
// folders given is one input. A folder without an input is a failure.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

std::vector<std::uint8_t> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

int replay_folder(const std::filesystem::path& folder) {
  int count = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    if (!entry.is_regular_file()) continue;
    const auto input = read_file(entry.path());
    std::fprintf(stderr, "%s: %zu bytes\n", entry.path().c_str(), input.size());
    LLVMFuzzerTestOneInput(input.data(), input.size());
    ++count;
  }
  return count;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: fuzz_<name> <corpus folder> ...\n", stderr);
    return 2;
  }
  for (int i = 1; i < argc; ++i) {
    if (replay_folder(argv[i]) == 0) {
      std::fprintf(stderr, "%s holds no input\n", argv[i]);
      return 3;
    }
  }
  return 0;
}
