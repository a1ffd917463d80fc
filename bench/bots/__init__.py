"""The bots under test, each a process of its own: `python -m bench.bots.NAME URL ...`."""
