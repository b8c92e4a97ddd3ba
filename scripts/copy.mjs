// Copies a file, or the files of a folder that end so: node scripts/copy.mjs from to [.css]
import { cpSync, statSync } from 'node:fs';

const [from, to, end = ''] = process.argv.slice(2);
cpSync(from, to, { recursive: true, filter: (file) => statSync(file).isDirectory() || file.endsWith(end) });
