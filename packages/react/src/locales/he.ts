'use client';
import { plural, bidiIsolate } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** Hebrew, in the plural, which does not specify a gender. */
export const he: Strings = {
  locale: 'he',
  direction: 'rtl',

  connect: (application) => `חיבור ${bidiIsolate(application)}`,
  reconnect: 'חיבור מחדש',
  reconnectAccount: (account) => `חיבור מחדש: ${account}`,
  continueInWindow: 'המשיכו בחלון…',
  redirecting: 'דף ההתחברות נפתח…',
  waiting: 'בהמתנה להתחברות…',
  finishing: 'כמעט סיימנו…',
  connected: 'החשבון חובר',
  loadingWindow: 'בטעינה…',
  tryAgain: 'ניסיון נוסף',
  openSignIn: 'פתיחת דף ההתחברות',
  openInTab: 'פתיחה בכרטיסייה חדשה',
  opensInNewTab: 'ייפתח בכרטיסייה חדשה',

  hintDismissed: 'ההתחברות לא הושלמה.',
  hintBlocked: 'הדפדפן חסם את חלון ההתחברות.',
  hintEmbedded: 'כדי לחבר חשבונות, פתחו את האפליקציה הזו בכרטיסייה משלה.',
  hintExpired: 'ההתחברות ארכה זמן רב מדי.',

  status: {
    connected: { label: 'מחובר', reason: 'ההתחברות תקינה.' },
    pending: { label: 'בבדיקה', reason: 'ההתחברות נבדקת. הבדיקה עשויה להימשך דקה.' },
    needs_attention: {
      label: 'נדרשת התחברות מחדש',
      reason: 'האתר סיים את ההתחברות הזו. חברו את החשבון מחדש כדי להמשיך להשתמש בו.',
    },
    unknown: { label: 'לא ידוע', reason: 'לא ניתן היה לברר את מצב ההתחברות.' },
  },

  list: 'חשבונות מחוברים',
  loading: 'החשבונות המחוברים נטענים',
  empty: 'אין חשבונות מחוברים',
  emptyHint: 'חשבונות שתחברו יופיעו כאן.',
  listFailed: 'לא ניתן לטעון את החשבונות',
  offline: 'אין חיבור לאינטרנט. הטעינה תתבצע אוטומטית כשהחיבור יחזור.',
  offlineNotice: 'אין חיבור לאינטרנט. ייתכן שהרשימה אינה מעודכנת.',
  refreshFailed: 'ייתכן שהרשימה אינה מעודכנת.',
  retry: 'טעינה מחדש',
  retrying: 'מתבצעת טעינה מחדש…',
  connectedAgo: (ago) => `חובר: ${ago}`,
  connectedOn: (date) => `חובר: ${date}`,
  previousAccount: (previous) => `קודם: ${bidiIsolate(previous)}`,
  account: (application, account) =>
    account ? `${bidiIsolate(application)}, ${bidiIsolate(account)}` : bidiIsolate(application),

  disconnect: 'ניתוק',
  disconnectAccount: (account) => `ניתוק: ${account}`,
  disconnecting: 'מתבצע ניתוק…',
  confirmTitle: (application) => `לנתק את ${bidiIsolate(application)}?`,
  confirmBody: (account) =>
    account
      ? `ההתחברות השמורה של ${bidiIsolate(account)} תימחק. אפשר לחבר את החשבון שוב בכל עת.`
      : 'ההתחברות השמורה תימחק. אפשר לחבר את החשבון שוב בכל עת.',
  cancel: 'ביטול',

  rename: 'שינוי שם',
  renameAccount: (account) => `שינוי שם: ${account}`,
  renameField: (account) => `השם של ${account}`,
  save: 'שמירה',
  saving: 'מתבצעת שמירה…',
  labelled: (label, account) => `${label} (${bidiIsolate(account)})`,
  picker: 'שירותים',
  pickerLoading: 'השירותים נטענים',
  pickerFailed: 'לא ניתן לטעון את השירותים',
  search: 'חיפוש שירותים',
  noneFound: (query) => `לא נמצאו תוצאות עבור ״${bidiIsolate(query)}״`,
  found: plural('he', { one: 'שירות אחד', two: 'שני שירותים', other: '# שירותים' }),
  accounts: plural('he', { one: 'חשבון אחד', two: 'שני חשבונות', other: '# חשבונות' }),

  addAnother: 'הוספת חשבון נוסף',
  addAnotherOf: (application) => `הוספת חשבון נוסף: ${bidiIsolate(application)}`,

  announceRenamed: (account) => `השם החדש: ${bidiIsolate(account)}.`,

  requestTitle: (application) => `לחבר את ${bidiIsolate(application)}?`,
  requestAgain: (application, account) =>
    account
      ? `להתחבר מחדש אל ${bidiIsolate(application)} בתור ${bidiIsolate(account)}?`
      : `להתחבר מחדש אל ${bidiIsolate(application)}?`,
  requestChoice: (application) => `באיזה חשבון של ${bidiIsolate(application)} להשתמש?`,
  requestReason: 'הודעת האפליקציה:',
  requestStarted: 'התחברות כבר החלה קודם. אפשר להתחיל אותה מחדש.',
  requestAgainAction: 'התחברות מחדש',
  chooseAccount: (account) => `שימוש בחשבון ${bidiIsolate(account)}`,
  chooseAnother: 'חיבור חשבון אחר',
  notNow: 'לא עכשיו',
  requestConnected: (application, account) =>
    account
      ? `חובר אל ${bidiIsolate(application)} בתור ${bidiIsolate(account)}.`
      : `חובר אל ${bidiIsolate(application)}.`,
  requestDeclined: (application) => `בחרתם לא לחבר את ${bidiIsolate(application)}.`,
  requestExpired: (application) => `תוקף הבקשה לחבר את ${bidiIsolate(application)} פג.`,
  requestSuperseded: (application) => `הבקשה לחבר את ${bidiIsolate(application)} כבר אינה פתוחה.`,

  problems: {
    network_error: 'לא ניתן להגיע לשרת. בדקו את החיבור לאינטרנט ונסו שוב.',
    timeout: 'השרת לא השיב בזמן. נסו שוב בעוד רגע.',
    signed_out: 'אינכם מחוברים לאפליקציה הזו. התחברו ונסו שוב.',
    owner_changed: 'עברתם לחשבון או לארגון אחר. טענו את הדף מחדש.',
    rate_limited: 'היו יותר מדי ניסיונות התחברות בזמן קצר. המתינו מעט ונסו שוב.',
    too_many_connections: 'חיברתם את מספר החשבונות המרבי. נתקו אחד מהם תחילה.',
    internal: 'משהו השתבש אצלנו. נסו שוב; אם הבעיה נמשכת, פנו לתמיכה.',
    user_unavailable: 'לא ניתן היה לבדוק אם אתם מחוברים לאפליקציה. טענו את הדף מחדש כדי לנסות שוב.',
    store_unavailable: 'לא ניתן לטעון או לשמור את החשבונות שלכם כרגע. המתינו רגע ונסו שוב.',
    body_timeout: 'הבקשה לא הגיעה בזמן. בדקו את החיבור ונסו שוב.',
    wrong_browser: 'ההתחברות הזו התחילה בדפדפן אחר. נסו שוב בדפדפן הזה.',
    wrong_user: 'המשתמש הוחלף במהלך ההתחברות. נסו שוב.',
    attempt_expired: 'ההתחברות ארכה זמן רב מדי. נסו שוב.',
    attempt_not_started: 'דף ההתחברות לא נפתח בדפדפן הזה. נסו שוב.',
    too_many_starts: 'ההתחברות נפתחה יותר מדי פעמים. נסו שוב.',
    too_many_verifications: 'ההתחברות נבדקה יותר מדי פעמים. נסו שוב.',
    invalid_callback: 'תוצאת ההתחברות התקבלה חלקית. נסו שוב.',
    attempt_used: 'ההתחברות הזו כבר הושלמה. אם החשבון אינו ברשימה, נסו שוב.',
    identity_not_found: 'לא ניתן לאמת את ההתחברות. נסו שוב.',
    identity_stale: 'זו אינה ההתחברות שביצעתם הרגע. נסו שוב.',
    identity_failed: 'האתר לא קיבל את ההתחברות. בדקו את שם המשתמש והסיסמה ונסו שוב.',
    identity_taken: 'החשבון הזה כבר מחובר במקום אחר. השתמשו בחשבון אחר.',
    wrong_application: 'ההתחברות הייתה לאתר אחר. נסו שוב עם האתר הנכון.',
    not_connected: 'החשבון הזה כבר אינו מחובר. חברו אותו שוב.',
    anchor_unavailable: 'שירות ההתחברות אינו משיב. המתינו רגע ונסו שוב.',
    anchor_rate_limited: 'שירות ההתחברות עמוס. המתינו רגע ונסו שוב.',
    anchor_key_rejected: 'האפליקציה הזו עדיין לא הוגדרה לחיבור חשבונות. פנו לתמיכה.',
    anchor_application_missing: 'השירות הזה עדיין לא הוגדר. פנו לתמיכה.',
    request_closed: 'הבקשה הזו כבר נענתה, או שתוקפה פג.',
    unknown_application: 'השירות הזה אינו זמין. פנו לתמיכה.',
  },

  announceConnecting: (application) => `מתבצע חיבור של ${bidiIsolate(application)}. המשיכו בחלון ההתחברות.`,
  announceConnected: (application) => `${bidiIsolate(application)} מחובר.`,
  announceDisconnected: (account) => `${account} נותק.`,
  announceOtherAccount: (account, previous) =>
    `כעת מחובר חשבון אחר: ${bidiIsolate(account)}. קודם: ${bidiIsolate(previous)}.`,
  announceNeedsAttention: (account) => `צריך להתחבר מחדש אל ${account}.`,
  announceNotConnected: (application) => `${bidiIsolate(application)} לא חובר.`,
};
