import { execFileSync } from 'node:child_process';
import { shellLine } from '../src/text/shell-line';
import { shellWord } from '../src/text/shell-word';

/** The words that a shell makes of a line. */
function wordsOf(line: string): string[] {
  const printed = execFileSync('sh', ['-c', `printf '%s\\0' ${line.replace(/^ +/, '')}`], { encoding: 'utf8' });
  return printed.split('\0').slice(0, -1);
}

test.each([
  'events.ndjson',
  'C:\\exports\\events.ndjson',
  'my events.ndjson',
  'C:\\my exports\\events.ndjson',
  'Jo\'s "$best" `events`',
  '',
])('%j is the same word to a shell', (word) => {
  expect(wordsOf(shellWord(word))).toEqual([word]);
});

test.each([20, 40, 80])('a line in %i columns has the same words', (width) => {
  const line = shellLine('sluice events "Order Completed" --names \'a b\' | jq -r ".[].slug"', width);
  expect(wordsOf(line.replace('|', '"|"'))).toEqual([
    'sluice',
    'events',
    'Order Completed',
    '--names',
    'a b',
    '|',
    'jq',
    '-r',
    '.[].slug',
  ]);
});
