from tests.benchmarks import metrics
from tests.benchmarks.tables import publish


def test_metrics_against_hand_written_queries(tmp_path):
    publish(metrics.measure(tmp_path, sizes=[1_000, 1_000_000]))
