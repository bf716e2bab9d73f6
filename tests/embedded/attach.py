"""A command that uses the engine: attach, say where it answers, leave when stdin closes or a signal comes."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from factcheck.embedded import EngineError, attached, exit_on_sigterm

if __name__ == "__main__":
    exit_on_sigterm()
    try:
        with attached(Path(sys.argv[1])) as urls:
            sys.stdout.write(json.dumps(asdict(urls)) + "\n")
            sys.stdout.flush()
            sys.stdin.read()
    except EngineError as error:
        sys.exit(str(error))
