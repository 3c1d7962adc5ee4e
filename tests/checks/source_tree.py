# SPDX-License-Identifier: Apache-2.0
"""The project's files as the checks see them: a table of path to text, so that a check can be run
on a planted tree as well as on the real one."""
import os
import pathlib

ROOT = pathlib.Path(os.environ.get("KITH_ROOT") or pathlib.Path(__file__).parents[2]).resolve()
NOT_OURS = {".git", "build", "node_modules", "__pycache__", ".cache"}


def read_tree(root=ROOT):
    """{relative path: bytes} of every file that belongs to the project."""
    found = {}
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in NOT_OURS)
        for name in sorted(names):
            path = pathlib.Path(folder) / name
            if path.is_symlink() or path.is_file():
                try:
                    found[path.relative_to(root).as_posix()] = path.read_bytes()
                except FileNotFoundError:
                    continue  # somebody is editing: the file was replaced meanwhile
    return found


def text_of(data):
    return data.decode("utf-8", errors="replace")
