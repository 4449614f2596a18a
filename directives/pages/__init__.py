"""What the public pages show: rows, facets, sheets and charts, ready for a template or for JSON."""
