"""Prints each code that zxing-cpp reads in a folder's pictures: file name, tab, text."""

import pathlib
import sys

import zxingcpp
from PIL import Image

for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    page = Image.open(path)
    # As a person holds a scanner across bars that stand, and the box turned where they lie; from
    # near, and from where two dots are one: it is moved until it reads.
    for turned in (page, page.transpose(Image.Transpose.ROTATE_270)):
        for view in (turned, turned.reduce(2)):
            for code in zxingcpp.read_barcodes(view):
                print(path.name, code.text, sep="\t")
