from tests.benchmarks import saving
from tests.benchmarks.tables import publish


def test_one_more_record(tmp_path):
    publish(saving.measure(tmp_path, sizes=[100, 10_000, 100_000]))
