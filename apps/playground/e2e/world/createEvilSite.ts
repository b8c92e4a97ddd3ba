import { createServer, type Server } from 'node:https';
import { forgingPath, severingPath } from './World.ts';

const forged = { type: 'identity-created', identityId: '11111111-1111-4111-8111-111111111111' };

/** Creates the attacker's site. */
export function createEvilSite(certificate: { key: string; cert: string }): Server {
  return createServer(certificate, (req, res) => {
    if (req.url === severingPath) res.setHeader('cross-origin-opener-policy', 'same-origin');
    const script = req.url === forgingPath ? `parent.postMessage(${JSON.stringify(forged)}, '*')` : '';
    res
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>Evil</title><body>evil<script>${script}</script></body>`);
  });
}
