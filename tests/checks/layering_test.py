# SPDX-License-Identifier: Apache-2.0
"""Who may include whom. graph <- store, graph <- matcher, all of them <- api <- tests; the
auditor's verifier nobody; no cycle between files; third-party headers only inside .cc files of the
module that may use them."""
import os
import pathlib
import re
import subprocess
import unittest

from source_tree import read_tree, text_of

MAY_INCLUDE = {
    "graph": {"graph"},
    "store": {"store", "graph"},
    "matcher": {"matcher", "graph"},
    "demo": {"demo", "graph"},
    "verifier": {"verifier"},
    "api": {"api", "demo", "verifier", "matcher", "store", "graph"},
    "tests": {"tests", "api", "demo", "verifier", "matcher", "store", "graph"},
}
# First part of the include: which modules may use it. tests may use anything.
THIRD_PARTY = {
    "boost": {"graph", "matcher"},
    "rocksdb": {"store"},
    "openssl": {"store", "matcher", "api"},
    "sodium.h": {"store", "api", "verifier"},
    "libical": {"graph"},
    "nlohmann": {"graph", "api", "demo", "verifier"},
    "CLI": {"api"},
    "fmt": {"api"},
    "httplib.h": {"api"},
    "sqlite3.h": {"api"},
    "simdjson.h": {"api"},
}
EXCEPTIONS = {  # (file, include) that would be a fault otherwise
    ("api/main.cc", "rocksdb/version.h"),  # `kith version` names the storage engine it runs on
}
FORWARD_HEADER = "nlohmann/json_fwd.hpp"
BOOST_ADAPTER = "graph/boost_adapter.h"
SYSTEM_FOLDERS = {"sys", "netinet", "arpa", "linux", "net", "bits"}
SYSTEM_HEADERS = set("""
    unistd.h fcntl.h pthread.h poll.h signal.h dirent.h netdb.h dlfcn.h sched.h termios.h pwd.h
    grp.h syslog.h ftw.h glob.h spawn.h stdlib.h string.h errno.h time.h immintrin.h emmintrin.h
    x86intrin.h arm_neon.h malloc.h
    """.split())
MODULES = ("graph", "store", "matcher", "api", "tests")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def module_of(path):
    for folder in ("demo", "verifier"):
        if path.startswith(f"api/{folder}/"):
            return folder
    first = path.split("/", 1)[0]
    return first if first in MODULES and "/" in path else None


def is_system(name):
    if name in SYSTEM_HEADERS or name.split("/")[0] in SYSTEM_FOLDERS:
        return True
    return re.fullmatch(r"[a-z_0-9]+", name) is not None  # <vector>, <cstdint>, <source_location>


def includes_of(text):
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return [(mark, name) for mark, name in INCLUDE.findall(text)]


def third_party_fault(path, module, name):
    first = name.split("/")[0]
    if module == "tests" or (path, name) in EXCEPTIONS:
        return None
    if first not in THIRD_PARTY:
        return f"{path}: <{name}> is a library nobody agreed to (THIRD_PARTY in this check)"
    if module not in THIRD_PARTY[first]:
        return f"{path}: {module} may not use <{name}>"
    if not path.endswith(".h") or name == FORWARD_HEADER:
        return None
    if path == BOOST_ADAPTER and first == "boost":
        return None
    return f"{path}: third-party <{name}> in a header"


def own_fault(path, module, name, files):
    target = module_of(name)
    if target is None:
        return f'{path}: "{name}" is not written from the root'
    if name not in files:
        return f'{path}: "{name}" does not exist'
    if not name.endswith(".h"):
        return f'{path}: "{name}" is not a header'
    if target not in MAY_INCLUDE[module]:
        return f'{path}: {module} may not include "{name}"'
    return None


def cycles(graph):
    """Each include cycle as a list of files, found by depth-first search."""
    found, done = [], set()

    def visit(path, trail):
        if path in trail:
            found.append(trail[trail.index(path):] + [path])
        elif path not in done:
            for other in graph.get(path, ()):
                visit(other, trail + [path])
            done.add(path)

    for path in sorted(graph):
        visit(path, [])
    return found


def faults(files):
    """files: {path: text}. Every fault as one line."""
    found, graph = [], {}
    for path, text in sorted(files.items()):
        module = module_of(path)
        if module is None or not path.endswith((".h", ".cc")):
            continue
        graph[path] = []
        for mark, name in includes_of(text):
            if mark == "<":
                fault = None if is_system(name) else third_party_fault(path, module, name)
            else:
                fault = own_fault(path, module, name, files)
                graph[path].append(name)
            if fault:
                found.append(fault)
    found += ["include cycle: " + " -> ".join(cycle) for cycle in cycles(graph)]
    return found


def link_faults(links):
    """links: {module: libraries it names in CMake}. What a module's target may link, of ours."""
    allowed = {
        "graph": set(),
        "store": {"kith::graph"},
        "matcher": {"kith::graph"},
        "demo": {"kith::graph", "nlohmann_json::nlohmann_json"},
        "api": {"kith::matcher", "kith::store", "kith::graph", "kith::demo", "kith::verifier"},
        "verifier": {"nlohmann_json::nlohmann_json", "PkgConfig::SODIUM"},
        "verify": {"kith::verifier", "PkgConfig::SODIUM"},  # the program
    }
    found = []
    for module, names in links.items():
        ours = {name for name in names if name.startswith(("kith::", "kith_"))}
        ours -= {"kith::flags"}
        if module in ("demo", "verifier", "verify"):
            ours = set(names) - {"kith::flags"}
        for name in sorted(ours - allowed[module]):
            found.append(f"kith_{module} may not link {name}")
    return found


class Tree(unittest.TestCase):
    def test_includes(self):
        files = {path: text_of(data) for path, data in read_tree().items()}
        self.assertGreater(sum(path.endswith(".h") for path in files), 0)
        self.assertEqual(faults(files), [])

    def test_what_the_verifier_loads_and_holds(self):
        """The program itself: no library but two, and nothing of Kith but the verifier."""
        program = os.environ["KITH_VERIFY"]
        loaded = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
        names = set(re.findall(r"^\s*(?:/\S*/)?(lib[a-z_+]+|ld-)", loaded, re.MULTILINE))
        own = {"libc", "libm", "libstdc++", "libgcc_s", "ld-", "libasan", "libubsan", "libtsan"}
        self.assertIn("libsodium", names, loaded)
        self.assertEqual(names - own, {"libsodium"}, loaded)
        symbols = subprocess.run(["nm", "--demangle", program], capture_output=True, text=True,
                                 check=True).stdout
        modules = set(re.findall(r"\bkith::(\w+)::", symbols))
        self.assertEqual(modules, {"verifier"})

    def test_links(self):
        text = (pathlib.Path(os.environ["KITH_BUILD"]) / "links.txt").read_text(encoding="utf-8")
        links = dict(line.split("=", 1) for line in text.splitlines())
        self.assertEqual(sorted(links),
                         ["api", "demo", "graph", "matcher", "store", "verifier", "verify"])
        links = {module: set(filter(None, names.split(";"))) for module, names in links.items()}
        self.assertIn("RocksDB::rocksdb-shared", links["store"])
        self.assertEqual(link_faults(links), [])


class Planted(unittest.TestCase):
    """A tree with exactly one fault gives exactly that fault."""

    clean = {
        "graph/a.h": '#pragma once\n#include <vector>\n#include <nlohmann/json_fwd.hpp>\n',
        "graph/boost_adapter.h": '#include <boost/graph/graph_traits.hpp>\n#include "graph/a.h"\n',
        "graph/a.cc": '#include "graph/a.h"\n#include <sys/types.h>\n',
        "store/b.h": '#include "graph/a.h"\n',
        "store/b.cc": '#include "store/b.h"\n#include <rocksdb/db.h>\n',
        "matcher/c.h": '#include "graph/a.h"\n',
        "api/d.h": '#include "store/b.h"\n#include "matcher/c.h"\n',
        "api/demo/e.h": '#include "graph/a.h"\n',
        "api/verifier/f.h": '#include <vector>\n',
        "api/verifier/f.cc": '#include "api/verifier/f.h"\n#include <sodium.h>\n',
        "api/main.cc": '#include "api/d.h"\n#include "api/demo/e.h"\n#include <CLI/CLI.hpp>\n'
                       '#include "api/verifier/f.h"\n',
        "tests/unit/api/d_test.cc": '#include "api/d.h"\n#include <doctest/doctest.h>\n',
    }

    def test_the_clean_tree_has_none(self):
        self.assertEqual(faults(self.clean), [])

    def expect(self, path, line, fault):
        files = dict(self.clean)
        files[path] = files.get(path, "") + line + "\n"
        found = faults(files)
        self.assertEqual(len(found), 1, found)
        self.assertIn(fault, found[0])

    def test_each_wrong_direction(self):
        for path, name in [("graph/a.cc", "store/b.h"), ("graph/a.cc", "matcher/c.h"),
                           ("graph/a.cc", "api/d.h"), ("store/b.cc", "matcher/c.h"),
                           ("store/b.cc", "api/d.h"), ("matcher/c.cc", "store/b.h"),
                           ("matcher/c.cc", "api/d.h"), ("matcher/c.cc", "api/demo/e.h"),
                           ("api/demo/e.cc", "matcher/c.h"), ("api/demo/e.cc", "store/b.h"),
                           ("api/demo/e.cc", "api/d.h"), ("api/demo/e.cc", "api/verifier/f.h"),
                           ("store/b.cc", "api/verifier/f.h"), ("api/verifier/f.cc", "api/d.h"),
                           ("api/verifier/f.cc", "graph/a.h"), ("api/verifier/f.cc", "store/b.h"),
                           ("api/verifier/f.cc", "matcher/c.h"),
                           ("api/verifier/f.cc", "api/demo/e.h")]:
            with self.subTest(path=path, name=name):
                self.expect(path, f'#include "{name}"', "may not include")

    def test_third_party_in_the_wrong_place(self):
        self.expect("graph/a.h", "#include <boost/graph/graph_traits.hpp>", "in a header")
        self.expect("api/d.h", "#include <nlohmann/json.hpp>", "in a header")
        self.expect("graph/boost_adapter.h", "#include <nlohmann/json.hpp>", "in a header")
        self.expect("matcher/c.cc", "#include <rocksdb/db.h>", "may not use")
        self.expect("api/d.cc", "#include <rocksdb/db.h>", "may not use")
        self.expect("api/verifier/f.cc", "#include <fmt/format.h>", "may not use")
        self.expect("api/verifier/f.cc", "#include <openssl/sha.h>", "may not use")
        self.expect("api/d.cc", "#include <readline/readline.h>", "nobody agreed to")

    def test_malformed_includes(self):
        self.expect("graph/a.cc", '#include "a.h"', "not written from the root")
        self.expect("graph/a.cc", '#include "graph/none.h"', "does not exist")
        self.expect("graph/z.cc", '#include "graph/a.cc"', "is not a header")
        self.expect("graph/a.cc", '  #  include   "store/b.h"', "may not include")

    def test_a_cycle(self):
        self.expect("graph/a.h", '#include "graph/boost_adapter.h"', "include cycle: graph/a.h")

    def test_what_is_commented_out_is_no_include(self):
        files = dict(self.clean)
        files["graph/a.cc"] += '// #include "store/b.h"\n/*\n#include "store/b.h"\n*/\n'
        self.assertEqual(faults(files), [])

    def test_wrong_links(self):
        self.assertEqual(link_faults({"matcher": {"kith::flags", "kith::graph"}}), [])
        for module, name in [("matcher", "kith::store"), ("store", "kith::matcher"),
                             ("graph", "kith::store"), ("demo", "kith::matcher"),
                             ("demo", "fmt::fmt"), ("demo", "kith_store"),
                             ("verifier", "kith::graph"), ("verifier", "OpenSSL::Crypto"),
                             ("verify", "kith::api")]:
            with self.subTest(module=module, name=name):
                self.assertEqual(len(link_faults({module: {"kith::flags", name}})), 1)


if __name__ == "__main__":
    unittest.main()
