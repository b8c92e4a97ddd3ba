import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '../styles.css';
import { ApplicationAvatar } from '../elements/ApplicationAvatar.tsx';
import { ConnectionRow } from '../list/ConnectionRow.tsx';
import { anyConnection } from '../list/OneConnection.fixture.tsx';
import { startLiveApp } from '../integration/startLiveApp.fixture.tsx';
import { ar } from '../locales/ar.ts';
import { de } from '../locales/de.ts';
import { en, type Strings } from '../locales/en.ts';
import { es } from '../locales/es.ts';
import { fr } from '../locales/fr.ts';
import { he } from '../locales/he.ts';
import { ja } from '../locales/ja.ts';
import { pt } from '../locales/pt.ts';
import { zh } from '../locales/zh.ts';
import { AttemptButton, type AttemptControlProps } from './AttemptButton.tsx';
import { frozen } from './ButtonPhases.fixture.tsx';

const { innerWidth, innerHeight } = window;
const picture = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>';
afterEach(async () => {
  cleanup();
  await page.viewport(innerWidth, innerHeight);
});

interface Look extends AttemptControlProps {
  hasImage?: boolean;
  /** What the button is in. */
  box?: (button: ReactElement) => ReactElement;
}

const inRow = (button: ReactElement) => (
  <ul className="connect-list">
    <ConnectionRow connection={anyConnection} actions={button} />
  </ul>
);

/** The width of one button in each phase that lasts. */
async function widthsOf(locale: Strings, props: Look, name = 'LinkedIn') {
  const { hasImage, box = (button) => button, children = locale.connect(name), ...look } = props;
  const live = await startLiveApp();
  const show = (popup: (typeof frozen)[keyof typeof frozen]) => (
    <live.App locale={locale}>
      {box(
        <div className="connect-attempt">
          <AttemptButton
            popup={popup}
            type="button"
            applicationName={name}
            subject={name}
            variant="solid"
            size="medium"
            image={hasImage ? <ApplicationAvatar name={name} iconUrl={picture} /> : undefined}
            {...look}
          >
            {children}
          </AttemptButton>
        </div>,
      )}
    </live.App>
  );
  const { rerender } = render(show(frozen.idle));
  return Object.entries(frozen).map(([phase, popup]) => {
    rerender(show(popup));
    const button = document.querySelector('[data-part="button"]');
    return { phase, width: button?.getBoundingClientRect().width ?? 0 };
  });
}

/** Each phase with the width of the first, for a readable failure. */
const same = (widths: { phase: string; width: number }[]) =>
  widths.map(({ phase }) => ({ phase, width: widths[0]?.width }));

describe.each(Object.entries({ en, de, fr, es, pt, ja, zh, ar, he }))('%s', (_, locale) => {
  test.each([
    ['solid', {}],
    ['with a picture', { hasImage: true }],
    ['small and outlined', { variant: 'outline', size: 'small' }],
    ['plain', { variant: 'plain' }],
  ] as const)('a button has one width in every phase: %s', async (__, props) => {
    const widths = await widthsOf(locale, props);
    expect(widths).toEqual(same(widths));
  });

  test('at 320 px, where labels wrap, a button has one width and fits', async () => {
    await page.viewport(320, 600);
    const widths = await widthsOf(locale, { hasImage: true });
    expect(widths).toEqual(same(widths));
    expect(widths[0]?.width).toBeLessThanOrEqual(320);
  });
});

test('in a box of 140 px, labels wrap and the width stays', async () => {
  document.body.style.inlineSize = '140px';
  const widths = await widthsOf(de, { hasImage: true });
  document.body.style.inlineSize = '';
  expect(widths).toEqual(same(widths));
  expect(widths[0]?.width).toBeLessThanOrEqual(140);
});

test.each([
  ['short', 'Sync'],
  ['long', 'Sync the calendar of everyone in the sales team'],
])('a label of the app that is an element has one width, too: %s', async (_, text) => {
  for (const hasImage of [false, true]) {
    const widths = await widthsOf(en, { hasImage, children: <b>{text}</b> });
    expect(widths).toEqual(same(widths));
    cleanup();
  }
});

test.each(Object.entries({ en, de, fr, es, pt, ja, zh, ar, he }))(
  'in a row of a list, a button has one width and reserves less: %s',
  async (_, locale) => {
    const look = { size: 'small', children: <span>{locale.reconnect}</span> } as const;
    const widths = await widthsOf(locale, { ...look, box: inRow });
    expect(widths).toEqual(same(widths));
    cleanup();
    const [alone] = await widthsOf(locale, look);
    expect(widths[0]?.width).toBeLessThan(alone?.width ?? 0);
    expect(widths[0]?.width).toBeLessThanOrEqual(180);
  },
);

test('a long name has one width, too', async () => {
  const widths = await widthsOf(de, {}, 'Regional Savings Bank of the Upper River Valley');
  expect(widths).toEqual(same(widths));
});
