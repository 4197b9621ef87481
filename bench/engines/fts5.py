"""Measures SQLite's FTS5 on ready terms.

build DATABASE: reads four columns of terms a line from standard input.
query DATABASE: reads {"class": ["match expression", ...]} from standard input, prints {"class": [milliseconds, ...]}.
"""

import json
import sqlite3
import sys
import time


def build(path: str) -> None:
    database = sqlite3.connect(path)
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    database.execute("CREATE VIRTUAL TABLE answers USING fts5(qw, qg, bw, bg, content='', tokenize='ascii')")
    rows = (line.rstrip("\n").split("\t") for line in sys.stdin)
    database.executemany("INSERT INTO answers(qw, qg, bw, bg) VALUES (?, ?, ?, ?)", rows)
    database.execute("INSERT INTO answers(answers) VALUES ('optimize')")
    database.commit()


def query(path: str) -> None:
    begun = time.perf_counter()
    database = sqlite3.connect(path)
    workload = json.load(sys.stdin)
    ask = "SELECT rowid FROM answers WHERE answers MATCH ? ORDER BY rank LIMIT 10"
    result = {"openMs": (time.perf_counter() - begun) * 1000, "times": {}}
    for name, expressions in workload.items():
        for expression in expressions:
            database.execute(ask, (expression,)).fetchall()
        times = []
        for expression in expressions:
            start = time.perf_counter()
            database.execute(ask, (expression,)).fetchall()
            times.append((time.perf_counter() - start) * 1000)
        result["times"][name] = times
    with open("/proc/self/status", encoding="ascii") as status:
        resident = next(line for line in status if line.startswith("VmRSS:"))
    result["residentMb"] = int(resident.split()[1]) / 1000
    print(json.dumps(result))


if __name__ == "__main__":
    {"build": build, "query": query}[sys.argv[1]](sys.argv[2])
