export { createGate, type GateOptions } from './createGate.ts';
export { connectionOf, sessionOf, type CallAccount, type CallOwner, type ToolNeed } from './gateTool.ts';
export type { NotRun } from './NotRun.ts';
export { settleCalls } from './settleCalls.ts';
export { addAnswer, receiveMessage } from './receiveMessage.ts';
