import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import '@kit/react/styles.css';
import { ConnectionList } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';

afterEach(cleanup);
const rows = () => document.querySelectorAll<HTMLElement>('[data-part="row"]');
/** By its part: to look for a label in so large a page takes seconds. */
const field = () => document.querySelector<HTMLInputElement>('[data-part="rename-input"]');
const isDrawn = (row: Element | undefined) =>
  row?.firstElementChild?.checkVisibility({ contentVisibilityAuto: true });

test(
  'of a thousand rows those out of view are not drawn, and one that changes leaves the others alone',
  { timeout: 60_000 },
  async () => {
    const live = await startLiveApp();
    await live.seed(
      Array.from({ length: 1000 }, (_, index) => ({
        application: 'notion',
        accountName: `account ${index}`,
      })),
    );
    render(
      <live.App>
        <ConnectionList />
      </live.App>,
    );
    await waitFor(() => expect(rows().length).toBe(1000));
    const last = [...rows()].at(-1);
    last?.scrollIntoView();
    await waitFor(() => expect(isDrawn(last)).toBe(true));
    expect(isDrawn([...rows()][500])).toBe(false);

    const changed = new Set<Node>();
    const observer = new MutationObserver((records) => {
      for (const { target } of records)
        changed.add((target instanceof Element && target.closest('[data-part="row"]')) || target);
    });
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      characterData: true,
    });
    last?.querySelector<HTMLElement>('[data-part="rename"]')?.click();
    await waitFor(() => expect(field()).not.toBeNull());
    const input = field();
    if (input) input.value = 'Renamed';
    input?.form?.requestSubmit();
    await waitFor(() => expect(last?.textContent).toContain('Renamed'));
    observer.disconnect();
    expect([...changed].filter((node) => node instanceof Element && node.matches('li'))).toEqual([last]);
  },
);
