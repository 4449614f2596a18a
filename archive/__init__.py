"""The Django project: settings, addresses, server. Wiring only."""
