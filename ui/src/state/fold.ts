// How names are compared: the same folding as `packing::fold`, so that "yilmaz" finds Yılmaz and
// "احمد" finds أحمد on the screen as it does in the station's own search.

const SINGLES: Record<string, string> = {
  ı: 'i',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ς: 'σ',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ؤ: 'و',
  ئ: 'ي',
  ـ: '',
};

const SINGLE = new RegExp(`[${Object.keys(SINGLES).join('')}]`, 'gu');
const ARABIC_DIGIT = /[٠-٩۰-۹]/gu;

export function fold(text: string): string {
  return (
    text
      // Before decomposing: Arabic letters with hamza would fall apart into letter and mark.
      .replace(SINGLE, (letter) => SINGLES[letter] ?? letter)
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // For comparing only: İ and ı are folded here.
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(SINGLE, (letter) => SINGLES[letter] ?? letter)
      .replace(ARABIC_DIGIT, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
      .replace(/\s+/gu, ' ')
      .trim()
  );
}
