import { expect, test } from 'vitest';
import { en } from '../packages/react/src/locales/en.ts';
import { ar } from '../packages/react/src/locales/ar.ts';
import { de } from '../packages/react/src/locales/de.ts';
import { es } from '../packages/react/src/locales/es.ts';
import { fr } from '../packages/react/src/locales/fr.ts';
import { he } from '../packages/react/src/locales/he.ts';
import { ja } from '../packages/react/src/locales/ja.ts';
import { pt } from '../packages/react/src/locales/pt.ts';
import { zh } from '../packages/react/src/locales/zh.ts';
import { strings as english } from '../packages/server/src/pages/locales/en.ts';

/** Codes whose page has its own text, because another person than the one who started may open it. */
const ownWords = new Set(['wrong_user']);

test.each(Object.entries({ en, ar, de, es, fr, he, ja, pt, zh }))(
  '%s: the pages of the server use the same sentences as the components',
  async (name, catalogue) => {
    const { strings } = await import(`../packages/server/src/pages/locales/${name}.ts`);
    expect(strings.locale).toBe(catalogue.locale);
    expect(strings.direction).toBe('direction' in catalogue ? catalogue.direction : undefined);
    expect(strings.tryAgain).toBe(catalogue.tryAgain);
    expect(Object.keys(strings.problems)).toEqual(Object.keys(english.problems));
    for (const [code, sentences] of Object.entries(catalogue.problems)) {
      if (!(code in strings.problems) || ownWords.has(code)) continue;
      expect(sentences.startsWith(strings.problems[code][0]), `${code}: ${sentences}`).toBe(true);
    }
    expect(strings.link.connect('X')).toBe(catalogue.connect('X').replaceAll(/[\u2068\u2069]/g, ''));
    expect(strings.link.consent('X', 'Y')).toBe(
      catalogue.consent('X', 'Y').replaceAll(/[\u2068\u2069]/g, ''),
    );
    expect(strings.link.reconnect('X')).toBe(catalogue.reconnectAccount('X'));
    expect(strings.link.addAnother('X')).toBe(catalogue.addAnother('X').replaceAll(/[\u2068\u2069]/g, ''));
    expect(strings.link.pending).toBe(catalogue.status.pending.reason);
    expect(strings.link.needsAttention).toBe(catalogue.status.needs_attention.reason);
    expect(catalogue.hintDismissed.startsWith(strings.problems.attempt_cancelled[0])).toBe(true);
  },
);
