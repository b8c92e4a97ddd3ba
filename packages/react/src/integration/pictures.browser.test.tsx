import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ApplicationPicker } from '../picker/ApplicationPicker.tsx';
import { startLiveApp } from './startLiveApp.fixture.tsx';

test('the hosted page of the stories shows the picture of the app', async () => {
  const { App, server } = await startLiveApp();
  render(
    <App>
      <ApplicationPicker />
    </App>,
  );
  const tile = await screen.findByRole('button', { name: /LinkedIn/ });
  const picture = tile.querySelector('img')?.src;
  expect(picture).toMatch(/^data:image\/svg/);
  const hosted = server.emulator.applications().find(({ name }) => name === 'LinkedIn');
  expect(hosted?.iconUrl).toBe(picture);
});
