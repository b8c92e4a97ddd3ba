import { errors, isErrorCode, isRecord, type ErrorCode } from '@kit/protocol';
import { readPageCode } from '../pages/page.ts';
import type { Answer } from './createProbe.ts';
import { found, type Finding } from './findings.ts';

/** The code of an answer that the kit gave, by its JSON or by its page; undefined for anybody else's. */
export function codeOf({ status, headers, body }: Answer): ErrorCode | undefined {
  const type = headers.get('content-type') ?? '';
  const code = type.startsWith('application/json') ? codeOfJson(body) : readPageCode(body);
  return isErrorCode(code) && errors[code].status === status ? code : undefined;
}

function codeOfJson(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    const error = isRecord(value) ? value.error : undefined;
    return isRecord(error) && typeof error.requestId === 'string' ? error.code : undefined;
  } catch {
    return undefined;
  }
}

/** What stands between the kit and whoever asks `route`; undefined if the answer is one of the expected codes. */
export function findObstacle(route: string, answer: Answer, expected: ErrorCode[]): Finding | undefined {
  const code = codeOf(answer);
  if (code && expected.includes(code)) return;
  if (code === 'not_found' || code === 'method_not_allowed')
    return found('route_missing', `${route} reaches the kit by another path or method (${code}).`);
  if (code === 'body_already_read')
    return found('body_already_read', `${route} reaches the kit after its body was read.`);
  if (code) return found('route_failing', `${route} is answered by the kit with ${answer.status} ${code}.`);

  const { status, headers } = answer;
  if (status >= 300 && status < 400 && headers.has('location'))
    return found('route_redirected', `${route} is redirected to ${toPlace(headers.get('location') ?? '')}.`);
  if (status === 404 || status === 405)
    return found('route_missing', `${route} is answered ${status}, not by the kit.`);
  const type = headers.get('content-type') ?? 'no content type';
  return found('route_intercepted', `${route} is answered ${status} (${type}), not by the kit.`);
}

/** What there is to say of a route that the kit answers. */
export function reached(route: string, { isSlashed }: Answer): Finding[] {
  const list = [found('route_reached', `${route} is answered by the kit.`)];
  if (isSlashed)
    list.push(found('route_slashed', `${route} is redirected to the same address with a slash at the end.`));
  return list;
}

/** A location without its query, which can hold anything. */
function toPlace(location: string): string {
  return location.split(/[?#]/)[0] ?? '';
}
