"""The `afspraak` command: one module per subcommand, each with ``add`` for its options and a ``run``."""
