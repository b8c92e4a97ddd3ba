'use client';
import { plural, bidiIsolate } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** Arabic, Modern Standard. */
export const ar: Strings = {
  locale: 'ar',
  direction: 'rtl',

  connect: (application) => `ربط ${bidiIsolate(application)}`,
  reconnect: 'إعادة الربط',
  reconnectAccount: (account) => `إعادة الربط: ${account}`,
  continueInWindow: 'تابِع في النافذة…',
  continueInBrowser: 'تابِع في متصفّحك…',
  redirecting: 'جارٍ فتح صفحة تسجيل الدخول…',
  waiting: 'في انتظار تسجيل الدخول…',
  finishing: 'جارٍ الإنهاء…',
  connected: 'تم الربط',
  consent: (product, application) =>
    `سيتصرف وكلاء ${bidiIsolate(product)} نيابةً عنك في ${bidiIsolate(application)}. يمكنك فك ربط الحساب في أي وقت.`,
  loadingWindow: 'جارٍ التحميل…',
  tryAgain: 'إعادة المحاولة',
  openSignIn: 'فتح صفحة تسجيل الدخول',
  showWindow: 'إظهار النافذة',
  cancelAttempt: 'إلغاء',
  openInTab: 'فتح في علامة تبويب جديدة',
  opensInNewTab: 'يُفتح في علامة تبويب جديدة',

  hintDismissed: 'لم يكتمل تسجيل الدخول.',
  hintClosed: 'لقد أغلقت النافذة قبل الانتهاء.',
  hintBlocked: 'حظر المتصفح نافذة تسجيل الدخول.',
  hintFrame: 'إذا تكرر ذلك، فافتح هذا التطبيق في علامة تبويب مستقلة.',
  hintEmbedded: 'لربط الحسابات، افتح هذا التطبيق في علامة تبويب مستقلة.',
  hintAddress: 'يمكنك نسخ هذا العنوان إلى علامة تبويب جديدة:',
  hintExpired: 'انتهت مهلة تسجيل الدخول.',

  status: {
    connected: { label: 'مرتبط', reason: 'تسجيل الدخول صالح.' },
    pending: { label: 'قيد التحقق', reason: 'جارٍ التحقق من تسجيل الدخول. قد يستغرق ذلك دقيقة.' },
    needs_attention: {
      label: 'انتهت صلاحية تسجيل الدخول',
      reason: 'أنهى الموقع جلسة الدخول هذه. أعد ربط الحساب لمواصلة استخدامه.',
    },
    unknown: { label: 'الحالة غير معروفة', reason: 'تعذّرت معرفة حالة تسجيل الدخول هذا.' },
  },

  list: 'الحسابات المرتبطة',
  loading: 'جارٍ تحميل الحسابات المرتبطة',
  empty: 'لا توجد حسابات مرتبطة',
  emptyHint: 'ستظهر هنا الحسابات التي تربطها.',
  listFailed: 'تعذّر تحميل الحسابات',
  offline: 'لا يوجد اتصال بالإنترنت. سيتم التحميل تلقائيًا عند عودة الاتصال.',
  offlineNotice: 'لا يوجد اتصال بالإنترنت. قد لا تكون هذه القائمة محدَّثة.',
  refreshFailed: 'قد لا تكون هذه القائمة محدَّثة.',
  retry: 'إعادة المحاولة',
  retrying: 'جارٍ إعادة المحاولة…',
  connectedAgo: (ago) => `تم الربط ${ago}`,
  connectedOn: (date) => `تم الربط في ${date}`,
  lastUsedAgo: (ago, agent) => (agent ? `استخدمه ${bidiIsolate(agent)}: ${ago}` : `آخر استخدام: ${ago}`),
  lastUsedOn: (date, agent) =>
    agent ? `استخدمه ${bidiIsolate(agent)} في ${date}` : `آخر استخدام في ${date}`,
  previousAccount: (previous) => `سابقًا: ${bidiIsolate(previous)}`,
  account: (application, account) =>
    account ? `${bidiIsolate(application)}، ${bidiIsolate(account)}` : bidiIsolate(application),

  disconnect: 'فك الربط',
  disconnectAccount: (account) => `فك الربط: ${account}`,
  disconnecting: 'جارٍ فك الربط…',
  confirmTitle: (application) => `هل تريد فك ربط ${bidiIsolate(application)}؟`,
  confirmBody: (account) =>
    account
      ? `لن يتمكن الوكلاء بعد ذلك من استخدام الحساب ${bidiIsolate(account)}. يمكنك إعادة ربط الحساب في أي وقت.`
      : 'لن يتمكن الوكلاء بعد ذلك من استخدام هذا الحساب. يمكنك إعادة ربطه في أي وقت.',
  cancel: 'إلغاء',

  actionsOf: (account) => `إجراءات ${account}`,

  activity: 'النشاط الأخير',
  activityOf: (account) => `النشاط الأخير: ${account}`,
  activityLoading: 'جارٍ تحميل النشاط الأخير',
  activityFailed: 'تعذر تحميل النشاط الأخير',
  activityEmpty: 'لا يوجد نشاط حديث',
  activityMore: 'عرض المزيد',
  sessionUntitled: 'جلسة متصفح',
  sessionStartedAgo: (ago) => `البدء: ${ago}`,
  sessionStartedOn: (date) => `البدء في ${date}`,
  sessionAlsoUsed: (account) => `استُخدم أيضًا: ${account}`,
  sessionStatus: {
    starting: 'قيد البدء',
    running: 'قيد التشغيل',
    ending: 'قيد الإيقاف',
  },
  sessionEnd: {
    finished: 'اكتمل',
    failed: 'فشل',
    stopped: 'تم الإيقاف',
    expired: 'انتهت المهلة',
    disconnected: 'انتهى بسبب فك ربط حساب',
    replaced: 'انتهى بسبب إعادة ربط حساب',
    revoked: 'انتهى لأنك قيّدت استخدام الحساب',
  },
  stop: 'إيقاف',
  stopSession: (title) => `إيقاف: ${bidiIsolate(title)}`,
  stopping: 'جارٍ الإيقاف…',
  stopUnconfirmed: 'لم يتأكد الإيقاف بعد. ستُعاد المحاولة تلقائيًا.',
  announceStopped: (title) => `تم الإيقاف: ${bidiIsolate(title)}`,

  rename: 'إعادة التسمية',
  renameAccount: (account) => `إعادة التسمية: ${account}`,
  renameField: (account) => `اسم الحساب: ${account}`,
  save: 'حفظ',
  saving: 'جارٍ الحفظ…',
  labelled: (label, account) => `${label} (${bidiIsolate(account)})`,
  picker: 'الخدمات',
  pickerLoading: 'جارٍ تحميل الخدمات',
  pickerFailed: 'تعذّر تحميل الخدمات',
  search: 'البحث عن خدمة',
  noneFound: (query) => `لم يُعثر على نتائج عن «${bidiIsolate(query)}»`,
  found: plural('ar', {
    one: 'خدمة واحدة',
    two: 'خدمتان',
    few: '# خدمات',
    many: '# خدمةً',
    other: '# خدمة',
  }),
  accounts: plural('ar', {
    one: 'حساب واحد',
    two: 'حسابان',
    few: '# حسابات',
    many: '# حسابًا',
    other: '# حساب',
  }),

  addAnother: (application) => `إضافة حساب آخر في ${bidiIsolate(application)}`,

  announceRenamed: (account) => `الاسم الجديد: ${bidiIsolate(account)}.`,
  agentAccess: 'استخدام الوكلاء لهذا الحساب',
  agentAccesses: { always: 'دائمًا', thread: 'السؤال مرة في كل محادثة', ask: 'السؤال في كل مرة' },
  announceAccess: (choice) => `تم الحفظ: ${choice}.`,

  sameAccount:
    'يبدو أن هذا الحساب مرتبط أكثر من مرة. يطلب منك «التحديث» تسجيل الدخول، ثم يُبقي على ارتباط واحد ويفك الباقي.',
  refresh: 'التحديث',
  keepBoth: 'الإبقاء على الاثنين',
  keepAll: 'الإبقاء على الكل',
  requestTitle: (application) => `هل تريد ربط ${bidiIsolate(application)}؟`,
  requestAgain: (application, account) =>
    account
      ? `هل تريد تسجيل الدخول مجددًا إلى ${bidiIsolate(application)} بالحساب ${bidiIsolate(account)}؟`
      : `هل تريد تسجيل الدخول مجددًا إلى ${bidiIsolate(application)}؟`,
  requestChoice: (application) => `أي حساب في ${bidiIsolate(application)} تريد استخدامه؟`,
  requestReason: 'يقول التطبيق:',
  requestStarted: 'بدأ تسجيل الدخول سابقًا. يمكن بدؤه من جديد.',
  requestAgainAction: 'تسجيل الدخول مجددًا',
  chooseAccount: (account) => `استخدام ${bidiIsolate(account)}`,
  chooseAnother: 'ربط حساب آخر',
  notNow: 'ليس الآن',
  permissionTitle: (application, account) =>
    account
      ? `هل تسمح لوكيل باستخدام ${bidiIsolate(application)} باسم ${bidiIsolate(account)}؟`
      : `هل تسمح لوكيل باستخدام ${bidiIsolate(application)}؟`,
  allowOnce: 'السماح مرة واحدة',
  allowInConversation: 'السماح في هذه المحادثة',
  permissionGiven: (application, account) =>
    account
      ? `سمحت لوكيل باستخدام ${bidiIsolate(application)} باسم ${bidiIsolate(account)}.`
      : `سمحت لوكيل باستخدام ${bidiIsolate(application)}.`,
  permissionDeclined: (application) => `لم تسمح لوكيل باستخدام ${bidiIsolate(application)}.`,
  requestConnected: (application, account) =>
    account
      ? `تم ربط ${bidiIsolate(application)} بالحساب ${bidiIsolate(account)}.`
      : `تم ربط ${bidiIsolate(application)}.`,
  requestDeclined: (application) => `اخترت عدم ربط ${bidiIsolate(application)}.`,
  requestExpired: (application) => `انتهت صلاحية طلب ربط ${bidiIsolate(application)}.`,
  requestSuperseded: (application) => `لم يعد طلب ربط ${bidiIsolate(application)} مفتوحًا.`,

  liveTitle: (applications) => (applications ? `متصفح مباشر: ${bidiIsolate(applications)}` : 'متصفح مباشر'),
  liveLoading: 'جارٍ التحميل…',
  liveIdle: 'لا يوجد متصفح مفتوح. عند بدء متصفح، يمكنك مشاهدته هنا.',
  liveStarting: 'جارٍ بدء المتصفح…',
  liveConnecting: 'جارٍ الاتصال بالمتصفح…',
  liveWatching: 'أنت تشاهد.',
  liveInControl: 'أنت تتحكم في المتصفح.',
  liveHelp: 'مطلوب منك:',
  liveUnanswered: 'المتصفح لا يستجيب. ربما لا يزال يعمل. أعد المحاولة.',
  liveRefused: 'يحظر إعداد أمان في هذه الصفحة المتصفح. تواصل مع الدعم.',
  liveUnsupported: 'لا يستطيع هذا التطبيق عرض المتصفح. تواصل مع الدعم.',
  liveClosed: 'هذا المتصفح مغلق.',
  liveEnds: {
    finished: 'اكتمل العمل وأُغلق المتصفح.',
    failed: 'أُغلق المتصفح بسبب خطأ.',
    stopped: 'تم إيقاف المتصفح.',
    expired: 'انتهى وقت هذا المتصفح.',
    disconnected: 'أُغلق المتصفح لأن الحساب فُك ربطه.',
    replaced: 'أُغلق المتصفح لأنك سجّلت الدخول إلى الحساب مجددًا.',
    revoked: 'أُغلق المتصفح لأنك قيّدت استخدام الحساب.',
  },
  takeOver: 'تولّي التحكم',
  handBack: 'إعادة التحكم',
  helpDone: 'تم',
  stopBrowser: 'إيقاف المتصفح',
  fullScreen: 'ملء الشاشة',
  leaveFullScreen: 'إنهاء ملء الشاشة',
  fullScreenUnsupported: 'ملء الشاشة غير متاح هنا.',
  skipBrowser: 'تخطّي المتصفح',

  problems: {
    network_error: 'تعذّر الوصول إلى الخادم. تحقق من اتصالك بالإنترنت، ثم أعد المحاولة.',
    timeout: 'لم يستجب الخادم في الوقت المناسب. أعد المحاولة بعد قليل.',
    signed_out: 'لم تسجّل الدخول إلى هذا التطبيق. سجّل الدخول، ثم أعد المحاولة.',
    owner_changed: 'لقد انتقلت إلى حساب أو مؤسسة أخرى. أعد تحميل هذه الصفحة.',
    rate_limited: 'محاولات كثيرة جدًا. أعد المحاولة بعد بضع دقائق.',
    too_many_connections: 'ربطت الحد الأقصى من الحسابات. فك ربط أحدها أولًا.',
    internal: 'حدث خطأ من جانبنا. أعد المحاولة؛ وإذا استمر الخطأ، فتواصل مع الدعم.',
    user_unavailable: 'تعذّر التحقق من جلستك. أعد تحميل هذه الصفحة للمحاولة مجددًا.',
    store_unavailable: 'تعذّر تحميل حساباتك أو حفظها الآن. انتظر لحظة، ثم أعد المحاولة.',
    body_timeout: 'لم يصل الطلب في الوقت المناسب. تحقق من اتصالك، ثم أعد المحاولة.',
    wrong_browser: 'بدأ تسجيل الدخول هذا في متصفح آخر. أعد المحاولة في هذا المتصفح.',
    cookie_missing:
      'تعذّر التحقق من أن هذا المتصفح هو الذي بدأ تسجيل الدخول. اسمح بملفات تعريف الارتباط لهذا الموقع وأعد المحاولة.',
    wrong_user:
      'في علامة تبويب بالمتصفح، سجّل مستخدم آخر الدخول إلى هذا التطبيق. سجّل الخروج هناك، ثم أعد المحاولة.',
    attempt_expired: 'انتهت مهلة تسجيل الدخول. أعد المحاولة.',
    attempt_not_started: 'لم تُفتح صفحة تسجيل الدخول في هذا المتصفح. أعد المحاولة.',
    too_many_starts: 'فُتح تسجيل الدخول مرات كثيرة. أعد المحاولة.',
    too_many_verifications: 'جرى التحقق من تسجيل الدخول مرات كثيرة. أعد المحاولة.',
    invalid_callback: 'وصلت نتيجة تسجيل الدخول غير مكتملة. أعد المحاولة.',
    attempt_used: 'اكتمل تسجيل الدخول هذا من قبل. إذا لم يكن الحساب في القائمة، فأعد المحاولة.',
    identity_not_found: 'تعذّر تأكيد تسجيل الدخول. أعد المحاولة.',
    identity_stale: 'ليس هذا تسجيل الدخول الذي أجريته للتو. أعد المحاولة.',
    identity_failed: 'لم يقبل الموقع تسجيل الدخول. تحقق من اسم المستخدم وكلمة المرور، ثم أعد المحاولة.',
    identity_taken: 'هذا الحساب مربوط في مكان آخر. استخدم حسابًا آخر.',
    wrong_application: 'كان تسجيل الدخول إلى موقع آخر. أعد المحاولة مع الموقع الصحيح.',
    not_connected: 'لم يعد هذا الحساب مرتبطًا. اربطه مجددًا.',
    anchor_unavailable: 'خدمة تسجيل الدخول لا تستجيب. انتظر لحظة، ثم أعد المحاولة.',
    anchor_rate_limited: 'خدمة تسجيل الدخول مشغولة. انتظر لحظة، ثم أعد المحاولة.',
    anchor_key_rejected: 'لم يُجهَّز هذا التطبيق لربط الحسابات بعد. تواصل مع الدعم.',
    anchor_application_missing: 'لم تُجهَّز هذه الخدمة بعد. تواصل مع الدعم.',
    request_closed: 'تمت الإجابة عن هذا الطلب من قبل، أو انتهت صلاحيته.',
    unknown_application: 'هذه الخدمة غير متاحة. تواصل مع الدعم.',
  },

  announceConnecting: (application) => `جارٍ ربط ${bidiIsolate(application)}. تابِع في نافذة تسجيل الدخول.`,
  announceConnected: (application) => `تم ربط ${bidiIsolate(application)}.`,
  announceDisconnected: (account) => `تم فك ربط ${account}.`,
  announceOtherAccount: (account, previous) =>
    `الحساب المربوط الآن حساب آخر: ${bidiIsolate(account)}. سابقًا: ${bidiIsolate(previous)}.`,
  announceNeedsAttention: (account) => `يلزم تسجيل الدخول مجددًا إلى ${account}.`,
  announceNotConnected: (application) => `لم يتم ربط ${bidiIsolate(application)}.`,
};
