"""Draws the same label with ReportLab, typst and WeasyPrint and prints the median of each, in one
process that has started before the clock does. peers.py CONTENT FONTS ROUNDS"""

import html
import io
import json
import statistics
import sys
import time

import typst
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

CONTENT, FONTS, ROUNDS = sys.argv[1], sys.argv[2], int(sys.argv[3])
LABEL = json.load(open(CONTENT, encoding="utf-8"))
FACES = {mark["face"] for mark in LABEL["marks"] if "face" in mark}


def reportlab():
    for face in FACES:
        pdfmetrics.registerFont(TTFont(face, f"{FONTS}/{face}.ttf"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=(LABEL["width"], LABEL["height"]))
    for mark in LABEL["marks"]:
        page.setFillGray(1 if mark["white"] else 0)
        if "rect" in mark:
            x, y, width, height = mark["rect"]
            page.rect(x, LABEL["height"] - y - height, width, height, stroke=0, fill=1)
        else:
            page.setFont(mark["face"], mark["size"])
            x, y = mark["at"]
            page.drawString(x, LABEL["height"] - y, mark["text"])
    page.save()
    return out.getvalue()


def typst_source():
    """Bars as one path in an SVG, texts in place: the fastest way we found."""
    path = "".join(
        "M%g %gh%gv%gh-%gz" % (x, y, w, h, w)
        for x, y, w, h in (m["rect"] for m in LABEL["marks"] if "rect" in m)
    )
    size = f'width="{LABEL["width"]}" height="{LABEL["height"]}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="{path}"/></svg>'
    lines = [
        f'#set page(width: {LABEL["width"]}pt, height: {LABEL["height"]}pt, margin: 0pt)',
        '#set text(top-edge: "baseline", bottom-edge: "baseline", font: "Noto Sans")',
        f"#place(image(bytes({json.dumps(svg)}), format: \"svg\", width: {LABEL['width']}pt))",
    ]
    for mark in (m for m in LABEL["marks"] if "text" in m):
        weight = "bold" if "Bold" in mark["face"] else "regular"
        fill = "white" if mark["white"] else "black"
        x, y = mark["at"]
        text = json.dumps(mark["text"], ensure_ascii=False)
        style = f'size: {mark["size"]}pt, weight: "{weight}", fill: {fill}'
        lines.append(f"#place(dx: {x}pt, dy: {y}pt, text({style}, {text}))")
    return "\n".join(lines)


COMPILERS = {}


def typst_once(number=[0]):
    # Another title each time, or the second round would be read from its memory.
    number[0] += 1
    source = typst_source() + f"\n// {number[0]}\n#place(hide[{number[0]}])"
    fonts = COMPILERS.setdefault("fonts", typst.Fonts(font_paths=[FONTS], include_system_fonts=False))
    return typst.Compiler(source.encode(), font_paths=fonts).compile(format="pdf")


def weasy():
    parts = []
    for mark in LABEL["marks"]:
        color = "white" if mark["white"] else "black"
        if "rect" in mark:
            x, y, w, h = mark["rect"]
            parts.append(
                f'<i style="left:{x}pt;top:{y}pt;width:{w}pt;height:{h}pt;background:{color}"></i>'
            )
        else:
            x, y = mark["at"]
            size = mark["size"]
            style = f"left:{x}pt;top:{y - size}pt;font:{size}pt {mark['face']};color:{color}"
            parts.append(f'<b style="{style}">{html.escape(mark["text"])}</b>')
    faces = "".join(
        f"@font-face{{font-family:{face};src:url(file://{FONTS}/{face}.ttf)}}" for face in FACES
    )
    config = FontConfiguration()
    css = CSS(
        string=faces
        + f"@page{{size:{LABEL['width']}pt {LABEL['height']}pt;margin:0}}"
        + "i,b{position:absolute;white-space:nowrap;line-height:1}",
        font_config=config,
    )
    return HTML(string="".join(parts)).write_pdf(stylesheets=[css], font_config=config)


for name, draw, rounds in (
    ("reportlab", reportlab, ROUNDS),
    ("typst", typst_once, ROUNDS),
    ("weasyprint", weasy, max(3, ROUNDS // 20)),
):
    draw()
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        pdf = draw()
        times.append((time.perf_counter() - begun) * 1e3)
    print(f"{name}-pdf-latin-ms {statistics.median(times):.3f}")
    print(f"{name}-pdf-latin-bytes {len(pdf)}")
