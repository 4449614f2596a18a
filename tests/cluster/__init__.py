"""Several machines on one: a primary, its streaming standby, and web nodes that are killed."""
