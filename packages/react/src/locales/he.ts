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
  continueInBrowser: 'המשיכו בדפדפן…',
  redirecting: 'דף ההתחברות נפתח…',
  waiting: 'בהמתנה להתחברות…',
  finishing: 'כמעט סיימנו…',
  connected: 'החשבון חובר',
  consent: (product, application) =>
    `סוכנים של ${bidiIsolate(product)} יפעלו בשמכם ב־${bidiIsolate(application)}. אפשר לנתק את החשבון בכל עת.`,
  loadingWindow: 'בטעינה…',
  tryAgain: 'ניסיון נוסף',
  openSignIn: 'פתיחת דף ההתחברות',
  showWindow: 'הצגת החלון',
  cancelAttempt: 'ביטול',
  openInTab: 'פתיחה בכרטיסייה חדשה',
  opensInNewTab: 'ייפתח בכרטיסייה חדשה',

  hintDismissed: 'ההתחברות לא הושלמה.',
  hintClosed: 'סגרת את החלון לפני הסיום.',
  hintBlocked: 'הדפדפן חסם את חלון ההתחברות.',
  hintFrame: 'אם זה חוזר על עצמו, פתחו את האפליקציה הזו בכרטיסייה משלה.',
  hintEmbedded: 'כדי לחבר חשבונות, פתחו את האפליקציה הזו בכרטיסייה משלה.',
  hintAddress: 'אפשר להעתיק את הכתובת הזו לכרטיסייה חדשה:',
  hintExpired: 'הזמן להתחברות תם.',

  status: {
    connected: { label: 'מחובר', reason: 'ההתחברות תקינה.' },
    pending: { label: 'בבדיקה', reason: 'ההתחברות נבדקת. הבדיקה עשויה להימשך דקה.' },
    needs_attention: {
      label: 'ההתחברות פגה',
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
  lastUsedAgo: (ago, agent) =>
    agent ? `בשימוש על ידי ${bidiIsolate(agent)}: ${ago}` : `שימוש אחרון: ${ago}`,
  lastUsedOn: (date, agent) =>
    agent ? `בשימוש על ידי ${bidiIsolate(agent)}: ${date}` : `שימוש אחרון: ${date}`,
  previousAccount: (previous) => `קודם: ${bidiIsolate(previous)}`,
  account: (application, account) =>
    account ? `${bidiIsolate(application)}, ${bidiIsolate(account)}` : bidiIsolate(application),

  disconnect: 'ניתוק',
  disconnectAccount: (account) => `ניתוק: ${account}`,
  disconnecting: 'מתבצע ניתוק…',
  confirmTitle: (application) => `לנתק את ${bidiIsolate(application)}?`,
  confirmBody: (account) =>
    account
      ? `סוכנים לא יוכלו עוד להשתמש בחשבון ${bidiIsolate(account)}. אפשר לחבר את החשבון שוב בכל עת.`
      : 'סוכנים לא יוכלו עוד להשתמש בחשבון. אפשר לחבר אותו שוב בכל עת.',
  cancel: 'ביטול',

  actionsOf: (account) => `פעולות עבור ${account}`,

  activity: 'פעילות אחרונה',
  activityOf: (account) => `פעילות אחרונה: ${account}`,
  activityLoading: 'הפעילות האחרונה נטענת',
  activityFailed: 'לא ניתן היה לטעון את הפעילות האחרונה',
  activityEmpty: 'אין פעילות אחרונה',
  activityMore: 'הצגת עוד',
  sessionUntitled: 'הפעלת דפדפן',
  sessionStartedAgo: (ago) => `התחלה: ${ago}`,
  sessionStartedOn: (date) => `התחלה: ${date}`,
  sessionAlsoUsed: (account) => `נעשה שימוש גם ב: ${account}`,
  sessionStatus: {
    starting: 'בהפעלה',
    running: 'פועל',
    ending: 'בעצירה',
  },
  sessionEnd: {
    finished: 'הסתיים',
    failed: 'נכשל',
    stopped: 'נעצר',
    expired: 'הזמן הסתיים',
    disconnected: 'הסתיים כי חשבון נותק',
    replaced: 'הסתיים כי חשבון חובר מחדש',
    revoked: 'הסתיים כי הגבלתם את החשבון',
  },
  stop: 'עצירה',
  stopSession: (title) => `עצירה: ${bidiIsolate(title)}`,
  stopping: 'בעצירה…',
  stopUnconfirmed: 'עדיין לא אושר שהפעולה נעצרה. ייעשה ניסיון נוסף.',
  announceStopped: (title) => `נעצר: ${bidiIsolate(title)}`,

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

  addAnother: (application) => `הוספת חשבון ${bidiIsolate(application)} נוסף`,

  announceRenamed: (account) => `השם החדש: ${bidiIsolate(account)}.`,
  agentAccess: 'סוכנים רשאים להשתמש בחשבון הזה',
  agentAccesses: { always: 'תמיד', thread: 'לשאול פעם אחת בכל שיחה', ask: 'לשאול בכל פעם' },
  announceAccess: (choice) => `נשמר: ${choice}.`,

  sameAccount:
    'נראה שהחשבון הזה מחובר יותר מפעם אחת. “רענון” יבקש ממך להתחבר, ואז ישאיר חיבור אחד וינתק את השאר.',
  refresh: 'רענון',
  keepBoth: 'השארת שניהם',
  keepAll: 'השארת כולם',
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
  permissionTitle: (application, account) =>
    account
      ? `לאפשר לסוכן להשתמש ב־${bidiIsolate(application)} בתור ${bidiIsolate(account)}?`
      : `לאפשר לסוכן להשתמש ב־${bidiIsolate(application)}?`,
  allowOnce: 'לאפשר פעם אחת',
  allowInConversation: 'לאפשר בשיחה הזו',
  permissionGiven: (application, account) =>
    account
      ? `אפשרתם לסוכן להשתמש ב־${bidiIsolate(application)} בתור ${bidiIsolate(account)}.`
      : `אפשרתם לסוכן להשתמש ב־${bidiIsolate(application)}.`,
  permissionDeclined: (application) => `לא אפשרתם לסוכן להשתמש ב־${bidiIsolate(application)}.`,
  requestConnected: (application, account) =>
    account
      ? `חובר אל ${bidiIsolate(application)} בתור ${bidiIsolate(account)}.`
      : `חובר אל ${bidiIsolate(application)}.`,
  requestDeclined: (application) => `בחרתם לא לחבר את ${bidiIsolate(application)}.`,
  requestExpired: (application) => `תוקף הבקשה לחבר את ${bidiIsolate(application)} פג.`,
  requestSuperseded: (application) => `הבקשה לחבר את ${bidiIsolate(application)} כבר אינה פתוחה.`,

  liveTitle: (applications) => (applications ? `דפדפן חי: ${bidiIsolate(applications)}` : 'דפדפן חי'),
  liveLoading: 'בטעינה…',
  liveIdle: 'אין דפדפן פתוח. כשדפדפן יופעל, אפשר יהיה לצפות בו כאן.',
  liveStarting: 'הדפדפן מופעל…',
  liveConnecting: 'מתבצע חיבור לדפדפן…',
  liveWatching: 'אתם צופים.',
  liveInControl: 'השליטה בידיכם.',
  liveHelp: 'נדרשת פעולה שלכם:',
  liveUnanswered: 'הדפדפן אינו מגיב. ייתכן שהוא עדיין פועל. נסו שוב.',
  liveRefused: 'הגדרת אבטחה של הדף הזה חוסמת את הדפדפן. פנו לתמיכה.',
  liveUnsupported: 'האפליקציה הזו אינה יכולה להציג את הדפדפן. פנו לתמיכה.',
  liveClosed: 'הדפדפן הזה סגור.',
  liveEnds: {
    finished: 'העבודה הסתיימה והדפדפן נסגר.',
    failed: 'הדפדפן נסגר בגלל שגיאה.',
    stopped: 'הדפדפן נעצר.',
    expired: 'הזמן של הדפדפן הזה הסתיים.',
    disconnected: 'הדפדפן נסגר כי החשבון נותק.',
    replaced: 'הדפדפן נסגר כי התחברתם לחשבון מחדש.',
    revoked: 'הדפדפן נסגר כי הגבלתם את החשבון.',
  },
  takeOver: 'לקיחת שליטה',
  handBack: 'החזרת שליטה',
  helpDone: 'בוצע',
  stopBrowser: 'עצירת הדפדפן',
  fullScreen: 'מסך מלא',
  leaveFullScreen: 'יציאה ממסך מלא',
  fullScreenUnsupported: 'אי אפשר לעבור למסך מלא כאן.',
  skipBrowser: 'דילוג על הדפדפן',

  problems: {
    network_error: 'לא ניתן להגיע לשרת. בדקו את החיבור לאינטרנט ונסו שוב.',
    timeout: 'השרת לא השיב בזמן. נסו שוב בעוד רגע.',
    signed_out: 'אינכם מחוברים לאפליקציה הזו. התחברו ונסו שוב.',
    owner_changed: 'עברתם לחשבון או לארגון אחר. טענו את הדף מחדש.',
    rate_limited: 'יותר מדי ניסיונות. נסו שוב בעוד כמה דקות.',
    too_many_connections: 'חיברתם את מספר החשבונות המרבי. נתקו אחד מהם תחילה.',
    internal: 'משהו השתבש אצלנו. נסו שוב; אם הבעיה נמשכת, פנו לתמיכה.',
    user_unavailable: 'לא ניתן היה לבדוק אם אתם מחוברים לאפליקציה. טענו את הדף מחדש כדי לנסות שוב.',
    store_unavailable: 'לא ניתן לטעון או לשמור את החשבונות שלכם כרגע. המתינו רגע ונסו שוב.',
    body_timeout: 'הבקשה לא הגיעה בזמן. בדקו את החיבור ונסו שוב.',
    wrong_browser: 'ההתחברות הזו התחילה בדפדפן אחר. נסו שוב בדפדפן הזה.',
    cookie_missing: 'לא הצלחנו לשייך את ההתחברות הזו לדפדפן שלכם. אפשרו קובצי Cookie באתר הזה ונסו שוב.',
    wrong_user: 'בכרטיסייה של הדפדפן מחובר לאפליקציה הזו משתמש אחר. התנתקו שם ונסו שוב.',
    attempt_expired: 'הזמן להתחברות תם. נסו שוב.',
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
