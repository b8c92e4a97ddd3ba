import type { AnchorFetch } from './guardFetch.ts';

/** Options of a request, in a class of 1.0. */
interface RequestOptions {
  timeout?: number;
  maxRetries?: number;
  signal?: AbortSignal | null;
}

interface ClientOptions {
  apiKey?: string;
  baseURL?: string;
  fetch?: AnchorFetch;
  logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'off';
}

interface Identity {
  id?: string;
  name?: string;
  status?: string;
}

/** What the client throws. */
class ApiError extends Error {
  readonly status: number;
  readonly headers: Headers;
  readonly error: unknown;
  constructor({ status, headers }: Response, error: unknown) {
    super(`${status} ${JSON.stringify(error)}`);
    this.status = status;
    this.headers = headers;
    this.error = error;
  }
}

/** A promise with access to the response, as the methods return it. */
class ApiPromise<T> extends Promise<T> {
  withResponse(): Promise<{ data: T }> {
    return this.then((data) => ({ data }));
  }
}

class Resource {
  readonly #client: ClassSdk;
  constructor(client: ClassSdk) {
    this.#client = client;
  }

  protected send<T>(
    method: string,
    path: string,
    options?: RequestOptions & { body?: unknown },
  ): ApiPromise<T> {
    return this.#client.send(method, path, options);
  }
}

class Applications extends Resource {
  retrieve(applicationId: string, options?: RequestOptions) {
    return this.send<{ id?: string; name?: string }>('GET', `/v1/applications/${applicationId}`, options);
  }

  createIdentityToken(applicationId: string, body: { callbackUrl: string }, options?: RequestOptions) {
    const path = `/v1/applications/${applicationId}/tokens`;
    return this.send<{ data?: { token?: string } }>('POST', path, { ...options, body });
  }

  listIdentities(
    applicationId: string,
    query?: { search?: string; metadata?: string } | null,
    options?: RequestOptions,
  ) {
    const path = `/v1/applications/${applicationId}/identities?${new URLSearchParams({ ...query }).toString()}`;
    return this.send<{ identities?: Identity[] }>('GET', path, options);
  }
}

class Identities extends Resource {
  retrieve(identityId: string, options?: RequestOptions) {
    return this.send<Identity>('GET', `/v1/identities/${identityId}`, options);
  }

  update(identityId: string, body: { name?: string; metadata?: unknown }, options?: RequestOptions) {
    return this.send<Identity>('PUT', `/v1/identities/${identityId}`, { ...options, body });
  }

  delete(identityId: string, options?: RequestOptions) {
    return this.send<{ message?: string }>('DELETE', `/v1/identities/${identityId}`, options);
  }
}

class Sessions extends Resource {
  create(
    body?: { session?: { proxy?: unknown }; browser?: object; identities?: { id: string }[] } | null,
    options?: RequestOptions,
  ) {
    return this.send<{ data?: { id?: string } }>('POST', '/v1/sessions', { ...options, body });
  }

  delete(sessionId: string, options?: RequestOptions) {
    return this.send<{ data?: { status?: string } }>('DELETE', `/v1/sessions/${sessionId}`, options);
  }
}

/** The shape of the class in the announced SDK 1.0, as far as it is known. Nothing of 1.0 is published. */
export class ClassSdk {
  readonly apiKey: string | null;
  readonly baseURL: string;
  readonly applications = new Applications(this);
  readonly identities = new Identities(this);
  readonly sessions = new Sessions(this);
  private readonly fetch: AnchorFetch;

  constructor({ apiKey, baseURL = 'https://api.anchorbrowser.io', fetch: send = fetch }: ClientOptions = {}) {
    this.apiKey = apiKey ?? null;
    this.baseURL = baseURL;
    this.fetch = send;
  }

  withOptions(options: Partial<ClientOptions>): this {
    const { apiKey, baseURL, fetch: send } = this;
    return Reflect.construct(this.constructor, [{ apiKey, baseURL, fetch: send, ...options }]);
  }

  post<T>(path: string, options?: RequestOptions & { body?: unknown }): ApiPromise<T> {
    return this.send('POST', path, options);
  }

  get<T>(path: string, options?: RequestOptions): ApiPromise<T> {
    return this.send('GET', path, options);
  }

  send<T>(method: string, path: string, options: RequestOptions & { body?: unknown } = {}): ApiPromise<T> {
    return new ApiPromise((resolve, reject) => {
      this.#request(method, path, options).then(resolve, reject);
    });
  }

  async #request(method: string, path: string, options: RequestOptions & { body?: unknown }) {
    const response = await this.fetch(new URL(path, this.baseURL), {
      method,
      headers: { 'anchor-api-key': this.apiKey ?? '', 'content-type': 'application/json' },
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    if (!response.ok) throw new ApiError(response, isJson ? JSON.parse(text) : undefined);
    // Other text is the result as it is, and no text is null.
    return JSON.parse(isJson ? text : JSON.stringify(text || null));
  }
}
