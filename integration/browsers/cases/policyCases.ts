import assert from 'node:assert/strict';
import { type Case } from './Case.ts';
import { connectInWindow } from './connectInWindow.ts';

const redirect = (part: 'start' | 'callback'): Case => ({
  title: `COOP same-origin only on a redirect before the ${part} route: connects, and the popup closes`,
  async run(scene) {
    await scene.world.redirectOnce(part);
    await connectInWindow(scene);
  },
});

export const policyCases = {
  'app COOP': {
    title: 'COOP same-origin on the app: connects, and the popup closes',
    async run(scene) {
      await scene.world.setHeaders('page', { 'cross-origin-opener-policy': 'same-origin' });
      await connectInWindow(scene);
    },
  },
  'app COOP and COEP': {
    title: 'an app that is isolated with COOP and COEP: connects, and the popup closes',
    async run(scene) {
      await scene.world.setHeaders('page', {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      });
      await connectInWindow(scene);
      assert.equal(await scene.app.tab.run('return crossOriginIsolated'), true);
    },
  },
  'callback COOP': {
    title: 'COOP same-origin on the callback: connects, and the popup closes',
    async run(scene) {
      await scene.world.setHeaders('callback', { 'cross-origin-opener-policy': 'same-origin' });
      await connectInWindow(scene);
    },
  },
  'start redirect': redirect('start'),
  'callback redirect': redirect('callback'),
  'callback CSP': {
    title:
      'a Content-Security-Policy blocks the script of the relay page: the app reads its URL and closes the popup',
    async run(scene) {
      await scene.world.configure({ popupMessage: 'off' });
      await scene.world.setHeaders('callback', { 'content-security-policy': "script-src 'self'" });
      await connectInWindow(scene);
    },
  },
} satisfies Record<string, Case>;
