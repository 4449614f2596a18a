"""The archive's one app: from bytes to text, reading, rows, search and pages."""
