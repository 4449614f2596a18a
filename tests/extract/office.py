"""Word files made of the few parts that matter, for the tests."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType=
"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""


def relationships(**targets: str) -> str:
    """Return a relationships part: kind -> target."""
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{RELATED}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets.items())
    )
    uri = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{uri}">{rows}</Relationships>'


def archive(members: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return written.getvalue()


def docx(body: str, **parts: str) -> bytes:
    """Return a Word file: the XML inside w:body, and inside the roots of other parts.

    `styles`, `numbering`, `footnotes` and `endnotes` may be given.
    """
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/_rels/document.xml.rels": relationships(**{n: f"{n}.xml" for n in parts}),
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
    }
    for name, inner in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {NAMES}>{inner}</w:{name}>"
    return archive(members)


def p(text: str = "", *, properties: str = "", run: str = "") -> str:
    """Return a paragraph of one run."""
    styled = f"<w:rPr>{run}</w:rPr>" if run else ""
    inner = f'<w:r>{styled}<w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def item(text: str, number: int = 1, level: int = 0) -> str:
    """Return a paragraph of a numbered list."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, properties=numbered)


def level(at: int, text: str, form: str = "decimal", start: int = 1, more: str = "") -> str:
    """Return one level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*abstracts: str, more: str = "") -> str:
    """Return a numbering part: each abstract list with an instance of the same number."""
    return (
        "".join(
            f'<w:abstractNum w:abstractNumId="{n}">{levels}</w:abstractNum>'
            for n, levels in enumerate(abstracts, start=1)
        )
        + "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
            for n in range(1, len(abstracts) + 1)
        )
        + more
    )


def table(*rows: tuple[str, ...]) -> str:
    """Return a table: rows of cells, each the XML of its blocks."""
    return (
        "<w:tbl>"
        + "".join(
            "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows
        )
        + "</w:tbl>"
    )
