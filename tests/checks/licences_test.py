# SPDX-License-Identifier: Apache-2.0
"""What is inside and beside the program `kith`, package by package, and under which licence: the
shared libraries it loads and the headers it was compiled from. Nothing under the GPL, nothing that
nobody looked at."""
import os
import pathlib
import re
import subprocess
import unittest

BUILD = pathlib.Path(os.environ["KITH_BUILD"])
BINARY = pathlib.Path(os.environ["KITH_BINARY"])
HTTPLIB = re.compile(r"/httplib\.h$")

# The licence of what Kith uses of each Debian package (names without version digits), as its
# copyright file gives it. Where there is a choice, the one taken.
PACKAGES = {
    "librocksdb": "Apache-2.0",  # or GPL-2.0-only
    "libssl": "Apache-2.0",
    "libical": "MPL-2.0",  # or LGPL-2.1-only
    "libicu": "Unicode-3.0",
    "libsodium": "ISC",
    "nlohmann-json-dev": "MIT",
    "libcli-dev": "BSD-3-Clause",
    "libfmt": "MIT",
    "libboost-dev": "BSL-1.0",
    "cpp-httplib": "MIT",
    "libcpp-httplib-dev": "MIT",
    "libsqlite": "blessing",
    "libsimdjson": "Apache-2.0",
    "libsnappyv": "BSD-3-Clause",
    "libgflags": "BSD-3-Clause",
    "libbz": "bzip2-1.0.6",
    "zlibg": "Zlib",
    "liblz": "BSD-2-Clause",
    "libzstd": "BSD-3-Clause",  # or GPL-2.0-only
    "libc": "LGPL-2.1-or-later",
    "libcrypt": "LGPL-2.1-or-later",
    "libgcc-s": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libgcc-dev": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libstdc++": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libasan": "NCSA",
    "libubsan": "NCSA",
    "libtsan": "NCSA",
    "libclang-common-dev": "Apache-2.0 WITH LLVM-exception",
    "linux-libc-dev": "GPL-2.0-only WITH Linux-syscall-note",
}
ALLOWED = {
    "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "BSL-1.0",
    "ISC", "MIT", "MPL-2.0", "NCSA", "Unicode-3.0", "Zlib", "blessing", "bzip2-1.0.6",
    "LGPL-2.1-or-later",  # the C library, loaded as a shared library
    "GPL-3.0-or-later WITH GCC-exception-3.1",
    "GPL-2.0-only WITH Linux-syscall-note",
}


def family(package):
    """libboost1.74-dev -> libboost-dev, librocksdb7.8:amd64 -> librocksdb, libc6-dev -> libc."""
    name = re.sub(r":.*$", "", package)
    name = re.sub(r"(?<=[a-z+])-?[0-9][0-9.]*(-[0-9.]+$)?", "", name)
    bare = re.sub(r"-dev$", "", name)
    return bare if bare in PACKAGES and name not in PACKAGES else name


def fault_of(package, licences=None):
    licences = PACKAGES if licences is None else licences
    licence = licences.get(family(package))
    if licence is None:
        return f"{package} ({family(package)}): nobody looked at its licence"
    if licence not in ALLOWED:
        return f"{package}: {licence} may not be part of kith"
    return None


def loaded_libraries(binary):
    """The files ldd resolves; a library that is not found is an error."""
    text = subprocess.run(["ldd", binary], capture_output=True, text=True, check=True).stdout
    if "not found" in text:
        raise AssertionError(text)
    return sorted(set(re.findall(r"(?:=> |^\s)(/\S+)", text, re.MULTILINE)))


def compiled_headers(build):
    """Every header outside the project that a source of the program was compiled from."""
    text = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True,
                          check=True).stdout
    headers, ours = set(), False
    for line in text.splitlines():
        if not line.startswith(" "):
            ours = line.startswith(("graph/", "store/", "matcher/", "api/"))
        elif ours and line.strip().startswith("/"):
            headers.add(os.path.normpath(line.strip()))
    return headers


def packages_of(paths):
    """{package: one of its paths}. A path of no package is its own name."""
    paths = sorted(paths)
    real = {}
    for path in paths:
        for name in {path, os.path.realpath(path), os.path.realpath(path).replace("/usr/", "/", 1)}:
            real[name] = path
    done = subprocess.run(["dpkg-query", "--search", *real], capture_output=True, text=True)
    found, known = {}, set()
    for line in done.stdout.splitlines():
        if line.startswith("diversion by "):
            continue
        names, _, path = line.rpartition(": ")
        if path in real:
            known.add(real[path])
            found[names.split(",")[0].strip()] = real[path]
    for path in paths:
        if path not in known:
            found["cpp-httplib" if HTTPLIB.search(path) else path] = path
    return found


class Program(unittest.TestCase):
    def check(self, packages):
        found = sorted(filter(None, map(fault_of, packages)))
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_shared_libraries(self):
        packages = packages_of(loaded_libraries(BINARY))
        self.assertTrue({"libc", "librocksdb"} <= set(map(family, packages)), packages)
        self.check(packages)

    def test_headers(self):
        root = os.path.normpath(os.environ["KITH_ROOT"])
        headers = {path for path in compiled_headers(BUILD) if not path.startswith(root + "/")}
        packages = packages_of(headers)
        self.assertTrue({"libc", "librocksdb"} <= set(map(family, packages)), packages)
        self.check(packages)
        print("\n".join(f"{PACKAGES[family(name)]:45} {name}" for name in sorted(packages)))


class Planted(unittest.TestCase):
    def test_families(self):
        for package, name in [("libboost1.74-dev:amd64", "libboost-dev"), ("libc6:amd64", "libc"),
                              ("librocksdb7.8:amd64", "librocksdb"), ("libc6-dev", "libc"),
                              ("libstdc++-12-dev:amd64", "libstdc++"), ("libfmt9", "libfmt"),
                              ("libbz2-1.0:amd64", "libbz"), ("liblz4-1", "liblz")]:
            self.assertEqual(family(package), name)

    def test_an_unknown_library_is_caught(self):
        self.assertIn("nobody looked", fault_of("libreadline8:amd64"))
        self.assertIn("nobody looked", fault_of("libgsl-dev"))
        self.assertIn("nobody looked", fault_of("/opt/lib/libmine.so"))

    def test_a_gpl_library_is_caught_even_when_listed(self):
        planted = dict(PACKAGES, libreadline="GPL-3.0-or-later")
        self.assertIn("may not be part", fault_of("libreadline8", planted))

    def test_a_library_the_program_does_not_use_is_not_seen_and_one_it_uses_is(self):
        names = [pathlib.Path(path).name for path in loaded_libraries("/bin/sh")]
        self.assertTrue(any(name.startswith("libc.so") for name in names))
        self.assertFalse(any("rocksdb" in name for name in names))


if __name__ == "__main__":
    unittest.main()
