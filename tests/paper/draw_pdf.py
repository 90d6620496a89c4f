"""Draws the first page of a PDF with PDFium, as browsers do, into a PGM file."""

import sys

import pypdfium2

source, target, dots_per_inch = sys.argv[1:]
page = pypdfium2.PdfDocument(source)[0]
# It rounds the picture's size up and stretches the page to it: 1200.0000002 dots must not be 1201.
scale = float(dots_per_inch) / 72 * (1 - 1e-6)
page.render(scale=scale).to_pil().convert("L").save(target)
