import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const scripts = join(__dirname, '..');

/** What a vendor would be called. */
function namesOf(...given: readonly string[]): unknown {
  const file = pathToFileURL(join(scripts, 'new-destination', 'vendor-names.mjs')).href;
  const known = { taken: ['kit', 'bloomreach', 'commanders-act'], used: ['line'] };
  const code = `import { vendorNames } from ${JSON.stringify(file)};
    console.log(JSON.stringify(vendorNames(${JSON.stringify(given)}, ${JSON.stringify(known)})));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

it.each([
  ['Vendor Name', 'Vendor Name', 'vendor-name', 'vendorName', 'VendorName'],
  ['  ÀB   Tasty ', 'ÀB Tasty', 'ab-tasty', 'abTasty', 'ABTasty'],
  ["O'Neil & Sons", 'O’Neil & Sons', 'oneil-sons', 'oneilSons', 'ONeilSons'],
  ['Customer.io', 'Customer.io', 'customer-io', 'customerIo', 'CustomerIo'],
  ['CleverTap', 'CleverTap', 'clever-tap', 'cleverTap', 'CleverTap'],
  ['Yahoo!', 'Yahoo!', 'yahoo', 'yahoo', 'Yahoo'],
])('calls %j by its name wherever that can be', (given, title, slug, camel, pascal) => {
  expect(namesOf(given)).toEqual({ title, slug, camel, pascal });
});

it.each([
  [[], /^Name the vendor, as in/],
  [[' '], /^Name the vendor, as in/],
  [['Two', 'Words'], /in quotes: npm run new-destination -- "Two Words"$/],
  [['百度'], /holds 百 度\. Write it in Latin letters/],
  [['A`B'], /holds `\. Write it in Latin letters/],
  [['3M Data'], /does not begin with a letter/],
  [['!'], /does not begin with a letter/],
  [['Kit'], /^"Kit" would be packages\/kit, and there is kit already\./],
  [['Bloom Reach'], /there is bloomreach already/],
  [['CommandersAct'], /there is commanders-act already/],
  [['Switch'], /^"switch" already means something in the code\. Add a word to the name, as in "Switch Data"\.$/],
  [['LINE'], /^"line" already means something/],
])('says of %j why not, and what to do', (given, problem) => {
  expect(namesOf(...given)).toEqual({ problem: expect.stringMatching(problem) as string });
});

it('ends with one sentence, and touches nothing', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(scripts, 'new-destination.mjs'), 'Blueshift'], {
    encoding: 'utf8',
  });
  expect([status, stdout, stderr]).toEqual([
    2,
    '',
    '"Blueshift" would be packages/blueshift, and there is blueshift already. Give it another name.\n',
  ]);
});
