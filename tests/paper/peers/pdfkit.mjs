// Draws the same label with pdfkit and prints the median. pdfkit.mjs CONTENT FONTS ROUNDS
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(`${process.env.PAPER_TOOLS}/index.js`);
const PDFDocument = require("pdfkit");
const [content, fonts, rounds] = process.argv.slice(2);
const label = JSON.parse(readFileSync(content, "utf8"));

function draw() {
  return new Promise((resolve) => {
    const page = new PDFDocument({ size: [label.width, label.height], margin: 0 });
    const chunks = [];
    page.on("data", (chunk) => chunks.push(chunk));
    page.on("end", () => resolve(Buffer.concat(chunks)));
    for (const mark of label.marks) {
      page.fillColor(mark.white ? "white" : "black");
      if (mark.rect) page.rect(...mark.rect).fill();
      else {
        page.font(`${fonts}/${mark.face}.ttf`).fontSize(mark.size);
        page.text(mark.text, ...mark.at, { lineBreak: false, baseline: "alphabetic" });
      }
    }
    page.end();
  });
}

await draw();
const times = [];
let pdf;
for (let round = 0; round < Number(rounds); round += 1) {
  const begun = performance.now();
  pdf = await draw();
  times.push(performance.now() - begun);
}
times.sort((a, b) => a - b);
console.log(`pdfkit-pdf-latin-ms ${times[Math.floor(times.length / 2)].toFixed(3)}`);
console.log(`pdfkit-pdf-latin-bytes ${pdf.length}`);
