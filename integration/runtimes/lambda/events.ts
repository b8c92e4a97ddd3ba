import type { IncomingMessage } from 'node:http';

const context = { domainName: 'app.example.com', requestId: 'request', stage: '$default' };

/** Everything that is not known to be text is passed in base64. */
const isText = (type = '') => /^text\/|[/+](json|xml|javascript)\b/.test(type);

function bodyOf(request: IncomingMessage, bytes: Buffer) {
  const isBase64Encoded = bytes.length > 0 && !isText(request.headers['content-type']);
  const body = bytes.length > 0 ? bytes.toString(isBase64Encoded ? 'base64' : 'utf8') : undefined;
  return { body, isBase64Encoded };
}

/** The event of an HTTP API and of a function URL, payload format 2.0. */
export function httpEvent(request: IncomingMessage, bytes: Buffer) {
  const [rawPath = '', rawQueryString = ''] = (request.url ?? '').split(/\?(.*)/s);
  const { cookie, ...headers } = request.headersDistinct;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    ...(cookie && { cookies: cookie.flatMap((line) => line.split('; ')) }),
    headers: Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, values?.join(',')])),
    requestContext: { ...context, http: { method: request.method, path: rawPath, protocol: 'HTTP/1.1' } },
    ...bodyOf(request, bytes),
  };
}

/** The event of a REST API, payload format 1.0. Every header and parameter is also there as a list. */
export function restEvent(request: IncomingMessage, bytes: Buffer) {
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  const multiValueHeaders = request.headersDistinct;
  return {
    version: '1.0',
    resource: '/{proxy+}',
    path,
    httpMethod: request.method,
    headers: Object.fromEntries(
      Object.entries(multiValueHeaders).map(([name, values]) => [name, values?.at(-1)]),
    ),
    multiValueHeaders,
    queryStringParameters: query ? Object.fromEntries(parameters) : null,
    multiValueQueryStringParameters: query
      ? Object.fromEntries(names.map((name) => [name, parameters.getAll(name)]))
      : null,
    requestContext: { ...context, stage: 'prod', httpMethod: request.method, path: `/prod${path}` },
    ...bodyOf(request, bytes),
  };
}
