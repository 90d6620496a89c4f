// The screen's idea of the time, coarse on purpose: "Late · 2 h" needs no more, and nothing on
// screen may flicker with the seconds.

const STEP_MS = 20_000;

class Now {
  ms = $state(Date.now());

  /** Returns how to stop. */
  run(): () => void {
    const timer = setInterval(() => (this.ms = Date.now()), STEP_MS);
    return () => clearInterval(timer);
  }
}

export const now = new Now();
