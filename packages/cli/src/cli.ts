import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { commandLine } from './commandLine.ts';

const folder = process.cwd();

process.exitCode = await commandLine(process.argv.slice(2), {
  folder,
  userAgent: process.env.npm_config_user_agent ?? 'npm',
  isInteractive: process.stdin.isTTY && process.stdout.isTTY,
  print: (text) => void process.stdout.write(text),
  printError: (text) => void process.stderr.write(text),
  async confirm(question) {
    const prompt = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return /^(y|yes|)$/i.test((await prompt.question(`${question} [Y/n] `)).trim());
    } finally {
      prompt.close();
    }
  },
  async run(command, args) {
    // The programs of package managers are scripts on Windows.
    const child = spawn(command, args, {
      cwd: folder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    const [code] = await once(child, 'exit');
    return typeof code === 'number' ? code : 1;
  },
});
