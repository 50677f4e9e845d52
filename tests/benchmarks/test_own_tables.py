from tests.benchmarks import own_tables
from tests.benchmarks.tables import publish


def test_a_million_events(tmp_path):
    table = own_tables.measure(tmp_path, events=1_000_000)
    publish(table)
    # memory is flat: well below what the rows take
    assert all(row["peak MB"] < 1_000 for row in table.rows)
