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
    // The programs of package managers are scripts on Windows. Node itself is not, and its path may contain spaces.
    const isScript = process.platform === 'win32' && command !== process.execPath;
    const child = spawn(command, args, { cwd: folder, stdio: 'inherit', shell: isScript });
    try {
      const [code] = await once(child, 'exit');
      return typeof code === 'number' ? code : 1;
    } catch (error) {
      console.error(String(error));
      return 127; // as a shell, for a program that is not installed
    }
  },
});
