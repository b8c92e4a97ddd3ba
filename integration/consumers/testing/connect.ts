import { createConnect, type ConnectOptions } from '@kit/server';
import { createAnchorClient } from '@kit/server/anchor';
import { demoApplications } from '@kit/emulator';

/** The handler of the app, with the addresses of `anchor.env`. */
export function openConnect(
  env: Readonly<Record<string, string | undefined>>,
  options: Pick<ConnectOptions, 'publicUrl' | 'store' | 'getUser'>,
) {
  const {
    ANCHORBROWSER_API_KEY: apiKey = '',
    ANCHORBROWSER_APP_URL: hostedUrl,
    ANCHORBROWSER_BASE_URL: baseUrl,
  } = env;
  return createConnect({
    anchor: createAnchorClient({ apiKey, baseUrl, dangerouslyAllowCustomBaseUrl: true }),
    hostedUrl,
    applications: { linkedin: { id: demoApplications[0]?.id, name: 'LinkedIn' } },
    webhookSecret: env.ANCHORBROWSER_WEBHOOK_SECRET,
    ...options,
  });
}
