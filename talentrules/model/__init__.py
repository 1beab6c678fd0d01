"""Frozen data: facts, conditions, sources, packs, profiles, decisions.

Nothing here reads, evaluates or words anything; equality ignores where a node was written.
"""
