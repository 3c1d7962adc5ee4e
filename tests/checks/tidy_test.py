# SPDX-License-Identifier: Apache-2.0
"""The style that can be counted: lengths, names, first lines, words that must not stay."""
import ast
import functools
import os
import pathlib
import re
import unittest

from cpp_functions import functions
from source_tree import ROOT, read_tree, text_of

LINE_MAX = 100
FUNCTION_MAX = 70
TOP_LEVEL = {"CMakeLists.txt", "matcher", "graph", "store", "api", "tests", "README.md",
             "CMakePresets.json", "LICENSE"}
CODE = (".h", ".cc", ".py", ".js", ".mjs", ".css", ".cmake", "CMakeLists.txt")
CORPUS = "tests/fuzz/corpus/"
# Recorded runs are kept as they were on disk.
NO_BINARY_EXEMPT = (CORPUS, "tests/replay/kith-")
MARKS = re.compile(r"\b(" + "|".join(["TO" "DO", "FIX" "ME", "X" "XX", "HA" "CK"]) + r")\b")
HOSTS = re.compile("|".join(r"\b" + re.escape(".".join(parts)) for parts in [
    ("deb", "debian", "org"), ("security", "debian", "org"), ("ftp", "debian", "org"),
    ("snapshot", "debian", "org"), ("registry", "npmjs", "org"), ("registry", "yarnpkg", "com"),
    ("pypi", "org"), ("files", "pythonhosted", "org"), ("static", "crates", "io"),
    ("proxy", "golang", "org"), ("archive", "ubuntu", "com")]))
PLACES_OF_EVERYBODY = {"", "usr", "etc", "tmp", "var", "dev", "proc", "sys", "bin", "lib", "opt",
                       "srv", "run", "src"}
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
TEST_CASE = re.compile(r'^(?:TEST_CASE|SCENARIO)\("((?:\\.|[^"\\])*)"', re.MULTILINE)


@functools.cache
def machine_paths(root, banned):
    """A pattern of what may name only this machine: where this checkout lies, a home folder, and
    the words given by whoever runs this in KITH_BANNED_WORDS. (/home/… alone is a JSON Pointer.)"""
    parts = pathlib.PurePosixPath(root).parts[1:]
    depth = 2 if parts[:1] in (("home",), ("Users",)) else 1
    places = {"root"} | ({"/".join(parts[:depth])} - PLACES_OF_EVERYBODY)
    paths = r"(?<![\w.}$/)-])/(?:" + "|".join(map(re.escape, sorted(places))) + r")/"
    return re.compile("|".join([paths] + [re.escape(word) for word in banned.split()]))


def is_script(path, text):
    return "." not in path.rsplit("/", 1)[-1] and text.startswith("#!")


def is_code(path, text):
    return path.endswith(CODE) or is_script(path, text) or path.startswith(".clang-")


def name_faults(path):
    found = []
    parts = path.split("/")
    for part in parts:
        stem = re.sub(r"_test$", "", part.split(".")[0])
        if stem in ("common", "commons", "util", "utils"):
            found.append(f"{path}: nothing is called {stem}")
        if part != part.strip() or not re.fullmatch(r"[A-Za-z0-9._+-]+", part):
            found.append(f"{path}: a name of letters, digits and . _ - only")
    if parts[0] not in TOP_LEVEL and not parts[0].startswith("."):
        found.append(f"{path}: does not belong at the top level")
    return found


def line_faults(path, text):
    found = []
    one_machine = machine_paths(ROOT, os.environ.get("KITH_BANNED_WORDS", ""))
    for number, line in enumerate(text.split("\n"), 1):
        where = f"{path}:{number}"
        if is_code(path, text) and len(line) > LINE_MAX:
            found.append(f"{where}: {len(line)} columns, at most {LINE_MAX}")
        if line.endswith((" ", "\r", "\t")):
            found.append(f"{where}: trailing space")
        if "\t" in line and not path.endswith((".tsv", ".mk")):
            found.append(f"{where}: tab")
        if CONTROL.search(line):
            found.append(f"{where}: control or invisible character")
        if MARKS.search(line):
            found.append(f"{where}: unfinished, says {MARKS.search(line).group(0)}")
        if HOSTS.search(line):
            found.append(f"{where}: names a package host")
        if one_machine.search(line) and path != "LICENSE":
            found.append(f"{where}: names a place of one machine")
    if text and not text.endswith("\n"):
        found.append(f"{path}: no newline at the end")
    return found


def size_faults(path, text):
    count = text.count("\n")
    if path.endswith(".h"):
        limit = 250
    elif path.endswith((".cc", ".py")) or is_script(path, text):
        limit = 600
    else:
        return []
    return [f"{path}: {count} lines, at most {limit}"] if count > limit else []


def lengths(path, text):
    """[(line, length, name)] of the functions of a file, whatever its language."""
    if path.endswith((".h", ".cc")):
        return functions(text)
    if path.endswith(".py"):
        nodes = [node for node in ast.walk(ast.parse(text))
                 if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
        return [(node.lineno, node.end_lineno - node.lineno + 1, node.name) for node in nodes]
    if is_script(path, text):
        pattern = re.compile(r"^(\w+)\(\) \{$.*?^\}$", re.MULTILINE | re.DOTALL)
        return [(text.count("\n", 0, match.start()) + 1, match.group(0).count("\n") + 1,
                 match.group(1)) for match in pattern.finditer(text)]
    return []


def function_faults(path, text):
    return [f"{path}:{line}: {length} lines, at most {FUNCTION_MAX}: {name}"
            for line, length, name in lengths(path, text) if length > FUNCTION_MAX]


def first_line_faults(path, text):
    if not is_code(path, text) and not path.endswith((".yml", ".html", ".svg")):
        return []
    head = text.split("\n")[:2] if text.startswith("#!") else text.split("\n")[:1]
    if any("SPDX-License-Identifier: Apache-2.0" in line for line in head):
        return []
    return [f"{path}: the first line does not name the licence (SPDX)"]


def is_built(path):
    """Whether a .cc file below tests/ is one that tests/CMakeLists.txt picks up."""
    return re.fullmatch(
        r"tests/(unit/(graph|store|matcher|api|demo|verifier)/.*_test\.cc"
        r"|(property|e2e|bench)/[^/]+\.cc"
        r"|fuzz/fuzz_[^/]+\.cc|compile_fail/[^/]+\.cc|support/[^/]+\.cc|checks/[a-z_]*canary\.cc)",
        path) is not None


def test_faults(texts):
    """Dead tests, fuzz targets without a corpus, two test cases of one name in one executable."""
    found, cases = [], {}
    for path, text in texts.items():
        if not path.startswith("tests/") or not path.endswith(".cc"):
            continue
        if not is_built(path):
            found.append(f"{path}: no folder of tests/CMakeLists.txt builds this file")
        folder = re.match(r"tests/unit/[a-z]+/", path)
        for name in TEST_CASE.findall(text):
            key = (folder.group(0) if folder else path, name)
            if key in cases:
                found.append(f'{path}: test case "{name}" is also in {cases[key]}')
            cases[key] = path
        fuzz = re.fullmatch(r"tests/fuzz/fuzz_(.+)\.cc", path)
        if fuzz and not any(other.startswith(f"{CORPUS}{fuzz.group(1)}/") for other in texts):
            found.append(f"{path}: no input in {CORPUS}{fuzz.group(1)}/")
    return found


def faults(files):
    """files: {path: bytes}. Every fault as one line."""
    found, texts = [], {}
    for path, data in files.items():
        texts[path] = text = text_of(data)
        found += name_faults(path)
        if path.startswith(NO_BINARY_EXEMPT):
            continue
        if b"\0" in data or "\ufffd" in text:
            found.append(f"{path}: a binary file")
            continue
        found += line_faults(path, text) + size_faults(path, text) + first_line_faults(path, text)
        found += function_faults(path, text)
    return found + test_faults(texts)


class Tree(unittest.TestCase):
    def test_tree(self):
        files = read_tree()
        self.assertGreater(len(files), 10)
        found = faults(files)
        self.assertEqual(found, [], "\n" + "\n".join(found))
