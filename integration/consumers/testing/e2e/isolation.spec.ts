// Two tests that wait for each other, so two workers run them at the same time. Both use the same user and the same account.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@kit/emulator/playwright';

const twin = { application: 'linkedin', account: 'twin@example.com' };

for (const number of [1, 2])
  test(`workers share no emulator, app and account (${number})`, async ({ page, anchor, app }, info) => {
    const arrive = async (step: string) => {
      const folder = info.project.outputDir;
      writeFileSync(join(folder, `${step}-${number}`), `${anchor.url} ${app?.url}`);
      const arrived = () => readdirSync(folder).filter((name) => name.startsWith(step)).length;
      await expect.poll(arrived, { timeout: 45_000, intervals: [25] }).toBe(2);
    };
    await page.goto('/?user=twin');
    await arrive('begin');
    if (number === 1) await anchor.seedConnection(page, twin);
    await arrive('seeded');
    if (number === 1) return expect(page).toHaveConnection('linkedin', 'twin@example.com');
    expect(anchor.identities()).toEqual([]);
    await expect(page).not.toHaveConnection('linkedin');
  });
