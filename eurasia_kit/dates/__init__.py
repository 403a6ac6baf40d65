"""Dates in running text: what they mean in EDTF, at the precision that stands in the text."""

from eurasia_kit.dates.find import find_dates

__all__ = ["find_dates"]
