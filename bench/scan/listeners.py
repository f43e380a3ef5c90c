"""Listens on ADDRESS at each PORT until standard input ends; nobody is accepted, which a backlog of 4,096 bears."""

import socket
import sys

held = []
for port in sys.argv[2:]:
    listener = socket.socket()
    listener.bind((sys.argv[1], int(port)))
    listener.listen(4096)
    held.append(listener)
print("ready", flush=True)
sys.stdin.read()
