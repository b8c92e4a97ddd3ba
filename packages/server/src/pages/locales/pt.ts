import type { PageStrings } from '../pageStrings.ts';

const again = 'Volte ao aplicativo e tente novamente.';
const nothing = 'Nenhuma conta foi conectada. Volte ao aplicativo para tentar novamente.';

/** Portuguese as written in Brazil; addresses people as “você”. */
export const strings: PageStrings = {
  locale: 'pt-BR',

  connected: 'Conta conectada',
  closeWindow: 'Você pode fechar esta janela e voltar ao aplicativo.',
  backToApp: 'Voltar ao aplicativo',
  notHandedOver: [
    'Sua conta ainda não está conectada',
    'Esta janela não consegue se comunicar com o aplicativo. Abra o aplicativo em uma guia própria e conecte a conta por lá.',
  ],
  openApp: 'Abrir o aplicativo',
  appOpens: 'O aplicativo abre agora. Se não abrir, abra-o aqui.',
  tryAgain: 'Tentar novamente',
  contactSupport: 'Falar com o suporte',
  reference: (id) => `Referência: ${id}`,

  link: {
    thisApp: 'Este aplicativo',
    connect: (site) => `Conectar ${site}`,
    ask: (app, site) => `${app} pede que você conecte sua conta em ${site}.`,
    askAgain: (app, site) => `${app} pede que você faça login novamente em ${site}.`,
    askWhich: (app, site) => `${app} pergunta qual conta em ${site} deve usar.`,
    consent: (app, site) =>
      `Os agentes de ${app} agirão em seu nome em ${site}. Você pode desconectar a conta a qualquer momento.`,
    says: (app, reason) => `${app}: “${reason}”`,
    reconnect: (account) => `Reconectar ${account}`,
    use: (account) => `Usar ${account}`,
    addAnother: (site) => `Adicionar outra conta de ${site}`,
    permission: (site, account) =>
      account ? `Permitir que um agente use ${site} como ${account}?` : `Permitir que um agente use ${site}?`,
    asksToUse: (app) => `${app} pede para usar esta conta.`,
    allowOnce: 'Permitir uma vez',
    allowInConversation: 'Permitir nesta conversa',
    allowed: 'Permitido',
    notNow: 'Agora não',
    later: 'Você também pode concluir mais tarde com o mesmo link.',
    pending: 'O login está sendo verificado. Isso pode levar um minuto.',
    needsAttention: 'O site encerrou este login. Reconecte a conta para continuar a usá-la.',
    declined: ['Você recusou esta solicitação', nothing],
    expired: ['Esta solicitação expirou', nothing],
    superseded: ['Esta solicitação não é mais necessária', nothing],
    otherUser: 'Esta solicitação é para outro usuário',
    signInAs: (name) => `Para responder, faça login neste aplicativo como ${name}.`,
    signInAsOther: 'Para responder, faça login neste aplicativo como esse usuário.',
    switchUser: 'Fazer login com outra conta',
  },

  problems: {
    signed_out: ['Você não fez login neste aplicativo', 'Faça login e tente novamente.'],
    rate_limited: ['Tentativas demais', 'Tente novamente em alguns minutos.'],
    too_many_connections: ['Você já conectou o número máximo de contas', 'Desconecte uma primeiro.'],
    internal: [
      'Algo deu errado do nosso lado',
      'Tente novamente; se o problema continuar, fale com o suporte.',
    ],
    user_unavailable: [
      'Não foi possível verificar sua sessão',
      'Recarregue esta página para tentar novamente.',
    ],
    store_unavailable: [
      'Não foi possível carregar ou salvar suas contas agora',
      'Aguarde um momento e tente novamente.',
    ],
    body_timeout: ['A solicitação não chegou a tempo', 'Verifique sua conexão e tente novamente.'],
    wrong_browser: [
      'Este login foi iniciado em outro navegador',
      'Nenhuma conta foi conectada. Feche esta janela e continue no navegador ou no aplicativo em que você começou.',
    ],
    cookie_missing: [
      'Não foi possível associar este login ao seu navegador',
      'Nenhuma conta foi conectada. Permita os cookies deste site, feche esta janela e tente novamente.',
    ],
    wrong_user: [
      'Este login foi iniciado por outro usuário',
      'Nenhuma conta foi conectada. Se foi você, saia deste aplicativo neste navegador ou troque de usuário e tente novamente.',
    ],
    attempt_expired: ['O tempo para fazer login acabou', again],
    attempt_not_started: ['O login não foi aberto neste navegador', again],
    too_many_starts: ['O login foi aberto vezes demais', again],
    too_many_verifications: ['O login foi verificado vezes demais', again],
    invalid_callback: ['O resultado do login está incompleto', again],
    attempt_used: ['Este login já foi concluído', 'Se a conta não estiver na lista, tente novamente.'],
    identity_not_found: ['Não foi possível confirmar o login', again],
    identity_stale: ['Este não era o login que você acabou de fazer', again],
    identity_failed: [
      'O site não aceitou o login',
      'Verifique o nome de usuário e a senha e tente novamente.',
    ],
    identity_taken: ['Esta conta já está conectada em outro lugar', 'Use outra conta.'],
    wrong_application: ['Esse login era de outro site', again],
    not_connected: ['Esta conta não está mais conectada', 'Conecte-a de novo.'],
    anchor_unavailable: [
      'O serviço de login não está respondendo',
      'Seu login não foi perdido. Aguarde um momento e tente novamente.',
    ],
    anchor_rate_limited: [
      'O serviço de login está sobrecarregado',
      'Seu login não foi perdido. Aguarde um momento e tente novamente.',
    ],
    anchor_key_rejected: [
      'Este aplicativo ainda não está configurado para conectar contas',
      'Fale com o suporte.',
    ],
    anchor_application_missing: ['Este serviço ainda não está configurado', 'Fale com o suporte.'],
    unknown_application: ['Este serviço não está disponível', 'Fale com o suporte.'],
    attempt_cancelled: ['O login não foi concluído', nothing],
    not_found: [
      'Este link não é válido',
      'Verifique se você abriu o link inteiro. Se ele for antigo, volte ao aplicativo.',
    ],
    elsewhere: ['Não é possível abrir este link daqui', again],
  },
};
