import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changes as all } from './changed/all';
import { changes as bloomreach } from './changed/bloomreach';
import { changes as bluecore } from './changed/bluecore';
import { changes as blueshift } from './changed/blueshift';
import type { Change } from './changed/change';

const vendors = { 'all three': all, bloomreach, bluecore, blueshift };
const path = join(__dirname, '..', 'README.md');

describe.each(Object.entries(vendors))('on purpose, of %s:', (_, changes) => {
  it.each(changes)('$change', async ({ check }) => {
    expect.hasAssertions();
    await check();
  });
});

function withChanges(readme: string): string {
  return Object.entries(vendors).reduce((text, [vendor, changes]) => {
    const [begin, end] = [`<!-- changes of ${vendor}: npm run readmes -->\n`, '<!-- end -->'];
    const start = text.indexOf(begin) + begin.length;
    if (start < begin.length) throw new Error(`The README lacks ${begin}`);
    return `${text.slice(0, start)}\n${tableOf(changes)}\n\n${text.slice(text.indexOf(end, start))}`;
  }, readme);
}

function tableOf(changes: readonly Change[]): string {
  const rows = changes.map(({ change, rule }) => `| ${change} | ${rule} |`);
  return ['| | rule |', '| --- | --- |', ...rows].map((line) => line.replace('|  |', '| |')).join('\n');
}

it('is what the README says; else: npm run readmes', () => {
  const readme = readFileSync(path, 'utf8');
  const written = withChanges(readme);
  if (process.env.WRITE_READMES) writeFileSync(path, written);
  expect(process.env.WRITE_READMES ? written : readme).toBe(written);
});
