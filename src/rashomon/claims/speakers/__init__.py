"""Speakers: the mentions of a source to one name, within an account and across accounts, and whom it speaks for.

In: claims with source spans, and the parse of their account. Out: the same claims with `speaker` and `party`.
Always: deterministic; the order of accounts does not matter; a merge of two names has its reasons, and a user's
judgement wins.
"""

from rashomon.claims.speakers.across import merge_names, resolve_across, resolve_names
from rashomon.claims.speakers.merge import NameJudgement, NameMerge
from rashomon.claims.speakers.within import resolve_within

__all__ = ["NameJudgement", "NameMerge", "merge_names", "resolve_across", "resolve_names", "resolve_within"]
