"""YAML and JSON ⇄ packs and profiles.

In: the bytes of a file, or a mapping. Out: a `Pack` or a `Profile` with every name resolved, or diagnostics that say
everything that is wrong, each at its place. What a pack *means*, whether its numbers have sources and its rules make
sense, is the question of the check beside this room.
"""

from talentrules.syntax.decode import built_on, decode_pack
from talentrules.syntax.fact_schema import written_profile
from talentrules.syntax.profile import decode_profile, encode_profile
from talentrules.syntax.reader import Reading, read_bytes, read_file, read_text
from talentrules.syntax.schema import pack_schema, profile_model, profile_schema

__all__ = [
    "Reading",
    "built_on",
    "decode_pack",
    "decode_profile",
    "encode_profile",
    "pack_schema",
    "profile_model",
    "profile_schema",
    "read_bytes",
    "read_file",
    "read_text",
    "written_profile",
]
