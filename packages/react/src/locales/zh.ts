'use client';
import { counted } from '../components/counted.ts';
import type { Strings } from '../components/strings.ts';

/** Chinese in simplified characters; addresses people as “您”. */
export const zh: Strings = {
  locale: 'zh-Hans',

  connect: (application) => `关联 ${application}`,
  reconnect: '重新关联',
  reconnectAccount: (account) => `重新关联 ${account}`,
  continueInWindow: '请在窗口中继续…',
  leaving: '正在打开登录页面…',
  waiting: '正在等待登录…',
  finishing: '即将完成…',
  connected: '已关联',
  loadingWindow: '正在加载…',
  tryAgain: '重试',
  openSignIn: '打开登录页面',
  openInTab: '在新标签页中打开',
  opensInNewTab: '将在新标签页中打开',

  hintLeft: '登录未完成。',
  hintBlocked: '浏览器拦截了登录窗口。',
  hintEmbedded: '请在单独的标签页中打开此应用，再关联账号。',
  hintExpired: '登录用时过长。',

  status: {
    connected: { label: '已关联', reason: '登录有效。' },
    pending: { label: '正在检查', reason: '正在检查登录，可能需要一分钟。' },
    needs_attention: { label: '需要重新登录', reason: '网站已结束此次登录。请重新关联以继续使用该账号。' },
    unknown: { label: '状态未知', reason: '无法获取此登录的状态。' },
  },

  list: '已关联的账号',
  loading: '正在加载已关联的账号',
  empty: '尚未关联账号',
  emptyHint: '您关联的账号会显示在这里。',
  listFailed: '无法加载账号',
  offline: '您已离线。恢复联网后会自动加载。',
  offlineNotice: '您已离线。此列表可能不是最新的。',
  refreshFailed: '此列表可能不是最新的。',
  retry: '重试',
  retrying: '正在重试…',
  signedIn: (ago) => `登录时间：${ago}`,
  signedInOn: (date) => `登录时间：${date}`,
  account: (application, account) => (account ? `${application}（${account}）` : application),

  disconnect: '解除关联',
  disconnectAccount: (account) => `解除关联 ${account}`,
  disconnecting: '正在解除关联…',
  confirmTitle: (application) => `要解除与 ${application} 的关联吗？`,
  confirmBody: (account) =>
    account
      ? `已保存的 ${account} 登录信息将被删除。您可以随时重新关联该账号。`
      : '已保存的登录信息将被删除。您可以随时重新关联该账号。',
  cancel: '取消',

  rename: '重命名',
  renameAccount: (account) => `重命名 ${account}`,
  renameField: (account) => `${account} 的名称`,
  save: '保存',
  saving: '正在保存…',
  labelled: (label, account) => `${label}（${account}）`,
  picker: '服务',
  pickerLoading: '正在加载服务',
  pickerFailed: '无法加载服务',
  search: '搜索服务',
  noneFound: (query) => `未找到与“${query}”匹配的服务`,
  found: counted('zh-Hans', { other: '# 项服务' }),
  accounts: counted('zh-Hans', { other: '# 个账号' }),

  addAnother: '添加其他账号',
  addAnotherOf: (application) => `添加其他账号：${application}`,

  announceRenamed: (account) => `已重命名为 ${account}。`,

  problems: {
    network_error: '无法连接到服务器。请检查网络连接，然后重试。',
    timeout: '服务器未及时响应。请稍后重试。',
    signed_out: '您尚未登录此应用。请登录后重试。',
    owner_changed: '您已切换到其他账户或组织。请重新加载此页面。',
    rate_limited: '短时间内的登录次数过多。请稍等片刻再试。',
    internal: '我们这边出了点问题。请重试；如果问题仍然存在，请联系支持人员。',
    user_unavailable: '无法验证您的会话。请重新加载此页面后再试。',
    store_unavailable: '目前无法加载或保存您的账号。请稍等片刻再试。',
    body_timeout: '请求未能及时送达。请检查网络连接后再试。',
    wrong_browser: '此次登录是在另一个浏览器中开始的。请在此浏览器中重试。',
    wrong_user: '登录过程中切换了用户。请重试。',
    attempt_expired: '登录用时过长。请重试。',
    attempt_not_started: '登录页面不是在此浏览器中打开的。请重试。',
    too_many_rounds: '此次登录的检查次数过多。请重试。',
    invalid_callback: '返回的登录结果不完整。请重试。',
    attempt_used: '此次登录已完成。如果列表中没有该账号，请重试。',
    identity_not_found: '无法确认此次登录。请重试。',
    identity_stale: '这不是您刚刚完成的登录。请重试。',
    identity_failed: '网站未接受此次登录。请检查用户名和密码，然后重试。',
    identity_taken: '此账号已被其他用户关联。请使用您自己的账号。',
    wrong_application: '您登录的是另一个网站。请登录正确的网站后重试。',
    not_connected: '此账号已不再关联。请重新关联。',
    anchor_unavailable: '登录服务没有响应。请稍等片刻再试。',
    anchor_rate_limited: '登录服务繁忙。请稍等片刻再试。',
    anchor_key_rejected: '此应用尚未完成关联账号的设置。请联系支持人员。',
    anchor_application_missing: '此服务尚未完成设置。请联系支持人员。',
    unknown_application: '不提供此服务。请联系支持人员。',
  },

  announceConnecting: (application) => `正在关联 ${application}。请在登录窗口中继续。`,
  announceConnected: (application) => `已关联 ${application}。`,
  announceDisconnected: (account) => `已解除与 ${account} 的关联。`,
  announceNeedsAttention: (account) => `${account} 需要您重新登录。`,
  announceNotConnected: (application) => `未能关联 ${application}。`,
};
