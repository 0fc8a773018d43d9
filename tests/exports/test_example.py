"""Every export of the shipped example as the program reads it, held to the same checks as the made-up dossiers."""

from __future__ import annotations

from types import ModuleType

import pytest

from rashomon.model import Dossier
from tests.exports import (
    test_ftm,
    test_geojson,
    test_ics,
    test_parquet,
    test_prov,
    test_schemaorg,
    test_tables,
    test_timeml,
    test_webannotation,
)

FORMATS = (
    test_ftm, test_geojson, test_ics, test_parquet, test_prov, test_schemaorg, test_tables, test_timeml,
    test_webannotation,
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("of", FORMATS, ids=lambda module: module.__name__.rpartition("_")[2])
def test_an_independent_reader_reads_it_and_its_words_are_the_accounts(of: ModuleType, dam_dossier: Dossier) -> None:
    of.check(dam_dossier)
