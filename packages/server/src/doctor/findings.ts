/** How bad it is: `problem` means that connecting fails, or is not safe. */
export type FindingLevel = 'ok' | 'warning' | 'problem';

/**
 * Everything the doctor can find: how bad it is, why it matters and how to mend it.
 * Each code has a heading in `docs/doctor.md`.
 */
export const findings = {
  // The address
  url_reached: { level: 'ok', why: 'Browsers and Anchor come to this address.' },
  url_loopback: {
    level: 'warning',
    why: 'No other machine reaches it, and Anchor itself returns to https addresses only.',
    fix: 'Fine with the emulator. For Anchor set publicUrl to the https origin that browsers see.',
  },
  url_insecure: {
    level: 'problem',
    why: 'Anchor returns to https only, and the binding cookie would travel in clear.',
    fix: 'Serve the app by https, and set publicUrl to that origin.',
  },
  url_unresolved: {
    level: 'problem',
    why: 'A browser that Anchor sends back would end at an error.',
    fix: 'Correct the host in publicUrl, or add its name to your DNS.',
  },
  url_unreachable: {
    level: 'problem',
    why: 'A browser that Anchor sends back would end at an error.',
    fix: 'Start the app, and look at port, certificate and firewall; run the doctor where the address can be reached.',
  },

  // The routes
  route_reached: { level: 'ok', why: 'Nothing in front of the kit answers in its place.' },
  route_redirected: {
    level: 'problem',
    why: 'A sign-in that comes back would be lost: your session cookie may be missing on the way back from another site.',
    fix: 'Exempt everything below basePath from your login check and rewrites; the kit calls getUser by itself. A redirect that only adds a slash works if its status is 307 or 308.',
  },
  route_slashed: {
    level: 'warning',
    why: 'Browsers follow the redirect, at the cost of a second request for each call. Anchor may not follow it for a webhook.',
    fix: 'Register the webhook at Anchor with the slash at the end. To avoid the redirects, exempt everything below basePath; in Next.js set skipTrailingSlashRedirect.',
  },
  route_missing: {
    level: 'problem',
    why: 'Nothing can be connected while the kit is not asked.',
    fix: "Mount the handler for every method and every path below it, and set basePath to the path in the browser, with a prefix such as Next.js's own basePath.",
  },
  base_path_differs: {
    level: 'problem',
    why: 'Start links and callbacks lead to the path that basePath names, where the handler is not.',
    fix: 'Set basePath of createConnect, and baseUrl of ConnectProvider, to the path that browsers see, with every prefix in it.',
  },
  route_intercepted: {
    level: 'problem',
    why: 'Something in front of the kit, such as a login page, a CSRF check, a firewall or a proxy, answers in its place.',
    fix: 'Exempt everything below basePath from it; the kit checks origin, user and browser of each request by itself.',
  },
  route_silent: {
    level: 'problem',
    why: 'A browser would wait just as long, and then show an error.',
    fix: 'Look for middleware that never goes on, such as one that waits for a body which another has read.',
  },
  route_cached: {
    level: 'problem',
    why: 'One user would be shown the answer of another, or that of an older attempt.',
    fix: 'Turn caching off for everything below basePath; the kit sends Cache-Control: no-store.',
  },
  route_failing: {
    level: 'problem',
    why: 'The kit is reached, but a user would see this answer in place of the app.',
    fix: 'Look the code up in docs/errors.md, and the reference in what onError received.',
  },
  body_already_read: {
    level: 'problem',
    why: 'Nobody can connect anything while something in front of the kit reads the body and keeps nothing of it.',
    fix: 'Mount the handler before body parsers, or pass the body on, as docs/frameworks.md shows.',
  },
  headers_changed: {
    level: 'problem',
    why: 'These headers keep one-time secrets out of caches and Referer, and our pages working and out of frames.',
    fix: 'Let the proxy or middleware leave the headers of everything below basePath alone, neither adding to them nor replacing them.',
  },
  opener_severed: {
    level: 'warning',
    why: 'The window that signs in loses its opener, so the app hears of the end late.',
    fix: 'Send no Cross-Origin-Opener-Policy but unsafe-none below basePath.',
  },

  // Cookie, origin and user
  cookie_planned: {
    level: 'ok',
    why: 'It shows that the browser which finishes is the one that started. Only a signed-in POST sets it, so its arrival cannot be tested from outside.',
  },
  cookie_stripped: {
    level: 'problem',
    why: 'Without cookies the kit can tell neither the user nor the browser, and refuses every sign-in.',
    fix: 'Let the proxy or CDN pass the Cookie header on for everything below basePath.',
  },
  origin_refused: {
    level: 'problem',
    why: 'The kit takes the calls of your own pages for those of another site, and refuses them.',
    fix: 'Set publicUrl of the running app to the origin in the address bar, and let the proxy pass Origin and Sec-Fetch-Site on.',
  },
  user_assumed: {
    level: 'warning',
    why: 'Whoever calls would be that user, and see and delete their connections.',
    fix: 'Return null from getUser when the request carries no session.',
  },

  // Anchor
  hosted_page_assumed: {
    level: 'warning',
    why: 'A token is worth something at its own hosted page alone; at another one the window waits for ever.',
    fix: 'Set hostedUrl to the origin that shows the hosted page: with the emulator, its own.',
  },
  anchor_unreachable: {
    level: 'problem',
    why: 'Nothing can be connected without Anchor.',
    fix: 'Let the server open connections to Anchor, and look at its status page.',
  },
  key_accepted: { level: 'ok', why: 'The server can mint tokens and verify sign-ins.' },
  key_rejected: {
    level: 'problem',
    why: 'Nothing can be connected without a valid key.',
    fix: 'Set ANCHORBROWSER_API_KEY to a key of the project that holds your applications.',
  },
  application_found: { level: 'ok', why: 'Its sign-ins can be verified.' },
  application_missing: {
    level: 'problem',
    why: 'No sign-in of it can start, or be verified.',
    fix: 'Copy the id from the Anchor project that the key belongs to.',
  },
  application_unchecked: {
    level: 'warning',
    why: 'Whether its id is right is not known.',
    fix: 'Run the doctor again in a while.',
  },
  clock_right: { level: 'ok', why: 'The kit compares when a sign-in was made with when the attempt began.' },
  clock_drifting: {
    level: 'warning',
    why: 'From 60 seconds on each sign-in costs one more call of Anchor, and from 2 minutes on webhooks are refused.',
    fix: 'Let the server keep its clock by NTP.',
  },
  clock_wrong: {
    level: 'problem',
    why: 'Webhooks are refused by their age, and from 5 minutes on sign-ins as identity_stale.',
    fix: 'Set the clock of the server, and let it keep it by NTP.',
  },
  clock_unknown: {
    level: 'warning',
    why: 'Without the time of Anchor a clock is not corrected: one that is 60 seconds off makes every sign-in fail.',
    fix: 'Compare the clock of the server by hand, with date -u.',
  },

  // Store and webhook
  store_ready: { level: 'ok', why: 'Attempts and connections can be read.' },
  store_in_memory: {
    level: 'warning',
    why: 'Everything is lost when the process ends, and processes cannot share it.',
    fix: 'Use sqlStore from @kit/server/stores/sql, or a store of your own.',
  },
  store_failing: {
    level: 'problem',
    why: 'Every route answers 500 or 503 without it.',
    fix: 'Run store.migrate() when the app starts, and look at the address and the rights of the database.',
  },
  store_exposed: {
    level: 'problem',
    why: 'A role that can write the tables decides who owns which sign-in, and one that can read them sees all accounts.',
    fix: 'Enable row-level security on these tables, and revoke what these roles were granted; docs/doctor.md has the statements.',
  },
  webhook_off: { level: 'ok', why: 'Statuses are then refreshed by reconcile() alone.' },
  webhook_verified: { level: 'ok', why: 'Anchor tells at once when a sign-in is no longer valid.' },
  webhook_refused: {
    level: 'problem',
    why: 'What Anchor delivers is refused, so statuses stay old until reconcile().',
    fix: 'Mount the handler before body parsers, which change the signed bytes; run the app with this webhookSecret; compare its clock.',
  },
} as const satisfies Record<string, { level: FindingLevel; why: string; fix?: string }>;

/** Names a finding; stable. */
export type FindingCode = keyof typeof findings;

/** One thing the doctor looked at. */
export interface Finding {
  level: FindingLevel;
  code: FindingCode;
  /** What is. */
  what: string;
  /** Why it matters. */
  why: string;
  /** How to mend it; absent where there is nothing to mend. */
  fix?: string;
}

/** A finding with the words of its code. */
export function createFinding(code: FindingCode, what: string): Finding {
  return { code, what, ...findings[code] };
}
