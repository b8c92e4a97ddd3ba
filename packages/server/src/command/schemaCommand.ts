import { parseArgs } from 'node:util';
import { schemaSql } from '../stores/schemaSql.ts';

/** Returns what `schema` prints. */
export function schemaCommand(args: readonly string[]): string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      dialect: { type: 'string' },
      schema: { type: 'string' },
      prefix: { type: 'string' },
      from: { type: 'string', default: '0' },
      role: { type: 'string' },
    },
  });
  const { dialect, schema, prefix, from, role } = values;
  if (dialect !== 'postgresql' && dialect !== 'sqlite')
    throw new Error('Set --dialect to postgresql or sqlite.');
  return schemaSql({ dialect, schema, prefix, from: Number(from), role });
}
