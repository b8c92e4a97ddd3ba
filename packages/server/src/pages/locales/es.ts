import type { PageStrings } from '../pageStrings.ts';

const again = 'Vuelve a la aplicación e inténtalo de nuevo.';
const nothing = 'No se conectó ninguna cuenta. Vuelve a la aplicación para intentarlo de nuevo.';

/** Spanish; addresses people as “tú”. */
export const strings: PageStrings = {
  locale: 'es',

  connected: 'Cuenta conectada',
  closeWindow: 'Puedes cerrar esta ventana y volver a la aplicación.',
  backToApp: 'Volver a la aplicación',
  notHandedOver: [
    'Tu cuenta aún no está conectada',
    'Esta ventana no puede comunicarse con la aplicación. Abre la aplicación en su propia pestaña y conecta la cuenta allí.',
  ],
  openApp: 'Abrir la aplicación',
  appOpens: 'La aplicación se abre ahora. Si no se abre, ábrela aquí.',
  tryAgain: 'Intentar de nuevo',
  contactSupport: 'Contactar con soporte',
  reference: (id) => `Referencia: ${id}`,

  link: {
    thisApp: 'Esta aplicación',
    connect: (site) => `Conectar ${site}`,
    ask: (app, site) => `${app} te pide que conectes tu cuenta de ${site}.`,
    askAgain: (app, site) => `${app} te pide que vuelvas a iniciar sesión en ${site}.`,
    askWhich: (app, site) => `${app} pregunta qué cuenta de ${site} debe usar.`,
    consent: (app, site) =>
      `Los agentes de ${app} actuarán en tu nombre en ${site}. Puedes desconectar la cuenta cuando quieras.`,
    says: (app, reason) => `${app}: «${reason}»`,
    reconnect: (account) => `Volver a conectar ${account}`,
    use: (account) => `Usar ${account}`,
    addAnother: (site) => `Añadir otra cuenta de ${site}`,
    permission: (site, account) =>
      account
        ? `¿Permitir que un agente use ${site} como ${account}?`
        : `¿Permitir que un agente use ${site}?`,
    asksToUse: (app) => `${app} pide usar esta cuenta.`,
    allowOnce: 'Permitir una vez',
    allowInConversation: 'Permitir en esta conversación',
    allowed: 'Permitido',
    notNow: 'Ahora no',
    later: 'También puedes terminar más tarde con el mismo enlace.',
    pending: 'Se está comprobando el inicio de sesión. Puede tardar un minuto.',
    needsAttention: 'El sitio cerró esta sesión. Vuelve a conectar la cuenta para seguir usándola.',
    declined: ['Rechazaste esta solicitud', nothing],
    expired: ['Esta solicitud caducó', nothing],
    superseded: ['Esta solicitud ya no es necesaria', nothing],
    otherUser: 'Esta solicitud es para otro usuario',
    signInAs: (name) => `Para responder, inicia sesión en esta aplicación como ${name}.`,
    signInAsOther: 'Para responder, inicia sesión en esta aplicación como ese usuario.',
    switchUser: 'Iniciar sesión con otra cuenta',
  },

  problems: {
    signed_out: ['Tu sesión en esta aplicación está cerrada', 'Inicia sesión e inténtalo de nuevo.'],
    rate_limited: ['Demasiados intentos', 'Inténtalo de nuevo en unos minutos.'],
    too_many_connections: ['Ya conectaste el máximo de cuentas', 'Desconecta una primero.'],
    internal: [
      'Se produjo un error por nuestra parte',
      'Inténtalo de nuevo; si continúa, contacta con soporte.',
    ],
    user_unavailable: [
      'No se pudo comprobar tu sesión',
      'Vuelve a cargar esta página para intentarlo de nuevo.',
    ],
    store_unavailable: [
      'No se pudieron cargar ni guardar tus cuentas en este momento',
      'Espera un momento e inténtalo de nuevo.',
    ],
    body_timeout: ['La solicitud no llegó a tiempo', 'Comprueba tu conexión e inténtalo de nuevo.'],
    wrong_browser: [
      'Este inicio de sesión comenzó en otro navegador',
      'No se conectó ninguna cuenta. Cierra esta ventana y continúa en el navegador o la aplicación donde empezaste.',
    ],
    cookie_missing: [
      'No se pudo asociar este inicio de sesión con tu navegador',
      'No se conectó ninguna cuenta. Permite las cookies de este sitio, cierra esta ventana e inténtalo de nuevo.',
    ],
    wrong_user: [
      'Otro usuario comenzó este inicio de sesión',
      'No se conectó ninguna cuenta. Si fuiste tú, cierra la sesión de esta aplicación en este navegador o cambia de usuario e inténtalo de nuevo.',
    ],
    attempt_expired: ['Se agotó el tiempo para iniciar sesión', again],
    attempt_not_started: ['El inicio de sesión no se abrió en este navegador', again],
    too_many_starts: ['El inicio de sesión se abrió demasiadas veces', again],
    too_many_verifications: ['El inicio de sesión se comprobó demasiadas veces', again],
    invalid_callback: ['El resultado del inicio de sesión está incompleto', again],
    attempt_used: [
      'Este inicio de sesión ya se completó',
      'Si la cuenta no aparece en la lista, inténtalo de nuevo.',
    ],
    identity_not_found: ['No se pudo confirmar el inicio de sesión', again],
    identity_stale: ['Este no era el inicio de sesión que acabas de hacer', again],
    identity_failed: [
      'El sitio no aceptó el inicio de sesión',
      'Comprueba el usuario y la contraseña e inténtalo de nuevo.',
    ],
    identity_taken: ['Esta cuenta ya está conectada en otro lugar', 'Usa otra cuenta.'],
    wrong_application: ['Ese inicio de sesión era de otro sitio', again],
    not_connected: ['Esta cuenta ya no está conectada', 'Vuelve a conectarla.'],
    anchor_unavailable: [
      'El servicio de inicio de sesión no responde',
      'Tu inicio de sesión no se ha perdido. Espera un momento e inténtalo de nuevo.',
    ],
    anchor_rate_limited: [
      'El servicio de inicio de sesión está saturado',
      'Tu inicio de sesión no se ha perdido. Espera un momento e inténtalo de nuevo.',
    ],
    anchor_key_rejected: [
      'Esta aplicación aún no está preparada para conectar cuentas',
      'Contacta con soporte.',
    ],
    anchor_application_missing: ['Este servicio aún no está configurado', 'Contacta con soporte.'],
    unknown_application: ['Este servicio no está disponible', 'Contacta con soporte.'],
    attempt_cancelled: ['No se completó el inicio de sesión', nothing],
    not_found: [
      'Este enlace no es válido',
      'Comprueba que abriste el enlace completo. Si es antiguo, vuelve a la aplicación.',
    ],
    elsewhere: ['Este enlace no se puede abrir desde aquí', again],
  },
};
