import { directiveNames } from '@sluice/kit/host';
import { exitCode, signalExitCode } from '../src/exit-code';
import { pages, readPage } from './documentation/block';
import { tryPages } from './documentation/try-pages';

tryPages(pages.filter((page) => page.startsWith('docs/')));

it('explains every directive of the mapping language', () => {
  const page = readPage('docs/mapping.md');
  expect(directiveNames.filter((name) => !page.includes(`\n## ${name}\n`))).toEqual([]);
});

it('says what each exit code means', () => {
  const page = readPage('docs/outcomes.md');
  const codes = new Set([...Object.values(exitCode), signalExitCode.SIGINT]);
  expect([...codes].filter((code) => !page.includes(`\n| ${code} | `))).toEqual([]);
});
