"""`make run`: the whole site from one command."""

from __future__ import annotations

import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from rich.console import Console

from factcheck.actions import first_start
from factcheck.embedded import EngineError
from factcheck.embedded.processes import Supervisor
from factcheck.running.services import is_free, services
from factcheck.running.welcome import announce

TABLE_WIDTH = 140  # where the output is no terminal


class Command(BaseCommand):
    help = "Bring the database up to date and run web server, worker and clock, until Ctrl-C or SIGTERM."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, help="worker processes; one per core when left out")

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        if not is_free(port):
            raise CommandError(f"Port {port} is taken. Use another: make run PORT={port + 1}")
        call_command("migrate", verbosity=0)
        passwords = first_start.set_up()
        self.print_passwords(passwords)
        connection.close()
        supervisor = Supervisor(
            services(port, processes=options["processes"]), log_dir=settings.VAR_DIR / "log"
        )
        try:
            supervisor.start()
            threading.Thread(target=self.welcome, args=[port, bool(passwords)], daemon=True).start()
            supervisor.wait()
        except EngineError as error:
            raise CommandError(str(error)) from None
        except (KeyboardInterrupt, SystemExit):  # Ctrl-C, SIGTERM: a stop that was asked for is no failure
            self.stderr.write("Stopping ...")
        finally:
            supervisor.stop()

    def print_passwords(self, passwords: dict[str, str]) -> None:
        for name, password in passwords.items():
            self.stdout.write(f"Made the account {name!r} with password {password}   (shown this once)")

    def welcome(self, port: int, first: bool) -> None:
        console = Console() if sys.stdout.isatty() else Console(width=TABLE_WIDTH)
        try:
            announce(f"http://127.0.0.1:{port}", console, first=first)
        finally:
            connection.close()
