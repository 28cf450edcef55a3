"""`manage.py minutes`: one file, or one line that says why not."""

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from commission import clock
from commission.models import Meeting, Paper, StoredFile
from tests.outputs.factory import Owed, meeting
from tests.outputs.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def held():
    return meeting(Owed())


def written(tmp_path, which, language):
    path = tmp_path / "minutes.pdf"
    call_command("minutes", str(which), "--lang", language, "-o", str(path))
    return path


@pytest.mark.parametrize(("language", "word"), [("kk", "ХАТТАМА № 3"), ("ru", "ПРОТОКОЛ № 3")])
def test_a_sitting_by_its_id_is_a_draft_while_it_is_written(held, tmp_path, language, word):
    text = text_of(written(tmp_path, held.pk, language))
    assert word in text
    assert "ЖОБА / ПРОЕКТ" in text


def test_the_seed_is_the_oldest_sitting_that_quotes_a_source(held, tmp_path):
    Meeting.objects.create(commission=held.commission, number="7", source_kk="мақала")
    Meeting.objects.create(commission=held.commission, number="8", source_kk="мақала")
    assert "ХАТТАМА № 7" in text_of(written(tmp_path, "seed", "kk"))


def test_what_lies_with_the_chair_is_not_made_again(held, tmp_path):
    now = clock.now()
    file = StoredFile(name="kk.pdf", media_type="application/pdf", size=5, sha256="0" * 64, stored_at=now)
    file.file.save("kk.pdf", ContentFile(b"bytes"))
    Paper.objects.create(meeting=held, language="kk", file=file, content_hash="0" * 64, made_at=now)
    assert written(tmp_path, held.pk, "kk").read_bytes() == b"bytes"
    Paper.objects.update(void=True)
    assert written(tmp_path, held.pk, "kk").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("which", "language", "said"),
    [
        ("seed", "kk", "There is no sitting «seed»."),
        ("99999", "kk", "There is no sitting «99999»."),
        ("№ 3", "kk", "There is no sitting «№ 3»."),
        ("seed", "fr", "There are no minutes in «fr»: choose one of kk, ru."),
    ],
)
def test_what_does_not_exist_is_said_in_one_line(held, tmp_path, which, language, said):
    with pytest.raises(CommandError) as refused:
        written(tmp_path, which, language)
    assert str(refused.value) == said


def test_a_file_that_cannot_be_written_is_said_in_one_line(held, tmp_path):
    with pytest.raises(CommandError, match=r"cannot be written: No such file or directory\.$"):
        written(tmp_path / "nowhere", held.pk, "kk")
