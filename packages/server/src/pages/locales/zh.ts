import type { PageStrings } from '../pageStrings.ts';

const again = '请返回应用后重试。';
const nothing = '未关联任何账号。请返回应用后重试。';

/** Chinese in simplified characters; addresses people as “您”. */
export const strings: PageStrings = {
  locale: 'zh-Hans',

  connected: '账号已关联',
  closeWindow: '您可以关闭此窗口并返回应用。',
  backToApp: '返回应用',
  tryAgain: '重试',
  contactSupport: '联系支持人员',
  reference: (id) => `参考编号：${id}`,

  link: {
    thisApp: '此应用',
    connect: (site) => `关联 ${site}`,
    ask: (app, site) => `${app} 请您关联 ${site} 账号。`,
    askAgain: (app, site) => `${app} 请您重新登录 ${site}。`,
    askWhich: (app, site) => `${app} 询问应使用哪个 ${site} 账号。`,
    says: (app, reason) => `${app}：“${reason}”`,
    reconnect: (account) => `重新关联 ${account}`,
    use: (account) => `使用 ${account}`,
    addAnother: '添加其他账号',
    notNow: '暂不',
    later: '您也可以稍后通过同一链接完成。',
    pending: '正在检查登录，可能需要一分钟。',
    needsAttention: '网站已结束此次登录。请重新关联以继续使用该账号。',
    declined: ['您已拒绝此请求', nothing],
    expired: ['此请求已过期', nothing],
    superseded: ['此请求已不再需要', nothing],
    otherUser: '此请求是发给另一位用户的',
    signInAs: (name) => `如需答复，请以 ${name} 的身份登录此应用。`,
    signInAsOther: '如需答复，请以该用户的身份登录此应用。',
    switchUser: '使用其他账号登录',
  },

  problems: {
    signed_out: ['您尚未登录此应用', '请登录后重试。'],
    rate_limited: ['短时间内的登录次数过多', '请稍等片刻再试。'],
    too_many_connections: ['您关联的账号数量已达上限', '请先解除一个关联。'],
    internal: ['我们这边出了点问题', '请重试；如果问题仍然存在，请联系支持人员。'],
    user_unavailable: ['无法验证您的会话', '请重新加载此页面后再试。'],
    store_unavailable: ['目前无法加载或保存您的账号', '请稍等片刻再试。'],
    body_timeout: ['请求未能及时送达', '请检查网络连接后再试。'],
    wrong_browser: [
      '此次登录是在另一个浏览器中开始的',
      '未关联任何账号。请关闭此窗口，并在您开始登录的浏览器或应用中继续。',
    ],
    wrong_user: ['此次登录是由另一位用户开始的', nothing],
    attempt_expired: ['登录用时过长', again],
    attempt_not_started: ['登录页面不是在此浏览器中打开的', again],
    too_many_starts: ['此次登录的打开次数过多', again],
    too_many_verifications: ['此次登录的检查次数过多', again],
    invalid_callback: ['返回的登录结果不完整', again],
    attempt_used: ['此次登录已完成', '如果列表中没有该账号，请重试。'],
    identity_not_found: ['无法确认此次登录', again],
    identity_stale: ['这不是您刚刚完成的登录', again],
    identity_failed: ['网站未接受此次登录', '请检查用户名和密码，然后重试。'],
    identity_taken: ['此账号已在别处关联', '请使用其他账号。'],
    wrong_application: ['您登录的是另一个网站', again],
    not_connected: ['此账号已不再关联', '请重新关联。'],
    anchor_unavailable: ['登录服务没有响应', '您的登录并未丢失。请稍等片刻再试。'],
    anchor_rate_limited: ['登录服务繁忙', '您的登录并未丢失。请稍等片刻再试。'],
    anchor_key_rejected: ['此应用尚未完成关联账号的设置', '请联系支持人员。'],
    anchor_application_missing: ['此服务尚未完成设置', '请联系支持人员。'],
    unknown_application: ['不提供此服务', '请联系支持人员。'],
    attempt_cancelled: ['登录未完成', nothing],
    not_found: ['此链接无效', '请检查您打开的链接是否完整。如果链接较旧，请返回应用。'],
    elsewhere: ['无法从此处打开该链接', again],
  },
};
