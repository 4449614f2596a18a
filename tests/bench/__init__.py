"""What the archive costs, measured side by side in one run: make bench."""
