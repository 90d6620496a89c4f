// The clock of the station in memory: runs by itself for design work, or only when told, so that no
// test has to sleep.

interface Entry {
  at: number;
  act: () => void;
}

export class Agenda {
  #entries: Entry[] = [];
  #manual: boolean;
  #base: number;
  #virtual = 0;

  constructor(manual: boolean, base: number) {
    this.#manual = manual;
    this.#base = base;
  }

  now(): number {
    return this.#manual ? this.#base + this.#virtual : Date.now();
  }

  setNow(at: number): void {
    this.#base = at - this.#virtual;
    this.#manual = true;
  }

  after(ms: number, act: () => void): void {
    if (this.#manual) {
      this.#entries.push({ at: this.#virtual + ms, act });
    } else {
      setTimeout(act, ms);
    }
  }

  /** Lets time pass: everything due happens, in order, also what it plans itself. */
  tick(ms: number): void {
    const end = this.#virtual + ms;
    for (;;) {
      const next = this.#entries.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#entries = this.#entries.filter((entry) => entry !== next);
      this.#virtual = next.at;
      next.act();
    }
    this.#virtual = end;
  }
}
