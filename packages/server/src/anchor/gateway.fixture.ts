import { text } from 'node:stream/consumers';
import { serve } from '../adapters/nodeServer.fixture.ts';

/** A response of the gateway in place of Anchor's. */
export interface Answer {
  status: number;
  type?: string;
  body?: string;
}

/** A real server between the kit and Anchor. It can respond in place of Anchor, or replace the key. */
export interface Gateway {
  url: string;
  /** URL that requests are forwarded to. */
  anchorUrl: string;
  /** Beginning of the requests that receive `answer`, such as `DELETE /v1/identities/`. Empty for all. */
  call: string;
  answer: Answer | undefined;
  /** Replaces the `anchor-api-key` of every request. */
  key: string | undefined;
}

/** Starts a gateway that forwards everything. It stops when the test has finished. */
export async function createGateway(): Promise<Gateway> {
  const server = await serve(async (req, res) => {
    const { method = '', url = '' } = req;
    const { answer, key } = gateway;
    const body = method === 'GET' ? null : await text(req);
    if (answer && `${method} ${url}`.startsWith(gateway.call)) {
      res.writeHead(answer.status, answer.type ? { 'content-type': answer.type } : {}).end(answer.body);
      return;
    }
    const response = await fetch(gateway.anchorUrl + url, {
      method,
      headers: {
        'anchor-api-key': key ?? String(req.headers['anchor-api-key']),
        'content-type': 'application/json',
      },
      body,
    });
    res.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? '' });
    res.end(await response.text());
  });
  const gateway: Gateway = {
    url: `http://127.0.0.1:${server.port}`,
    anchorUrl: '',
    call: '',
    answer: undefined,
    key: undefined,
  };
  return gateway;
}
