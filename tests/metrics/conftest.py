"""Close the shared database when the last case is done."""

from collections.abc import Iterator

import pytest

from tests.metrics.tables import empty_database


@pytest.fixture(scope="session", autouse=True)
def database_of_its_own() -> Iterator[None]:
    yield
    empty_database().close()
    empty_database.cache_clear()
