'use client';
import { plural } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** French, formal (“vous”). */
export const fr: Strings = {
  locale: 'fr',

  connect: (application) => `Connecter ${application}`,
  reconnect: 'Reconnecter',
  reconnectAccount: (account) => `Reconnecter ${account}`,
  continueInWindow: 'Continuez dans la fenêtre…',
  continueInBrowser: 'Continuez dans votre navigateur…',
  redirecting: 'Ouverture de la page de connexion…',
  waiting: 'En attente de la connexion…',
  finishing: 'Finalisation…',
  connected: 'Connecté',
  consent: (product, application) =>
    `Les agents de ${product} agiront en votre nom sur ${application}. Vous pouvez déconnecter le compte à tout moment.`,
  loadingWindow: 'Chargement…',
  tryAgain: 'Réessayer',
  openSignIn: 'Ouvrir la page de connexion',
  showWindow: 'Afficher la fenêtre',
  cancelAttempt: 'Annuler',
  openInTab: 'Ouvrir dans un nouvel onglet',
  opensInNewTab: 's’ouvre dans un nouvel onglet',

  hintDismissed: 'La connexion n’a pas abouti.',
  hintClosed: 'Vous avez fermé la fenêtre avant la fin.',
  hintBlocked: 'Votre navigateur a bloqué la fenêtre de connexion.',
  hintFrame: 'Si cela se reproduit, ouvrez cette application dans son propre onglet.',
  hintEmbedded: 'Ouvrez cette application dans son propre onglet pour connecter des comptes.',
  hintAddress: 'Vous pouvez copier cette adresse dans un nouvel onglet\u00a0:',
  hintExpired: 'Le délai de connexion a expiré.',

  status: {
    connected: { label: 'Connecté', reason: 'La connexion fonctionne.' },
    pending: {
      label: 'Vérification',
      reason: 'La connexion est en cours de vérification. Cela peut prendre une minute.',
    },
    needs_attention: {
      label: 'Connexion expirée',
      reason: 'Le site a mis fin à cette connexion. Reconnectez le compte pour continuer à l’utiliser.',
    },
    unknown: { label: 'État inconnu', reason: 'L’état de cette connexion n’a pas pu être déterminé.' },
  },

  list: 'Comptes connectés',
  loading: 'Chargement des comptes connectés',
  empty: 'Aucun compte connecté',
  emptyHint: 'Les comptes que vous connectez apparaissent ici.',
  listFailed: 'Impossible de charger les comptes',
  offline: 'Vous êtes hors ligne. Le chargement se fera automatiquement dès votre retour en ligne.',
  offlineNotice: 'Vous êtes hors ligne. Cette liste n’est peut-être pas à jour.',
  refreshFailed: 'Cette liste n’est peut-être pas à jour.',
  retry: 'Réessayer',
  retrying: 'Nouvelle tentative…',
  connectedAgo: (ago) => `Connecté\u00a0: ${ago}`,
  connectedOn: (date) => `Connecté le ${date}`,
  lastUsedAgo: (ago, agent) =>
    agent ? `Utilisé par ${agent}\u00a0: ${ago}` : `Dernière utilisation\u00a0: ${ago}`,
  lastUsedOn: (date, agent) =>
    agent ? `Utilisé par ${agent} le ${date}` : `Dernière utilisation le ${date}`,
  previousAccount: (previous) => `Avant : ${previous}`,
  account: (application, account) => (account ? `${application}, ${account}` : application),

  disconnect: 'Déconnecter',
  disconnectAccount: (account) => `Déconnecter ${account}`,
  disconnecting: 'Déconnexion…',
  confirmTitle: (application) => `Déconnecter ${application}\u202f?`,
  confirmBody: (account) =>
    account
      ? `Les agents ne pourront plus utiliser ${account}. Vous pourrez reconnecter le compte à tout moment.`
      : 'Les agents ne pourront plus utiliser ce compte. Vous pourrez le reconnecter à tout moment.',
  cancel: 'Annuler',

  actionsOf: (account) => `Actions pour ${account}`,

  activity: 'Activité récente',
  activityOf: (account) => `Activité récente\u00a0: ${account}`,
  activityLoading: 'Chargement de l’activité récente',
  activityFailed: 'Impossible de charger l’activité récente',
  activityEmpty: 'Aucune activité récente',
  activityMore: 'Afficher plus',
  sessionUntitled: 'Session de navigateur',
  sessionStartedAgo: (ago) => `Démarré\u00a0: ${ago}`,
  sessionStartedOn: (date) => `Démarré le ${date}`,
  sessionAlsoUsed: (account) => `Également utilisé\u00a0: ${account}`,
  sessionStatus: {
    starting: 'Démarrage',
    running: 'En cours',
    ending: 'Arrêt en cours',
  },
  sessionEnd: {
    finished: 'Terminé',
    failed: 'Échec',
    stopped: 'Arrêté',
    expired: 'Délai dépassé',
    disconnected: 'Terminé, car un compte a été déconnecté',
    replaced: 'Terminé, car un compte a été reconnecté',
    revoked: 'Terminé, car vous avez restreint le compte',
  },
  stop: 'Arrêter',
  stopSession: (title) => `Arrêter\u00a0: ${title}`,
  stopping: 'Arrêt…',
  stopUnconfirmed: 'L’arrêt n’est pas encore confirmé. Une nouvelle tentative aura lieu.',
  announceStopped: (title) => `Arrêté\u00a0: ${title}`,

  rename: 'Renommer',
  renameAccount: (account) => `Renommer ${account}`,
  renameField: (account) => `Nom du compte\u00a0: ${account}`,
  save: 'Enregistrer',
  saving: 'Enregistrement…',
  labelled: (label, account) => `${label} (${account})`,
  picker: 'Services',
  pickerLoading: 'Chargement des services',
  pickerFailed: 'Impossible de charger les services',
  search: 'Rechercher un service',
  noneFound: (query) => `Aucun résultat pour «\u00a0${query}\u00a0»`,
  found: plural('fr', { one: '# service', other: '# services' }),
  accounts: plural('fr', { one: '# compte', other: '# comptes' }),

  addAnother: (application) => `Ajouter un autre compte ${application}`,

  announceRenamed: (account) => `Nouveau nom\u00a0: ${account}.`,
  agentAccess: 'Les agents peuvent utiliser ce compte',
  agentAccesses: {
    always: 'Toujours',
    thread: 'Demander une fois par conversation',
    ask: 'Demander à chaque fois',
  },
  announceAccess: (choice) => `Enregistré\u00a0: ${choice}.`,

  sameAccount:
    'Ce compte semble connecté plusieurs fois. «\u00a0Actualiser\u00a0» vous demande de vous connecter, puis garde une seule connexion et déconnecte les autres.',
  refresh: 'Actualiser',
  keepBoth: 'Garder les deux',
  keepAll: 'Tout garder',
  requestTitle: (application) => `Connecter ${application}\u202f?`,
  requestAgain: (application, account) =>
    account
      ? `Vous reconnecter à ${application} en tant que ${account}\u202f?`
      : `Vous reconnecter à ${application}\u202f?`,
  requestChoice: (application) => `Quel compte ${application} faut-il utiliser\u202f?`,
  requestReason: 'L’application indique\u00a0:',
  requestStarted: 'Une connexion a déjà été commencée. Elle peut être recommencée.',
  requestAgainAction: 'Se reconnecter',
  chooseAccount: (account) => `Utiliser ${account}`,
  chooseAnother: 'Connecter un autre compte',
  notNow: 'Pas maintenant',
  permissionTitle: (application, account) =>
    account
      ? `Autoriser un agent à utiliser ${application} en tant que ${account}\u202f?`
      : `Autoriser un agent à utiliser ${application}\u202f?`,
  allowOnce: 'Autoriser une fois',
  allowInConversation: 'Autoriser dans cette conversation',
  permissionGiven: (application, account) =>
    account
      ? `Vous avez autorisé un agent à utiliser ${application} en tant que ${account}.`
      : `Vous avez autorisé un agent à utiliser ${application}.`,
  permissionDeclined: (application) => `Vous n’avez pas autorisé un agent à utiliser ${application}.`,
  requestConnected: (application, account) =>
    account ? `Connecté à ${application} en tant que ${account}.` : `Connecté à ${application}.`,
  requestDeclined: (application) => `Vous avez choisi de ne pas connecter ${application}.`,
  requestExpired: (application) => `Cette demande de connexion à ${application} a expiré.`,
  requestSuperseded: (application) => `Cette demande de connexion à ${application} n’est plus en cours.`,

  liveTitle: (applications) =>
    applications ? `Navigateur en direct\u00a0: ${applications}` : 'Navigateur en direct',
  liveLoading: 'Chargement…',
  liveIdle: 'Aucun navigateur n’est ouvert. Dès qu’il y en aura un, vous pourrez le suivre ici.',
  liveStarting: 'Le navigateur démarre…',
  liveConnecting: 'Connexion au navigateur…',
  liveWatching: 'Vous regardez.',
  liveInControl: 'Vous avez le contrôle.',
  liveHelp: 'On a besoin de vous\u00a0:',
  liveUnanswered: 'Le navigateur ne répond pas. Il fonctionne peut-être encore. Réessayez.',
  liveRefused: 'Un réglage de sécurité de cette page bloque le navigateur. Contactez l’assistance.',
  liveUnsupported: 'Cette application ne peut pas afficher le navigateur. Contactez l’assistance.',
  liveClosed: 'Ce navigateur est fermé.',
  liveEnds: {
    finished: 'Le travail est terminé et le navigateur est fermé.',
    failed: 'Le navigateur a été fermé à cause d’une erreur.',
    stopped: 'Le navigateur a été arrêté.',
    expired: 'Le temps de ce navigateur est écoulé.',
    disconnected: 'Le navigateur a été fermé, car le compte a été déconnecté.',
    replaced: 'Le navigateur a été fermé, car vous vous êtes reconnecté au compte.',
    revoked: 'Le navigateur a été fermé, car vous avez restreint le compte.',
  },
  takeOver: 'Prendre le contrôle',
  handBack: 'Rendre le contrôle',
  helpDone: 'C’est fait',
  stopBrowser: 'Arrêter le navigateur',
  fullScreen: 'Plein écran',
  leaveFullScreen: 'Quitter le plein écran',
  fullScreenUnsupported: 'Le plein écran n’est pas possible ici.',
  skipBrowser: 'Passer le navigateur',

  problems: {
    network_error: 'Le serveur est injoignable. Vérifiez votre connexion Internet, puis réessayez.',
    timeout: 'Le serveur n’a pas répondu à temps. Réessayez dans un instant.',
    signed_out: 'Votre session dans cette application est fermée. Connectez-vous, puis réessayez.',
    owner_changed: 'Vous avez changé de compte ou d’organisation. Rechargez cette page.',
    rate_limited: 'Trop de tentatives. Réessayez dans quelques minutes.',
    too_many_connections: 'Vous avez connecté le nombre maximal de comptes. Déconnectez-en un d’abord.',
    internal:
      'Une erreur s’est produite de notre côté. Réessayez\u202f; si elle persiste, contactez l’assistance.',
    user_unavailable: 'Votre session n’a pas pu être vérifiée. Rechargez cette page pour réessayer.',
    store_unavailable:
      'Vos comptes n’ont pas pu être chargés ou enregistrés pour le moment. Patientez un instant, puis réessayez.',
    body_timeout: 'La requête n’est pas arrivée à temps. Vérifiez votre connexion, puis réessayez.',
    wrong_browser: 'Cette connexion a commencé dans un autre navigateur. Réessayez dans celui-ci.',
    cookie_missing:
      'Cette connexion n’a pas pu être associée à votre navigateur. Autorisez les cookies pour ce site et réessayez.',
    wrong_user:
      'Dans un onglet du navigateur, un autre utilisateur est connecté à cette application. Déconnectez-vous dans cet onglet, puis réessayez.',
    attempt_expired: 'Le délai de connexion a expiré. Réessayez.',
    attempt_not_started: 'La page de connexion n’a pas été ouverte dans ce navigateur. Réessayez.',
    too_many_starts: 'La connexion a été ouverte trop de fois. Réessayez.',
    too_many_verifications: 'La connexion a été vérifiée trop de fois. Réessayez.',
    invalid_callback: 'Le résultat de la connexion est incomplet. Réessayez.',
    attempt_used: 'Cette connexion est déjà terminée. Si le compte n’apparaît pas dans la liste, réessayez.',
    identity_not_found: 'La connexion n’a pas pu être confirmée. Réessayez.',
    identity_stale: 'Ce n’était pas la connexion que vous venez d’effectuer. Réessayez.',
    identity_failed:
      'Le site a refusé la connexion. Vérifiez le nom d’utilisateur et le mot de passe, puis réessayez.',
    identity_taken: 'Ce compte est déjà connecté ailleurs. Utilisez un autre compte.',
    wrong_application: 'Cette connexion concernait un autre site. Réessayez avec le bon.',
    not_connected: 'Ce compte n’est plus connecté. Connectez-le à nouveau.',
    anchor_unavailable: 'Le service de connexion ne répond pas. Patientez un instant, puis réessayez.',
    anchor_rate_limited: 'Le service de connexion est saturé. Patientez un instant, puis réessayez.',
    anchor_key_rejected:
      'Cette application ne permet pas encore de connecter des comptes. Contactez l’assistance.',
    anchor_application_missing: 'Ce service n’est pas encore configuré. Contactez l’assistance.',
    request_closed: 'Cette demande a déjà reçu une réponse ou a expiré.',
    unknown_application: 'Ce service n’est pas disponible. Contactez l’assistance.',
  },

  announceConnecting: (application) =>
    `Connexion à ${application} en cours. Continuez dans la fenêtre de connexion.`,
  announceConnected: (application) => `${application} est connecté.`,
  announceDisconnected: (account) => `${account} est déconnecté.`,
  announceOtherAccount: (account, previous) =>
    `Un autre compte est maintenant connecté : ${account}. Avant : ${previous}.`,
  announceNeedsAttention: (account) => `${account}\u00a0: vous devez vous reconnecter.`,
  announceNotConnected: (application) => `${application} n’a pas été connecté.`,
};
