# SPDX-License-Identifier: Apache-2.0
"""Runs the unittest classes of one file. No test, or only skipped ones, is a failure, but where
they were skipped for want of the shared data."""
import importlib.util
import pathlib
import sys
import unittest


def main():
    path = pathlib.Path(sys.argv[1]).resolve()
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    suite = unittest.defaultTestLoader.loadTestsFromModule(module)
    result = unittest.TextTestRunner(verbosity=2).run(suite)
    no_data = [reason for _, reason in result.skipped if "shared data" in reason]
    if result.testsRun and len(no_data) == result.testsRun:
        return 0
    if result.testsRun - len(result.skipped) <= 0:
        print(f"{path.name}: no test ran", file=sys.stderr)
        return 3
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
