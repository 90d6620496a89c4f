// A long queue must cost what a screenful costs.
import { render } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import VirtualList from './VirtualList.svelte';

const rows = Array.from({ length: 2000 }, (_, at) => ({ id: at }));
const row = createRawSnippet<[{ id: number }]>((one) => ({
  render: () => `<span>row ${one().id}</span>`,
}));

test('2,000 rows put a screenful into the page, in their true places', async () => {
  const { container } = render(VirtualList, { rows, rowHeight: 72, label: 'rows', row });
  const list = container.querySelector('ul');
  expect(list?.style.blockSize).toBe('144000px');
  expect(list?.children.length).toBeLessThan(30);
  expect(list?.children[0]?.textContent).toBe('row 0');
  expect(list?.children[0]?.getAttribute('aria-setsize')).toBe('2000');
});

test('the first picture has the rows that are seen, and their neighbours later', async () => {
  const { container } = render(VirtualList, { rows, rowHeight: 72, label: 'rows', row });
  const list = container.querySelector('ul');
  expect(list?.children.length).toBe(5);
  await vi.waitFor(() => expect(list?.children.length).toBe(9));
});

test('a row that is seen in part is there, above and below', async () => {
  const { container, findByText } = render(VirtualList, {
    rows,
    rowHeight: 72,
    label: 'rows',
    row,
  });
  const view = container.querySelector('.window') as HTMLElement;
  view.scrollTop = 36;
  view.dispatchEvent(new Event('scroll'));
  await findByText('row 5');
  expect(container.querySelectorAll('li').length).toBe(6);
});

test('a tall window has as many rows as it is high', async () => {
  const tall = vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(1500);
  const { container, findByText } = render(VirtualList, {
    rows,
    rowHeight: 72,
    label: 'rows',
    row,
  });
  await findByText('row 20');
  expect(container.querySelectorAll('li').length).toBe(21);
  tall.mockRestore();
});

test('scrolled to the end, the last row is there and the first is not', async () => {
  const { container, findByText, queryByText } = render(VirtualList, {
    rows,
    rowHeight: 72,
    label: 'rows',
    row,
  });
  const view = container.querySelector('.window') as HTMLElement;
  view.scrollTop = 1995 * 72;
  view.dispatchEvent(new Event('scroll'));
  const last = await findByText('row 1999');
  expect(last.closest('li')?.getAttribute('aria-posinset')).toBe('2000');
  expect(queryByText('row 0')).toBeNull();
});
