import type { ConnectMode } from '@kit/react';
import { useEffect, useState } from 'react';
import { languages, type Language } from './texts.ts';

const modes: readonly ConnectMode[] = ['auto', 'popup', 'redirect'];
export const themes = ['system', 'light', 'dark'] as const;

/** What a visitor of the demo chooses in the panel. */
export interface Settings {
  mode: ConnectMode;
  theme: (typeof themes)[number];
  language: Language;
}

/** Returns the settings, and a function that changes some. They are stored, because a sign-in in this tab leaves the page. */
export function useSettings(): [Settings, (changes: Partial<Settings>) => void] {
  const [settings, setSettings] = useState<Settings>(() => ({
    mode: read('mode', modes),
    theme: read('theme', themes),
    language: read('language', languageNames),
  }));
  const { theme, language } = settings;
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = languages[language].direction;
  }, [language]);

  const change = (changes: Partial<Settings>) => {
    for (const [name, value] of Object.entries(changes)) sessionStorage.setItem(name, value);
    setSettings((current) => ({ ...current, ...changes }));
  };
  return [settings, change];
}

export const languageNames: readonly [Language, ...Language[]] = ['en', 'de', 'ar'];

/** Returns the stored value if it is one of these, and otherwise the first. */
function read<Value extends string>(name: string, values: readonly Value[]): Value {
  const stored = sessionStorage.getItem(name);
  const [first] = values;
  const found = values.find((value) => value === stored) ?? first;
  if (found === undefined) throw new Error(`There is no value for ${name}.`);
  return found;
}
