import assert from 'node:assert/strict';
import { forgingPath } from '../../../apps/playground/e2e/world/World.ts';
import { finish } from '../AppTab.ts';
import { until } from '../until.ts';
import { type Case, connected, type Scene } from './Case.ts';

const identityId = '22222222-2222-4222-8222-222222222222';
const forged = { type: 'identity-created', identityId };

/** Messages from the hosted page's window and origin that the hosted page never sends, as JavaScript source. */
const oddMessages = [
  'null',
  '0',
  '"identity-created"',
  `["identity-created", "${identityId}"]`,
  '{ type: "identity-created" }',
  '{ type: "identity-created", identityId: 5 }',
  `{ type: "identity-created", identityId: ["${identityId}"] }`,
  '{ type: "identity-created", identityId: "a".repeat(5000000) }',
  '{ type: "identity-created", identityId: "../../callback" }',
  '{ type: "identity-created", identityId: "<script>" }',
  `{ type: ["identity-created"], identityId: "${identityId}" }`,
  `new Map([["type", "identity-created"], ["identityId", "${identityId}"]])`,
  'new Blob(["x"], { type: "identity-created" })',
  '{ v: 1, type: "connect:relay", attemptId: "another" }',
];

/** The app reports why it ignored a message, and reports no sign-in. */
async function expectRejected({ app, world }: Scene, reason: string) {
  await until('the app reports the message', async () =>
    (await app.events()).some((text) => text.includes(`Ignored an untrusted message${reason}`)),
  );
  assert.deepEqual(
    (await app.events()).filter((text) => text.includes('Signed in')),
    [],
  );
  const { connections, requests } = await world.observe();
  assert.deepEqual(connections, []);
  assert.deepEqual(
    requests.filter((line) => line.includes('confirm')),
    [],
  );
}

export const attackCases = {
  forged: {
    title: 'forged messages from a frame on another origin and from the hosted page have no effect',
    async run(scene) {
      const { app, addresses, world } = scene;
      const popup = await app.openPopup();
      await scene.app.addFrame({ src: addresses.evil + forgingPath });
      await expectRejected(scene, 'origin');
      await popup.run(`opener.postMessage(${JSON.stringify(forged)}, '*')`);
      await until('the app receives the message', async () =>
        (await app.events()).some((text) => text.includes('Signed in')),
      );
      assert.deepEqual((await world.observe()).connections, []);
      await finish(popup);
      await app.expectRows(1, connected);
    },
  },
  'forged opaque': {
    title: 'a forged message from a sandboxed frame with an opaque origin has no effect',
    async run(scene) {
      const popup = await scene.app.openPopup();
      const post = `parent.postMessage(${JSON.stringify(forged)}, '*')`;
      await scene.app.addFrame({ sandbox: 'allow-scripts', srcdoc: `<script>${post}</script>` });
      await expectRejected(scene, 'origin, null');
      await finish(popup);
      await scene.app.expectRows(1, connected);
    },
  },
  'forged inside': {
    title: 'a forged message from a frame of the same origin inside the hosted page has no effect',
    async run(scene) {
      const popup = await scene.app.openPopup();
      await popup.run(`document.body.append(document.createElement('iframe'))`);
      await popup.runInFrame(`top.opener.postMessage(${JSON.stringify(forged)}, '*')`);
      await expectRejected(scene, 'window');
      await finish(popup);
      await scene.app.expectRows(1, connected);
    },
  },
  'odd messages': {
    title: 'unknown messages from the hosted page are ignored, and cause no error',
    async run(scene) {
      const { app } = scene;
      await app.tab.run(`
        window.problems = [];
        addEventListener('error', ({ message }) => problems.push(message));
        addEventListener('unhandledrejection', ({ reason }) => problems.push(String(reason)));`);
      const popup = await app.openPopup();
      await popup.run(`for (const message of [${oddMessages.join()}]) opener.postMessage(message, '*')`);
      await expectRejected(scene, 'content');
      await finish(popup);
      await app.expectRows(1, connected);
      assert.deepEqual(await app.tab.run('return window.problems'), []);
    },
  },
  'sent away': {
    title: 'the popup navigates the app to another site: the account is still connected',
    async run({ app, world, addresses }) {
      const popup = await app.openPopup();
      await popup.run(`opener.location = ${JSON.stringify(`${addresses.evil}/`)}`);
      await until('the app shows the other site', async () =>
        (await app.tab.url()).startsWith(addresses.evil),
      );
      await finish(popup);
      await until('the account is connected', async () => (await world.observe()).connections.length === 1);
      await app.open();
      await app.expectRows(1);
    },
  },
} satisfies Record<string, Case>;
