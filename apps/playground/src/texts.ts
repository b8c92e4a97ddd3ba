import { ar as arabic } from '@kit/react/locales/ar';
import { de as german } from '@kit/react/locales/de';
import { createContext, use } from 'react';

/** The languages of the product's pages, with the kit's strings in the same language. English is built in. */
export const languages = {
  en: { name: 'English', direction: 'ltr', strings: undefined },
  de: { name: 'Deutsch', direction: 'ltr', strings: german },
  ar: { name: 'العربية', direction: 'rtl', strings: arabic },
} as const;

export type Language = keyof typeof languages;

const en = {
  accounts: 'Accounts',
  assistant: 'Assistant',
  product: 'Product',
  signedInAs: 'Signed in as',
  noUser: 'No user',
  signedOut: 'You are signed out. Choose a user above.',
  title: 'Connected accounts',
  lead: 'Sign in to a site once, and Acme’s assistant can work there for you. Acme never receives your password.',
  add: 'Connect an account',
  yours: 'Your accounts',
  empty: 'No accounts connected yet',
  emptyHint: 'Choose a site above. Here is what the assistant can do after you connect it:',
  ask: 'Ask the assistant',
  askHint: 'It works with the accounts that you have connected.',
  abilities: {
    linkedin: 'Read your messages and answer the newest',
    salesforce: 'List the deals that are still open',
    notion: 'Find the notes of your last meeting',
  },
  browser: 'Browser',
  browserHint: 'Start a browser that is signed in to your accounts, and watch it live.',
  signedInTo: 'Signed in to',
  start: 'Start a browser',
  starting: 'Starting…',
  account: 'Account',
};

type Texts = typeof en;

const de: Texts = {
  accounts: 'Konten',
  assistant: 'Assistent',
  product: 'Produkt',
  signedInAs: 'Angemeldet als',
  noUser: 'Niemand',
  signedOut: 'Sie sind abgemeldet. Wählen Sie oben eine Person.',
  title: 'Verbundene Konten',
  lead: 'Melden Sie sich einmal bei einer Website an, und der Assistent von Acme kann dort für Sie arbeiten. Acme erhält Ihr Passwort nie.',
  add: 'Konto verbinden',
  yours: 'Ihre Konten',
  empty: 'Noch kein Konto verbunden',
  emptyHint: 'Wählen Sie oben einen Dienst. Das kann der Assistent danach für Sie tun:',
  ask: 'Den Assistenten fragen',
  askHint: 'Er arbeitet mit den Konten, die Sie verbunden haben.',
  abilities: {
    linkedin: 'Nachrichten lesen und die neueste beantworten',
    salesforce: 'Offene Geschäfte auflisten',
    notion: 'Notizen der letzten Besprechung finden',
  },
  browser: 'Browser',
  browserHint: 'Starten Sie einen Browser, der mit Ihren Konten angemeldet ist, und sehen Sie ihm zu.',
  signedInTo: 'Angemeldet bei',
  start: 'Browser starten',
  starting: 'Wird gestartet\u00A0…',
  account: 'Konto',
};

const ar: Texts = {
  accounts: 'الحسابات',
  assistant: 'المساعد',
  product: 'المنتج',
  signedInAs: 'تم تسجيل الدخول باسم',
  noUser: 'بلا مستخدم',
  signedOut: 'لم تسجّل الدخول. اختر مستخدمًا من الأعلى.',
  title: 'الحسابات المرتبطة',
  lead: 'سجّل الدخول إلى موقع مرة واحدة، ليعمل مساعد Acme هناك نيابةً عنك. لا يتلقى Acme كلمة مرورك أبدًا.',
  add: 'ربط حساب',
  yours: 'حساباتك',
  empty: 'لا توجد حسابات مرتبطة بعد',
  emptyHint: 'اختر موقعًا من الأعلى. هذا ما يستطيع المساعد فعله بعد ربطه:',
  ask: 'اسأل المساعد',
  askHint: 'يعمل المساعد بالحسابات التي ربطتها.',
  abilities: {
    linkedin: 'قراءة رسائلك والرد على أحدثها',
    salesforce: 'عرض الصفقات المفتوحة',
    notion: 'العثور على ملاحظات اجتماعك الأخير',
  },
  browser: 'المتصفح',
  browserHint: 'ابدأ متصفحًا مسجّل الدخول إلى حساباتك، وشاهده مباشرة.',
  signedInTo: 'تم تسجيل الدخول إلى',
  start: 'بدء متصفح',
  starting: 'جارٍ البدء…',
  account: 'حساب',
};

const texts: Record<Language, Texts> = { en, de, ar };

export const LanguageContext = createContext<Language>('en');

/** Returns the texts of the product's pages. */
export const useTexts = (): Texts => texts[use(LanguageContext)];
