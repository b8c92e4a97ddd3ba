import { describe, expect, test } from 'vitest';
import { appOrigin, appWindow, createFakeBrowser } from './environment.fixture.ts';
import { isEmbedded } from './frames.ts';
import { chooseAttemptMode } from './page.ts';

const decide = (userAgent: string, mode: 'auto' | 'popup' = 'auto') =>
  chooseAttemptMode(createFakeBrowser({ navigator: { userAgent } }).environment, mode);

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';
const android = 'Mozilla/5.0 (Linux; Android 15; Pixel 9';
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)';

describe('a web view inside another app redirects', () => {
  test.each([
    ['WKWebView on an iPhone, as of react-native-webview', `${iPhone} Mobile/15E148`],
    ['the same, with a name of the app', `${iPhone} Mobile/15E148 MyApp/2.1`],
    ['WKWebView on an iPad', `${iPhone.replaceAll('iPhone', 'iPad')} Mobile/15E148`],
    ['WKWebView with a desktop page, or on a Mac', `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko)`],
    ['WebView on Android', `${android}; wv) ${blink} Version/4.0 Chrome/138.0 Mobile Safari/537.36`],
    ['Facebook', `${iPhone} Mobile/22F76 Safari/604.1 [FBAN/FBIOS;FBAV/450.0]`],
    ['Instagram', `${iPhone} Mobile/22F76 Safari/604.1 Instagram 380.0`],
    ['Snapchat', `${iPhone} Version/18.5 Mobile/15E148 Snapchat/13.0 (like Safari/8621.2, panda)`],
    ['Line', `${iPhone} Mobile/15E148 Safari Line/15.0.0`],
  ])('%s', (_, userAgent) => {
    expect(decide(userAgent)).toBe('redirect');
    expect(decide(userAgent, 'popup')).toBe('popup');
  });
});

describe('a browser opens a popup', () => {
  test.each([
    ['Safari on an iPhone', `${iPhone} Version/18.5 Mobile/15E148 Safari/604.1`],
    ['Chrome on an iPhone', `${iPhone} CriOS/138.0 Mobile/15E148 Safari/604.1`],
    ['Firefox on an iPhone', `${iPhone} FxiOS/140.0 Mobile/15E148 Safari/605.1.15`],
    ['Safari on a Mac', `${mac} AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15`],
    ['Chrome on a Mac', `${mac} ${blink} Chrome/138.0 Safari/537.36`],
    [
      'Firefox on a Mac',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',
    ],
    ['Chrome on Android', `${android}) ${blink} Chrome/138.0 Mobile Safari/537.36`],
    ['Firefox on Android', 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0'],
    ['jsdom', `Mozilla/5.0 (darwin) ${blink} jsdom/26.0.0`],
  ])('%s', (_, userAgent) => expect(decide(userAgent)).toBe('popup'));
});

describe('in a frame', () => {
  const portal = 'https://portal.example';
  test.each([
    ['the app', [appOrigin], 'popup'],
    ['the app, in the app', [appOrigin, appOrigin], 'popup'],
    ['another site', [portal], 'frame'],
    ['another site, in the app', [portal, appOrigin], 'frame'],
    ['the app, in another site', [appOrigin, portal], 'frame'],
    ['the app, in another site, in the app', [appOrigin, portal, appOrigin], 'frame'],
  ])('of %s', (_, around, expected) => {
    const { environment } = createFakeBrowser({ self: appWindow(...around) });
    expect(chooseAttemptMode(environment, 'auto')).toBe(expected);
    expect(isEmbedded(environment.self)).toBe(expected === 'frame');
  });
});
