// Hears a scanner that types like a keyboard, wherever the focus is. Listens on the window in the
// capture phase, so that a scan's Enter is taken away before it can press the focused button: that
// is how other stations have changed quantities by themselves. Knows nothing of packages.
import {
  fallSilent,
  hear,
  isTerminator,
  SILENCE_MS,
  SILENT,
  type Ear,
  type Heard,
  type Key,
  type Scan,
} from './reader';

/** A second terminator (CR LF, Enter and Tab) of the same scan comes within this. */
const AFTER_SCAN_MS = 80;
/** An idle machine's timers are late by a few milliseconds at most. */
const LATE_MS = 20;

/** Calls `onScan` for each code; returns how to stop. */
export function listenForScans(target: Window, onScan: (scan: Scan) => void): () => void {
  const listener = new Listener(target, onScan);
  const down = (event: KeyboardEvent): void => listener.down(event);
  const press = (event: KeyboardEvent): void => listener.press(event);
  const up = (event: KeyboardEvent): void => listener.up(event);
  target.addEventListener('keydown', down, true);
  target.addEventListener('keypress', press, true);
  target.addEventListener('keyup', up, true);
  return () => {
    target.removeEventListener('keydown', down, true);
    target.removeEventListener('keypress', press, true);
    target.removeEventListener('keyup', up, true);
    listener.stop();
  };
}

class Listener {
  #ear: Ear = SILENT;
  #field: FieldBefore | null = null;
  /** Keys whose way down was swallowed: their way up must be too, or it still presses a button. */
  readonly #swallowed = new Set<string>();
  #quietUntil = Number.NEGATIVE_INFINITY;
  #timer: number | undefined;

  constructor(
    private readonly target: Window,
    private readonly onScan: (scan: Scan) => void,
  ) {}

  down(event: KeyboardEvent): void {
    this.target.clearTimeout(this.#timer);
    if (event.timeStamp <= this.#quietUntil && (isTerminator(event) || event.ctrlKey)) {
      this.#swallow(event);
      return;
    }
    const [ear, heard] = hear(this.#ear, keyOf(event));
    this.#ear = ear;
    if (heard.kind === 'char') this.#char(event, heard.position);
    if (heard.kind === 'nothing' || heard.kind === 'char') return;
    this.#quietUntil = event.timeStamp + AFTER_SCAN_MS;
    this.#swallow(event);
    this.#settle(heard);
  }

  press(event: KeyboardEvent): void {
    if (this.#swallowed.has(event.code)) stopEvent(event);
  }

  up(event: KeyboardEvent): void {
    if (this.#swallowed.delete(event.code)) stopEvent(event);
  }

  stop(): void {
    this.target.clearTimeout(this.#timer);
  }

  #char(event: KeyboardEvent, position: number): void {
    const focused = this.target.document.activeElement;
    if (position === 0) this.#field = isField(focused) ? fieldBefore(focused) : null;
    // A space inside a code would press the focused button, just as Enter would.
    if (event.key === ' ' && position > 0 && !isField(focused)) this.#swallow(event);
    this.#awaitSilence();
  }

  /** A timer that comes late tells of a busy machine, where keys may be waiting just as long. */
  #awaitSilence(): void {
    const due = this.target.performance.now() + SILENCE_MS;
    this.#timer = this.target.setTimeout(() => {
      if (this.target.performance.now() - due > LATE_MS) this.#awaitSilence();
      else this.#silence();
    }, SILENCE_MS);
  }

  #silence(): void {
    const endedAt = this.#ear.keys[this.#ear.keys.length - 1]?.time ?? 0;
    const [ear, heard] = fallSilent(this.#ear);
    this.#ear = ear;
    if (heard.kind === 'nothing') return;
    this.#quietUntil = endedAt + SILENCE_MS + AFTER_SCAN_MS;
    this.#settle(heard);
  }

  #settle(heard: Heard): void {
    if (heard.kind === 'scan' || heard.kind === 'echo') this.#field?.restore();
    this.#field = null;
    if (heard.kind === 'scan') this.onScan(heard.scan);
  }

  #swallow(event: KeyboardEvent): void {
    this.#swallowed.add(event.code);
    stopEvent(event);
  }
}

function stopEvent(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function keyOf(event: KeyboardEvent): Key {
  return {
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    repeat: event.repeat,
    time: event.timeStamp,
  };
}

type Field = HTMLInputElement | HTMLTextAreaElement;

interface FieldBefore {
  restore(): void;
}

/** The first letters of a scan reach the focused field before anyone can know them for one. */
function fieldBefore(field: Field): FieldBefore {
  const { value, selectionStart, selectionEnd } = field;
  return {
    restore() {
      if (!field.isConnected || field.value === value) return;
      field.value = value;
      if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
  };
}

function isField(element: Element | null): element is Field {
  if (element?.tagName === 'TEXTAREA') return true;
  if (element?.tagName !== 'INPUT') return false;
  return !/^(button|checkbox|radio|submit|reset)$/.test((element as HTMLInputElement).type);
}
