import { expect, onTestFinished, test, vi } from 'vitest';
import { warnOfOrigin } from './messageSource.ts';

test('a message from an origin that is not accepted is explained with both origins and the fix', () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => error.mockRestore());
  warnOfOrigin('https://hosted.example', 'https://configured.example');
  expect(error.mock.calls).toEqual([
    [
      expect.stringMatching(
        /from https:\/\/hosted\.example, .* from https:\/\/configured\.example only\. Set hostedOrigin to/,
      ),
    ],
  ]);
});
