import { describe, expect, test } from 'vitest';
import { createConnect } from '../createConnect.ts';
import { handOver, frame, native, returnTo } from '../attempts/completionCode.fixture.ts';
import { askAda, askIn, press } from '../links/links.fixture.ts';
import type { ConnectOptions } from '../options/ConnectOptions.ts';
import { createAsking } from '../permissions/permissions.fixture.ts';
import { memoryStore } from '../stores/memoryStore.ts';
import { applicationIds, createWorld, smallClient } from '../world.fixture.ts';

const path = '/icons/linkedin.svg';
const data = 'data:image/svg+xml,%3Csvg/%3E';
const picture = `<img src="${path}" alt="LinkedIn" class="icon">`;

function withPicture(iconUrl: string | undefined, options: Partial<ConnectOptions> = {}) {
  const linkedin = { id: applicationIds.linkedin, name: 'LinkedIn', iconUrl };
  const applications = { linkedin, notion: { id: applicationIds.notion } };
  return { connect: { applications, branding: { name: 'Acme' }, ...options } };
}

const imagesIn = (html: string) => html.match(/<img [^>]+>/g) ?? [];
const imageSource = (response: Response) =>
  /img-src ([^;]+);/.exec(response.headers.get('content-security-policy') ?? '')?.[1];

async function read(response: Response | Promise<Response>) {
  const settled = await response;
  return { images: imagesIn(await settled.text()), source: imageSource(settled), status: settled.status };
}

const shown = { images: [picture], source: "'self'" };
const hidden = { images: [], source: undefined };

describe('the picture of the application is beside the product', () => {
  test('on the page of a connect link, and after the answer', async () => {
    const { world, link } = await askAda(withPicture(path));
    const ada = world.browser('ada');
    const asking = await (await ada.navigate(link)).text();
    expect(asking).toContain(`<p class="brand"><bdi>Acme</bdi>${picture}</p>`);
    await press(ada, link, { answer: 'decline' });
    expect(await read(ada.navigate(link))).toMatchObject(shown);
  });

  test('on the page that asks for a permission', async () => {
    const { world } = await createAsking('ask', withPicture(path));
    const { link } = await askIn(world, { key: 'call-1' });
    expect(await read(world.browser('ada').navigate(link))).toMatchObject(shown);
  });

  test('after a sign-in', async () => {
    const world = await createWorld(withPicture(path));
    const { response } = await world.finish(world.browser('ada'));
    expect(await read(response)).toMatchObject({ ...shown, status: 200 });
  });

  test('after a failed sign-in, and before the user can try again', async () => {
    const world = await createWorld(withPicture(path));
    const ada = world.browser('ada');
    const { callbackUrl } = await world.arrive(ada);
    world.emulator.failNext({ kind: 'html', status: 404 });
    expect(await read(ada.navigate(callbackUrl))).toMatchObject({ ...shown, status: 503 });
    expect(await read(ada.navigate(callbackUrl.replace(/\?.*/, '?status=cancelled')))).toMatchObject(shown);
  });

  test.each([
    ['a framed app', frame],
    ['a native app', native],
  ])('in the window of %s', async (_, body) => {
    const options = withPicture(path, { returnLinks: [returnTo] });
    const world = await createWorld(options);
    const ada = world.browser('ada');
    const { response } = await handOver(world, ada, body);
    expect(await read(response)).toMatchObject({ ...shown, status: 200 });
  });

  test('in the window of a framed app that looks for the app', async () => {
    const world = await createWorld(withPicture(path));
    const { startUrl } = await world.browser('ada').begin(frame);
    expect(await read(world.browser().navigate(startUrl))).toMatchObject({ ...shown, status: 200 });
  });
});

describe('the policy allows the pictures of the page, and no others', () => {
  test.each([
    [path, '/logo.svg', "'self'", ['/logo.svg', path]],
    [data, undefined, 'data:', [data]],
    [data, '/logo.svg', "'self' data:", ['/logo.svg', data]],
    [path, data, "data: 'self'", [data, path]],
    ['https://app.example.com/a.svg', undefined, "'self'", ['/a.svg']],
    ['https://cdn.example/in.svg', undefined, undefined, []],
    ['//cdn.example/in.svg', '/logo.svg', "'self'", ['/logo.svg']],
    [undefined, undefined, undefined, []],
  ])('the picture %s and the logo %s: %s', async (iconUrl, logoUrl, source, addresses) => {
    const { world, link } = await askAda(withPicture(iconUrl, { branding: { logoUrl } }));
    const page = await read(world.browser('ada').navigate(link));
    expect(page.source).toBe(source);
    const found = page.images.map((image) => /src="([^"]+)"/.exec(image)?.[1]);
    expect(found).toEqual(addresses);
  });
});

test('someone who may not know the application sees no picture', async () => {
  const { world, link } = await askAda(withPicture(path));
  const { startUrl } = await world.browser('ada').begin();
  for (const address of [link, startUrl])
    expect(await read(world.browser('bob').navigate(address))).toEqual({ ...hidden, status: 403 });
  const { callbackUrl } = await world.arrive(world.browser('ada'));
  const foreign = world.browser('bob').navigate(callbackUrl, { 'sec-fetch-site': 'cross-site' });
  expect(await read(foreign)).toEqual({ ...hidden, status: 403 });
});

test.each([
  'icons/linkedin.svg',
  'data:text/html,<p>',
  'data:,x',
  '/icons/my picture.svg',
  'http://app.example.com/icons/linkedin.svg',
  'blob:https://app.example.com/1',
  'https://',
])('%s is refused at startup, with the fix', (iconUrl) => {
  const create = () =>
    createConnect({
      ...withPicture(iconUrl).connect,
      anchor: smallClient('http://127.0.0.1:1'),
      publicUrl: 'https://app.example.com',
      store: memoryStore(),
      getUser: () => null,
    });
  expect(create).toThrow(
    /applications\.linkedin\.iconUrl is not the address of a picture: ".*"\. Use a path of your app such as/,
  );
});
