import { Database } from 'bun:sqlite';
import { sqlite, sqlStore } from '@kit/server/stores/sql';

export const store = sqlStore(sqlite(new Database(process.env.SQLITE_FILE ?? 'connect.sqlite')));
await store.migrate();
