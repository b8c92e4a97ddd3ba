'use client';
import { plural } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** Spanish, informal (“tú”). */
export const es: Strings = {
  locale: 'es',

  connect: (application) => `Conectar ${application}`,
  reconnect: 'Volver a conectar',
  reconnectAccount: (account) => `Volver a conectar ${account}`,
  continueInWindow: 'Continúa en la ventana…',
  continueInBrowser: 'Continúa en tu navegador…',
  redirecting: 'Abriendo el inicio de sesión…',
  waiting: 'Esperando el inicio de sesión…',
  finishing: 'Finalizando…',
  connected: 'Conectado',
  consent: (product, application) =>
    `Los agentes de ${product} actuarán en tu nombre en ${application}. Puedes desconectar la cuenta cuando quieras.`,
  loadingWindow: 'Cargando…',
  tryAgain: 'Intentar de nuevo',
  openSignIn: 'Abrir el inicio de sesión',
  showWindow: 'Mostrar la ventana',
  cancelAttempt: 'Cancelar',
  openInTab: 'Abrir en una pestaña nueva',
  opensInNewTab: 'se abre en una pestaña nueva',

  hintDismissed: 'No se completó el inicio de sesión.',
  hintClosed: 'Cerraste la ventana antes de terminar.',
  hintBlocked: 'Tu navegador bloqueó la ventana de inicio de sesión.',
  hintFrame: 'Si vuelve a ocurrir, abre esta aplicación en su propia pestaña.',
  hintEmbedded: 'Para conectar cuentas, abre esta aplicación en su propia pestaña.',
  hintAddress: 'Puedes copiar esta dirección en una pestaña nueva:',
  hintExpired: 'Se agotó el tiempo para iniciar sesión.',

  status: {
    connected: { label: 'Cuenta conectada', reason: 'El inicio de sesión funciona.' },
    pending: {
      label: 'Comprobando',
      reason: 'Se está comprobando el inicio de sesión. Puede tardar un minuto.',
    },
    needs_attention: {
      label: 'Sesión caducada',
      reason: 'El sitio cerró esta sesión. Vuelve a conectar la cuenta para seguir usándola.',
    },
    unknown: {
      label: 'Estado desconocido',
      reason: 'No se pudo determinar el estado de este inicio de sesión.',
    },
  },

  list: 'Cuentas conectadas',
  loading: 'Cargando las cuentas conectadas',
  empty: 'No hay cuentas conectadas',
  emptyHint: 'Aquí aparecerán las cuentas que conectes.',
  listFailed: 'No se pudieron cargar las cuentas',
  offline: 'No tienes conexión. Los datos se cargarán solos cuando vuelvas a tenerla.',
  offlineNotice: 'No tienes conexión. Es posible que esta lista no esté actualizada.',
  refreshFailed: 'Es posible que esta lista no esté actualizada.',
  retry: 'Reintentar',
  retrying: 'Reintentando…',
  connectedAgo: (ago) => `Conectada ${ago}`,
  connectedOn: (date) => `Conectada el ${date}`,
  lastUsedAgo: (ago, agent) => (agent ? `Usada por ${agent}: ${ago}` : `Último uso: ${ago}`),
  lastUsedOn: (date, agent) => (agent ? `Usada por ${agent} el ${date}` : `Último uso el ${date}`),
  previousAccount: (previous) => `Antes: ${previous}`,
  account: (application, account) => (account ? `${application}, ${account}` : application),

  disconnect: 'Desconectar',
  disconnectAccount: (account) => `Desconectar ${account}`,
  disconnecting: 'Desconectando…',
  confirmTitle: (application) => `¿Desconectar ${application}?`,
  confirmBody: (account) =>
    account
      ? `Los agentes ya no podrán usar ${account}. Puedes volver a conectar la cuenta cuando quieras.`
      : 'Los agentes ya no podrán usar esta cuenta. Puedes volver a conectarla cuando quieras.',
  cancel: 'Cancelar',
  actionsOf: (account) => `Acciones de ${account}`,

  activity: 'Actividad reciente',
  activityOf: (account) => `Actividad reciente de ${account}`,
  activityLoading: 'Cargando la actividad reciente',
  activityFailed: 'No se pudo cargar la actividad reciente',
  activityEmpty: 'No hay actividad reciente',
  activityMore: 'Mostrar más',
  sessionUntitled: 'Sesión de navegador',
  sessionStartedAgo: (ago) => `Inicio: ${ago}`,
  sessionStartedOn: (date) => `Inicio: ${date}`,
  sessionAlsoUsed: (account) => `También se usó: ${account}`,
  sessionStatus: {
    starting: 'Iniciando',
    running: 'En curso',
    ending: 'Deteniéndose',
  },
  sessionEnd: {
    finished: 'Terminada',
    failed: 'Con errores',
    stopped: 'Detenida',
    expired: 'Tiempo agotado',
    disconnected: 'Terminada porque se desconectó una cuenta',
    replaced: 'Terminada porque se volvió a conectar una cuenta',
    revoked: 'Terminada porque restringiste la cuenta',
  },
  stop: 'Detener',
  stopSession: (title) => `Detener: ${title}`,
  stopping: 'Deteniendo…',
  stopUnconfirmed: 'Aún no se ha confirmado que se haya detenido. Se volverá a intentar.',
  announceStopped: (title) => `Detenida: ${title}`,

  rename: 'Cambiar nombre',
  renameAccount: (account) => `Cambiar nombre de ${account}`,
  renameField: (account) => `Nombre de ${account}`,
  save: 'Guardar',
  saving: 'Guardando…',
  labelled: (label, account) => `${label} (${account})`,
  picker: 'Servicios',
  pickerLoading: 'Cargando los servicios',
  pickerFailed: 'No se pudieron cargar los servicios',
  search: 'Buscar servicios',
  noneFound: (query) => `No hay resultados para «${query}»`,
  found: plural('es', { one: '# servicio', other: '# servicios' }),
  accounts: plural('es', { one: '# cuenta', other: '# cuentas' }),

  addAnother: (application) => `Añadir otra cuenta de ${application}`,

  announceRenamed: (account) => `Nombre nuevo: ${account}.`,
  agentAccess: 'Los agentes pueden usar esta cuenta',
  agentAccesses: {
    always: 'Siempre',
    thread: 'Preguntar una vez por conversación',
    ask: 'Preguntar cada vez',
  },
  announceAccess: (choice) => `Guardado: ${choice}.`,

  sameAccount:
    'Parece que esta cuenta está conectada más de una vez. «Actualizar» te pide iniciar sesión; después queda una conexión y se desconectan las demás.',
  refresh: 'Actualizar',
  keepBoth: 'Conservar ambas',
  keepAll: 'Conservar todas',
  requestTitle: (application) => `¿Conectar ${application}?`,
  requestAgain: (application, account) =>
    account
      ? `¿Volver a iniciar sesión en ${application} como ${account}?`
      : `¿Volver a iniciar sesión en ${application}?`,
  requestChoice: (application) => `¿Qué cuenta de ${application} quieres usar?`,
  requestReason: 'La aplicación dice:',
  requestStarted: 'Ya se inició una sesión antes. Se puede iniciar de nuevo.',
  requestAgainAction: 'Volver a iniciar sesión',
  chooseAccount: (account) => `Usar ${account}`,
  chooseAnother: 'Conectar otra cuenta',
  notNow: 'Ahora no',
  permissionTitle: (application, account) =>
    account
      ? `¿Permitir que un agente use ${application} como ${account}?`
      : `¿Permitir que un agente use ${application}?`,
  allowOnce: 'Permitir una vez',
  allowInConversation: 'Permitir en esta conversación',
  permissionGiven: (application, account) =>
    account
      ? `Permitiste que un agente usara ${application} como ${account}.`
      : `Permitiste que un agente usara ${application}.`,
  permissionDeclined: (application) => `No permitiste que un agente usara ${application}.`,
  requestConnected: (application, account) =>
    account ? `Conectado a ${application} como ${account}.` : `Conectado a ${application}.`,
  requestDeclined: (application) => `Elegiste no conectar ${application}.`,
  requestExpired: (application) => `Esta solicitud para conectar ${application} ha caducado.`,
  requestSuperseded: (application) => `Esta solicitud para conectar ${application} ya no está abierta.`,

  liveTitle: (applications) =>
    applications ? `Navegador en directo: ${applications}` : 'Navegador en directo',
  liveLoading: 'Cargando…',
  liveIdle: 'No hay ningún navegador abierto. Cuando se inicie uno, podrás verlo aquí.',
  liveStarting: 'El navegador se está iniciando…',
  liveConnecting: 'Conectando con el navegador…',
  liveWatching: 'Estás mirando.',
  liveInControl: 'Tienes el control.',
  liveHelp: 'Se te necesita:',
  liveUnanswered: 'El navegador no responde. Puede que siga funcionando. Inténtalo de nuevo.',
  liveRefused: 'Un ajuste de seguridad de esta página bloquea el navegador. Contacta con soporte.',
  liveUnsupported: 'Esta aplicación no puede mostrar el navegador. Contacta con soporte.',
  liveClosed: 'Este navegador está cerrado.',
  liveEnds: {
    finished: 'El trabajo ha terminado y el navegador está cerrado.',
    failed: 'El navegador se cerró por un error.',
    stopped: 'El navegador se detuvo.',
    expired: 'El tiempo de este navegador ha terminado.',
    disconnected: 'El navegador se cerró porque la cuenta se desconectó.',
    replaced: 'El navegador se cerró porque volviste a iniciar sesión en la cuenta.',
    revoked: 'El navegador se cerró porque restringiste la cuenta.',
  },
  takeOver: 'Tomar el control',
  handBack: 'Devolver el control',
  helpDone: 'Hecho',
  stopBrowser: 'Detener navegador',
  fullScreen: 'Pantalla completa',
  leaveFullScreen: 'Salir de pantalla completa',
  fullScreenUnsupported: 'La pantalla completa no es posible aquí.',
  skipBrowser: 'Saltar el navegador',

  problems: {
    network_error:
      'No se pudo establecer conexión con el servidor. Comprueba tu conexión e inténtalo de nuevo.',
    timeout: 'El servidor no respondió a tiempo. Inténtalo de nuevo en un momento.',
    signed_out: 'Tu sesión en esta aplicación está cerrada. Inicia sesión e inténtalo de nuevo.',
    owner_changed: 'Has cambiado de cuenta o de organización. Vuelve a cargar esta página.',
    rate_limited: 'Demasiados intentos. Inténtalo de nuevo en unos minutos.',
    too_many_connections: 'Ya conectaste el máximo de cuentas. Desconecta una primero.',
    internal: 'Se produjo un error por nuestra parte. Inténtalo de nuevo; si continúa, contacta con soporte.',
    user_unavailable: 'No se pudo comprobar tu sesión. Vuelve a cargar esta página para intentarlo de nuevo.',
    store_unavailable:
      'No se pudieron cargar ni guardar tus cuentas en este momento. Espera un momento e inténtalo de nuevo.',
    body_timeout: 'La solicitud no llegó a tiempo. Comprueba tu conexión e inténtalo de nuevo.',
    wrong_browser: 'Este inicio de sesión comenzó en otro navegador. Inténtalo de nuevo en este.',
    cookie_missing:
      'No se pudo asociar este inicio de sesión con tu navegador. Permite las cookies de este sitio e inténtalo de nuevo.',
    wrong_user:
      'En una pestaña del navegador, otro usuario tiene la sesión iniciada en esta aplicación. Ciérrala allí e inténtalo de nuevo.',
    attempt_expired: 'Se agotó el tiempo para iniciar sesión. Inténtalo de nuevo.',
    attempt_not_started: 'El inicio de sesión no se abrió en este navegador. Inténtalo de nuevo.',
    too_many_starts: 'El inicio de sesión se abrió demasiadas veces. Inténtalo de nuevo.',
    too_many_verifications: 'El inicio de sesión se comprobó demasiadas veces. Inténtalo de nuevo.',
    invalid_callback: 'El resultado del inicio de sesión está incompleto. Inténtalo de nuevo.',
    attempt_used:
      'Este inicio de sesión ya se completó. Si la cuenta no aparece en la lista, inténtalo de nuevo.',
    identity_not_found: 'No se pudo confirmar el inicio de sesión. Inténtalo de nuevo.',
    identity_stale: 'Este no era el inicio de sesión que acabas de hacer. Inténtalo de nuevo.',
    identity_failed:
      'El sitio no aceptó el inicio de sesión. Comprueba el usuario y la contraseña e inténtalo de nuevo.',
    identity_taken: 'Esta cuenta ya está conectada en otro lugar. Usa otra cuenta.',
    wrong_application: 'Ese inicio de sesión era de otro sitio. Inténtalo de nuevo con el correcto.',
    not_connected: 'Esta cuenta ya no está conectada. Vuelve a conectarla.',
    anchor_unavailable:
      'El servicio de inicio de sesión no responde. Espera un momento e inténtalo de nuevo.',
    anchor_rate_limited:
      'El servicio de inicio de sesión está saturado. Espera un momento e inténtalo de nuevo.',
    anchor_key_rejected: 'Esta aplicación aún no está preparada para conectar cuentas. Contacta con soporte.',
    anchor_application_missing: 'Este servicio aún no está configurado. Contacta con soporte.',
    request_closed: 'Esta solicitud ya se respondió o ha caducado.',
    unknown_application: 'Este servicio no está disponible. Contacta con soporte.',
  },

  announceConnecting: (application) =>
    `Conectando ${application}. Continúa en la ventana de inicio de sesión.`,
  announceConnected: (application) => `${application} está conectado.`,
  announceDisconnected: (account) => `${account} está desconectado.`,
  announceOtherAccount: (account, previous) =>
    `Ahora está conectada otra cuenta: ${account}. Antes: ${previous}.`,
  announceNeedsAttention: (account) => `Debes volver a iniciar sesión en ${account}.`,
  announceNotConnected: (application) => `No se conectó ${application}.`,
};
