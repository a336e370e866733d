"""What people can do: one module per act. Each loads, asks the core, and stores in one transaction."""
