// The whole window on the station in memory, and hands to work it with: for tests only.
import { fireEvent, render, screen } from '@testing-library/svelte';
import { vi } from 'vitest';
import App from './App.svelte';
import { openFake, type FakeDriver } from './backend/fake';
import { Desk } from './state/desk.svelte';

declare global {
  interface Window {
    __fake: FakeDriver;
  }
}

export async function open(search = 'manual&packer'): Promise<{ desk: Desk; fake: FakeDriver }> {
  const desk = new Desk(openFake(new URLSearchParams(search)));
  await desk.start();
  render(App, { desk });
  // As long as a hand needs to reach the glass: painted, and listening to the station.
  if (desk.refused === null) await vi.waitUntil(() => desk.changes > 0);
  return { desk, fake: window.__fake };
}

/** Without the marks that keep a value's own direction. */
export const plain = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

export const button = (name: RegExp) => screen.findByRole('button', { name });
export const press = (key: string) => fireEvent.keyDown(document.body, { key });

export const row = async (id: number) => {
  const number = window.__fake.rows('waiting').find((one) => one.id === id)?.number ?? '';
  return button(new RegExp(number));
};
