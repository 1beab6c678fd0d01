"""Files that people write, written alike: keys in order, one spelling, comments where they belong.

In: what the reader read without an error, and the pack whose names the file uses. Out: the same file as text. A comment
stays beside what it is about, the words of a source keep every character, and nothing changes its meaning: reading the
text gives the same pack, profile or scenarios. Formatting what is formatted changes nothing.
"""

from talentrules.formatting.names import Naming
from talentrules.formatting.write import Kind, comments, formatted, kind_of

__all__ = ["Kind", "Naming", "comments", "formatted", "kind_of"]
