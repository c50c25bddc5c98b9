import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { catalog } from '@sluice/catalog';
import { compile } from '@sluice/engine';
import type { Destination } from '@sluice/kit/host';
import { subjectOf } from '@sluice/test-utils/conformance';
import { capturedEvents, generateEvents, sdkEvents, specEvents } from '@sluice/events';

const folder = mkdtempSync(join(tmpdir(), 'sluice-sizes-'));
const events = [
  ...specEvents,
  ...sdkEvents,
  ...capturedEvents().map(({ event }) => event),
  ...generateEvents({ count: 500, visitors: 20 }),
];

/** What every browser has besides the language itself. */
const ofBrowsers = { btoa, TextDecoder, TextEncoder, URL, URLSearchParams, structuredClone };

const printed = execFileSync(process.execPath, [join(__dirname, '../../../.scripts/sizes.mjs'), '--keep', folder], {
  encoding: 'utf8',
});
const planning = readFileSync(join(folder, 'planning.js'), 'utf8');
const context = vm.createContext({ ...ofBrowsers });

it('the engine and all destinations make one bundle of at most 250 kB, gzipped', () => {
  const [, kilobytes] = /^planning: \d+ kB, ([\d.]+) kB gzipped of 250$/m.exec(printed) ?? [];
  expect(Number(kilobytes)).toBeGreaterThan(50);
  expect(Number(kilobytes)).toBeLessThanOrEqual(250);
});

it('the bundle asks for no module of Node.js, and starts where there is nothing but what browsers have', () => {
  const asked = [...planning.matchAll(/\b(?:require|import)\(?\s*["']([^"']+)["']/g)].map(([, name = '']) => name);
  expect(asked.filter((name) => isBuiltin(name))).toEqual([]);
  expect(vm.runInContext('[typeof Buffer, typeof process, typeof require].join()', context)).toBe(
    'undefined,undefined,undefined',
  );
  vm.runInContext(planning, context);
  expect(vm.runInContext('Object.keys(sluice.catalog).join()', context)).toBe(Object.keys(catalog).join());
});

it.each(Object.keys(catalog))('plans the same requests for %s in a browser as in Node.js', (slug) => {
  const { destination, settings } = subjectOf(catalog[slug] as Destination);
  const plan = compile(destination, { settings }).plan(events);
  const expected = JSON.stringify({ requests: plan.drafts.map(({ request }) => request), outcomes: plan.outcomes });
  context.given = JSON.stringify({ slug, settings, events });
  const found: unknown = vm.runInContext(
    `(() => {
      const { slug, settings, events } = JSON.parse(given);
      const plan = sluice.compile(sluice.catalog[slug], { settings }).plan(events);
      return JSON.stringify({ requests: plan.drafts.map(({ request }) => request), outcomes: plan.outcomes });
    })()`,
    context,
  );
  expect(plan.drafts.flatMap(({ parts }) => parts).length).toBeGreaterThan(100);
  expect(found).toBe(expected);
});
