import type { Finding, FindingLevel } from '../doctor/findings.ts';

const marks: Record<FindingLevel, string> = { ok: '✓', warning: '!', problem: '✗' };

/** The findings as a table for a terminal, and a line that counts them. */
export function formatFindings(findings: Finding[]): string {
  const width = Math.max(...findings.map(({ code }) => code.length));
  const lines = findings.flatMap(({ level, code, what, why, remedy }) => [
    `${marks[level]} ${code.padEnd(width)}  ${what}`,
    ...(remedy === undefined ? [] : [why, remedy].map((text) => ' '.repeat(width + 4) + text)),
  ]);
  return `${lines.join('\n').replaceAll(/[^\P{Cc}\n]/gu, '')}\n\n${count(findings, 'problem')}, ${count(findings, 'warning')}.\n`;
}

function count(findings: Finding[], level: FindingLevel): string {
  const number = findings.filter((finding) => finding.level === level).length;
  return `${number} ${level}${number === 1 ? '' : 's'}`;
}
