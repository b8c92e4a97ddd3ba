import { ConnectionList, ConnectProvider, type Strings } from '@kit/react';
import { ar } from '@kit/react/locales/ar';
import { de } from '@kit/react/locales/de';
import { en } from '@kit/react/locales/en';
import { es } from '@kit/react/locales/es';
import { fr } from '@kit/react/locales/fr';
import { he } from '@kit/react/locales/he';
import { ja } from '@kit/react/locales/ja';
import { pt } from '@kit/react/locales/pt';
import { zh } from '@kit/react/locales/zh';
import '@kit/react/styles.css';

const locales: Record<string, Strings> = { ar, de, en, es, fr, he, ja, pt, zh };

export function App({ userId, language }: { userId: string; language: string }) {
  return (
    <ConnectProvider owner={{ userId }} locale={locales[language]}>
      <ConnectionList />
    </ConnectProvider>
  );
}
