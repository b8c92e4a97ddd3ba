'use client';
import { plural } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** German, formal (“Sie”). */
export const de: Strings = {
  locale: 'de',

  connect: (application) => `${application} verbinden`,
  reconnect: 'Erneut verbinden',
  reconnectAccount: (account) => `${account} erneut verbinden`,
  continueInWindow: 'Weiter im Fenster\u00a0…',
  continueInBrowser: 'Weiter im Browser\u00a0…',
  redirecting: 'Anmeldung wird geöffnet\u00a0…',
  waiting: 'Warten auf die Anmeldung\u00a0…',
  finishing: 'Wird abgeschlossen\u00a0…',
  connected: 'Verbunden',
  consent: (product, application) =>
    `Agenten von ${product} handeln bei ${application} in Ihrem Namen. Sie können das Konto jederzeit trennen.`,
  loadingWindow: 'Wird geladen\u00a0…',
  tryAgain: 'Erneut versuchen',
  openSignIn: 'Anmeldung öffnen',
  showWindow: 'Fenster anzeigen',
  cancelAttempt: 'Abbrechen',
  openInTab: 'In neuem Tab öffnen',
  opensInNewTab: 'öffnet sich in einem neuen Tab',

  hintDismissed: 'Die Anmeldung wurde nicht abgeschlossen.',
  hintClosed: 'Sie haben das Fenster vor dem Abschluss geschlossen.',
  hintBlocked: 'Ihr Browser hat das Anmeldefenster blockiert.',
  hintFrame: 'Wenn das wiederholt passiert, öffnen Sie diese App in einem eigenen Tab.',
  hintEmbedded: 'Konten lassen sich verbinden, sobald diese App in einem eigenen Tab geöffnet ist.',
  hintAddress: 'Sie können diese Adresse in einen neuen Tab kopieren:',
  hintExpired: 'Die Zeit für die Anmeldung ist abgelaufen.',

  status: {
    connected: { label: 'Verbunden', reason: 'Die Anmeldung funktioniert.' },
    pending: { label: 'Wird geprüft', reason: 'Die Anmeldung wird geprüft. Das kann eine Minute dauern.' },
    needs_attention: {
      label: 'Anmeldung abgelaufen',
      reason:
        'Die Website hat diese Anmeldung beendet. Verbinden Sie das Konto erneut, um es weiter zu nutzen.',
    },
    unknown: {
      label: 'Status unbekannt',
      reason: 'Der Status dieser Anmeldung konnte nicht ermittelt werden.',
    },
  },

  list: 'Verbundene Konten',
  loading: 'Verbundene Konten werden geladen',
  empty: 'Keine Konten verbunden',
  emptyHint: 'Hier erscheinen die Konten, die Sie verbinden.',
  listFailed: 'Die Konten konnten nicht geladen werden',
  offline: 'Sie sind offline. Die Daten werden geladen, sobald Sie wieder online sind.',
  offlineNotice: 'Sie sind offline. Diese Liste ist möglicherweise nicht aktuell.',
  refreshFailed: 'Diese Liste ist möglicherweise nicht aktuell.',
  retry: 'Erneut laden',
  retrying: 'Wird geladen\u00a0…',
  connectedAgo: (ago) => `Verbunden: ${ago}`,
  connectedOn: (date) => `Verbunden am ${date}`,
  lastUsedAgo: (ago, agent) => (agent ? `Verwendet: ${ago}, von ${agent}` : `Zuletzt verwendet: ${ago}`),
  lastUsedOn: (date, agent) => (agent ? `Verwendet am ${date} von ${agent}` : `Zuletzt verwendet am ${date}`),
  previousAccount: (previous) => `Vorher: ${previous}`,
  account: (application, account) => (account ? `${application}, ${account}` : application),

  disconnect: 'Trennen',
  disconnectAccount: (account) => `${account} trennen`,
  disconnecting: 'Wird getrennt\u00a0…',
  confirmTitle: (application) => `${application} trennen?`,
  confirmBody: (account) =>
    account
      ? `Agenten können ${account} dann nicht mehr verwenden. Sie können das Konto jederzeit wieder verbinden.`
      : 'Agenten können das Konto dann nicht mehr verwenden. Sie können es jederzeit wieder verbinden.',
  cancel: 'Abbrechen',

  actionsOf: (account) => `Aktionen für ${account}`,

  activity: 'Letzte Aktivitäten',
  activityOf: (account) => `Letzte Aktivitäten: ${account}`,
  activityLoading: 'Letzte Aktivitäten werden geladen',
  activityFailed: 'Die letzten Aktivitäten konnten nicht geladen werden',
  activityEmpty: 'Keine Aktivitäten in letzter Zeit',
  activityMore: 'Mehr anzeigen',
  sessionUntitled: 'Browsersitzung',
  sessionStartedAgo: (ago) => `Gestartet: ${ago}`,
  sessionStartedOn: (date) => `Gestartet am ${date}`,
  sessionAlsoUsed: (account) => `Auch verwendet: ${account}`,
  sessionStatus: {
    starting: 'Startet',
    running: 'Läuft',
    ending: 'Wird beendet',
  },
  sessionEnd: {
    finished: 'Abgeschlossen',
    failed: 'Fehlgeschlagen',
    stopped: 'Gestoppt',
    expired: 'Zeit abgelaufen',
    disconnected: 'Beendet, weil ein Konto getrennt wurde',
    replaced: 'Beendet, weil ein Konto erneut verbunden wurde',
    revoked: 'Beendet, weil Sie das Konto eingeschränkt haben',
  },
  stop: 'Stoppen',
  stopSession: (title) => `Stoppen: ${title}`,
  stopping: 'Wird gestoppt\u00a0…',
  stopUnconfirmed: 'Es ist noch nicht bestätigt, dass dies gestoppt wurde. Es wird erneut versucht.',
  announceStopped: (title) => `Gestoppt: ${title}`,

  rename: 'Umbenennen',
  renameAccount: (account) => `${account} umbenennen`,
  renameField: (account) => `Name für ${account}`,
  save: 'Speichern',
  saving: 'Wird gespeichert\u00a0…',
  labelled: (label, account) => `${label} (${account})`,
  picker: 'Dienste',
  pickerLoading: 'Dienste werden geladen',
  pickerFailed: 'Die Dienste konnten nicht geladen werden',
  search: 'Dienste suchen',
  noneFound: (query) => `Keine Ergebnisse für „${query}“`,
  found: plural('de', { one: '# Dienst', other: '# Dienste' }),
  accounts: plural('de', { one: '# Konto', other: '# Konten' }),

  addAnother: (application) => `Weiteres Konto bei ${application} hinzufügen`,

  announceRenamed: (account) => `Umbenannt in ${account}.`,
  agentAccess: 'Agenten dürfen dieses Konto verwenden',
  agentAccesses: { always: 'Immer', thread: 'Einmal pro Unterhaltung fragen', ask: 'Jedes Mal fragen' },
  announceAccess: (choice) => `Gespeichert: ${choice}.`,

  sameAccount:
    'Dieses Konto scheint mehrfach verbunden zu sein. Mit „Auffrischen“ melden Sie sich neu an. Danach bleibt eine Verbindung, und die übrigen werden getrennt.',
  refresh: 'Auffrischen',
  keepBoth: 'Beide behalten',
  keepAll: 'Alle behalten',
  requestTitle: (application) => `${application} verbinden?`,
  requestAgain: (application, account) =>
    account ? `Bei ${application} erneut als ${account} anmelden?` : `Bei ${application} erneut anmelden?`,
  requestChoice: (application) => `Welches Konto von ${application} soll verwendet werden?`,
  requestReason: 'Die App schreibt:',
  requestStarted: 'Eine Anmeldung wurde schon begonnen. Sie kann neu begonnen werden.',
  requestAgainAction: 'Erneut anmelden',
  chooseAccount: (account) => `${account} verwenden`,
  chooseAnother: 'Anderes Konto verbinden',
  notNow: 'Jetzt nicht',
  permissionTitle: (application, account) =>
    account
      ? `Darf ein Agent ${application} als ${account} verwenden?`
      : `Darf ein Agent ${application} verwenden?`,
  allowOnce: 'Einmal erlauben',
  allowInConversation: 'In dieser Unterhaltung erlauben',
  permissionGiven: (application, account) =>
    account
      ? `Sie haben einem Agenten erlaubt, ${application} als ${account} zu verwenden.`
      : `Sie haben einem Agenten erlaubt, ${application} zu verwenden.`,
  permissionDeclined: (application) => `Sie haben einem Agenten nicht erlaubt, ${application} zu verwenden.`,
  requestConnected: (application, account) =>
    account ? `Mit ${application} als ${account} verbunden.` : `Mit ${application} verbunden.`,
  requestDeclined: (application) => `Sie haben ${application} nicht verbunden.`,
  requestExpired: (application) => `Diese Anfrage, ${application} zu verbinden, ist abgelaufen.`,
  requestSuperseded: (application) => `Diese Anfrage, ${application} zu verbinden, ist nicht mehr offen.`,

  liveTitle: (applications) => (applications ? `Live-Browser: ${applications}` : 'Live-Browser'),
  liveLoading: 'Wird geladen\u00a0…',
  liveIdle: 'Kein Browser ist geöffnet. Sobald einer startet, können Sie hier zusehen.',
  liveStarting: 'Der Browser startet\u00a0…',
  liveConnecting: 'Verbindung zum Browser wird hergestellt\u00a0…',
  liveWatching: 'Sie sehen zu.',
  liveInControl: 'Sie steuern den Browser.',
  liveHelp: 'Sie werden gebraucht:',
  liveUnanswered: 'Der Browser antwortet nicht. Vielleicht arbeitet er trotzdem. Versuchen Sie es erneut.',
  liveRefused:
    'Eine Sicherheitseinstellung dieser Seite blockiert den Browser. Wenden Sie sich an den Support.',
  liveUnsupported: 'Diese App kann den Browser nicht anzeigen. Wenden Sie sich an den Support.',
  liveClosed: 'Dieser Browser ist geschlossen.',
  liveEnds: {
    finished: 'Die Arbeit ist erledigt, und der Browser ist geschlossen.',
    failed: 'Der Browser wurde wegen eines Fehlers geschlossen.',
    stopped: 'Der Browser wurde gestoppt.',
    expired: 'Die Zeit dieses Browsers ist abgelaufen.',
    disconnected: 'Der Browser wurde geschlossen, weil das Konto getrennt wurde.',
    replaced: 'Der Browser wurde geschlossen, weil Sie sich beim Konto neu angemeldet haben.',
    revoked: 'Der Browser wurde geschlossen, weil Sie das Konto eingeschränkt haben.',
  },
  takeOver: 'Übernehmen',
  handBack: 'Zurückgeben',
  helpDone: 'Erledigt',
  stopBrowser: 'Browser stoppen',
  fullScreen: 'Vollbild',
  leaveFullScreen: 'Vollbild verlassen',
  fullScreenUnsupported: 'Vollbild ist hier nicht möglich.',
  skipBrowser: 'Browser überspringen',

  problems: {
    network_error:
      'Der Server ist nicht erreichbar. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
    timeout: 'Der Server hat nicht rechtzeitig geantwortet. Versuchen Sie es gleich noch einmal.',
    signed_out: 'Sie sind in dieser App abgemeldet. Melden Sie sich an und versuchen Sie es erneut.',
    owner_changed: 'Sie haben das Konto oder die Organisation gewechselt. Laden Sie diese Seite neu.',
    rate_limited: 'Zu viele Versuche. Versuchen Sie es in einigen Minuten erneut.',
    too_many_connections: 'Sie haben die höchste Zahl an Konten verbunden. Trennen Sie zuerst eines.',
    internal:
      'Bei uns ist ein Fehler aufgetreten. Versuchen Sie es erneut. Besteht das Problem weiterhin, wenden Sie sich an den Support.',
    user_unavailable:
      'Ihre Sitzung konnte nicht geprüft werden. Laden Sie diese Seite neu, um es erneut zu versuchen.',
    store_unavailable:
      'Ihre Konten konnten gerade nicht geladen oder gespeichert werden. Warten Sie einen Moment und versuchen Sie es dann erneut.',
    body_timeout:
      'Die Anfrage kam nicht rechtzeitig an. Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
    wrong_browser:
      'Diese Anmeldung wurde in einem anderen Browser begonnen. Versuchen Sie es in diesem noch einmal.',
    cookie_missing:
      'Diese Anmeldung konnte Ihrem Browser nicht zugeordnet werden. Erlauben Sie Cookies für diese Website und versuchen Sie es erneut.',
    wrong_user:
      'In einem Browser-Tab ist in dieser App ein anderer Benutzer angemeldet. Melden Sie sich dort ab und versuchen Sie es erneut.',
    attempt_expired: 'Die Zeit für die Anmeldung ist abgelaufen. Versuchen Sie es erneut.',
    attempt_not_started: 'Die Anmeldung wurde nicht in diesem Browser geöffnet. Versuchen Sie es erneut.',
    too_many_starts: 'Die Anmeldung wurde zu oft geöffnet. Versuchen Sie es erneut.',
    too_many_verifications: 'Die Anmeldung wurde zu oft geprüft. Versuchen Sie es erneut.',
    invalid_callback: 'Das Ergebnis der Anmeldung war unvollständig. Versuchen Sie es erneut.',
    attempt_used:
      'Diese Anmeldung wurde bereits abgeschlossen. Wenn das Konto nicht in der Liste steht, versuchen Sie es erneut.',
    identity_not_found: 'Die Anmeldung konnte nicht bestätigt werden. Versuchen Sie es erneut.',
    identity_stale: 'Das war nicht die Anmeldung, die Sie gerade vorgenommen haben. Versuchen Sie es erneut.',
    identity_failed:
      'Die Website hat die Anmeldung nicht angenommen. Prüfen Sie Benutzername und Passwort und versuchen Sie es erneut.',
    identity_taken: 'Dieses Konto ist bereits anderweitig verbunden. Verwenden Sie ein anderes Konto.',
    wrong_application:
      'Diese Anmeldung galt einer anderen Website. Versuchen Sie es mit der richtigen noch einmal.',
    not_connected: 'Dieses Konto ist nicht mehr verbunden. Verbinden Sie es erneut.',
    anchor_unavailable:
      'Der Anmeldedienst antwortet nicht. Warten Sie einen Moment und versuchen Sie es dann erneut.',
    anchor_rate_limited:
      'Der Anmeldedienst ist ausgelastet. Warten Sie einen Moment und versuchen Sie es dann erneut.',
    anchor_key_rejected:
      'In dieser App lassen sich noch keine Konten verbinden. Wenden Sie sich an den Support.',
    anchor_application_missing: 'Dieser Dienst ist noch nicht eingerichtet. Wenden Sie sich an den Support.',
    request_closed: 'Diese Anfrage wurde bereits beantwortet oder ist abgelaufen.',
    unknown_application: 'Dieser Dienst ist nicht verfügbar. Wenden Sie sich an den Support.',
  },

  announceConnecting: (application) => `${application} wird verbunden. Fahren Sie im Anmeldefenster fort.`,
  announceConnected: (application) => `${application} ist verbunden.`,
  announceDisconnected: (account) => `${account} ist getrennt.`,
  announceOtherAccount: (account, previous) =>
    `Jetzt ist ein anderes Konto verbunden: ${account}. Vorher: ${previous}.`,
  announceNeedsAttention: (account) => `Für ${account} müssen Sie sich erneut anmelden.`,
  announceNotConnected: (application) => `${application} wurde nicht verbunden.`,
};
