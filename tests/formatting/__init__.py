"""Formatting keeps what a file says, every comment beside what it is about, and what is formatted already."""
