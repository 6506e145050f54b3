"""The board of a large class, as a browser sees it: board.py BINARY ATTENDEES [OPTION OF SERVE...].

It fills the store of a board with the results of the made-up class, each with a history, starts the board, and prints how long
pages take, and the memory. Every five seconds a round begins and ends, so that there are new versions of the board.
"""

import json
import pathlib
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

BINARY, ATTENDEES, OPTIONS = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
FOLDER = pathlib.Path(tempfile.mkdtemp())
ROSTER, STORE, DEMO = FOLDER / "class.csv", FOLDER / "store.sqlite", FOLDER / "demo.sqlite"
PATHS = ["/", "/?sort=need&page=2", "/?q=Attendee+00019", "/projector", "/room", "/room/projector", "/attendee/2"]
NOW, MINUTE = int(time.time() * 1000), 60_000


def attendee(place):
    return f"Attendee {place:05}", str(210_000_000_000 + place)


def start():
    board = subprocess.Popen(
        [BINARY, "serve", "--roster", ROSTER, "--store", STORE, "--class-code", "k7mq-t3vd-9xwp", "--listen", "0",
         "--every", "5s", *OPTIONS],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    return board, board.stdout.readline().strip().rstrip("/")


def stop(board):
    board.send_signal(signal.SIGINT)
    board.wait()


def fill():
    subprocess.run([BINARY, "grade", "--demo", "--store", DEMO, "--report", "csv"], stdout=subprocess.DEVNULL, check=False)
    demo = sqlite3.connect(DEMO)
    rows = demo.execute("SELECT name, account_id, report FROM entries WHERE report IS NOT NULL").fetchall()
    store = sqlite3.connect(STORE)
    (run,) = store.execute("SELECT max(id) FROM runs").fetchone()
    for place in range(ATTENDEES):
        (name, account), (old_name, old_account, report) = attendee(place), rows[place % len(rows)]
        report = report.replace(old_account, account).replace(old_name, name)
        store.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, NULL, '{}', ?, NULL, '2026-01-01T00:00:00Z')",
            (run, place, name, account, report),
        )
        report = json.loads(report)
        cursor = store.execute(
            "INSERT INTO attendees (suite_id, account_id, region, name, first_look, last_look) VALUES (?, ?, ?, ?, ?, ?)",
            (report["suite"]["id"], account, report["account"]["region"], name, NOW - 60 * MINUTE, NOW),
        )
        for check in (check for step in report["steps"] for check in step["checks"]):
            if check["outcome"] == "unknown":
                continue
            before = "passed" if check["outcome"] == "failed" else "failed"
            at = NOW - (60 - place % 50 - 1) * MINUTE
            for moment, outcome in ((NOW - 60 * MINUTE, before), (at, check["outcome"])):
                turn = (cursor.lastrowid, check["id"], moment, outcome)
                store.execute("INSERT OR IGNORE INTO turns VALUES (?, ?, ?, ?)", turn)
    store.commit()


ROSTER.write_text("name,account_id\n" + "".join(",".join(attendee(place)) + "\n" for place in range(ATTENDEES)))
board, _ = start()
stop(board)
fill()
began = time.time()
board, url = start()


def taken(path):
    began = time.time()
    size = len(urllib.request.urlopen(url + path).read())
    return (time.time() - began) * 1000, size


try:
    print(f"first page {taken('/')[0]:.0f} ms, {time.time() - began:.1f} s after the start")
    for path in PATHS:
        times = [taken(path) for _ in range(10)]
        print(f"{path}: {times[0][1]} bytes, median {statistics.median(time for time, _ in times):.0f} ms")
    times, end = [], time.time() + 30
    while time.time() < end:
        times.append(taken("/")[0])
        time.sleep(0.2)
    print(f"/ for 30 s: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")
    status = pathlib.Path(f"/proc/{board.pid}/status").read_text()
    print("".join(line for line in status.splitlines(keepends=True) if line.startswith("VmHWM")), end="")
finally:
    stop(board)
