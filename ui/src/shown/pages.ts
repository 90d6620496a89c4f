// The pages of a picture: the station sends one PNG behind the other.
const SIGNATURE_BYTES = 8;
const LENGTH_BYTES = 4;
/** Length, name and checksum stand around what a chunk holds. */
const AROUND_BYTES = 12;
const END = 'IEND';

export function pagesOf(bytes: ArrayBuffer): ArrayBuffer[] {
  const view = new DataView(bytes);
  const pages: ArrayBuffer[] = [];
  let start = 0;
  let at = SIGNATURE_BYTES;
  while (at + AROUND_BYTES <= bytes.byteLength) {
    const name = new Uint8Array(bytes, at + LENGTH_BYTES, END.length);
    at += AROUND_BYTES + view.getUint32(at);
    if (String.fromCharCode(...name) !== END) continue;
    pages.push(bytes.slice(start, at));
    start = at;
    at += SIGNATURE_BYTES;
  }
  return pages;
}
