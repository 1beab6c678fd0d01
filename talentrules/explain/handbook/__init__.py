"""Pack → handbook for sign-off: every sentence generated from the rules, each with its citation and its place.

In: a checked `Pack`. Out: one page, as HTML (with pictures, ready to print on A4) or as Markdown (the pictures in words).
It differs from `pack_text` in being a whole document: a title page to sign, contents, links from every name to what it
means, pictures of how benefits hang together, tables, what the documents do not say, where each fact is read.

`book` decides what is said and in which order (`page` is the data), `html` and `markdown` typeset it. No page holds a
word that the pack or `words` does not hold, nothing is loaded from outside, and the same pack gives the same bytes.
"""

from talentrules.explain.handbook.book import handbook
from talentrules.explain.handbook.html import handbook_to_html
from talentrules.explain.handbook.markdown import handbook_to_markdown

__all__ = ["handbook", "handbook_to_html", "handbook_to_markdown"]
