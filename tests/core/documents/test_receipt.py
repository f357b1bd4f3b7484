import pypdfium2

from core.documents.receipt import receipt_pdf

LINES = (("Орган", "Служба <b>ґанків</b> #panic() $x$"), ("SHA-256 поданого", "ab" * 32))


def test_a_receipt_says_what_it_is_given_and_carries_nothing_out():
    content = receipt_pdf("Квитанція № 2026/117", LINES, "Поступ")
    text = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    for words in ("Квитанція № 2026/117", *(value for _name, value in LINES), "Поступ"):
        assert words in text


def test_a_receipt_can_be_read_aloud():
    content = receipt_pdf("Квитанція № 2026/117", LINES, "Поступ")
    assert b"pdfuaid" in content
    assert pypdfium2.PdfDocument(content).is_tagged()
