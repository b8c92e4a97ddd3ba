import { errorCodes } from '@kit/protocol';
import { describe, expect, test } from 'vitest';
import { clientErrorCodes } from '../client/result.ts';
import { problemText } from '../strings/buttonStrings.ts';
import { type Strings, en } from './en.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import { counts, sayEverything } from '../strings/sayEverything.fixture.ts';
import { zh } from './zh.ts';

const translations = { de, fr, es, pt, ja, zh, ar, he };

/** The script that a language is written in, beside names. */
const scripts: Record<string, RegExp> = {
  ja: /[\p{scx=Hira}\p{scx=Kana}\p{scx=Han}]/u,
  zh: /\p{scx=Han}/u,
  ar: /\p{scx=Arab}/u,
  he: /\p{scx=Hebr}/u,
};

/** Every key, as a path. */
const keysOf = (strings: Strings) => sayEverything(strings).map(({ key }) => key);

describe.each(Object.entries(translations))('%s', (name, strings) => {
  const said = sayEverything(strings);

  test('has exactly the keys of English', () => {
    expect(keysOf(strings).toSorted()).toEqual(keysOf(en).toSorted());
  });

  test('has a locale that Intl supports, named like the file', () => {
    const [supported] = Intl.DateTimeFormat.supportedLocalesOf(strings.locale);
    expect(supported).toBe(strings.locale);
    expect(new Intl.Locale(strings.locale).language).toBe(name);
  });

  test('has no empty text and no surrounding spaces', () => {
    expect(said.filter(({ text }) => text === '' || text.trim() !== text)).toEqual([]);
  });

  test('has no English text', () => {
    const english = new Map(sayEverything(en).map(({ key, text }) => [key, text]));
    const left = said.filter(({ key, text, words }) => words && text === english.get(key));
    expect(left.map(({ key }) => key)).toEqual([]);
  });

  test('is written in its own script', () => {
    const script = scripts[name] ?? /\p{scx=Latn}/u;
    expect(said.filter(({ text, words }) => words && !script.test(text))).toEqual([]);
  });

  test('contains each given name once, unchanged', () => {
    const wrong = said.filter(({ text, names }) => names.some((given) => text.split(given).length !== 2));
    expect(wrong).toEqual([]);
  });

  test('the full name of a button contains its visible label', () => {
    const names = [
      [strings.disconnect, strings.disconnectAccount('…')],
      [strings.reconnect, strings.reconnectAccount('…')],
      [strings.rename, strings.renameAccount('…')],
      [strings.activity, strings.activityOf('…')],
      [strings.stop, strings.stopSession('…')],
    ] as const;
    for (const [visible, full] of names) expect(full.toLowerCase()).toContain(visible.toLowerCase());
  });

  test('has every plural form of the language', () => {
    const rules = new Intl.PluralRules(strings.locale);
    const number = new Intl.NumberFormat(strings.locale);
    for (const say of [strings.found, strings.accounts]) {
      const kinds = new Map(
        counts.map((count) => [rules.select(count), say(count).replace(number.format(count), '#')]),
      );
      const forms = new Set(kinds.values());
      expect(kinds.get('other')).toContain('#');
      expect(forms.size).toBe(kinds.size);
    }
  });

  test('has the direction of its script', () => {
    expect(strings.direction ?? 'ltr').toBe(['ar', 'he'].includes(name) ? 'rtl' : 'ltr');
  });

  test('isolates names in right-to-left languages', () => {
    const kept = strings.direction === 'rtl' ? '\u2068X\u2069' : 'X';
    expect(strings.confirmTitle('X')).toContain(kept);
    expect(strings.account('Y', 'X')).toContain(kept);
  });

  // Browsers ignore the direction of an isolate that starts with another isolate.
  test.each([
    ['confirmBody', strings.labelled('X', 'Y')],
    ['disconnectAccount', strings.account('Y', 'X')],
    ['reconnectAccount', strings.account('Y', 'X')],
    ['renameAccount', strings.account('Y', 'X')],
    ['actionsOf', strings.account('Y', 'X')],
    ['activityOf', strings.account('Y', 'X')],
    ['sessionAlsoUsed', strings.account('Y', 'X')],
    ['renameField', strings.account('Y', 'X')],
    ['announceDisconnected', strings.account('Y', 'X')],
    ['announceNeedsAttention', strings.account('Y', 'X')],
  ] as const)('%s does not isolate a name twice', (key, account) => {
    expect(strings[key](account)).not.toContain('\u2068\u2068');
  });
});

/** Codes that users cannot cause. They use the message of `internal`. */
const mistakesOfTheApp = [
  'invalid_request',
  'invalid_json',
  'body_already_read',
  'body_in_base64',
  'unsupported_media_type',
  'body_too_large',
  'foreign_origin',
  'unsupported_origin',
  'cross_site',
  'unknown_host',
  'origin_unavailable',
  'invalid_signature',
  'not_found',
  'method_not_allowed',
  'not_a_navigation',
  'prefetch_refused',
  'unknown_return_link',
  'invalid_completion_code',
  'attempt_cancelled',
  'connection_not_ready',
  'permission_required',
  'task_failed',
  'task_timeout',
  'invalid_reason',
  'request_mismatch',
  'too_many_requests',
  'session_stopped',
  'session_ended',
  'session_view_only',
  'live_view_unavailable',
  'anchor_refused',
  'anchor_unexpected_response',
  'unexpected_response',
  'foreign_start_url',
  'native_shell_failed',
];

test('every code has a message, and only the listed ones use that of `internal`', () => {
  const general = [...errorCodes, ...clientErrorCodes].filter(
    (code) => code !== 'internal' && problemText(en, { code }) === en.problems.internal,
  );
  expect(general).toEqual(mistakesOfTheApp);
});
