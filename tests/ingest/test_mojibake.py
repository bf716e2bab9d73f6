from __future__ import annotations

import pytest

from quotes.ingest.mojibake import mended
from tests.ingest.files import read_all


@pytest.mark.parametrize(
    ("misread", "text"),
    [
        ("â€˜Neeâ€™, zei hij.", "‘Nee’, zei hij."),
        ("Ã©Ã©n cafÃ©", "één café"),
        ("Het kost â‚¬ 5 en 20Â°C.", "Het kost € 5 en 20°C."),
        ("Goed één, fout Ã©Ã©n.", "Goed één, fout één."),
        ("naÃƒÂ¯ef", "naïef"),
    ],
)
def test_misread_letters_are_put_right(misread: str, text: str) -> None:
    assert mended(misread) == (text, 1)


@pytest.mark.parametrize(
    "text", ["SÃO PAULO", "Ã", "één ‘echte’ “crisis” – € 5", "Bj√∂rk", "À propos", "ÄÖÜ", "ijsÂ", "", "naïef"]
)
def test_right_letters_and_doubtful_ones_are_left_alone(text: str) -> None:
    assert mended(text) == (text, 0)


def test_only_lines_that_are_wrong_are_touched_and_counted() -> None:
    assert mended("één\nÃ©Ã©n\r\ntwÃ©e\n") == ("één\néén\r\ntwée\n", 2)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("kop;tekst\nKop;â€˜Neeâ€™\n", "u.csv"),
        ('{"tekst": "â€˜Neeâ€™"}', "u.jsonl"),
        ("â€˜Neeâ€™\n", "u.txt"),
        ("<rss><channel><item><description>â€˜Neeâ€™</description></item></channel></rss>", "u.xml"),
    ],
)
def test_every_format_says_so(data: str, name: str) -> None:
    [draft], _ = read_all(data.encode(), name)

    assert "‘Nee’" in draft.text
    assert "Lines with misread letters (â€™ for ’, Ã© for é) were put right: 1." in draft.repairs
