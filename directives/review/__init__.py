"""What a curator does: sign in, upload, correct what was read, publish, withdraw."""
