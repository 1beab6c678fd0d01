"""The patterns of clauses that talent policies are made of: each written as a clerk would, and worked out by hand."""
