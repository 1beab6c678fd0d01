"""What an editor makes of the published schemas: the words that it shows, the blocks that it offers, what it underlines."""
