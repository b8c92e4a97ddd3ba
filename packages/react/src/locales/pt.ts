'use client';
import { plural } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** Portuguese as written in Brazil (“você”). */
export const pt: Strings = {
  locale: 'pt-BR',

  connect: (application) => `Conectar ${application}`,
  reconnect: 'Reconectar',
  reconnectAccount: (account) => `Reconectar ${account}`,
  continueInWindow: 'Continue na janela…',
  continueInBrowser: 'Continue no seu navegador…',
  redirecting: 'Abrindo o login…',
  waiting: 'Aguardando o login…',
  finishing: 'Finalizando…',
  connected: 'Conectado',
  consent: (product, application) =>
    `Os agentes de ${product} agirão em seu nome em ${application}. Você pode desconectar a conta a qualquer momento.`,
  loadingWindow: 'Carregando…',
  tryAgain: 'Tentar novamente',
  openSignIn: 'Abrir o login',
  showWindow: 'Mostrar janela',
  cancelAttempt: 'Cancelar',
  openInTab: 'Abrir em uma nova guia',
  opensInNewTab: 'abre em uma nova guia',

  hintDismissed: 'O login não foi concluído.',
  hintClosed: 'Você fechou a janela antes de concluir.',
  hintBlocked: 'Seu navegador bloqueou a janela de login.',
  hintFrame: 'Se isso se repetir, abra este aplicativo em uma guia própria.',
  hintEmbedded: 'Para conectar contas, abra este aplicativo em uma guia própria.',
  hintAddress: 'Você pode copiar este endereço em uma nova guia:',
  hintExpired: 'O tempo para fazer login acabou.',

  status: {
    connected: { label: 'Conta conectada', reason: 'O login está funcionando.' },
    pending: { label: 'Verificando', reason: 'O login está sendo verificado. Isso pode levar um minuto.' },
    needs_attention: {
      label: 'Login expirado',
      reason: 'O site encerrou este login. Reconecte a conta para continuar a usá-la.',
    },
    unknown: { label: 'Status desconhecido', reason: 'Não foi possível verificar o status deste login.' },
  },

  list: 'Contas conectadas',
  loading: 'Carregando as contas conectadas',
  empty: 'Nenhuma conta conectada',
  emptyHint: 'As contas que você conectar aparecerão aqui.',
  listFailed: 'Não foi possível carregar as contas',
  offline: 'Você está off-line. Os dados serão carregados assim que a conexão voltar.',
  offlineNotice: 'Você está off-line. Esta lista pode estar desatualizada.',
  refreshFailed: 'Esta lista pode estar desatualizada.',
  retry: 'Tentar novamente',
  retrying: 'Tentando novamente…',
  connectedAgo: (ago) => `Conectada ${ago}`,
  connectedOn: (date) => `Conectada em ${date}`,
  lastUsedAgo: (ago, agent) => (agent ? `Usada por ${agent}: ${ago}` : `Último uso: ${ago}`),
  lastUsedOn: (date, agent) => (agent ? `Usada por ${agent} em ${date}` : `Último uso em ${date}`),
  previousAccount: (previous) => `Antes: ${previous}`,
  account: (application, account) => (account ? `${application}, ${account}` : application),

  disconnect: 'Desconectar',
  disconnectAccount: (account) => `Desconectar ${account}`,
  disconnecting: 'Desconectando…',
  confirmTitle: (application) => `Desconectar ${application}?`,
  confirmBody: (account) =>
    account
      ? `Os agentes não poderão mais usar ${account}. Você pode reconectar a conta a qualquer momento.`
      : 'Os agentes não poderão mais usar esta conta. Você pode reconectá-la a qualquer momento.',
  cancel: 'Cancelar',

  actionsOf: (account) => `Ações de ${account}`,

  activity: 'Atividade recente',
  activityOf: (account) => `Atividade recente de ${account}`,
  activityLoading: 'Carregando a atividade recente',
  activityFailed: 'Não foi possível carregar a atividade recente',
  activityEmpty: 'Nenhuma atividade recente',
  activityMore: 'Mostrar mais',
  sessionUntitled: 'Sessão de navegador',
  sessionStartedAgo: (ago) => `Início: ${ago}`,
  sessionStartedOn: (date) => `Início em ${date}`,
  sessionAlsoUsed: (account) => `Também usada: ${account}`,
  sessionStatus: {
    starting: 'Iniciando',
    running: 'Em andamento',
    ending: 'Parando',
  },
  sessionEnd: {
    finished: 'Concluída',
    failed: 'Falhou',
    stopped: 'Interrompida',
    expired: 'Tempo esgotado',
    disconnected: 'Encerrada porque uma conta foi desconectada',
    replaced: 'Encerrada porque uma conta foi reconectada',
    revoked: 'Encerrada porque você restringiu a conta',
  },
  stop: 'Parar',
  stopSession: (title) => `Parar: ${title}`,
  stopping: 'Parando…',
  stopUnconfirmed: 'Ainda não foi confirmado que isto parou. Uma nova tentativa será feita.',
  announceStopped: (title) => `Interrompida: ${title}`,

  rename: 'Renomear',
  renameAccount: (account) => `Renomear ${account}`,
  renameField: (account) => `Nome de ${account}`,
  save: 'Salvar',
  saving: 'Salvando…',
  labelled: (label, account) => `${label} (${account})`,
  picker: 'Serviços',
  pickerLoading: 'Carregando os serviços',
  pickerFailed: 'Não foi possível carregar os serviços',
  search: 'Buscar serviços',
  noneFound: (query) => `Nenhum resultado para “${query}”`,
  found: plural('pt-BR', { one: '# serviço', other: '# serviços' }),
  accounts: plural('pt-BR', { one: '# conta', other: '# contas' }),

  addAnother: (application) => `Adicionar outra conta de ${application}`,

  announceRenamed: (account) => `Novo nome: ${account}.`,
  agentAccess: 'Agentes podem usar esta conta',
  agentAccesses: { always: 'Sempre', thread: 'Perguntar uma vez por conversa', ask: 'Perguntar a cada vez' },
  announceAccess: (choice) => `Salvo: ${choice}.`,

  sameAccount:
    'Esta conta parece estar conectada mais de uma vez. “Atualizar” pede que você faça login; depois, mantém uma conexão e desconecta as demais.',
  refresh: 'Atualizar',
  keepBoth: 'Manter ambas',
  keepAll: 'Manter todas',
  requestTitle: (application) => `Conectar ${application}?`,
  requestAgain: (application, account) =>
    account
      ? `Fazer login de novo em ${application} como ${account}?`
      : `Fazer login de novo em ${application}?`,
  requestChoice: (application) => `Qual conta de ${application} você quer usar?`,
  requestReason: 'O aplicativo diz:',
  requestStarted: 'Um login já foi iniciado antes. Ele pode ser iniciado de novo.',
  requestAgainAction: 'Fazer login de novo',
  chooseAccount: (account) => `Usar ${account}`,
  chooseAnother: 'Conectar outra conta',
  notNow: 'Agora não',
  permissionTitle: (application, account) =>
    account
      ? `Permitir que um agente use ${application} como ${account}?`
      : `Permitir que um agente use ${application}?`,
  allowOnce: 'Permitir uma vez',
  allowInConversation: 'Permitir nesta conversa',
  permissionGiven: (application, account) =>
    account
      ? `Você permitiu que um agente usasse ${application} como ${account}.`
      : `Você permitiu que um agente usasse ${application}.`,
  permissionDeclined: (application) => `Você não permitiu que um agente usasse ${application}.`,
  requestConnected: (application, account) =>
    account ? `Conectado a ${application} como ${account}.` : `Conectado a ${application}.`,
  requestDeclined: (application) => `Você escolheu não conectar ${application}.`,
  requestExpired: (application) => `Este pedido para conectar ${application} expirou.`,
  requestSuperseded: (application) => `Este pedido para conectar ${application} não está mais aberto.`,

  liveTitle: (applications) => (applications ? `Navegador ao vivo: ${applications}` : 'Navegador ao vivo'),
  liveLoading: 'Carregando…',
  liveIdle: 'Nenhum navegador está aberto. Quando um iniciar, você poderá acompanhá-lo aqui.',
  liveStarting: 'O navegador está iniciando…',
  liveConnecting: 'Conectando ao navegador…',
  liveWatching: 'Você está assistindo.',
  liveInControl: 'Você está no controle.',
  liveHelp: 'Precisamos de você:',
  liveUnanswered: 'O navegador não responde. Talvez ainda esteja funcionando. Tente novamente.',
  liveRefused: 'Uma configuração de segurança desta página bloqueia o navegador. Fale com o suporte.',
  liveUnsupported: 'Este aplicativo não consegue mostrar o navegador. Fale com o suporte.',
  liveClosed: 'Este navegador está fechado.',
  liveEnds: {
    finished: 'O trabalho terminou e o navegador está fechado.',
    failed: 'O navegador foi fechado por causa de um erro.',
    stopped: 'O navegador foi interrompido.',
    expired: 'O tempo deste navegador acabou.',
    disconnected: 'O navegador foi fechado porque a conta foi desconectada.',
    replaced: 'O navegador foi fechado porque você fez login na conta de novo.',
    revoked: 'O navegador foi fechado porque você restringiu a conta.',
  },
  takeOver: 'Assumir o controle',
  handBack: 'Devolver o controle',
  helpDone: 'Pronto',
  stopBrowser: 'Parar navegador',
  fullScreen: 'Tela cheia',
  leaveFullScreen: 'Sair da tela cheia',
  fullScreenUnsupported: 'A tela cheia não é possível aqui.',
  skipBrowser: 'Pular o navegador',

  problems: {
    network_error: 'Não foi possível acessar o servidor. Verifique sua conexão e tente novamente.',
    timeout: 'O servidor não respondeu a tempo. Tente novamente em instantes.',
    signed_out: 'Você não fez login neste aplicativo. Faça login e tente novamente.',
    owner_changed: 'Você mudou de conta ou de organização. Recarregue esta página.',
    rate_limited: 'Tentativas demais. Tente novamente em alguns minutos.',
    too_many_connections: 'Você já conectou o número máximo de contas. Desconecte uma primeiro.',
    internal: 'Algo deu errado do nosso lado. Tente novamente; se o problema continuar, fale com o suporte.',
    user_unavailable: 'Não foi possível verificar sua sessão. Recarregue esta página para tentar novamente.',
    store_unavailable:
      'Não foi possível carregar ou salvar suas contas agora. Aguarde um momento e tente novamente.',
    body_timeout: 'A solicitação não chegou a tempo. Verifique sua conexão e tente novamente.',
    wrong_browser: 'Este login foi iniciado em outro navegador. Tente novamente neste.',
    cookie_missing:
      'Não foi possível associar este login ao seu navegador. Permita os cookies deste site e tente novamente.',
    wrong_user:
      'Em uma guia do navegador, outro usuário fez login neste aplicativo. Saia dele nessa guia e tente novamente.',
    attempt_expired: 'O tempo para fazer login acabou. Tente novamente.',
    attempt_not_started: 'O login não foi aberto neste navegador. Tente novamente.',
    too_many_starts: 'O login foi aberto vezes demais. Tente novamente.',
    too_many_verifications: 'O login foi verificado vezes demais. Tente novamente.',
    invalid_callback: 'O resultado do login está incompleto. Tente novamente.',
    attempt_used: 'Este login já foi concluído. Se a conta não estiver na lista, tente novamente.',
    identity_not_found: 'Não foi possível confirmar o login. Tente novamente.',
    identity_stale: 'Este não era o login que você acabou de fazer. Tente novamente.',
    identity_failed: 'O site não aceitou o login. Verifique o nome de usuário e a senha e tente novamente.',
    identity_taken: 'Esta conta já está conectada em outro lugar. Use outra conta.',
    wrong_application: 'Esse login era de outro site. Tente novamente com o site certo.',
    not_connected: 'Esta conta não está mais conectada. Conecte-a de novo.',
    anchor_unavailable: 'O serviço de login não está respondendo. Aguarde um momento e tente novamente.',
    anchor_rate_limited: 'O serviço de login está sobrecarregado. Aguarde um momento e tente novamente.',
    anchor_key_rejected:
      'Este aplicativo ainda não está configurado para conectar contas. Fale com o suporte.',
    anchor_application_missing: 'Este serviço ainda não está configurado. Fale com o suporte.',
    request_closed: 'Este pedido já foi respondido ou expirou.',
    unknown_application: 'Este serviço não está disponível. Fale com o suporte.',
  },

  announceConnecting: (application) => `Conectando ${application}. Continue na janela de login.`,
  announceConnected: (application) => `${application} está conectado.`,
  announceDisconnected: (account) => `${account} está desconectado.`,
  announceOtherAccount: (account, previous) =>
    `Agora outra conta está conectada: ${account}. Antes: ${previous}.`,
  announceNeedsAttention: (account) => `Você precisa fazer login de novo em ${account}.`,
  announceNotConnected: (application) => `${application} não foi conectado.`,
};
