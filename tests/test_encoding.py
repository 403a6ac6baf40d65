"""Bytes to text: encodings are told apart on bytes, normalisation is gentle."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eurasia_kit.encoding import decode, is_binary, normalise

RUSSIAN = (
    "Министры иностранных дел встретились в четверг в небольшом городке у реки. "
    "«Мы договорились встретиться снова», — сказал Иван Сидоров. Подъезд закрыт, объявили в НИИ."
)
SHORT_RUSSIAN = "Встреча прошла в Ереване"
ENGLISH = "The talks ended – “nobody won”, said Anna Petrova at the café. It’s over."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
@pytest.mark.parametrize("text", [RUSSIAN.replace("—", "-").replace("«", '"').replace("»", '"')])
def test_russian_comes_back_whole(text, encoding):
    """A Russian paragraph is read alike from each encoding, whatever its name says."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251"])
def test_russian_quotation_marks_and_dashes_come_back(encoding):
    """Guillemets and dashes are letters of cp1251 and UTF-8, and stay what they are."""
    assert decode(RUSSIAN.encode(encoding)).text == RUSSIAN


@pytest.mark.parametrize(
    "encoding", ["utf-8", "cp1251", "koi8-r", "cp866", "utf-16-le", "utf-16-be"]
)
def test_one_line_of_russian_is_enough(encoding):
    """A headline decides as well; UTF-16 needs no byte order mark."""
    assert decode(SHORT_RUSSIAN.encode(encoding)).text == SHORT_RUSSIAN


def test_capitals_do_not_mislead():
    """A headline in capitals is not read as small letters of another code page."""
    text = "ВСТРЕЧА В ЕРЕВАНЕ: министры договорились о новой встрече"
    for encoding in ("cp1251", "koi8-r", "cp866"):
        assert decode(text.encode(encoding)).text == text


def test_western_code_page():
    """English with curly marks and an accent is cp1252, not Russian."""
    assert decode(ENGLISH.encode("cp1252")) == (ENGLISH, "cp1252", None)


def test_russian_inside_html_of_a_code_page():
    """Tags and addresses in ASCII do not hide the Russian between them."""
    page = f"<html><body><p class='lead'><a href='http://a.example/'>{SHORT_RUSSIAN}</a></p></html>"
    assert decode(page.encode("koi8-r")).text == page


def test_damaged_utf8_is_read_with_a_warning():
    """A few broken bytes become marks, and a sentence says how many."""
    found = decode(RUSSIAN.encode()[:-1])
    assert found.text.startswith("Министры")
    assert found.warning is None or "could not be read" in found.warning
    assert "2 characters" in decode(b"\xff" + RUSSIAN.encode() + b"\xfe").warning


def test_binary_is_told_from_text():
    """Images and archives are no text; no encoding of Russian is taken for them."""
    assert is_binary(bytes(range(256)) * 4)
    for encoding in ("utf-8", "cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le"):
        assert not is_binary(RUSSIAN.replace("—", "-").encode(encoding, "replace"))


def test_normalisation_keeps_marks_and_drops_the_invisible():
    """No-break spaces become spaces, soft hyphens go; quotation marks, № and ½ stay."""
    assert (
        normalise("a\u00a0b\u00adc\u200bd\ufeff\r\n“q” «ц» … № ½ — '") == "a bcd\n“q” «ц» … № ½ — '"
    )
    assert normalise("и\u0306") == "й"


@given(st.binary(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_some_text(data):
    """Decoding never raises and normalising twice changes nothing more."""
    text = normalise(decode(data).text)
    assert normalise(text) == text


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_utf8_always_comes_back(text):
    """Valid UTF-8 is never taken for something else (where it has no other mark)."""
    data = text.encode("utf-8", "ignore")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) and b"\x00" not in data:
        assert decode(data).text == data.decode()
