import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { compile } from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import * as kit from '../src';

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

function blockOf(language: string, index = 0): string {
  const found = [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))][index]?.[1];
  if (found === undefined) throw new Error(`The README has no block ${index} of ${language}.`);
  return found;
}

/** The destination of the README's example. */
function example(): Destination {
  const { code } = transformSync(blockOf('ts'), {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const module = { exports: {} as { destination: Destination } };
  // oxlint-disable-next-line typescript/no-implied-eval -- the README's own code
  new Function('require', 'exports', code)(() => kit, module.exports);
  return module.exports.destination;
}

it('shows the package that new destinations are copied from', () => {
  const { length } = blockOf('ts');
  expect(length).toBeGreaterThan(1000);
  expect(blockOf('ts')).toBe(readFileSync(join(__dirname, '../../example/src/index.ts'), 'utf8'));
});

const pipeline = compile(example(), { settings: { apiKey: 'acme-key' } });

it('makes the printed body of the printed event, and the printed note', () => {
  const plan = pipeline.plan([JSON.parse(blockOf('json'))]);
  const [draft] = plan.drafts;
  expect(JSON.stringify(draft?.request.json)).toBe(JSON.stringify(JSON.parse(blockOf('json', 1))));
  const [planned] = plan.events;
  const notes = planned && 'notes' in planned ? (planned.notes ?? []) : [];
  expect(notes).toHaveLength(1);
  expect(readme.replaceAll(/\s+/g, ' ')).toContain(`"${notes[0]}"`);
});

it.each([
  ['the name of its own event', { type: 'track', event: 'order', userId: '1' }, 'rejected'],
  ['a visitor it does not know', { type: 'track', event: 'Quiz Finished', anonymousId: '1' }, 'skipped'],
])('does not send %s', (_, event, status) => {
  expect(pipeline.plan([event]).outcomes[0]).toMatchObject({ status });
});
