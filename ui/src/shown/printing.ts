// Which word, picture and colour stand for how far a print is, and for how a printer is doing.
import type {
  ConditionKind,
  LookView,
  PrinterView,
  PrintView,
  ProgressView,
} from '../backend/bindings';
import type { IconName } from '../parts/icons';
import { t } from '../words';
import { kebab, type Tone } from './labels';

interface Look {
  icon: IconName;
  tone: Tone;
  text: string;
}

type Shape = Omit<Look, 'text'>;

const PROGRESS: Record<ProgressView, Shape> = {
  queued: { icon: 'circle-clock', tone: 'wait' },
  sending: { icon: 'circle-up', tone: 'info' },
  sent: { icon: 'circle-half', tone: 'info' },
  printed: { icon: 'square-check', tone: 'ok' },
  failed: { icon: 'octagon-mark', tone: 'bad' },
  unknown: { icon: 'circle-question', tone: 'warn' },
  expired: { icon: 'octagon-mark', tone: 'warn' },
  cancelled: { icon: 'square-cross', tone: 'wait' },
};

const CONDITIONS: Record<ConditionKind, Shape> = {
  unknown: { icon: 'circle-question', tone: 'wait' },
  ready: { icon: 'circle-check', tone: 'ok' },
  busy: { icon: 'circle-half', tone: 'info' },
  paperOut: { icon: 'attention', tone: 'warn' },
  open: { icon: 'attention', tone: 'warn' },
  jam: { icon: 'attention', tone: 'warn' },
  supplyOut: { icon: 'attention', tone: 'warn' },
  paused: { icon: 'octagon-bar', tone: 'warn' },
  unreachable: { icon: 'octagon-mark', tone: 'bad' },
  other: { icon: 'attention', tone: 'warn' },
};

export function progressLook(print: PrintView): Look {
  const text = print.cancelling ? t('labels-stopping') : t(`progress-${print.progress}`);
  return { ...PROGRESS[print.progress], text };
}

/** What stands in the way of using it comes before how it is doing. */
export function printerLook(printer: PrinterView): Look {
  if (printer.acceptedAt === null) {
    return { icon: 'scan', tone: 'warn', text: t('printer-not-accepted') };
  }
  const { kind } = printer.condition;
  return { ...CONDITIONS[kind], text: t(`printer-${kebab(kind)}`) };
}

/** What it is, and of which box; a test page is named after its printer. */
export function printName(print: PrintView): string {
  const what = t(`document-${kebab(print.document)}`);
  const box = { parcel: print.parcel, parcels: print.parcels };
  return print.parcels > 1 ? `${what} · ${t('labels-box', box)}` : what;
}

/** Why a label is looked at before it is printed. */
export function lookWords(look: LookView): string {
  if (look.overflow) return t('packing-label-overflow');
  return t('packing-label-glyphs', { characters: look.missingGlyphs });
}
