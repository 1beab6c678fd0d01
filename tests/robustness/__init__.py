"""What strangers send: files that were mangled, bombs, hostile text, paths that lead away, receipts that were altered."""
