"""Figures: every count of people killed, injured, missing, detained or displaced, and other quantities that matter.

In: a reading with blocks and parse, and moments where they are known. Out: figures in the order of the text.
Always holds: the digits, number words or counted persons that a figure's value is made of stand in its span; at most
one figure of each category is the account's own total (`headline`).
"""

from rashomon.annotate.figures.find import find_figures, read_figures

__all__ = ["find_figures", "read_figures"]
