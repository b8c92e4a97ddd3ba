import { clientHeader, pathTo } from '@kit/protocol';
import { createFinding, type Finding } from './findings.ts';
import { type Answer, codeOf, NoResponse, type Probe } from './probe.ts';

/** Sends what a browser sends for a page on each of these origins: a preflight, and then the request without a session. */
export async function checkAppOrigins(
  { baseUrl, appOrigins = [] }: { baseUrl: string; appOrigins?: readonly string[] | undefined },
  probe: Probe,
): Promise<Finding[]> {
  return Promise.all(appOrigins.map((origin) => checkAppOrigin(baseUrl, origin, probe)));
}

async function checkAppOrigin(baseUrl: string, origin: string, probe: Probe): Promise<Finding> {
  const url = baseUrl + pathTo('createAttempt');
  try {
    const preflight = await probe('OPTIONS', url, {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': `content-type, ${clientHeader}`,
    });
    if (codeOf(preflight) === 'foreign_origin')
      return createFinding('app_origin_refused', `trustedOrigins does not contain ${origin}.`);
    if (!allows(preflight, origin)) return describeChanged('The preflight', origin, preflight);
    const headers = { origin, 'sec-fetch-site': 'same-site', 'content-type': 'application/json' };
    const answer = await probe('POST', url, headers, '{}');
    if (!allows(answer, origin)) return describeChanged('A POST', origin, answer);
    return createFinding('app_origin_trusted', `Pages on ${origin} may call the handler.`);
  } catch (error) {
    if (!(error instanceof NoResponse)) throw error;
    return createFinding(
      'app_origin_changed',
      `A preflight of ${origin} received no response: ${error.message}.`,
    );
  }
}

/** Whether a browser would let a page on the origin read the answer, which two values of a header prevent. */
function allows({ headers }: Answer, origin: string): boolean {
  return (
    headers.get('access-control-allow-origin') === origin &&
    headers.get('access-control-allow-credentials') === 'true'
  );
}

function describeChanged(what: string, origin: string, { status, headers }: Answer): Finding {
  const value = headers.get('access-control-allow-origin') ?? 'missing';
  return createFinding(
    'app_origin_changed',
    `${what} of ${origin} returns ${status}, and its Access-Control-Allow-Origin is ${value}.`,
  );
}
