import { describe, expect, it } from 'vitest';
import { account, createSites } from '../sites.fixture.ts';

function createNotes() {
  const { emulator, signIn } = createSites();
  return { ...signIn('notes'), read: () => emulator.siteAccount('notes', account).pages };
}

describe('the demo site Notes', () => {
  it('lists, searches and shows pages', async () => {
    const { open } = createNotes();
    expect((await open('/')).text).toContain('Team handbook');
    const { text } = await open('/?q=handbook');
    expect(text).toContain('Team handbook');
    expect(text).not.toContain('Reading list');
    expect((await open('/?q=spreadsheet')).text).toContain('Customer interviews');
    const page = await open('/pages/weekly-review');
    expect(page.text).toContain('<h2>This week</h2>');
    expect(page.text).toContain('Done: </span>Publish the post');
    expect(page.text).toContain('To do: </span>Answer Lena');
  });

  it('creates a page and escapes it', async () => {
    const { open, read, submit } = createNotes();
    const { headers, status } = await submit('/new', {
      title: '<b>Agenda</b>',
      text: '# <i>Topics</i>\r\n- One',
    });
    const [page] = read();
    expect([status, headers.get('location')]).toEqual([303, `/pages/${page?.id}?done=created`]);
    expect(page).toMatchObject({ title: '<b>Agenda</b>', body: '# <i>Topics</i>\n- One' });
    const { text } = await open(`/pages/${page?.id}`);
    expect(text).toContain('<h2>&#60;i&#62;Topics&#60;/i&#62;</h2>');
    expect(text).not.toContain('<b>Agenda');
  });

  it('edits a page and moves it to the top', async () => {
    const { open, read, submit } = createNotes();
    const edit = '/pages/reading-list/edit';
    expect((await open(edit)).text).toContain('value="Reading list"');
    const { headers } = await submit(edit, { title: 'Books', text: 'None left' });
    expect(headers.get('location')).toBe('/pages/reading-list?done=saved');
    expect(read()[0]).toMatchObject({ id: 'reading-list', title: 'Books', body: 'None left' });
    expect(read()).toHaveLength(5);
  });

  it.each([
    [{ title: '', text: 'Text' }, 'The title is empty.'],
    [{ title: 'T', text: '' }, 'The text is empty.'],
    [{ title: 'x'.repeat(121), text: 'Text' }, 'The title has 121 characters. The limit is 120.'],
    [{ title: 'T', text: 'x'.repeat(20_001) }, 'The text has 20001 characters. The limit is 20000.'],
  ])('refuses a page: %#', async (fields, problem) => {
    const { read, submit } = createNotes();
    for (const path of ['/new', '/pages/reading-list/edit']) {
      const page = await submit(path, fields);
      expect([page.status, page.text]).toEqual([422, expect.stringContaining(problem)]);
    }
    expect(read().map(({ title }) => title)).toContain('Reading list');
    expect(read()).toHaveLength(5);
  });

  it('has no page for an unknown id', async () => {
    expect((await createNotes().open('/pages/unknown')).status).toBe(404);
    expect((await createNotes().submit('/pages/unknown/edit', { title: 'T', text: 'T' })).status).toBe(404);
  });
});
