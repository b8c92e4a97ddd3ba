import Database from 'libsql';
import { safeValidateUIMessages, type UIMessage } from 'ai';
import { z } from 'zod';

interface Thread {
  id: string;
  title: string;
}

/** Conversations and their messages. Every query has the owner, so an id of another user's thread or message finds nothing. */
export interface Threads {
  /** Makes the thread the newest. Creates it if the id is new and there is a title. Returns false if the user has no such thread. */
  open(userId: string, id: string, title?: string): boolean;
  /** Returns the 50 newest threads of a user. */
  list(userId: string): Thread[];
  has(userId: string, id: string): boolean;
  remove(userId: string, id: string): void;
  messages(userId: string, threadId: string): Promise<UIMessage[]>;
  /** Adds a message, unless the thread has a message with this id. */
  add(userId: string, threadId: string, message: UIMessage): void;
  /** Adds a message, or replaces the message of the same thread with the same id. */
  save(userId: string, threadId: string, message: UIMessage): void;
  close(): void;
}

const schema = `
CREATE TABLE IF NOT EXISTS chat_thread (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL,
  title TEXT NOT NULL,
  used_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS chat_message (
  position INTEGER PRIMARY KEY,
  user_id TEXT NOT NULL,
  thread_id TEXT NOT NULL,
  id TEXT NOT NULL,
  role TEXT NOT NULL,
  parts TEXT NOT NULL,
  UNIQUE (user_id, thread_id, id)
);`;

const threadRows = z.array(z.object({ id: z.string(), title: z.string() }));
const messageRows = z.array(z.object({ id: z.string(), role: z.string(), parts: z.string() }));

/** Opens the SQLite file with the conversations. */
export function openThreads(file: string): Threads {
  const database = new Database(file);
  database.exec(schema);
  const run = (sql: string, ...values: unknown[]): boolean =>
    database.prepare(sql).run(...values).changes > 0;
  const all = (sql: string, ...values: unknown[]): unknown => database.prepare(sql).all(...values);

  const insert = (onConflict: string, userId: string, threadId: string, message: UIMessage): void => {
    run(
      `INSERT INTO chat_message (user_id, thread_id, id, role, parts) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (user_id, thread_id, id) DO ${onConflict}`,
      userId,
      threadId,
      message.id,
      message.role,
      JSON.stringify(message.parts),
    );
  };

  return {
    open(userId, id, title) {
      if (title !== undefined)
        run(
          `INSERT INTO chat_thread (id, user_id, title, used_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          id,
          userId,
          title,
          Date.now(),
        );
      return run('UPDATE chat_thread SET used_at = ? WHERE user_id = ? AND id = ?', Date.now(), userId, id);
    },
    list: (userId) =>
      threadRows.parse(
        all('SELECT id, title FROM chat_thread WHERE user_id = ? ORDER BY used_at DESC LIMIT 50', userId),
      ),
    has: (userId, id) =>
      threadRows.parse(all('SELECT id, title FROM chat_thread WHERE user_id = ? AND id = ?', userId, id))
        .length > 0,
    remove(userId, id) {
      run('DELETE FROM chat_message WHERE user_id = ? AND thread_id = ?', userId, id);
      run('DELETE FROM chat_thread WHERE user_id = ? AND id = ?', userId, id);
    },
    async messages(userId, threadId) {
      const rows = messageRows.parse(
        all(
          'SELECT id, role, parts FROM chat_message WHERE user_id = ? AND thread_id = ? ORDER BY position',
          userId,
          threadId,
        ),
      );
      if (rows.length === 0) return [];
      const messages = rows.map(({ id, role, parts }) => ({ id, role, parts: JSON.parse(parts) }));
      const read = await safeValidateUIMessages({ messages });
      if (!read.success) throw read.error;
      return read.data;
    },
    add: (userId, threadId, message) => insert('NOTHING', userId, threadId, message),
    save: (userId, threadId, message) =>
      insert('UPDATE SET parts = excluded.parts', userId, threadId, message),
    close: () => void database.close(),
  };
}
