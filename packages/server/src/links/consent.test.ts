import { expect, test } from 'vitest';
import { applicationIds } from '../world.fixture.ts';
import { askAda } from './links.fixture.ts';

test.each([
  ['a sentence', true, "Acme's agents will act as you on LinkedIn. Disconnect any time."],
  ["the app's own text", '<Acme> reads your posts.', '&lt;Acme&gt; reads your posts.'],
] as const)('the page of a connect link says what the user consents to: %s', async (_, consent, text) => {
  const applications = {
    linkedin: { id: applicationIds.linkedin, name: 'LinkedIn', consent },
    notion: { id: applicationIds.notion },
  };
  const { world, link } = await askAda({ connect: { applications } });
  const ada = world.browser().signIn('ada');
  expect(await (await ada.navigate(link)).text()).toContain(`<p class="consent" dir="auto">${text}</p>`);
  const listed: unknown = await (await ada.call('GET', '/applications')).json();
  expect(listed).toEqual({
    applications: [
      { application: 'linkedin', name: 'LinkedIn', product: 'Acme', consent },
      { application: 'notion', name: 'Notion', product: 'Acme' },
    ],
  });
});
