from tests.benchmarks import starting
from tests.benchmarks.tables import publish


def test_starting(tmp_path):
    publish(starting.measure(tmp_path, events=1_000_000))
