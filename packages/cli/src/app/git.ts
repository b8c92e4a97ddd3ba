import { spawnSync } from 'node:child_process';

/** The paths of the folder that have changes which are not committed. Without Git, there are none. */
export function uncommittedPaths(folder: string): string[] {
  const { status, stdout } = spawnSync('git', ['status', '--porcelain', '--', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return status === 0
    ? stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.slice(3))
    : [];
}

/** Whether Git leaves the path out of commits. */
export function isIgnored(folder: string, path: string): boolean {
  return spawnSync('git', ['check-ignore', '--quiet', path], { cwd: folder }).status === 0;
}
