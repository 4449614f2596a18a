"""What a reader and a curator do, in a real Chromium against the real site."""
