"""Files by path and by upload."""

import datetime as dt

from explorer_kit.widgets.file_choice import FileChoice


def upload(name: str, content: bytes, changed: dt.datetime | None = None):
    return {
        "name": name,
        "type": "text/csv",
        "size": len(content),
        "content": memoryview(content),
        "last_modified": changed or dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC),
    }


def test_nothing_is_chosen_at_first():
    choice = FileChoice()
    assert choice.chosen() == ()
    assert choice.problems() == ["Choose a file or folder, or upload files."]


def test_a_path_may_stand_in_quotes_and_blanks(tmp_path):
    file = tmp_path / "my tracker.csv"
    file.touch()
    choice = FileChoice()
    choice.path.value = f' "{file}" '
    assert choice.chosen() == (file,)
    assert choice.problems() == []


def test_a_path_that_is_not_there_is_a_problem(tmp_path):
    choice = FileChoice()
    choice.path.value = str(tmp_path / "none.csv")
    assert choice.problems()[0].startswith(f"There is no file or folder '{tmp_path / 'none.csv'}'.")


def test_an_upload_is_read_from_memory_with_its_date():
    choice = FileChoice()
    changed = dt.datetime(2026, 3, 1, 13, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    choice.upload.value = (upload("tracker.csv", b"Name\nAda\n", changed),)
    (file,) = choice.chosen()
    assert (file.name, file.size, file.read()) == ("tracker.csv", 9, b"Name\nAda\n")
    assert file.modified == dt.datetime(2026, 3, 1, 12)


def test_a_name_never_leads_out_of_its_folder():
    choice = FileChoice()
    choice.upload.value = (upload("..\\../etc/passwd", b"x"),)
    assert choice.chosen()[0].name == "passwd"


def test_uploads_are_named():
    choice = FileChoice()
    choice.upload.value = (upload("a.csv", b"x"), upload("<b>.csv", b"y"))
    assert "Uploaded: a.csv, &lt;b&gt;.csv" in choice.names.value


def test_uploads_can_be_taken_away_again():
    choice = FileChoice()
    assert choice.remove.layout.display == "none"
    choice.upload.value = (upload("a.csv", b"x"),)
    assert choice.remove.layout.display is None
    choice.remove.click()
    assert choice.chosen() == ()
    assert choice.names.value == ""
    assert choice.remove.layout.display == "none"
