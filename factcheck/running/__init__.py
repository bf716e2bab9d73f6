"""Running the whole site from one command: `make run`."""
