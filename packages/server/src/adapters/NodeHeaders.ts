import type { IncomingHttpHeaders } from 'node:http';
import { standInFor } from './standInFor.ts';

/** Node's headers as `Headers`. Reading one is cheap; anything else is answered by real `Headers`, made when first needed. */
// oxlint-disable-next-line no-unsafe-declaration-merging -- `standInFor` adds what the interface names
export class NodeHeaders {
  readonly #fields: IncomingHttpHeaders;
  #real: Headers | undefined;

  constructor(fields: IncomingHttpHeaders) {
    this.#fields = fields;
  }

  get(name: string): string | null {
    if (this.#real) return this.#real.get(name);
    const value = this.#fields[name.toLowerCase()];
    // Others would be several cookies to set, pseudo headers of HTTP/2, or what every object has, such as `constructor`.
    return typeof value === 'string' && !name.startsWith(':') ? value : null;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  static {
    standInFor(Headers, this, (headers) => (headers.#real ??= toHeaders(headers.#fields)));
  }
}

// oxlint-disable-next-line no-unsafe-declaration-merging -- as above
export interface NodeHeaders extends Headers {}

function toHeaders(fields: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    // HTTP/2 has pseudo headers, which `Headers` refuses.
    if (name.startsWith(':')) continue;
    for (const item of [value].flat()) if (item !== undefined) headers.append(name, item);
  }
  return headers;
}
