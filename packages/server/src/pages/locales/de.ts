import type { PageStrings } from '../pageStrings.ts';

const again = 'Kehren Sie zur App zurück und versuchen Sie es erneut.';
const nothing = 'Es wurde nichts verbunden. Kehren Sie zur App zurück, um es erneut zu versuchen.';

/** German; addresses people as “Sie”. */
export const strings: PageStrings = {
  locale: 'de',

  connected: 'Konto verbunden',
  closeWindow: 'Sie können dieses Fenster schließen und zur App zurückkehren.',
  backToApp: 'Zurück zur App',
  notHandedOver: [
    'Ihr Konto ist noch nicht verbunden',
    'Dieses Fenster erreicht die App nicht. Öffnen Sie die App in einem eigenen Tab und verbinden Sie das Konto dort.',
  ],
  openApp: 'App öffnen',
  appOpens: 'Die App wird jetzt geöffnet. Falls nicht, öffnen Sie sie hier.',
  tryAgain: 'Erneut versuchen',
  contactSupport: 'Support kontaktieren',
  reference: (id) => `Referenz: ${id}`,

  link: {
    thisApp: 'Diese App',
    connect: (site) => `${site} verbinden`,
    ask: (app, site) => `${app} bittet Sie, Ihr Konto bei ${site} zu verbinden.`,
    askAgain: (app, site) => `${app} bittet Sie, sich bei ${site} erneut anzumelden.`,
    askWhich: (app, site) => `${app} fragt, welches Konto bei ${site} verwendet werden soll.`,
    consent: (app, site) =>
      `Agenten von ${app} handeln bei ${site} in Ihrem Namen. Sie können das Konto jederzeit trennen.`,
    says: (app, reason) => `${app}: „${reason}“`,
    reconnect: (account) => `${account} erneut verbinden`,
    use: (account) => `${account} verwenden`,
    addAnother: (site) => `Weiteres Konto bei ${site} hinzufügen`,
    permission: (site, account) =>
      account ? `Darf ein Agent ${site} als ${account} verwenden?` : `Darf ein Agent ${site} verwenden?`,
    asksToUse: (app) => `${app} möchte dieses Konto verwenden.`,
    allowOnce: 'Einmal erlauben',
    allowInConversation: 'In dieser Unterhaltung erlauben',
    allowed: 'Erlaubt',
    notNow: 'Nicht jetzt',
    later: 'Sie können das auch später mit demselben Link abschließen.',
    pending: 'Die Anmeldung wird geprüft. Das kann eine Minute dauern.',
    needsAttention:
      'Die Website hat diese Anmeldung beendet. Verbinden Sie das Konto erneut, um es weiter zu nutzen.',
    declined: ['Sie haben diese Anfrage abgelehnt', nothing],
    expired: ['Diese Anfrage ist abgelaufen', nothing],
    superseded: ['Diese Anfrage wird nicht mehr benötigt', nothing],
    otherUser: 'Diese Anfrage ist für einen anderen Benutzer',
    signInAs: (name) => `Melden Sie sich in dieser App als ${name} an, um sie zu beantworten.`,
    signInAsOther: 'Melden Sie sich in dieser App als dieser Benutzer an, um sie zu beantworten.',
    switchUser: 'Mit einem anderen Konto anmelden',
  },

  problems: {
    signed_out: ['Sie sind in dieser App abgemeldet', 'Melden Sie sich an und versuchen Sie es erneut.'],
    rate_limited: ['Zu viele Versuche', 'Versuchen Sie es in einigen Minuten erneut.'],
    too_many_connections: ['Sie haben die höchste Zahl an Konten verbunden', 'Trennen Sie zuerst eines.'],
    internal: [
      'Bei uns ist ein Fehler aufgetreten',
      'Versuchen Sie es erneut. Besteht das Problem weiterhin, wenden Sie sich an den Support.',
    ],
    user_unavailable: [
      'Ihre Sitzung konnte nicht geprüft werden',
      'Laden Sie diese Seite neu, um es erneut zu versuchen.',
    ],
    store_unavailable: [
      'Ihre Konten konnten gerade nicht geladen oder gespeichert werden',
      'Warten Sie einen Moment und versuchen Sie es dann erneut.',
    ],
    body_timeout: [
      'Die Anfrage kam nicht rechtzeitig an',
      'Prüfen Sie Ihre Verbindung und versuchen Sie es dann erneut.',
    ],
    wrong_browser: [
      'Diese Anmeldung wurde in einem anderen Browser begonnen',
      'Es wurde nichts verbunden. Schließen Sie dieses Fenster und fahren Sie in dem Browser oder in der App fort, in der Sie begonnen haben.',
    ],
    cookie_missing: [
      'Diese Anmeldung konnte Ihrem Browser nicht zugeordnet werden',
      'Es wurde nichts verbunden. Erlauben Sie Cookies für diese Website, schließen Sie dieses Fenster und versuchen Sie es erneut.',
    ],
    wrong_user: [
      'Diese Anmeldung wurde von einem anderen Benutzer begonnen',
      'Es wurde nichts verbunden. Wenn Sie das waren, melden Sie sich in diesem Browser von dieser App ab oder wechseln Sie den Benutzer, und versuchen Sie es erneut.',
    ],
    attempt_expired: ['Die Zeit für die Anmeldung ist abgelaufen', again],
    attempt_not_started: ['Die Anmeldung wurde nicht in diesem Browser geöffnet', again],
    too_many_starts: ['Die Anmeldung wurde zu oft geöffnet', again],
    too_many_verifications: ['Die Anmeldung wurde zu oft geprüft', again],
    invalid_callback: ['Das Ergebnis der Anmeldung war unvollständig', again],
    attempt_used: [
      'Diese Anmeldung wurde bereits abgeschlossen',
      'Wenn das Konto nicht in der Liste steht, versuchen Sie es erneut.',
    ],
    identity_not_found: ['Die Anmeldung konnte nicht bestätigt werden', again],
    identity_stale: ['Das war nicht die Anmeldung, die Sie gerade vorgenommen haben', again],
    identity_failed: [
      'Die Website hat die Anmeldung nicht angenommen',
      'Prüfen Sie Benutzername und Passwort und versuchen Sie es erneut.',
    ],
    identity_taken: ['Dieses Konto ist bereits anderweitig verbunden', 'Verwenden Sie ein anderes Konto.'],
    wrong_application: ['Diese Anmeldung galt einer anderen Website', again],
    not_connected: ['Dieses Konto ist nicht mehr verbunden', 'Verbinden Sie es erneut.'],
    anchor_unavailable: [
      'Der Anmeldedienst antwortet nicht',
      'Ihre Anmeldung ist nicht verloren. Warten Sie einen Moment und versuchen Sie es dann erneut.',
    ],
    anchor_rate_limited: [
      'Der Anmeldedienst ist ausgelastet',
      'Ihre Anmeldung ist nicht verloren. Warten Sie einen Moment und versuchen Sie es dann erneut.',
    ],
    anchor_key_rejected: [
      'In dieser App lassen sich noch keine Konten verbinden',
      'Wenden Sie sich an den Support.',
    ],
    anchor_application_missing: [
      'Dieser Dienst ist noch nicht eingerichtet',
      'Wenden Sie sich an den Support.',
    ],
    unknown_application: ['Dieser Dienst ist nicht verfügbar', 'Wenden Sie sich an den Support.'],
    attempt_cancelled: ['Die Anmeldung wurde nicht abgeschlossen', nothing],
    not_found: [
      'Dieser Link ist ungültig',
      'Prüfen Sie, ob Sie den ganzen Link geöffnet haben. Ist er alt, kehren Sie zur App zurück.',
    ],
    elsewhere: ['Dieser Link lässt sich von hier aus nicht öffnen', again],
  },
};
