"""The matrix of a procedure: dossiers down, municipalities across."""
