import { describe, expect, it } from 'vitest';
import { base, createDriver, shop } from '../driver.fixture.ts';

const list = '/v1/applications';
const one = `/v1/applications/${shop.id}`;

describe('faults', () => {
  it('wait for their call and hit it as often as told', async () => {
    const { call, emulator } = createDriver();
    emulator.failNext({ call: 'applications.retrieve', kind: 'status', status: 503, times: 2 });
    expect((await call('GET', list)).status).toBe(200);
    expect((await call('GET', one)).status).toBe(503);
    expect(emulator.faults()).toEqual([expect.objectContaining({ times: 1 })]);
    expect((await call('GET', one)).status).toBe(503);
    expect((await call('GET', one)).status).toBe(200);
  });

  it('come in their order', async () => {
    const { call, emulator } = createDriver();
    emulator.failNext({ kind: 'status', status: 500 });
    emulator.failNext({ kind: 'status', status: 429, retryAfter: 3 });
    expect((await call('GET', list)).status).toBe(500);
    const limited = await call('GET', list);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
  });

  it.each([
    [{ kind: 'html' } as const, 502, '<!doctype html>'],
    [{ kind: 'html', status: 200 } as const, 200, '<!doctype html>'],
    [{ kind: 'broken-json' } as const, 200, '{"id"'],
    [{ kind: 'delay', delayMs: 1 } as const, 200, '{"applications"'],
  ])('%o answers %i %s', async (fault, status, start) => {
    const { call, emulator } = createDriver();
    emulator.failNext(fault);
    const answer = await call('GET', list);
    expect(answer.status).toBe(status);
    expect(answer.text.slice(0, start.length)).toBe(start);
  });

  it.each([204, 205, 304])('answer %i without a body', async (status) => {
    const { call, emulator } = createDriver();
    for (const kind of ['status', 'html', 'broken-json'] as const) {
      emulator.failNext({ kind, status });
      const answer = await call('GET', list);
      expect([answer.status, answer.text]).toEqual([status, '']);
    }
  });

  it('delay for as long as a timer can, however long they are told to', async () => {
    const { emulator } = createDriver();
    emulator.failNext({ kind: 'delay', delayMs: 9e15 });
    const call = emulator.fetch(`${base}${list}`, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toThrow('timeout');
  });

  it('keep the call from taking effect, or lose only its answer', async () => {
    const { call, emulator } = createDriver();
    emulator.failNext({ call: 'applications.delete', kind: 'reset' });
    await expect(call('DELETE', one)).rejects.toThrow('dropped the connection');
    expect(emulator.applications()).toHaveLength(1);
    emulator.failNext({ call: 'applications.delete', kind: 'reset', takesEffect: true });
    await expect(call('DELETE', one)).rejects.toThrow('dropped the connection');
    expect(emulator.applications()).toHaveLength(0);
  });

  it('spare pages and can be called off', async () => {
    const { call, emulator, open } = createDriver();
    emulator.failNext({ kind: 'status' });
    expect((await open('nobody')).status).toBe(404);
    emulator.clearFaults();
    expect((await call('GET', list)).status).toBe(200);
  });
});
