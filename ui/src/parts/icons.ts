// Our own pictures, filled because filled ones stay legible on dark and far away. 24 × 24 units,
// one path each, holes by the even-odd rule.

const CIRCLE = 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z';
const SQUARE =
  'M5 2.5h14a2.5 2.5 0 0 1 2.5 2.5v14a2.5 2.5 0 0 1-2.5 2.5H5A2.5 2.5 0 0 1 2.5 19V5A2.5 2.5 0 0 1 5 2.5z';
const OCTAGON = 'M8 2h8l6 6v8l-6 6H8l-6-6V8z';
const TICK = 'M6.2 12.3l4.2 4.2 7.6-7.6-1.7-1.7-5.9 5.9-2.5-2.5z';
const MARK = 'M10.8 6.5h2.4v7h-2.4zM10.8 15.2h2.4v2.4h-2.4z';

export const ICONS = {
  queue:
    'M12 2.6 20.8 7 12 11.3 3.2 7zM2.8 8.6l8.4 4.1v8.7l-8.4-4.3zM21.2 8.6l-8.4 4.1v8.7l8.4-4.3z',
  handover:
    'M1.5 6h12.6v10H1.5zM15.2 9h3.9l3.4 4v3h-7.3zM6.4 16.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6zM18 16.8a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6z',
  tracking:
    'M12 2a7.2 7.2 0 0 0-7.2 7.2c0 5.1 7.2 13 7.2 13s7.2-7.9 7.2-13A7.2 7.2 0 0 0 12 2zM12 6.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4z',
  attention: 'M12 2.2 23.2 21.6H.8zM10.8 9h2.4v6.2h-2.4zM10.8 16.8h2.4v2.4h-2.4z',
  more: 'M4 5.4h16v2.7H4zM4 10.7h16v2.7H4zM4 16h16v2.7H4z',
  search:
    'M10.5 2.8a7.7 7.7 0 1 0 4.6 13.9l4.8 4.8 2-2-4.8-4.8A7.7 7.7 0 0 0 10.5 2.8zM10.5 5.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
  back: 'M10.8 4 2.8 12l8 8 1.9-1.9-4.7-4.7h13.2v-2.7H8l4.7-4.8z',
  close:
    'M5.7 3.8 12 10.1l6.3-6.3 1.9 1.9-6.3 6.3 6.3 6.3-1.9 1.9-6.3-6.3-6.3 6.3-1.9-1.9 6.3-6.3-6.3-6.3z',
  check: 'M3.8 12.6 9.6 18.4 20.6 7.4 18.5 5.3 9.6 14.2 5.9 10.5z',
  plus: 'M10.6 4h2.8v6.6H20v2.8h-6.6V20h-2.8v-6.6H4v-2.8h6.6z',
  person:
    'M12 2.8a4.7 4.7 0 1 0 0 9.4 4.7 4.7 0 0 0 0-9.4zM3.4 21.2c0-4.5 3.9-7.6 8.6-7.6s8.6 3.1 8.6 7.6z',
  label:
    'M7 2.5h10V7H7zM4 8h16a1.5 1.5 0 0 1 1.5 1.5V17h-3v-3.5h-13V17h-3V9.5A1.5 1.5 0 0 1 4 8zM7.2 15h9.6v6.5H7.2z',
  undo: 'M9 3.8 2.8 10 9 16.2v-4.8h5.2a3.4 3.4 0 0 1 0 6.8H9v2.7h5.2a6.1 6.1 0 0 0 0-12.2H9z',
  note: 'M4 3h16v11.5L14.5 20H4zM7 7.2h10v2H7zM7 11.2h6.5v2H7z',
  plug: 'M7.8 2.2h2.4V7h3.6V2.2h2.4V7h2v5.2a6.2 6.2 0 0 1-4.9 6v3.6h-2.6v-3.6a6.2 6.2 0 0 1-4.9-6V7h2z',
  scan: 'M2.5 5h2.6v14H2.5zM6.6 5h1.5v14H6.6zM9.6 5h3.2v14H9.6zM14.4 5h1.5v14h-1.5zM17.4 5h1.1v14h-1.1zM20 5h1.6v14H20z',
  flag: 'M4.5 2.2h2.6v19.6H4.5zM8.3 3.6h12l-3.2 4.3 3.2 4.3h-12z',
  'cloud-up':
    'M7 19.4a5.2 5.2 0 0 1-.7-10.3 6.6 6.6 0 0 1 12.7.5 5 5 0 0 1-.9 9.8zM12 9 7.8 13.4h2.9v3.8h2.6v-3.8h2.9z',
  'cloud-off':
    'M7 19.4a5.2 5.2 0 0 1-.7-10.3 6.6 6.6 0 0 1 12.7.5 5 5 0 0 1-.9 9.8zM4.4 2.6 2.8 4.2 19.8 21.4 21.4 19.8z',
  'circle-clock': `${CIRCLE}M10.8 6.2h2.4v5.4l3.4 2-1.2 2-4.6-2.7z`,
  'circle-half': `${CIRCLE}M12 4.6a7.4 7.4 0 0 1 0 14.8z`,
  'circle-check': `${CIRCLE}${TICK}`,
  'circle-up': `${CIRCLE}M12 5.8 6.8 11.2h3.8v6.4h2.8v-6.4h3.8z`,
  'circle-question': `${CIRCLE}M8.4 9.6a3.6 3.6 0 1 1 5.3 3.2c-.5.3-.5.6-.5 1.4h-2.4c0-1.9.4-2.7 1.6-3.4a1.2 1.2 0 1 0-1.6-1.2zM10.8 15.6h2.4v2.4h-2.4z`,
  'square-check': `${SQUARE}${TICK}`,
  'square-tag': `${SQUARE}M6.5 6.5h6l5.2 5.2-6 6-5.2-5.2zM8.6 8.4v1.8h1.8V8.4z`,
  'square-truck': `${SQUARE}M4.8 7.6h8.4v6.6H4.8zM14.2 9.6h2.7l2.3 2.5v2.1h-5zM6.4 15.2h3v2.4h-3zM14.6 15.2h3v2.4h-3z`,
  'square-cross': `${SQUARE}M8 6.4 12 10.4l4-4L17.6 8l-4 4 4 4-1.6 1.6-4-4-4 4L6.4 16l4-4-4-4z`,
  'octagon-mark': `${OCTAGON}${MARK}`,
  'octagon-bar': `${OCTAGON}M6.4 10.7h11.2v2.6H6.4z`,
} as const;

export type IconName = keyof typeof ICONS;

/** These point along the line of reading and turn round with it. */
export const MIRRORED: ReadonlySet<IconName> = new Set<IconName>(['back', 'undo', 'handover']);
