import { describe, expect, it } from 'vitest';
import { base, createDriver, shop } from '../driver.fixture.ts';

const list = '/v1/applications';
const one = `/v1/applications/${shop.id}`;

describe('faults', () => {
  it('fail their call as often as configured', async () => {
    const { call, emulator } = createDriver();
    emulator.failNext({ call: 'applications.retrieve', kind: 'status', status: 503, times: 2 });
    expect((await call('GET', list)).status).toBe(200);
    expect((await call('GET', one)).status).toBe(503);
    expect(emulator.faults()).toEqual([expect.objectContaining({ times: 1 })]);
    expect((await call('GET', one)).status).toBe(503);
    expect((await call('GET', one)).status).toBe(200);
  });

  it('are injected in order', async () => {
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
  ])('%o returns %i %s', async (fault, status, start) => {
    const { call, emulator } = createDriver();
    emulator.failNext(fault);
    const response = await call('GET', list);
    expect(response.status).toBe(status);
    expect(response.text.slice(0, start.length)).toBe(start);
  });

  it.each([204, 205, 304])('return %i without a body', async (status) => {
    const { call, emulator } = createDriver();
    for (const kind of ['status', 'html', 'broken-json'] as const) {
      emulator.failNext({ kind, status });
      const response = await call('GET', list);
      expect([response.status, response.text]).toEqual([status, '']);
    }
  });

  it('limit a delay to the longest timer', async () => {
    const { emulator } = createDriver();
    emulator.failNext({ kind: 'delay', delayMs: 9e15 });
    const call = emulator.fetch(`${base}${list}`, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toThrow('timeout');
  });

  it('prevent the call, or lose its response only', async () => {
    const { call, emulator } = createDriver();
    emulator.failNext({ call: 'applications.delete', kind: 'reset' });
    await expect(call('DELETE', one)).rejects.toThrow('dropped the connection');
    expect(emulator.applications()).toHaveLength(1);
    emulator.failNext({ call: 'applications.delete', kind: 'reset', takesEffect: true });
    await expect(call('DELETE', one)).rejects.toThrow('dropped the connection');
    expect(emulator.applications()).toHaveLength(0);
  });

  it('do not apply to pages and can be cleared', async () => {
    const { call, emulator, open } = createDriver();
    emulator.failNext({ kind: 'status' });
    expect((await open('unknown')).status).toBe(404);
    emulator.clearFaults();
    expect((await call('GET', list)).status).toBe(200);
  });
});
