import type { PageStrings } from '../pageStrings.ts';

const again = 'חזרו לאפליקציה ונסו שוב.';
const nothing = 'לא חובר אף חשבון. חזרו לאפליקציה כדי לנסות שוב.';

/** Hebrew; addresses people in the plural, which leaves their gender open. */
export const strings: PageStrings = {
  locale: 'he',
  direction: 'rtl',

  connected: 'החשבון חובר',
  closeWindow: 'אפשר לסגור את החלון ולחזור לאפליקציה.',
  backToApp: 'חזרה לאפליקציה',
  tryAgain: 'ניסיון נוסף',
  contactSupport: 'פנייה לתמיכה',
  reference: (id) => `מספר סימוכין: \u2068${id}\u2069`,

  problems: {
    signed_out: ['אינכם מחוברים לאפליקציה הזו', 'התחברו ונסו שוב.'],
    rate_limited: ['היו יותר מדי ניסיונות התחברות בזמן קצר', 'המתינו מעט ונסו שוב.'],
    too_many_connections: ['חיברתם את מספר החשבונות המרבי', 'נתקו אחד מהם תחילה.'],
    internal: ['משהו השתבש אצלנו', 'נסו שוב; אם הבעיה נמשכת, פנו לתמיכה.'],
    user_unavailable: ['לא ניתן היה לבדוק אם אתם מחוברים לאפליקציה', 'טענו את הדף מחדש כדי לנסות שוב.'],
    store_unavailable: ['לא ניתן לטעון או לשמור את החשבונות שלכם כרגע', 'המתינו רגע ונסו שוב.'],
    body_timeout: ['הבקשה לא הגיעה בזמן', 'בדקו את החיבור ונסו שוב.'],
    wrong_browser: [
      'ההתחברות הזו התחילה בדפדפן אחר',
      'לא חובר אף חשבון. סגרו את החלון והמשיכו בדפדפן או באפליקציה שבהם התחלתם.',
    ],
    wrong_user: ['ההתחברות הזו התחילה אצל משתמש אחר', nothing],
    attempt_expired: ['ההתחברות ארכה זמן רב מדי', again],
    attempt_not_started: ['דף ההתחברות לא נפתח בדפדפן הזה', again],
    too_many_starts: ['ההתחברות נפתחה יותר מדי פעמים', again],
    too_many_verifications: ['ההתחברות נבדקה יותר מדי פעמים', again],
    invalid_callback: ['תוצאת ההתחברות התקבלה חלקית', again],
    attempt_used: ['ההתחברות הזו כבר הושלמה', 'אם החשבון אינו ברשימה, נסו שוב.'],
    identity_not_found: ['לא ניתן לאמת את ההתחברות', again],
    identity_stale: ['זו אינה ההתחברות שביצעתם הרגע', again],
    identity_failed: ['האתר לא קיבל את ההתחברות', 'בדקו את שם המשתמש והסיסמה ונסו שוב.'],
    identity_taken: ['החשבון הזה כבר מחובר במקום אחר', 'השתמשו בחשבון אחר.'],
    wrong_application: ['ההתחברות הייתה לאתר אחר', again],
    not_connected: ['החשבון הזה כבר אינו מחובר', 'חברו אותו שוב.'],
    anchor_unavailable: ['שירות ההתחברות אינו משיב', 'ההתחברות שלכם לא אבדה. המתינו רגע ונסו שוב.'],
    anchor_rate_limited: ['שירות ההתחברות עמוס', 'ההתחברות שלכם לא אבדה. המתינו רגע ונסו שוב.'],
    anchor_key_rejected: ['האפליקציה הזו עדיין לא הוגדרה לחיבור חשבונות', 'פנו לתמיכה.'],
    anchor_application_missing: ['השירות הזה עדיין לא הוגדר', 'פנו לתמיכה.'],
    unknown_application: ['השירות הזה אינו זמין', 'פנו לתמיכה.'],
    attempt_cancelled: ['ההתחברות לא הושלמה', nothing],
    elsewhere: ['לא ניתן לפתוח את הקישור מכאן', again],
  },
};
