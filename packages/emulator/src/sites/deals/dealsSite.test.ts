import { describe, expect, it } from 'vitest';
import { account, createSites } from '../sites.fixture.ts';

const path = '/deals/railyard-pilot';

function createDeals() {
  const { emulator, signIn } = createSites();
  const read = () => emulator.siteAccount('deals', account).deals.find(({ id }) => path.endsWith(id));
  return { ...signIn('deals'), read };
}

describe('the demo site Deals', () => {
  it('lists deals with their stage and close date, by text and stage', async () => {
    const { open, read } = createDeals();
    expect(read()).toMatchObject({ stage: 'Proposal', closeDate: '2027-02-05' });
    const { text } = await open('/');
    expect(text).toContain('8 of 8 deals');
    expect(text).toContain('<time datetime="2027-02-05">Feb 5, 2027</time>');
    expect((await open('/?stage=Proposal')).text).toContain('2 of 8 deals');
    expect((await open('/?stage=Proposal&q=mateo')).text).toContain('1 of 8 deals');
    expect((await open('/?q=nothing')).text).toContain('No deal matches.');
  });

  it('changes the stage, and adds the change to the activity', async () => {
    const { open, read, submit } = createDeals();
    const { headers, status } = await submit(path, { stage: 'Won' });
    expect([status, headers.get('location')]).toEqual([303, `${path}?done=stage`]);
    expect(read()).toMatchObject({
      stage: 'Won',
      activity: [{ kind: 'stage', author: account, text: 'Won' }, { kind: 'note' }],
    });
    await submit(path, { stage: 'Won' });
    expect(read()?.activity).toHaveLength(2);
    expect((await open(path)).text).toContain('moved the deal to');
  });

  it('refuses an unknown stage', async () => {
    const { read, submit } = createDeals();
    const page = await submit(path, { stage: 'Forgotten' });
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('This is not a stage.')]);
    expect(read()?.stage).toBe('Proposal');
  });

  it('adds a note, and refuses one that is too long', async () => {
    const { open, read, submit } = createDeals();
    await submit(path, { note: '<i>Called</i>' });
    expect(read()?.activity[0]).toMatchObject({ kind: 'note', author: account, text: '<i>Called</i>' });
    expect((await open(path)).text).toContain('&#60;i&#62;Called');
    expect((await submit(path, { note: 'x'.repeat(2001) })).status).toBe(422);
    expect((await submit(path, {})).status).toBe(422);
    expect(read()?.activity).toHaveLength(2);
  });

  it('has no page for an unknown deal', async () => {
    expect((await createDeals().open('/deals/unknown')).status).toBe(404);
    expect((await createDeals().submit('/deals/unknown', { note: 'Hello' })).status).toBe(404);
  });
});
