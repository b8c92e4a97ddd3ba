import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { ConnectionList } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';

afterEach(cleanup);

/** Other files import the stylesheet into the same page. */
function disableStyles(): void {
  const sheets = [...document.styleSheets].filter((sheet) => !sheet.disabled);
  for (const sheet of sheets) sheet.disabled = true;
  onTestFinished(() => {
    for (const sheet of sheets) sheet.disabled = false;
  });
}

test('warns if text for screen readers is visible', async () => {
  const consoleError = vi.spyOn(console, 'error').mockImplementation(() => {});
  disableStyles();
  const live = await startLiveApp();
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  await waitFor(() => expect(consoleError).toHaveBeenCalledOnce());
  expect(consoleError).toHaveBeenCalledWith(expect.stringContaining("Import '@kit/react/styles.css'"));
  consoleError.mockRestore();
});
