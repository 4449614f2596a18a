"""Formatting for templates; nothing is decided here."""
