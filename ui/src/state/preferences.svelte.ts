// Language, colours and text size: on screen at once, kept by the station.
import { asProblem, type Backend } from '../backend';
import type { LanguageView, PreferencesView } from '../backend/bindings';
import { words } from '../words';
import type { Said } from './said.svelte';

export class Preferences {
  view = $state.raw<PreferencesView>({ language: 'en', theme: 'light', textSize: 100 });

  constructor(
    private readonly backend: Backend,
    private readonly said: Said,
  ) {}

  async show(view: PreferencesView): Promise<void> {
    this.view = view;
    document.documentElement.dataset.theme = view.theme;
    document.documentElement.dataset.text = String(view.textSize);
    await words.use(view.language);
  }

  /** On screen only: where the station could not start, nobody can keep it. */
  speak(language: LanguageView): Promise<void> {
    return this.show({ ...this.view, language });
  }

  async change(change: Partial<PreferencesView>): Promise<void> {
    const view = { ...this.view, ...change };
    await this.show(view);
    try {
      await this.backend.setPreferences(view);
    } catch (reason) {
      this.said.problem(asProblem(reason));
    }
  }
}
