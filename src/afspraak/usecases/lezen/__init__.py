"""What people see: one module per screen, each answering with values within the scope that was entered."""
