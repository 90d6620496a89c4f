// Draws the ZPL that it reads with a renderer that we did not write, and writes the PNG.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.env.PAPER_TOOLS}/index.js`);
const entry = require.resolve("zpl-renderer-js");
const { ready } = await import(pathToFileURL(entry).href);
const { api } = await ready;
const [width, height, dotsPerMm] = process.argv.slice(2).map(Number);
const picture = await api.zplToBase64Async(readFileSync(0, "latin1"), width, height, dotsPerMm);
process.stdout.write(Buffer.from(picture, "base64"));
