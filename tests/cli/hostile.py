# SPDX-License-Identifier: GPL-3.0-or-later
"""Scenarios and cases whose every free text is hostile, and readers of what comes out.

hostile.py make FOLDER         writes a scenario, 2 of one missile and a case into FOLDER
hostile.py FORMAT FILE...      reads files of a format back; a text that acts is an error
"""
import csv
import html.parser
import json
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

# HTML, XML, Markdown, a formula, a terminal, the direction of a line, nothing at all.
HOSTILE = ("=cmd|'/C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(2)>]]>\"'&amp;"
           "--><!-- \r\n\n# heading\n- item\n[link](javascript:alert(3)) `code` **b** |cell|\n"
           "\x1b]0;owned\x07\x1b[2J\x01\x7f\x9b31m\x85\u202eevil\u2066\u200e\u061c\u200b\u200d"
           "\ufeff\u2028\u2029\u00ad\U000e0041\ufff9 \U0001f680 %s%n")
URL = "https://x.example/?q=<script>&\n\n# heading\n\"onmouseover=alert(4) \u202e|\x1b[2J"

# What drives a terminal or is not seen; line feeds are looked at where they may not be.
ACTIVE = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e"
                    "\u2060-\u206f\ufeff\ufff0-\uffff\U000e0000-\U000e0fff]")


def report(source, apogee_km, range_km, time_s, time_hedge):
    return {"source": source, "apogee_km": apogee_km, "apogee_qualifier": "about",
            "range_km": range_km, "range_qualifier": "exact",
            "flight_time_s": time_s, "flight_time_qualifier": time_hedge,
            "wording": HOSTILE, "status": "verified",
            "citation": {"publisher": HOSTILE, "title": HOSTILE, "published": HOSTILE,
                         "url": URL}}


def scenario(name, outcome="success"):
    published = {"source": HOSTILE, "wording": HOSTILE, "status": "verified",
                 "discussion": HOSTILE, "published": HOSTILE, "url": URL}
    return {"id": name, "title": HOSTILE, "date_utc": "2017-05-13T20:28Z", "country": HOSTILE,
            "site": {"name": HOSTILE, "lat_deg": 40.066, "lon_deg": 125.21, "source": HOSTILE},
            "azimuth_deg": 71, "azimuth_source": HOSTILE, "class": "liquid-1",
            "outcome": outcome, "kind": "ballistic", "note": HOSTILE,
            "reports": [report(HOSTILE, 2111.5, 787, None, None),
                        report(HOSTILE + " (tertiary)", 2000, 800, 1800, "about"),
                        report(HOSTILE + " 3", 2100, 700, 2400, "exact")],
            "published_standard": [dict(published, km=1000, reference=True),
                                   dict(published, km=[4000, 5000])]}


def make(folder):
    os.makedirs(folder)
    for name, outcome in (("2017-hostile", "success"), ("2017-hostile.2", "success"),
                          ("2017-refused", "failure")):
        with open(f"{folder}/{name}.json", "w", encoding="utf-8") as out:
            json.dump(scenario(name, outcome), out, ensure_ascii=name.endswith("2"))
    start = {"lat_deg": 39.2, "lon_deg": 125.7, "alt_m": 1000, "speed_mps": 900, "fpa_deg": 40,
             "azimuth_deg": 58}
    with open(folder + "-case.json", "w", encoding="ascii") as out:
        json.dump({"title": HOSTILE, "note": HOSTILE, "start": start,
                   "body": {"beta_kgpm2": 6000}}, out)


def check_quiet(text, what):
    found = ACTIVE.search(text)
    assert not found, f"{what}: U+{ord(found.group()):04X} in {text[:found.end()][-60:]!r}"


def strings_of(value):
    if isinstance(value, dict):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list):
        return [text for one in value for text in strings_of(one)]
    return [value] if isinstance(value, str) else []


class Html(html.parser.HTMLParser):
    """Elements, their attributes, and the text between them."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data):
        self.tags.append(("comment", {}))

    def handle_data(self, data):
        self.words.append(data)


def check_no_html(text, what):
    tags = Html(text).tags
    assert not tags, f"{what}: markup {tags}"


def check_terminal(path):
    text = open(path, encoding="utf-8", newline="").read()
    check_quiet(text, path)
    assert "\n\n# heading" not in text, "a line end of the text came through"


def check_json(path):
    raw = open(path, encoding="utf-8").read()
    check_quiet(raw, path)
    texts = strings_of(json.loads(raw))
    return texts


def check_result(path):
    assert HOSTILE in check_json(path), "the text itself is lost"


def check_czml(path):
    check_json(path)
    for packet in json.load(open(path, encoding="utf-8")):
        check_no_html(packet.get("description", ""), "description")
        check_no_html(packet.get("name", ""), "name")
    words = json.load(open(path, encoding="utf-8"))[0]
    assert "<script>alert(1)</script>" in "".join(Html(words["description"]).words)


def check_kml(path):
    raw = open(path, encoding="utf-8").read()
    check_quiet(raw, path)
    for element in ElementTree.fromstring(raw).iter():
        check_no_html(element.text or "", element.tag)
    root = ElementTree.fromstring(raw)
    balloon = root.find("*/{*}description").text
    assert "<script>alert(1)</script>" in "".join(Html(balloon).words)


def check_html(path):
    text = open(path, encoding="utf-8").read()
    check_quiet(text, path)
    page = Html(text)
    assert "<script>alert(1)</script>" in "".join(page.words)
    assert not [t for t in page.tags if t[0] == "img" and t[1].get("src") == "x"]
    for tag, attributes in page.tags:
        assert not [a for a in attributes if a.startswith("on")], (tag, attributes)
    assert len([t for t in page.tags if t[0] == "script"]) == 1, "the sorting of the page"


def check_markdown(path):
    text = open(path, encoding="utf-8").read()
    check_quiet(text, path)
    check_no_html(text, path)
    columns = None
    for line in text.split("\n"):
        assert not re.match(r"\s*(# heading|- item)", line), line
        bars = len(re.findall(r"(?<!\\)\|", line))
        assert not line.startswith("|") or columns in (None, bars), line
        columns = bars if line.startswith("|") else None
        link = re.match(r"\[\d+\]: (.*)", line)
        assert not link or re.fullmatch(r"https?://[!-~]*", link[1]), line
    for mark in (r"**b**", r"`code`", "[link]("):
        assert mark not in text, mark


def check_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        check_quiet(file.read().replace("\r\n", "\n"), path)
        file.seek(0)
        rows = list(csv.reader(file))
    assert len({len(row) for row in rows}) == 1, "rows of one length"
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+\-@\t\r]", cell) or re.match(r"[+-]?[\d.]", cell), cell


def check_oem(path):
    raw = open(path, "rb").read()
    for line in raw.split(b"\n"):
        assert len(line) <= 254 and re.fullmatch(rb"[ -~]*", line), line
    known = {b"COMMENT", b"CCSDS_OEM_VERS", b"CREATION_DATE", b"ORIGINATOR",
             b"META_START", b"META_STOP", b"OBJECT_NAME", b"OBJECT_ID", b"CENTER_NAME",
             b"REF_FRAME", b"TIME_SYSTEM", b"START_TIME", b"STOP_TIME", b"INTERPOLATION",
             b"INTERPOLATION_DEGREE"}
    for line in raw.split(b"\n"):
        assert not line or line.split()[0] in known or line[:3] == b"201", line


def check_bytes(path):
    """NetCDF, PNG, PDF: no text of theirs holds what drives a terminal."""
    raw = open(path, "rb").read()
    for act in ("\x1b]0;", "\x1b[2J", "\u202e", "\u2028", "\u2066"):
        assert act.encode() not in raw, repr(act)


def check_svg(path):
    check_bytes(path)
    for element in ElementTree.parse(path).iter():
        assert not element.tag.endswith(("script", "foreignObject")), element.tag
        assert not [a for a in element.attrib if a.startswith("on")]


def main():
    if sys.argv[1] == "make":
        make(sys.argv[2])
        return
    checks = {name[6:]: check for name, check in globals().items()
              if name.startswith("check_")}
    for path in sys.argv[2:]:
        checks[sys.argv[1]](path)


main()
