import type { PageStrings } from '../pageStrings.ts';

const again = 'アプリに戻って、もう一度お試しください。';
const nothing = 'アカウントは連携されていません。アプリに戻って、もう一度お試しください。';

/** Japanese, in the polite style. */
export const strings: PageStrings = {
  locale: 'ja',

  connected: 'アカウントを連携しました',
  closeWindow: 'このウィンドウを閉じて、アプリに戻ってください。',
  backToApp: 'アプリに戻る',
  notHandedOver: [
    'アカウントはまだ連携されていません',
    'このウィンドウからアプリに連絡できません。アプリを新しいタブで開き、そこでアカウントを連携してください。',
  ],
  openApp: 'アプリを開く',
  appOpens: 'アプリが開きます。開かない場合は、ここから開いてください。',
  tryAgain: 'もう一度試す',
  contactSupport: 'サポートに問い合わせる',
  reference: (id) => `参照番号：${id}`,

  link: {
    thisApp: 'このアプリ',
    connect: (site) => `${site} と連携`,
    ask: (app, site) => `${app} が ${site} アカウントとの連携を求めています。`,
    askAgain: (app, site) => `${app} が ${site} への再サインインを求めています。`,
    askWhich: (app, site) => `${app} で使用する ${site} アカウントを選択してください。`,
    consent: (app, site) =>
      `${app} のエージェントが、あなたに代わって ${site} を操作します。連携はいつでも解除できます。`,
    says: (app, reason) => `${app}：「${reason}」`,
    reconnect: (account) => `${account} を再連携`,
    use: (account) => `${account} を使用`,
    addAnother: (site) => `${site} の別のアカウントを追加`,
    permission: (site, account) =>
      account
        ? `エージェントに ${site} を ${account} として使用することを許可しますか？`
        : `エージェントに ${site} の使用を許可しますか？`,
    asksToUse: (app) => `${app} がこのアカウントの使用を求めています。`,
    allowOnce: '今回だけ許可',
    allowInConversation: 'この会話で許可',
    allowed: '許可しました',
    notNow: '今はしない',
    later: '同じリンクから後で続けることもできます。',
    pending: 'サインインを確認しています。1 分ほどかかることがあります。',
    needsAttention: 'サイトがこのサインインを終了しました。引き続き使用するには、再連携してください。',
    declined: ['このリクエストを断りました', nothing],
    expired: ['このリクエストの有効期限が切れました', nothing],
    superseded: ['このリクエストは不要になりました', nothing],
    otherUser: 'このリクエストは別のユーザー宛てです',
    signInAs: (name) => `回答するには、${name} としてこのアプリにサインインしてください。`,
    signInAsOther: '回答するには、そのユーザーとしてこのアプリにサインインしてください。',
    switchUser: '別のアカウントでサインイン',
  },

  problems: {
    signed_out: ['このアプリにサインインしていません', 'サインインしてから、もう一度お試しください。'],
    rate_limited: ['試行回数が多すぎます', '数分後にもう一度お試しください。'],
    too_many_connections: [
      '連携できるアカウント数の上限に達しています',
      '先にいずれかの連携を解除してください。',
    ],
    internal: [
      'システムで問題が発生しました',
      'もう一度お試しください。解決しない場合は、サポートにお問い合わせください。',
    ],
    user_unavailable: ['セッションを確認できませんでした', 'このページを再読み込みしてください。'],
    store_unavailable: [
      '現在、アカウントの読み込みまたは保存ができません',
      'しばらく待ってから、もう一度お試しください。',
    ],
    body_timeout: ['リクエストが時間内に届きませんでした', '接続を確認してから、もう一度お試しください。'],
    wrong_browser: [
      'このサインインは別のブラウザーで開始されました',
      'アカウントは連携されていません。このウィンドウを閉じて、サインインを開始したブラウザーまたはアプリで続行してください。',
    ],
    cookie_missing: [
      'このサインインをお使いのブラウザーと照合できませんでした',
      'アカウントは連携されていません。このサイトの Cookie を許可し、このウィンドウを閉じて、もう一度お試しください。',
    ],
    wrong_user: [
      'このサインインは別のユーザーが開始しました',
      'アカウントは連携されていません。ご自身で開始した場合は、このブラウザーでこのアプリからサインアウトするかユーザーを切り替えてから、もう一度お試しください。',
    ],
    attempt_expired: ['サインインの制限時間を過ぎました', again],
    attempt_not_started: ['サインイン画面がこのブラウザーで開かれていません', again],
    too_many_starts: ['サインインを開いた回数が上限を超えました', again],
    too_many_verifications: ['サインインの確認回数が上限を超えました', again],
    invalid_callback: ['サインインの結果が不完全でした', again],
    attempt_used: [
      'このサインインはすでに完了しています',
      'アカウントがリストにない場合は、もう一度お試しください。',
    ],
    identity_not_found: ['サインインを確認できませんでした', again],
    identity_stale: ['先ほど行ったサインインではありませんでした', again],
    identity_failed: [
      'サイトがサインインを受け付けませんでした',
      'ユーザー名とパスワードを確認して、もう一度お試しください。',
    ],
    identity_taken: [
      'このアカウントは、すでに別の場所で連携されています',
      '別のアカウントを使用してください。',
    ],
    wrong_application: ['別のサイトへのサインインでした', again],
    not_connected: ['このアカウントの連携は解除されています', 'もう一度連携してください。'],
    anchor_unavailable: [
      'サインインサービスが応答していません',
      'サインインは失われていません。しばらく待ってから、もう一度お試しください。',
    ],
    anchor_rate_limited: [
      'サインインサービスが混み合っています',
      'サインインは失われていません。しばらく待ってから、もう一度お試しください。',
    ],
    anchor_key_rejected: [
      'このアプリはまだアカウントを連携できるように設定されていません',
      'サポートにお問い合わせください。',
    ],
    anchor_application_missing: ['このサービスはまだ設定されていません', 'サポートにお問い合わせください。'],
    unknown_application: ['このサービスは利用できません', 'サポートにお問い合わせください。'],
    attempt_cancelled: ['サインインが完了していません', nothing],
    not_found: [
      'このリンクは無効です',
      'リンク全体を開いたか確認してください。古いリンクの場合は、アプリに戻ってください。',
    ],
    elsewhere: ['このリンクはここからは開けません', again],
  },
};
