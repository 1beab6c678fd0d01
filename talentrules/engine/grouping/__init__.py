"""What each kind of group (叠加规则) makes of the benefits that it speaks of; one module for each family of kinds.

In: the `Entry` of each benefit as the groups before left it, and the group. Out: an `Act`, the entries as the group
leaves them and the line that says so. Every kind keeps the soundness law on its own: whoever knows more about what goes
in gets, of what comes out, a truth that only became settled and amounts that only became narrower. So the stages, one
after the other, keep it too.
"""
