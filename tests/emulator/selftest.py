"""Starts the server as the tests do and builds every variant over HTTP: `python selftest.py [variant …]`.

Says what failed and how long things took; exits 1 when anything did not build.
"""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path

STEPS = (
    "prerequisites",
    "create-sg",
    "create-efs",
    "configure-parameters-store",
    "create-loadbalancer",
    "create-ecs-cluster",
    "create-task-definition",
    "create-service",
)


def control(endpoint, method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{endpoint}/_workshop/{path}", data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)
    except urllib.error.HTTPError as error:
        raise RuntimeError(f"{path}: {error.read().decode()}") from None


def main(wanted):
    started = time.monotonic()
    server = subprocess.Popen([sys.executable, Path(__file__).with_name("server.py")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    endpoint = json.loads(server.stdout.readline())["endpoint"]
    print(f"started in {time.monotonic() - started:.2f} s")
    failures, times = [], []

    def attempt(name, function, *arguments):
        try:
            return function(*arguments)
        except Exception as error:
            failures.append(f"{name}: {error}")
            return None

    def build(name, **body):
        begun = time.monotonic()
        account = attempt(name, control, endpoint, "POST", "accounts", body)
        times.append(time.monotonic() - begun)
        return account

    build("first account", region="us-west-2", through="create-service", variant=None)
    print(f"first account in {times.pop():.2f} s")
    account = build("step by step", region="us-west-2", through="nothing", variant=None)
    for step in STEPS:
        account = control(endpoint, "POST", f"accounts/{account['account_id']}/continue", {"through": step})
        if account["done"][-1] != step:
            failures.append(f"continue through {step}: {account['done']}")
    variants = [variant for variant in control(endpoint, "GET", "variants") if not wanted or variant["id"] in wanted]
    for variant in variants:
        for symptoms in (True, False):
            name = f"{variant['id']} symptoms={symptoms}"
            account = build(name, region="us-west-2", through="create-service", variant=variant["id"], symptoms=symptoms)
            if account:
                attempt(f"healing {name}", control, endpoint, "POST", f"accounts/{account['account_id']}/heal", {})
    pairs = control(endpoint, "GET", "pairs")
    for pair in pairs if not wanted else ():
        for symptoms in (True, False):
            name = f"{' + '.join(pair['variants'])} symptoms={symptoms}"
            account = build(name, variants=pair["variants"], symptoms=symptoms)
            if account:
                attempt(f"healing {name}", control, endpoint, "POST", f"accounts/{account['account_id']}/heal", {})
                order = [STEPS.index(page) for page in pair["pages"]]
                if order != sorted(order):
                    failures.append(f"{name}: pages not in order")
    memory = Path(f"/proc/{server.pid}/status")
    if memory.exists():
        print("server", next(line for line in memory.read_text().splitlines() if line.startswith("VmRSS")))
    server.stdin.close()
    server.wait(5)
    for key in ("expect", "page"):
        print(key, dict(Counter(variant[key] for variant in variants)))
    print("failed by page", dict(Counter(variant["page"] for variant in variants if variant["expect"] == "failed")))
    print(f"{len(variants)} variants, {len(pairs)} pairs, {len(times)} accounts, mean {sum(times) / len(times):.2f} s, slowest {max(times):.2f} s")
    print("\n".join(failures) or "all of them build")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
