"""The parts of the reader, for `talentrules.syntax.reader` alone.

Each module imports only modules that stand before it here: `limits`, `files` (bytes and encodings), `forbidden` (the
characters that must not be used), `page` (the text, places in it, what was found wrong), `characters`, `escapes`,
`scalars` (what plain text means), `styles` (how it is written), `colons`, `build` (events to tree), `mistakes` (what a
syntax error means), `parse`.
"""
