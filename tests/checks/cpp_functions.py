# SPDX-License-Identifier: Apache-2.0
"""Finds the functions of a C++ file and their lengths, without a compiler: comments, literals and
preprocessor lines are blanked, then braces are followed."""
import re

LITERALS = re.compile(
    r'R"(?P<mark>[^()\\ \n]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|//[^\n]*'
    r'|/\*.*?\*/'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'",  # not the ' of 1'000
    re.DOTALL)
PREPROCESSOR = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
SCOPE = re.compile(r'\b(namespace|class|struct|union|enum|extern)\b')


def blank(match):
    """The same number of lines, nothing else."""
    return "\n" * match.group(0).count("\n") or " "


def opens_scope(head):
    """Whether a brace after `head` opens a namespace or a type rather than a function."""
    head = re.sub(r"template\s*<[^{}]*?>\s*(?=class|struct|union)", "", head.strip())
    head = re.sub(r"\[\[.*?\]\]|alignas\s*\([^()]*\)", "", head).strip()
    return bool(re.match(r"(inline\s+|typedef\s+|export\s+)*"
                         r"(namespace|class|struct|union|enum|extern)\b", head)) and not (
        re.search(r"\)\s*(const|noexcept|override|final|->[^{}]*|\s)*$", head)
        and not head.startswith("namespace"))


def is_initializer(head):
    """Whether a brace after `head` holds a value: a default argument or a member's initializer."""
    if head.count("(") > head.count(")"):
        return True
    initializers = re.search(r"\)\s*(noexcept\s*)?:(?!:)", head)
    return bool(initializers) and re.search(r"[\w>]$", head.rstrip()) is not None


def functions(text):
    """[(first line, length in lines, first words)] of every function outside other functions."""
    text = PREPROCESSOR.sub(blank, LITERALS.sub(blank, text))
    found, stack, head, head_line, line = [], [], "", 1, 1
    for char in text:
        if char == "{":
            inside = any(kind != "scope" for kind, _, _ in stack)
            if not inside and is_initializer(head):
                kind = "initializer"
            elif not inside and opens_scope(head):
                kind = "scope"
            elif not inside and "(" in head:
                kind = "function"
            else:
                kind = "other"
            stack.append((kind, head_line, head))
            head = ""
        elif char == "}" and stack:
            kind, first, words = stack.pop()
            if kind == "function":
                found.append((first, line - first + 1, " ".join(words.split())[:60]))
            head, head_line = (words + "{}", first) if kind == "initializer" else ("", line)
        elif char == ";" or (char == ":" and head in ("public", "private", "protected")):
            head = ""
        elif head or not char.isspace():
            if not head:
                head_line = line
            head += char
        line += char == "\n"
    return found
