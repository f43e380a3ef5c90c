"""Prints, for each line of its input, the CPU time of one warm table of processes by psutil in milliseconds.

The same answer as ours: all processes with their share of the CPU, and of the 50 that use most the words too.
"""

import sys
import time

import psutil

FIELDS = ["pid", "ppid", "name", "status", "num_threads", "memory_info", "memory_percent", "cpu_percent", "create_time"]
WORDS = ["username", "exe", "cmdline"]


def table():
    found = list(psutil.process_iter(FIELDS))
    found.sort(key=lambda process: -(process.info["cpu_percent"] or 0))
    for process in found[:50]:
        try:
            process.info.update(process.as_dict(WORDS))
        except psutil.NoSuchProcess:
            pass
    return found


seconds = float(sys.argv[1])
table()
for _ in sys.stdin:
    table()
    before = now = time.process_time()
    count = 0
    while now - before < seconds:
        table()
        count += 1
        now = time.process_time()
    print(f"{(now - before) * 1e3 / count:.4f}", flush=True)
