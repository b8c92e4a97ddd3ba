import Anchorbrowser from 'anchorbrowser';
import { expect, it } from 'vitest';
import { connectPlaywright, createBrowserWorld, serve } from '../browser.fixture.ts';
import { demoApiKey } from '../demo.ts';

const form = `<title>Form</title>
<style>body { margin: 0; height: 3000px } input, #area { position: absolute; left: 0; width: 200px; height: 50px }</style>
<input id="field" style="top: 0"><div id="area" style="top: 100px"></div>
<script>
  const log = [];
  addEventListener('dblclick', ({ clientX, clientY }) => log.push(['dblclick', clientX, clientY]));
  addEventListener('contextmenu', (event) => { event.preventDefault(); log.push(['contextmenu']); });
  addEventListener('keydown', ({ key, ctrlKey }) => ctrlKey && log.push([key]));
  addEventListener('mousemove', ({ buttons, clientX }) => buttons === 1 && log.push(['drag', clientX]));
</script>`;

it('the SDK controls the newest page of a session', async () => {
  const world = await createBrowserWorld();
  const site = await serve({ '/form': form });
  const { id, cdpUrl } = await world.createSession('ada@example.com');
  const { sessions } = new Anchorbrowser({ apiKey: demoApiKey, baseURL: world.url });
  const post = async (path: string, body: object = {}): Promise<unknown> =>
    (await world.call('POST', `/v1/sessions/${id}/${path}`, body)).json();

  expect(await sessions.goto(id, { url: `${site}/form` })).toEqual({ status: 'success' });
  const { page } = await connectPlaywright(cdpUrl);
  const value = (): Promise<string> => page.locator('#field').inputValue();
  await sessions.mouse.click(id, { x: 20, y: 20 });
  await sessions.keyboard.type(id, { text: 'Ünï 1!' });
  expect(await value()).toBe('Ünï 1!');
  await sessions.keyboard.type(id, { text: 'ab', delay: 1 });
  await sessions.keyboard.shortcut(id, { keys: ['Backspace'] });
  expect(await value()).toBe('Ünï 1!a');
  await sessions.keyboard.shortcut(id, { keys: ['ctrl', 'a'] });
  expect(await post('copy')).toEqual({ text: 'Ünï 1!a' });
  await post('paste', { text: 'pasted' });
  expect(await value()).toBe('pasted');
  await post('mouse/click', { selector: 'input', index: 0 });
  expect(await post('keyboard/shortcut', { keys: ['Hyper'] })).toMatchObject({
    error: { code: 400, message: '"Hyper" is not a key. Use a character or a name such as Enter.' },
  });

  await sessions.mouse.doubleClick(id, { x: 50, y: 120 });
  await sessions.mouse.click(id, { x: 50, y: 120, button: 'right' });
  await sessions.dragAndDrop(id, { startX: 10, startY: 120, endX: 90, endY: 120 });
  expect(await page.evaluate('log')).toEqual([
    ['Control'],
    ['a'],
    ['dblclick', 50, 120],
    ['contextmenu'],
    ['drag', 90],
  ]);
  await sessions.scroll(id, { x: 50, y: 120, deltaY: 400 });
  await page.waitForFunction('scrollY === 400');

  const screenshot = await sessions.retrieveScreenshot(id);
  expect(Buffer.from(await screenshot.arrayBuffer()).toString('latin1', 1, 4)).toBe('PNG');
});
