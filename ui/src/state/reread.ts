// Reads again whenever told to, one read at a time: an answer on screen is therefore never older
// than the one before it, and a burst of changes costs two reads, not fifty.

export class Reread {
  #wanted = 0;
  #running: Promise<void> | null = null;

  constructor(private readonly read: () => Promise<void>) {}

  again(): Promise<void> {
    this.#wanted += 1;
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    try {
      let done = -1;
      while (done !== this.#wanted) {
        done = this.#wanted;
        await this.read();
      }
    } finally {
      this.#running = null;
    }
  }
}
