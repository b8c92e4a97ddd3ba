import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ConnectionList } from '../index.ts';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';

afterEach(cleanup);

test('without styles that hide them, the developer is told that words are on show', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const live = await startLiveApp();
  render(
    <live.App>
      <ConnectionList />
    </live.App>,
  );
  await waitFor(() => expect(told).toHaveBeenCalledOnce(), { timeout: 5000 });
  expect(told).toHaveBeenCalledWith(expect.stringContaining("Import '@kit/react/styles.css'"));
  told.mockRestore();
});
