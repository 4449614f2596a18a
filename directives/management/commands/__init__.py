"""One doorway a module: arguments, a loop, a tally."""
