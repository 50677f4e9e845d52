import os

from tests.benchmarks import mail
from tests.benchmarks.mailboxes import write_mbox
from tests.benchmarks.tables import publish

MEGABYTES = float(os.environ.get("MAILBOX_MB", "1000"))


def test_mail(tmp_path):
    rows = []
    for megabytes in (MEGABYTES / 20, MEGABYTES):
        path = write_mbox(tmp_path / "All mail.mbox", megabytes)
        rows.append(mail.measure(path, tmp_path / f"{megabytes:g}.duckdb"))
        path.unlink()
    publish(mail.table(rows))
    assert rows[1]["MB above start"] < rows[0]["MB above start"] + 40  # flat, whatever the size
