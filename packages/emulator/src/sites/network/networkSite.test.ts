import { describe, expect, it } from 'vitest';
import { account, createSites } from '../sites.fixture.ts';

const markup = '<script>alert(1)</script>';

function createNetwork() {
  const { emulator, signIn } = createSites();
  return { ...signIn('network'), read: () => emulator.siteAccount('network', account) };
}

describe('the demo site Network', () => {
  it('adds a post, confirms it and escapes it', async () => {
    const { open, read, submit } = createNetwork();
    const { headers, status } = await submit('/', { post: `  One\r\n${markup} ` });
    expect([status, headers.get('location')]).toEqual([303, '/?done=post']);
    expect(read().posts[0]).toMatchObject({ author: account, text: `One\n${markup}`, likes: 0 });
    const page = await open('/?done=post');
    expect(page.text).toContain('Your post is in the feed.');
    expect(page.text).toContain('&#60;script&#62;');
    expect(page.text).not.toContain('<script');
    expect((await open('/me')).text).toContain('One\n');
  });

  it.each([
    ['', 'The post is empty. Nothing was saved.'],
    [' \n ', 'The post is empty. Nothing was saved.'],
    ['x'.repeat(3001), 'The post has 3001 characters. The limit is 3000. Nothing was saved.'],
  ])('refuses the post "%.3s" and keeps the text in the form', async (post, problem) => {
    const { read, submit } = createNetwork();
    const page = await submit('/', { post });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(problem)]);
    expect(page.text).toContain(post.trim());
    expect(read().posts).toHaveLength(5);
  });

  it('accepts a post at the limit', async () => {
    expect((await createNetwork().submit('/', { post: 'x'.repeat(3000) })).status).toBe(303);
  });

  it('adds a like and removes it', async () => {
    const { read, submit } = createNetwork();
    expect((await submit('/', { like: 'p1' })).headers.get('location')).toBe('/#p1');
    expect(read().posts[0]).toMatchObject({ isLiked: true, likes: 149 });
    await submit('/', { like: 'p1' });
    expect(read().posts[0]).toMatchObject({ isLiked: false, likes: 148 });
  });

  it('marks a conversation as read when it is opened', async () => {
    const { open, read } = createNetwork();
    expect((await open('/messages')).text).toContain('Unread');
    expect(read().conversations.filter(({ isUnread }) => isUnread)).toHaveLength(2);
    expect((await open('/messages/lena-fischer')).text).toContain('Our CFO would like to join.');
    expect(
      read()
        .conversations.filter(({ isUnread }) => isUnread)
        .map(({ id }) => id),
    ).toEqual(['tomas-novak']);
  });

  it('sends a reply, and a first message to a person', async () => {
    const { open, read, submit } = createNetwork();
    await submit('/messages/samuel-okoro', { message: 'Coffee?' });
    const { headers } = await submit('/messages/hiro-tanaka', { message: 'Hello Hiro' });
    expect(headers.get('location')).toBe('/messages/hiro-tanaka?done=message');
    const [first, second] = read().conversations;
    expect(first).toMatchObject({ person: 'Hiro Tanaka', messages: [{ from: account, text: 'Hello Hiro' }] });
    expect(second).toMatchObject({ id: 'samuel-okoro', isUnread: false });
    expect(second?.messages.map(({ text }) => text).at(-1)).toBe('Coffee?');
    expect((await open('/messages/hiro-tanaka')).text).toContain('Hello Hiro');
    const refused = await submit('/messages/hiro-tanaka', { message: 'x'.repeat(2001) });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('The limit is 2000.')]);
  });

  it('marks notifications as read', async () => {
    const { open, read, submit } = createNetwork();
    await open('/notifications');
    expect(read().notifications.filter(({ isRead }) => !isRead)).toHaveLength(3);
    await submit('/notifications', {});
    expect(read().notifications.filter(({ isRead }) => !isRead)).toEqual([]);
    expect((await open('/notifications')).text).not.toContain('Mark all as read');
  });

  it('finds people by words in any order, without accents', async () => {
    const { open } = createNetwork();
    const { text } = await open('/people?q=SALES+alvarez');
    expect(text).toContain('Mateo Álvarez');
    expect(text).not.toContain('Aisha Haddad');
    expect((await open(`/people?q=${encodeURIComponent(markup)}`)).text).not.toContain('<script');
    expect((await open('/people/mateo-alvarez')).text).toContain('VP of Sales at Railyard');
  });

  it.each(['/people/no-one', '/messages/no-one', '/me/more', '/notifications/lena-fischer', '/unknown'])(
    'has no page %s',
    async (path) => {
      expect((await createNetwork().open(path)).status).toBe(404);
    },
  );
});
