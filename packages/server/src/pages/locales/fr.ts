import type { PageStrings } from '../pageStrings.ts';

const again = 'Revenez à l’application, puis réessayez.';
const nothing = 'Aucun compte n’a été connecté. Revenez à l’application pour réessayer.';

/** French; addresses people as “vous”. */
export const strings: PageStrings = {
  locale: 'fr',

  connected: 'Compte connecté',
  closeWindow: 'Vous pouvez fermer cette fenêtre et revenir à l’application.',
  backToApp: 'Revenir à l’application',
  notHandedOver: [
    'Votre compte n’est pas encore connecté',
    'Cette fenêtre ne peut pas joindre l’application. Ouvrez l’application dans son propre onglet et connectez-y le compte.',
  ],
  openApp: 'Ouvrir l’application',
  appOpens: 'L’application s’ouvre maintenant. Si ce n’est pas le cas, ouvrez-la ici.',
  tryAgain: 'Réessayer',
  contactSupport: 'Contacter l’assistance',
  reference: (id) => `Référence\u00a0: ${id}`,

  link: {
    thisApp: 'Cette application',
    connect: (site) => `Connecter ${site}`,
    ask: (app, site) => `${app} vous demande de connecter votre compte ${site}.`,
    askAgain: (app, site) => `${app} vous demande de vous reconnecter à ${site}.`,
    askWhich: (app, site) => `${app} demande quel compte ${site} utiliser.`,
    consent: (app, site) =>
      `Les agents de ${app} agiront en votre nom sur ${site}. Vous pouvez déconnecter le compte à tout moment.`,
    says: (app, reason) => `${app}\u00a0: «\u00a0${reason}\u00a0»`,
    reconnect: (account) => `Reconnecter ${account}`,
    use: (account) => `Utiliser ${account}`,
    addAnother: (site) => `Ajouter un autre compte ${site}`,
    permission: (site, account) =>
      account
        ? `Autoriser un agent à utiliser ${site} en tant que ${account}\u202f?`
        : `Autoriser un agent à utiliser ${site}\u202f?`,
    asksToUse: (app) => `${app} demande à utiliser ce compte.`,
    allowOnce: 'Autoriser une fois',
    allowInConversation: 'Autoriser dans cette conversation',
    allowed: 'Autorisé',
    notNow: 'Pas maintenant',
    later: 'Vous pouvez aussi terminer plus tard avec le même lien.',
    pending: 'La connexion est en cours de vérification. Cela peut prendre une minute.',
    needsAttention: 'Le site a mis fin à cette connexion. Reconnectez le compte pour continuer à l’utiliser.',
    declined: ['Vous avez refusé cette demande', nothing],
    expired: ['Cette demande a expiré', nothing],
    superseded: ['Cette demande n’est plus nécessaire', nothing],
    otherUser: 'Cette demande est destinée à un autre utilisateur',
    signInAs: (name) => `Pour y répondre, connectez-vous à cette application en tant que ${name}.`,
    signInAsOther: 'Pour y répondre, connectez-vous à cette application en tant que cet utilisateur.',
    switchUser: 'Se connecter avec un autre compte',
  },

  problems: {
    signed_out: ['Votre session dans cette application est fermée', 'Connectez-vous, puis réessayez.'],
    rate_limited: ['Trop de tentatives', 'Réessayez dans quelques minutes.'],
    too_many_connections: ['Vous avez connecté le nombre maximal de comptes', 'Déconnectez-en un d’abord.'],
    internal: [
      'Une erreur s’est produite de notre côté',
      'Réessayez\u202f; si elle persiste, contactez l’assistance.',
    ],
    user_unavailable: ['Votre session n’a pas pu être vérifiée', 'Rechargez cette page pour réessayer.'],
    store_unavailable: [
      'Vos comptes n’ont pas pu être chargés ou enregistrés pour le moment',
      'Patientez un instant, puis réessayez.',
    ],
    body_timeout: ['La requête n’est pas arrivée à temps', 'Vérifiez votre connexion, puis réessayez.'],
    wrong_browser: [
      'Cette connexion a commencé dans un autre navigateur',
      'Aucun compte n’a été connecté. Fermez cette fenêtre et continuez dans le navigateur ou l’application où vous avez commencé.',
    ],
    cookie_missing: [
      'Cette connexion n’a pas pu être associée à votre navigateur',
      'Aucun compte n’a été connecté. Autorisez les cookies pour ce site, fermez cette fenêtre et réessayez.',
    ],
    wrong_user: [
      'Cette connexion a été commencée par un autre utilisateur',
      'Aucun compte n’a été connecté. Si c’était vous, déconnectez-vous de cette application dans ce navigateur ou changez d’utilisateur, puis réessayez.',
    ],
    attempt_expired: ['Le délai de connexion a expiré', again],
    attempt_not_started: ['La page de connexion n’a pas été ouverte dans ce navigateur', again],
    too_many_starts: ['La connexion a été ouverte trop de fois', again],
    too_many_verifications: ['La connexion a été vérifiée trop de fois', again],
    invalid_callback: ['Le résultat de la connexion est incomplet', again],
    attempt_used: [
      'Cette connexion est déjà terminée',
      'Si le compte n’apparaît pas dans la liste, réessayez.',
    ],
    identity_not_found: ['La connexion n’a pas pu être confirmée', again],
    identity_stale: ['Ce n’était pas la connexion que vous venez d’effectuer', again],
    identity_failed: [
      'Le site a refusé la connexion',
      'Vérifiez le nom d’utilisateur et le mot de passe, puis réessayez.',
    ],
    identity_taken: ['Ce compte est déjà connecté ailleurs', 'Utilisez un autre compte.'],
    wrong_application: ['Cette connexion concernait un autre site', again],
    not_connected: ['Ce compte n’est plus connecté', 'Connectez-le à nouveau.'],
    anchor_unavailable: [
      'Le service de connexion ne répond pas',
      'Votre connexion n’est pas perdue. Patientez un instant, puis réessayez.',
    ],
    anchor_rate_limited: [
      'Le service de connexion est saturé',
      'Votre connexion n’est pas perdue. Patientez un instant, puis réessayez.',
    ],
    anchor_key_rejected: [
      'Cette application ne permet pas encore de connecter des comptes',
      'Contactez l’assistance.',
    ],
    anchor_application_missing: ['Ce service n’est pas encore configuré', 'Contactez l’assistance.'],
    unknown_application: ['Ce service n’est pas disponible', 'Contactez l’assistance.'],
    attempt_cancelled: ['La connexion n’a pas abouti', nothing],
    not_found: [
      'Ce lien n’est pas valide',
      'Vérifiez que vous avez ouvert le lien en entier. S’il est ancien, revenez à l’application.',
    ],
    elsewhere: ['Impossible d’ouvrir ce lien d’ici', again],
  },
};
