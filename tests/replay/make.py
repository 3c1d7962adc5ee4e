#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes a folder of recorded runs from the Kith that is built now; README.md says when."""
import gzip
import io
import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BINARY = os.environ.get("KITH_BINARY", HERE.parents[1] / "build/release/bin/kith")
WINDOW = ["--from", "2026-01-01", "--to", "2026-10-01"]
# What RocksDB says of itself, locks, what is held in reserve, and what losing loses nothing.
LEFT_OUT = ("LOG", "LOCK", "OPTIONS", "reserve")
KINDS = ("person", "household", "arrangement", "service")
CIRCLES = 3  # people whose ties are taken along


def kith(*arguments, codes=(0,)):
    got = subprocess.run([str(BINARY), *map(str, arguments)], capture_output=True, text=True,
                         check=False)
    if got.returncode not in codes:
        sys.exit(f"kith {arguments}: {got.returncode}\n{got.stderr}")
    return got.stdout


def few_records(text):
    """A scheme small enough to be kept: of ties only some people's, nothing of neighbours."""
    records = [json.loads(line) for line in text.splitlines()]
    people = sorted((each["external_id"] not in ("maya", "george"), each["number"])
                    for each in records if each["type"] == "person")
    owners = {number for _, number in people[:CIRCLES]}
    ties = {each["number"] for each in records if each["type"] == "tie" and each["of"] in owners}
    for each in records:
        if each["type"] == "person" and each["number"] not in owners:
            each.pop("anchors", None)  # they lead to ties
    kept = [each for each in records
            if each["type"] in KINDS or each.get("number") in ties or each.get("tie") in ties
            or (each["type"] == "review" and each["person"] in owners)
            or (each["type"] == "service_event" and each.get("whom", "nobody") in owners)]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in kept)


def make_scheme(folder, data):
    kith("demo", "--people", "20", "--seed", "11", "--no-serve", "--data", folder / "demo")
    bundle = folder / "demo.jsonl"
    text = kith("export", "--data", folder / "demo", "--scheme", "demo")
    bundle.write_text(few_records(text), encoding="utf-8")
    kith("scheme", "create", "--data", data, "demo")
    kith("import", "--data", data, "--scheme", "demo", bundle)


def record_runs(data, folder):
    scheme = ["--data", data, "--scheme", "demo"]

    def ask(command, *arguments):
        kith(command, *scheme, "--record", *arguments, codes=(0, 1))

    def some(role):
        ask("propose", "--person", "maya", "--as", role)
        ask("propose", "--person", "george", "--top", "2", "--as", role)
        ask("plan", "--as", role, "--options", "2", "--recruit", "2", "--stable")
        ask("connection-test", *WINDOW, "--as", role)

    some("scheme-worker")
    policy = json.loads(kith("policy", "show", *scheme, "--json"))
    policy = policy.get("policy", policy)
    policy["version"] = "demo-2"
    policy["real_option_floor"] += 500
    path = folder / "policy.json"
    path.write_text(json.dumps(policy), encoding="utf-8")
    kith("policy", "set", *scheme, "--as", "manager", "--reason", "To try another floor.", path)
    some("manager")
    ask("propose", "--person", "maya", "--emergency", "--nights", "3")
    ask("propose", "--person", "arthur", "--for", "community", "--as", "coordinator")
    ask("connection-test", *WINDOW, "--person", "maya", "--trace", "made")
    kith("erase", *scheme, "--subject", "george", "--yes")
    ask("propose", "--person", "maya", "--top", "3")
    ask("plan", "--as", "manager")


def pack(data, path):
    """The same bytes for the same files."""
    packed = gzip.GzipFile(path, "w", mtime=0)
    with packed, tarfile.open(mode="w", fileobj=packed, format=tarfile.USTAR_FORMAT) as tar:
        for file in sorted(data.rglob("*")):
            is_needed = file.is_file() and not file.name.startswith(LEFT_OUT)
            if not is_needed or file.suffix == ".snapshot":
                continue
            info = tarfile.TarInfo(file.relative_to(data).as_posix())
            content = file.read_bytes()
            info.size, info.mode = len(content), 0o600
            tar.addfile(info, io.BytesIO(content))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    into = HERE / sys.argv[1]
    into.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        data = folder / "data"
        make_scheme(folder, data)
        record_runs(data, folder)
        told = kith("audit", "replay", "--data", data, "--scheme", "demo", "--json")
        lines = []
        for line in told.splitlines()[:-1]:
            run = json.loads(line)
            run.pop("engine_version_now")
            lines.append(json.dumps(run) + "\n")
        (into / "outcomes.jsonl").write_text("".join(lines), encoding="utf-8")
        pack(data, into / "data.tar.gz")
    print(f"{into}: {len(lines)} runs, {(into / 'data.tar.gz').stat().st_size} bytes")


if __name__ == "__main__":
    main()
