"""The words of the diagnostics, a file for each thing that can be wrong: the text, the shape, the meaning, the profile, the receipt."""
