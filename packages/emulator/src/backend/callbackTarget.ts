import type { EmulatorSettings } from '../settings/EmulatorSettings.ts';

/** Where the hosted page goes after success. */
export function callbackTarget(
  settings: Readonly<EmulatorSettings>,
  callbackUrl: string,
  identityId: string,
): string {
  const legacy = settings.callbackParameters === 'legacy';
  const parameters = new URLSearchParams(
    legacy ? { identityId } : { identity_id: identityId, status: 'success' },
  );
  return appendParameters(settings, callbackUrl, parameters);
}

/** Where the hosted page goes without an identity, when it goes anywhere. */
export function failureTarget(
  settings: Readonly<EmulatorSettings>,
  callbackUrl: string,
  status: string,
): string {
  return appendParameters(settings, callbackUrl, new URLSearchParams({ status }));
}

// Naive on purpose: `…/callback?a=1?identity_id=…` is what the guide's wording lets one expect.
function appendParameters(
  settings: Readonly<EmulatorSettings>,
  callbackUrl: string,
  parameters: URLSearchParams,
): string {
  if (settings.callbackAppend === 'naive') return `${callbackUrl}?${parameters}`;
  const url = new URL(callbackUrl);
  for (const [name, value] of parameters) url.searchParams.append(name, value);
  return url.href;
}
