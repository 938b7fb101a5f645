"""Small made-up pages, feeds and PDFs."""

SENTENCE = "La France enverra deux mille soldats en Ukraine dès la fin des combats."

PAGE = """<!DOCTYPE html>
<html lang="fr-FR"><head><meta charset="utf-8">
<title>Paris promet des soldats | Hexapresse</title>
<meta property="og:site_name" content="Hexapresse">
<meta property="article:published_time" content="2025-09-04T23:30:00+02:00">
<meta property="article:modified_time" content="2025-09-06T08:00:00+02:00">
<meta name="description" content="Le président a promis jeudi deux mille soldats, sous condition.">
</head><body>
<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>Paris promet des soldats</h1>
<p class="chapo">Le président a promis jeudi deux mille soldats, sous condition.</p>
<p>La France enverra deux mille soldats en Ukraine dès la fin des combats, a annoncé jeudi
Emmanuel Macron à l'Élysée, après une réunion de la coalition des volontaires.</p>
<h2>Rome hésite</h2>
<p>« L'Italie n'enverra pas de soldats », a répété Giorgia Meloni devant la presse à Rome.<br>
Elle veut bien former des militaires ukrainiens en dehors du pays.</p>
</article>
<footer>© Hexapresse</footer></body></html>
"""

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Hexapresse - Monde</title><language>fr-FR</language>
<item><title>Paris promet</title><link>https://hexa.example/1</link>
<pubDate>Thu, 04 Sep 2025 00:30:00 +0200</pubDate>
<description>&lt;p&gt;La France enverra des soldats.&lt;/p&gt;&lt;h2&gt;Et après ?&lt;/h2&gt;
&lt;p&gt;Rien n'est dit.&lt;/p&gt;</description></item>
<item><title>Rome refuse</title><guid>tag:hexa,2</guid>
<description>Pas de soldats.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Northwire</title>
<entry><title>London promises</title><id>urn:1</id><link href="https://north.example/1"/>
<published>2025-09-04T18:00:00Z</published><updated>2025-09-05T18:00:00Z</updated>
<content type="html">&lt;p&gt;Britain will send troops.&lt;/p&gt;</content></entry></feed>
"""


def pdf(*pages):
    """A PDF with a line of text for each string of each page; an empty page has none."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", FONT]
    kids = []
    for page in pages:
        lines = "".join(f"({line}) Tj 0 -16 Td " for line in page)
        stream = f"BT /F1 12 Tf 72 720 Td {lines}ET".encode("cp1252") if page else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
