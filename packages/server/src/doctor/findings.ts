import { docsUrl } from '@kit/protocol';

/** Severity of a finding. */
export type FindingLevel =
  /** The check passed. There is nothing to do. */
  | 'ok'
  /** Connecting accounts can work, but something has a risk or could not be checked. */
  | 'warning'
  /** Connecting accounts fails or is not secure. */
  | 'problem';

/**
 * Everything that the doctor can find: the level, why it matters and the fix. Each code has a heading in `docs/doctor.md`.
 */
export const findings = {
  // The address
  url_reached: { level: 'ok', why: 'Browsers and Anchor use this address.' },
  url_loopback: {
    level: 'warning',
    why: 'Other machines cannot reach it, and Anchor redirects to https addresses only.',
    fix: 'Nothing to fix with the emulator. For Anchor, set publicUrl to the https origin that browsers see.',
  },
  url_insecure: {
    level: 'problem',
    why: 'Anchor redirects to https only, and the binding cookie would be sent unencrypted.',
    fix: 'Serve the app over https, and set publicUrl to that origin.',
  },
  url_unresolved: {
    level: 'problem',
    why: 'When Anchor redirects back, the browser shows an error.',
    fix: 'Correct the host in publicUrl, or add its name to your DNS.',
  },
  url_unreachable: {
    level: 'problem',
    why: 'When Anchor redirects back, the browser shows an error.',
    fix: 'Start the app, and check port, certificate and firewall. Run the doctor from a network that can reach the address.',
  },

  // The routes
  route_reached: { level: 'ok', why: 'Requests reach the kit unchanged.' },
  route_redirected: {
    level: 'problem',
    why: 'A sign-in would be lost, because your session cookie can be missing when the browser returns from another site.',
    fix: 'Exempt everything below basePath from your login check and rewrites. The kit calls getUser itself. A redirect that only adds a slash works with status 307 or 308.',
  },
  route_slashed: {
    level: 'warning',
    why: 'Browsers follow the redirect, so each call takes two requests. Anchor may not follow it for a webhook.',
    fix: 'Register the webhook at Anchor with the trailing slash. To avoid the redirects, exempt everything below basePath. In Next.js, set skipTrailingSlashRedirect.',
  },
  route_missing: {
    level: 'problem',
    why: 'Users cannot connect accounts, because the requests do not reach the kit.',
    fix: "Mount the handler for every method and every path below it. Set basePath to the path in the browser, including a prefix such as Next.js's own basePath.",
  },
  base_path_differs: {
    level: 'problem',
    why: 'Start links and callbacks use basePath, but the handler is at another path.',
    fix: 'Set basePath of createConnect and baseUrl of ConnectProvider to the path that browsers see, including every prefix.',
  },
  route_intercepted: {
    level: 'problem',
    why: 'Something in front of the kit responds instead, such as a login page, a CSRF check, a firewall or a proxy.',
    fix: 'Exempt everything below basePath from it. The kit checks the origin, user and browser of each request itself.',
  },
  route_silent: {
    level: 'problem',
    why: 'A browser waits equally long, and then shows an error.',
    fix: 'Look for middleware that never calls the next one, for example because it waits for a body that was already read.',
  },
  route_cached: {
    level: 'problem',
    why: 'A user could receive the response of another user, or of an older attempt.',
    fix: 'Turn off caching for everything below basePath. The kit sends Cache-Control: no-store.',
  },
  route_failing: {
    level: 'problem',
    why: 'The kit responds, but with this error.',
    fix: `Look up the code at ${docsUrl}errors, and the cause in what onError received.`,
  },
  body_already_read: {
    level: 'problem',
    why: 'Users cannot connect accounts while something in front of the kit reads the body and does not keep it.',
    fix: `Mount the handler before body parsers, or pass the body on, as ${docsUrl}frameworks shows.`,
  },
  headers_changed: {
    level: 'problem',
    why: 'These headers keep one-time secrets out of caches and the Referer header, and the pages of the kit out of frames.',
    fix: 'Configure the proxy or middleware to neither add nor replace headers below basePath.',
  },
  opener_severed: {
    level: 'warning',
    why: 'The popup loses its opener, so the app receives the outcome late.',
    fix: 'Below basePath, send no Cross-Origin-Opener-Policy other than unsafe-none.',
  },

  // Cookie, origin and user
  cookie_planned: {
    level: 'ok',
    why: 'It proves that the same browser started and finishes an attempt. Only a signed-in POST sets it, so the doctor cannot test it from outside.',
  },
  cookie_stripped: {
    level: 'problem',
    why: 'Without cookies the kit recognizes neither the user nor the browser, and rejects every sign-in.',
    fix: 'Configure the proxy or CDN to forward the Cookie header for everything below basePath.',
  },
  origin_refused: {
    level: 'problem',
    why: 'The kit rejects the calls from your pages, because they appear to come from another site.',
    fix: 'Set publicUrl of the running app to the origin in the address bar, and configure the proxy to forward Origin and Sec-Fetch-Site.',
  },
  app_origin_trusted: { level: 'ok', why: 'The pages of your app are on another origin than the handler.' },
  app_origin_refused: {
    level: 'problem',
    why: 'Browsers block every call of your pages on this origin.',
    fix: 'Add the origin to trustedOrigins of createConnect, and deploy the handler.',
  },
  app_origin_changed: {
    level: 'problem',
    why: 'Browsers block the calls of your pages, because the response does not name their origin exactly once.',
    fix: 'Let OPTIONS requests reach the kit, and turn off CORS of the framework and the proxy below basePath. Run the doctor after deploying trustedOrigins.',
  },
  user_assumed: {
    level: 'warning',
    why: 'Everyone would act as that user, and could see and disconnect their accounts.',
    fix: 'Return null from getUser when the request carries no session.',
  },

  // Anchor
  hosted_page_assumed: {
    level: 'warning',
    why: 'A token is valid only on the hosted page that belongs to the API. On another page, the popup waits forever.',
    fix: 'Set hostedUrl to the origin of the hosted page. With the emulator, use its origin.',
  },
  anchor_unreachable: {
    level: 'problem',
    why: 'Users cannot connect accounts without Anchor.',
    fix: 'Allow the server to connect to Anchor, and check its status page.',
  },
  key_accepted: { level: 'ok', why: 'The server can create tokens and verify sign-ins.' },
  key_rejected: {
    level: 'problem',
    why: 'Users cannot connect accounts without a valid key.',
    fix: 'Set ANCHORBROWSER_API_KEY to a key of the project that holds your applications.',
  },
  application_found: { level: 'ok', why: 'Its sign-ins can be verified.' },
  application_missing: {
    level: 'problem',
    why: 'Its sign-ins can neither start nor be verified.',
    fix: 'Copy the id from the Anchor project that the key belongs to.',
  },
  application_unchecked: {
    level: 'warning',
    why: 'The doctor could not check the id.',
    fix: 'Run the doctor again later.',
  },
  clock_right: { level: 'ok', why: 'The kit compares the time of a sign-in with the start of its attempt.' },
  clock_drifting: {
    level: 'warning',
    why: 'From 60 seconds, each sign-in needs one more call to Anchor. From 2 minutes, webhooks are rejected.',
    fix: 'Synchronize the clock of the server with NTP.',
  },
  clock_wrong: {
    level: 'problem',
    why: 'Webhooks are rejected because of their age. From 5 minutes, sign-ins fail with identity_stale.',
    fix: 'Set the clock of the server, and synchronize it with NTP.',
  },
  clock_unknown: {
    level: 'warning',
    why: 'The kit cannot correct for a wrong clock. If the clock is 60 seconds off, every sign-in fails.',
    fix: 'Check the clock of the server yourself, with date -u.',
  },

  // Store and webhook
  store_ready: { level: 'ok', why: 'Attempts and connections can be read.' },
  store_in_memory: {
    level: 'warning',
    why: 'All data is lost when the process ends, and processes cannot share it.',
    fix: 'Use sqlStore from @kit/server/stores/sql, or a custom store.',
  },
  store_failing: {
    level: 'problem',
    why: 'Every route responds with 500 or 503 without the store.',
    fix: 'Call store.migrate() when the app starts, and check the address and the privileges of the database.',
  },
  store_exposed: {
    level: 'problem',
    why: 'A role that can write the tables can change who owns an account. A role that can read them sees all accounts.',
    fix: `Enable row-level security on these tables, and revoke the grants of these roles. ${docsUrl}doctor has the statements.`,
  },
  webhook_off: { level: 'ok', why: 'Only reconcile() refreshes statuses.' },
  webhook_verified: { level: 'ok', why: 'Anchor reports immediately when a sign-in is no longer valid.' },
  webhook_refused: {
    level: 'problem',
    why: 'Deliveries from Anchor are rejected, so only reconcile() refreshes statuses.',
    fix: 'Mount the handler before body parsers, which change the signed bytes. Run the app with this webhookSecret, and check its clock.',
  },
} as const satisfies Record<string, { level: FindingLevel; why: string; fix?: string }>;

/** Stable code of a finding. */
export type FindingCode = keyof typeof findings;

/** The result of one check. */
export interface Finding {
  /** How serious it is. */
  level: FindingLevel;
  /** Stable code of the finding. `docs/doctor.md` explains each. */
  code: FindingCode;
  /** What was found. */
  what: string;
  /** Why it matters. */
  why: string;
  /** How to fix it. Absent if there is nothing to fix. */
  fix?: string;
}

export function createFinding(code: FindingCode, what: string): Finding {
  return { code, what, ...findings[code] };
}
