# SPDX-License-Identifier: Apache-2.0
"""CMake refuses a cpp-httplib that is missing or too old, with a sentence that says what to do."""
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["KITH_ROOT"])


def configure(header_text):
    """Configures with one httplib.h of the given text, or none; nothing installed is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        headers = pathlib.Path(folder) / "headers"
        headers.mkdir()
        if header_text is not None:
            (headers / "httplib.h").write_text(header_text, encoding="utf-8")
        environment = dict(os.environ, XDG_CACHE_HOME=f"{folder}/cache")
        done = subprocess.run(
            ["cmake", "-S", ROOT, "-B", f"{folder}/build", "-G", "Ninja", "-DKITH_TESTS=OFF",
             f"-DCMAKE_CXX_COMPILER={os.environ['KITH_COMPILER']}",
             f"-DKITH_HTTPLIB_DIR={headers}", "-DKITH_HTTPLIB_SYSTEM=OFF"],
            capture_output=True, text=True, timeout=200, env=environment)
        return done.returncode, " ".join((done.stdout + done.stderr).split())


class Httplib(unittest.TestCase):
    def test_debian_12_s_own_is_refused(self):
        status, text = configure('#define CPPHTTPLIB_VERSION "0.11.4"\n')
        self.assertNotEqual(status, 0)
        self.assertRegex(text, r"cpp-httplib 0\.11\.4 in .* is too old, Kith needs 0\.41 or newer")
        self.assertIn("tests/setup", text)

    def test_a_header_without_a_version_is_refused(self):
        status, text = configure("#pragma once\n")
        self.assertNotEqual(status, 0)
        self.assertIn("Kith needs 0.41 or newer", text)

    def test_none_is_refused(self):
        status, text = configure(None)
        self.assertNotEqual(status, 0)
        self.assertIn("cpp-httplib was not found: run tests/setup", text)

    def test_the_control_is_taken(self):
        status, text = configure('#define CPPHTTPLIB_VERSION "0.41.0"\n')
        self.assertEqual(status, 0, text)
        self.assertIn("cpp-httplib 0.41.0", text)


if __name__ == "__main__":
    unittest.main()
