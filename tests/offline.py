"""Runs a command where nothing but this machine can be reached: in a network of its own, with a loopback and no more.

    .venv/bin/python -m tests.offline make test

Needs Linux, and the right to have a network of one's own (``unshare``).
"""

from __future__ import annotations

import fcntl
import os
import socket
import struct
import sys

_INSIDE = "--inside"
_GET_FLAGS, _SET_FLAGS, _UP = 0x8913, 0x8914, 1  # SIOCGIFFLAGS, SIOCSIFFLAGS and IFF_UP of Linux


def loopback() -> None:
    """Let this machine be reached by itself, which servers of tests need.  Raises OSError without the right to."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, _GET_FLAGS, request))[1]
        fcntl.ioctl(any_socket, _SET_FLAGS, struct.pack("16sh14x", b"lo", flags | _UP))


def main(arguments: list[str]) -> None:
    """Become the command in `arguments`, in a network of its own."""
    if arguments[:1] == [_INSIDE]:
        loopback()
        os.execvp(arguments[1], arguments[1:])
    own = () if os.geteuid() == 0 else ("--map-root-user",)
    os.execvp("unshare", ["unshare", "--net", *own, sys.executable, "-m", "tests.offline", _INSIDE, *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
