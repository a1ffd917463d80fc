"""The subcommands of `pandu`: each module has `add_parser(subparsers)` and `run(args) -> int`."""
