'use client';
import { plural } from '../strings/format.ts';
import type { Strings } from './en.ts';

/** Japanese, polite form. */
export const ja: Strings = {
  locale: 'ja',

  connect: (application) => `${application} と連携`,
  reconnect: '再連携',
  reconnectAccount: (account) => `${account} を再連携`,
  continueInWindow: 'ウィンドウで続行してください…',
  continueInBrowser: 'ブラウザーで続行してください…',
  redirecting: 'サインイン画面を開いています…',
  waiting: 'サインインを待っています…',
  finishing: 'まもなく完了します…',
  connected: '連携しました',
  consent: (product, application) =>
    `${product} のエージェントが、あなたに代わって ${application} を操作します。連携はいつでも解除できます。`,
  loadingWindow: '読み込み中…',
  tryAgain: 'もう一度試す',
  openSignIn: 'サインイン画面を開く',
  showWindow: 'ウィンドウを表示',
  cancelAttempt: 'キャンセル',
  openInTab: '新しいタブで開く',
  opensInNewTab: '新しいタブで開きます',

  hintDismissed: 'サインインが完了していません。',
  hintClosed: '完了する前にウィンドウを閉じました。',
  hintBlocked: 'ブラウザーがサインインのウィンドウをブロックしました。',
  hintFrame: '何度も起きる場合は、このアプリを新しいタブで開いてください。',
  hintEmbedded: 'アカウントを連携するには、このアプリを新しいタブで開いてください。',
  hintAddress: 'このアドレスをコピーして、新しいタブで開くことができます：',
  hintExpired: 'サインインの制限時間を過ぎました。',

  status: {
    connected: { label: '連携済み', reason: 'サインインは有効です。' },
    pending: { label: '確認中', reason: 'サインインを確認しています。1 分ほどかかることがあります。' },
    needs_attention: {
      label: 'サインインの期限切れ',
      reason: 'サイトがこのサインインを終了しました。引き続き使用するには、再連携してください。',
    },
    unknown: { label: '不明', reason: 'このサインインの状態を取得できませんでした。' },
  },

  list: '連携済みのアカウント',
  loading: '連携済みのアカウントを読み込んでいます',
  empty: '連携しているアカウントはありません',
  emptyHint: '連携したアカウントがここに表示されます。',
  listFailed: 'アカウントを読み込めませんでした',
  offline: 'オフラインです。接続が戻ると自動的に読み込まれます。',
  offlineNotice: 'オフラインです。このリストは最新ではない可能性があります。',
  refreshFailed: 'このリストは最新ではない可能性があります。',
  retry: '再試行',
  retrying: '再試行しています…',
  connectedAgo: (ago) => `連携：${ago}`,
  connectedOn: (date) => `連携：${date}`,
  lastUsedAgo: (ago, agent) => (agent ? `${agent} が使用：${ago}` : `最終使用：${ago}`),
  lastUsedOn: (date, agent) => (agent ? `${agent} が使用：${date}` : `最終使用：${date}`),
  previousAccount: (previous) => `以前: ${previous}`,
  account: (application, account) => (account ? `${application}（${account}）` : application),

  disconnect: '連携を解除',
  disconnectAccount: (account) => `${account} の連携を解除`,
  disconnecting: '解除しています…',
  confirmTitle: (application) => `${application} との連携を解除しますか？`,
  confirmBody: (account) =>
    account
      ? `エージェントは ${account} を使用できなくなります。アカウントはいつでも再連携できます。`
      : 'エージェントはこのアカウントを使用できなくなります。アカウントはいつでも再連携できます。',
  cancel: 'キャンセル',

  actionsOf: (account) => `${account} の操作`,

  activity: '最近のアクティビティ',
  activityOf: (account) => `最近のアクティビティ：${account}`,
  activityLoading: '最近のアクティビティを読み込んでいます',
  activityFailed: '最近のアクティビティを読み込めませんでした',
  activityEmpty: '最近のアクティビティはありません',
  activityMore: 'さらに表示',
  sessionUntitled: 'ブラウザーのセッション',
  sessionStartedAgo: (ago) => `開始：${ago}`,
  sessionStartedOn: (date) => `開始：${date}`,
  sessionAlsoUsed: (account) => `同時に使用：${account}`,
  sessionStatus: {
    starting: '開始中',
    running: '実行中',
    ending: '停止中',
  },
  sessionEnd: {
    finished: '完了',
    failed: '失敗',
    stopped: '停止済み',
    expired: '時間切れ',
    disconnected: 'アカウントの連携が解除されたため終了',
    replaced: 'アカウントが再連携されたため終了',
    revoked: 'アカウントの使用を制限したため終了',
  },
  stop: '停止',
  stopSession: (title) => `停止：${title}`,
  stopping: '停止しています…',
  stopUnconfirmed: '停止をまだ確認できていません。自動的に再試行されます。',
  announceStopped: (title) => `停止しました：${title}`,

  rename: '名前を変更',
  renameAccount: (account) => `${account} の名前を変更`,
  renameField: (account) => `${account} の名前`,
  save: '保存',
  saving: '保存しています…',
  labelled: (label, account) => `${label}（${account}）`,
  picker: 'サービス',
  pickerLoading: 'サービスを読み込んでいます',
  pickerFailed: 'サービスを読み込めませんでした',
  search: 'サービスを検索',
  noneFound: (query) => `「${query}」に一致するサービスはありません`,
  found: plural('ja', { other: '# 件のサービス' }),
  accounts: plural('ja', { other: '# 件のアカウント' }),

  addAnother: (application) => `${application} の別のアカウントを追加`,

  announceRenamed: (account) => `名前を ${account} に変更しました。`,
  agentAccess: 'エージェントによるこのアカウントの使用',
  agentAccesses: { always: '常に許可', thread: '会話ごとに 1 回確認', ask: '毎回確認' },
  announceAccess: (choice) => `保存しました：${choice}。`,

  sameAccount:
    'このアカウントは重複して連携されているようです。「更新」を選ぶと、ログイン後に 1 つの連携だけが残り、ほかは解除されます。',
  refresh: '更新',
  keepBoth: '両方残す',
  keepAll: 'すべて残す',
  requestTitle: (application) => `${application} と連携しますか？`,
  requestAgain: (application, account) =>
    account
      ? `${application} に ${account} として再度サインインしますか？`
      : `${application} に再度サインインしますか？`,
  requestChoice: (application) => `${application} のどのアカウントを使用しますか？`,
  requestReason: 'アプリからの説明：',
  requestStarted: 'サインインはすでに開始されています。もう一度開始できます。',
  requestAgainAction: '再度サインイン',
  chooseAccount: (account) => `${account} を使用`,
  chooseAnother: '別のアカウントと連携',
  notNow: '今はしない',
  permissionTitle: (application, account) =>
    account
      ? `エージェントに ${application} を ${account} として使用することを許可しますか？`
      : `エージェントに ${application} の使用を許可しますか？`,
  allowOnce: '今回だけ許可',
  allowInConversation: 'この会話で許可',
  permissionGiven: (application, account) =>
    account
      ? `エージェントに ${application} を ${account} として使用することを許可しました。`
      : `エージェントに ${application} の使用を許可しました。`,
  permissionDeclined: (application) => `エージェントに ${application} の使用を許可しませんでした。`,
  requestConnected: (application, account) =>
    account ? `${application} のアカウント ${account} と連携しました。` : `${application} と連携しました。`,
  requestDeclined: (application) => `${application} と連携しないことを選択しました。`,
  requestExpired: (application) => `${application} との連携のリクエストは期限切れです。`,
  requestSuperseded: (application) => `${application} との連携のリクエストは終了しました。`,

  liveTitle: (applications) => (applications ? `ライブブラウザー：${applications}` : 'ライブブラウザー'),
  liveLoading: '読み込み中…',
  liveIdle: '開いているブラウザーはありません。開始されると、ここで見ることができます。',
  liveStarting: 'ブラウザーを開始しています…',
  liveConnecting: 'ブラウザーに接続しています…',
  liveWatching: '閲覧中です。',
  liveInControl: 'あなたが操作中です。',
  liveHelp: '対応が必要です：',
  liveUnanswered: 'ブラウザーが応答しません。動作は続いている可能性があります。もう一度お試しください。',
  liveRefused:
    'このページのセキュリティ設定により、ブラウザーがブロックされています。サポートにお問い合わせください。',
  liveUnsupported: 'このアプリではブラウザーを表示できません。サポートにお問い合わせください。',
  liveClosed: 'このブラウザーは閉じています。',
  liveEnds: {
    finished: '作業が完了し、ブラウザーは閉じました。',
    failed: 'エラーのため、ブラウザーは閉じました。',
    stopped: 'ブラウザーは停止されました。',
    expired: 'このブラウザーの利用時間が終了しました。',
    disconnected: 'アカウントの連携が解除されたため、ブラウザーは閉じました。',
    replaced: 'アカウントに再度サインインしたため、ブラウザーは閉じました。',
    revoked: 'アカウントの使用を制限したため、ブラウザーは閉じました。',
  },
  takeOver: '操作を引き継ぐ',
  handBack: '操作を戻す',
  helpDone: '完了',
  stopBrowser: 'ブラウザーを停止',
  fullScreen: '全画面表示',
  leaveFullScreen: '全画面表示を終了',
  fullScreenUnsupported: 'ここでは全画面表示を利用できません。',
  skipBrowser: 'ブラウザーをスキップ',

  problems: {
    network_error: 'サーバーに接続できませんでした。接続を確認してから、もう一度お試しください。',
    timeout: 'サーバーが時間内に応答しませんでした。しばらくしてから、もう一度お試しください。',
    signed_out: 'このアプリにサインインしていません。サインインしてから、もう一度お試しください。',
    owner_changed: '別のアカウントまたは組織に切り替わりました。このページを再読み込みしてください。',
    rate_limited: '試行回数が多すぎます。数分後にもう一度お試しください。',
    too_many_connections:
      '連携できるアカウント数の上限に達しています。先にいずれかの連携を解除してください。',
    internal:
      'システムで問題が発生しました。もう一度お試しください。解決しない場合は、サポートにお問い合わせください。',
    user_unavailable: 'セッションを確認できませんでした。このページを再読み込みしてください。',
    store_unavailable:
      '現在、アカウントの読み込みまたは保存ができません。しばらく待ってから、もう一度お試しください。',
    body_timeout: 'リクエストが時間内に届きませんでした。接続を確認してから、もう一度お試しください。',
    wrong_browser: 'このサインインは別のブラウザーで開始されました。このブラウザーでもう一度お試しください。',
    cookie_missing:
      'このサインインをお使いのブラウザーと照合できませんでした。このサイトの Cookie を許可して、もう一度お試しください。',
    wrong_user:
      'ブラウザーのタブで、別のユーザーがこのアプリにサインインしています。そのタブでサインアウトしてから、もう一度お試しください。',
    attempt_expired: 'サインインの制限時間を過ぎました。もう一度お試しください。',
    attempt_not_started: 'サインイン画面がこのブラウザーで開かれていません。もう一度お試しください。',
    too_many_starts: 'サインインを開いた回数が上限を超えました。もう一度お試しください。',
    too_many_verifications: 'サインインの確認回数が上限を超えました。もう一度お試しください。',
    invalid_callback: 'サインインの結果が不完全でした。もう一度お試しください。',
    attempt_used:
      'このサインインはすでに完了しています。アカウントがリストにない場合は、もう一度お試しください。',
    identity_not_found: 'サインインを確認できませんでした。もう一度お試しください。',
    identity_stale: '先ほど行ったサインインではありませんでした。もう一度お試しください。',
    identity_failed:
      'サイトがサインインを受け付けませんでした。ユーザー名とパスワードを確認して、もう一度お試しください。',
    identity_taken: 'このアカウントは、すでに別の場所で連携されています。別のアカウントを使用してください。',
    wrong_application: '別のサイトへのサインインでした。正しいサイトでもう一度お試しください。',
    not_connected: 'このアカウントの連携は解除されています。もう一度連携してください。',
    anchor_unavailable: 'サインインサービスが応答していません。しばらく待ってから、もう一度お試しください。',
    anchor_rate_limited: 'サインインサービスが混み合っています。しばらく待ってから、もう一度お試しください。',
    anchor_key_rejected:
      'このアプリはまだアカウントを連携できるように設定されていません。サポートにお問い合わせください。',
    anchor_application_missing: 'このサービスはまだ設定されていません。サポートにお問い合わせください。',
    request_closed: 'このリクエストは回答済みか、期限切れです。',
    unknown_application: 'このサービスは利用できません。サポートにお問い合わせください。',
  },

  announceConnecting: (application) =>
    `${application} との連携を開始しました。サインインのウィンドウで続行してください。`,
  announceConnected: (application) => `${application} と連携しました。`,
  announceDisconnected: (account) => `${account} との連携を解除しました。`,
  announceOtherAccount: (account, previous) =>
    `現在は別のアカウントと連携しています: ${account}。以前: ${previous}。`,
  announceNeedsAttention: (account) => `${account} に再度サインインする必要があります。`,
  announceNotConnected: (application) => `${application} と連携できませんでした。`,
};
