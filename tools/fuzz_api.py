"""Hold the API to its own description: schemathesis against a site of its own, on loopback, in a folder that is gone afterwards.

`python tools/fuzz_api.py SCHEMATHESIS [ARGUMENT ...]`: SCHEMATHESIS is the program, the arguments go to it.
Exits with its exit code: 0 when every answer was as described, in time, and none was a 5xx.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# The throttle is off: it would answer most of it. A chief editor without the rights of an admin sees all there is.
SITE = {"API_RATE": "1000000/min", "PYTHONUNBUFFERED": "1", "FETCH_PORTS": "80"}
MAKE_KEY = """
from factcheck.models import ApiToken, Desk, Membership, User
user = User.objects.create_user("fuzz", password=None)
Membership.objects.get_or_create(user=user, desk=Desk.objects.first(), role="chief")
print("KEY", ApiToken.make(user=user, scope="write", name="fuzz")[1])
"""


# How lines of JSON are written, which schemathesis does not know.
HOOKS = """
import json, schemathesis

@schemathesis.serializer("application/x-ndjson")
def lines(context, value):
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()
"""
# A cursor is a string to the schema, and only those that a list gave out are taken; without If-Match the answer is 428; a bad row of
# many is listed in the answer, and the others are taken.
UNFAIR = "positive_data_acceptance,missing_required_header,negative_data_rejection"


def main() -> int:
    program, *arguments = sys.argv[1:] or sys.exit(__doc__)
    with tempfile.TemporaryDirectory(prefix="wederhoor-fuzz-") as var:
        kept = {key: value for key, value in os.environ.items() if not key.endswith("_URL")}
        environment = kept | SITE | {"WEDERHOOR_VAR": var}
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        (Path(var) / "hooks.py").write_text(HOOKS, encoding="utf-8")
        server = start(port, environment)
        try:
            wait_until_up(server, address)
            checks = [
                str(Path(program).absolute()),
                "run",
                f"{address}/api/schema/?format=json",
                "--exclude-checks",
                UNFAIR,
            ]
            checks += ["--header", f"Authorization: Bearer {key(environment)}", *arguments]
            ended = subprocess.run(
                checks, cwd=var, env=environment | {"SCHEMATHESIS_HOOKS": "hooks.py"}, check=False
            )
            return ended.returncode or tell_errors(Path(var) / "log")
        finally:
            server.terminate()
            server.wait(60)


def start(port: int, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(port), "--processes", "1"]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_up(server: subprocess.Popen[bytes], address: str) -> None:
    """Until it has given its description, which takes a while the first time."""
    while server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api/schema/?format=json", timeout=60) as answer:  # noqa: S310
                answer.read()
                return
        except OSError:
            time.sleep(0.5)
    sys.exit("The site ended before it was ready; its reason stands above.")


def key(environment: dict[str, str]) -> str:
    command = [sys.executable, str(ROOT / "manage.py"), "shell", "-v", "0", "-c", MAKE_KEY]
    made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return str(re.findall(r"^KEY (\S+)$", made.stdout, re.MULTILINE)[-1])


def tell_errors(log: Path) -> int:
    """1 when the web server's log holds a traceback, which is printed."""
    text = (log / "web.log").read_text(encoding="utf-8", errors="replace")
    found = text.find("Traceback (most recent call last)")
    if found < 0:
        return 0
    print(text[max(0, found - 500) : found + 5000])  # noqa: T201  a program for the command line
    return 1


if __name__ == "__main__":
    sys.exit(main())
