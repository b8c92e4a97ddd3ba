import type { UIMessage } from 'ai';

// Next.js bundles pages and route handlers separately, so this file runs once in each. They share globals.
const shared: typeof globalThis & { chats?: Map<string, UIMessage[]> } = globalThis;
const chats = (shared.chats ??= new Map());

const keyOf = (userId: string, id: string) => JSON.stringify([userId, id]);

/** Returns the messages of a user's chat. The same id of another user is another chat. */
export async function loadChat(userId: string, id: string): Promise<UIMessage[]> {
  return chats.get(keyOf(userId, id)) ?? [];
}

export async function saveChat(userId: string, id: string, messages: UIMessage[]): Promise<void> {
  chats.set(keyOf(userId, id), messages);
}
