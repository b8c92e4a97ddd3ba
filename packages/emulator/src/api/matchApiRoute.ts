import { apiCalls, type ApiCall } from './ApiCall.ts';
import { apiRoutes } from './apiRoutes.ts';

/** The call that a request makes, with the parts of its path. */
export interface ApiMatch {
  readonly call: ApiCall;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Finds the call for a method and path; undefined when there is none. */
export function matchApiRoute(method: string, pathname: string): ApiMatch | undefined {
  for (const call of apiCalls) {
    if (apiRoutes[call].method !== method) continue;
    const parameters = matchPath(apiRoutes[call].path, pathname);
    if (parameters) return { call, parameters };
  }
  return undefined;
}

function matchPath(pattern: string, pathname: string): ReadonlyMap<string, string> | undefined {
  const expected = pattern.split('/');
  const given = pathname.split('/');
  if (expected.length !== given.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [index, part] of expected.entries()) {
    const value = decode(given[index] ?? '');
    if (part.startsWith(':') && value) parameters.set(part.slice(1), value);
    else if (part !== value) return undefined;
  }
  return parameters;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
