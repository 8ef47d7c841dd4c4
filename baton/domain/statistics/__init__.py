"""What Baton's numbers are made of: one file per question, pure functions of the standard library.

Every function says its shapes, ranges, units, errors and source. Wrong shapes and ranges are a programmer's mistake and
raise ValueError; what cannot be known from too few answers is None, never a guess. How the parts make a digest is
written in docs/statistics.md.
"""
