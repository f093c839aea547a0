"""Looking whether the record is still what was told: every row that its events hold fast.

Nothing is changed and nothing is guessed; what does not agree is named, row by row.
"""
