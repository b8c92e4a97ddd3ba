import { expect, test } from 'vitest';
import { isPassed, openApproval, targetOf, type MessagePart } from './requestTarget.ts';

const call = { type: 'tool-postMessage', toolCallId: 'call' };
const approval = { id: 'approval' };
const output = { status: 'needs_connection', requestId: 'request' };

test.each<[string, MessagePart, ReturnType<typeof targetOf>]>([
  ['text', { type: 'text' }, undefined],
  ['a call whose input streams', { ...call, state: 'input-streaming' }, undefined],
  ['a call that runs', { ...call, state: 'input-available' }, undefined],
  ['a call that waits', { ...call, state: 'approval-requested', approval }, { key: 'call', thread: 'chat' }],
  [
    'a dynamic call that waits',
    { ...call, type: 'dynamic-tool', state: 'approval-requested', approval },
    { key: 'call', thread: 'chat' },
  ],
  [
    'a call that was approved',
    { ...call, state: 'output-available', approval, output: { posted: true } },
    { key: 'call', thread: 'chat' },
  ],
  ['a call that never waited', { ...call, state: 'output-available', output: { posted: true } }, undefined],
  ['a call that did not run', { ...call, state: 'output-available', output }, { id: 'request' }],
  [
    'a call that lost its account',
    { ...call, state: 'output-available', approval, output },
    { id: 'request' },
  ],
  ['an output that only looks alike', { ...call, output: { ...output, requestId: 1 } }, undefined],
  ['a text output', { ...call, output: 'needs_connection' }, undefined],
])('finds the request of a part: %s', (_, part, target) => {
  expect(targetOf({ part, thread: 'chat' })).toEqual(target);
});

test('an id is enough', () => {
  expect(targetOf({ requestId: 'request' })).toEqual({ id: 'request' });
});

test('an approval is open until it is answered', () => {
  const part = { ...call, state: 'approval-requested', approval };
  expect(openApproval({ part })).toBe('approval');
  expect(openApproval({ part: { ...part, state: 'approval-responded' } })).toBeUndefined();
  expect(openApproval({ part, isSuperseded: true })).toBeUndefined();
  expect(openApproval({ requestId: 'request' })).toBeUndefined();
});

test('a request is passed once its call was denied, or the user wrote something else', () => {
  const part = { ...call, state: 'approval-requested', approval };
  const denied = { ...call, state: 'output-denied', approval: { ...approval, approved: false } };
  const approved = { ...call, state: 'approval-responded', approval: { ...approval, approved: true } };
  expect(isPassed({ part })).toBe(false);
  expect(isPassed({ part: approved })).toBe(false);
  expect(isPassed({ part: denied })).toBe(true);
  expect(isPassed({ part, isSuperseded: true })).toBe(true);
  expect(isPassed({ requestId: 'request', isSuperseded: true })).toBe(true);
});
