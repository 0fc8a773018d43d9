"""Every relation of a dossier opens to its reason: what was compared, how alike it is, and the very words."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.slow


def test_every_relation_of_a_real_dossier_points_at_the_words_it_compared(dam_dossier: Any) -> None:
    texts = {document.id: document.account.text for document in dam_dossier.documents}
    claims = {claim.id for claim in dam_dossier.claims}
    relations = [relation for point in dam_dossier.points for relation in point.relations]
    assert len(relations) > 50
    for relation in relations:
        assert {relation.a, relation.b} <= claims
        assert relation.comparisons
        for comparison in relation.comparisons:
            assert comparison.detail
            assert 0 <= comparison.score <= 1
            for words in (comparison.left, comparison.right):
                assert words.span.of(texts[words.document]) == words.text
                assert words.text.strip()
