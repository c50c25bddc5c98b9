import { execFileSync } from 'node:child_process';
import { catalog } from '@sluice/catalog';
import { createProgram } from '../src/create-program';
import type { Io } from '../src/io';
import { wordsOf } from '../src/completion/words-of';
import { runSluice, temporaryFile } from './run-sluice';

const slugs = Object.keys(catalog);
const commands = wordsOf(createProgram({ io: { width: {}, hasColours: {} } as Io, exitCode: 0 }), slugs);

describe.each(['bash', 'zsh', 'fish'])('sluice completion %s', (shell) => {
  it('knows every command, option, choice and destination', async () => {
    const { code, stdout } = await runSluice(['completion', shell]);
    expect(code).toBe(0);
    for (const { path, options, words } of commands) {
      for (const word of [...path.split(' '), ...words]) expect(stdout).toContain(word);
      for (const { long, choices } of options) {
        expect(stdout).toContain(shell === 'fish' ? `-l ${long.slice(2)}` : long);
        for (const choice of choices) expect(stdout).toContain(choice);
      }
    }
    for (const slug of slugs) expect(stdout).toContain(slug);
  });
});

describe('in bash', () => {
  let script = '';
  beforeAll(async () => {
    script = temporaryFile('completion.bash', (await runSluice(['completion', 'bash'])).stdout);
  });

  /** What bash would offer where the last of the words is being typed. */
  function offered(...words: string[]): string[] {
    const program =
      'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sluice; printf "%s\\n" "${COMPREPLY[@]}"';
    const printed = execFileSync('bash', ['-c', program, 'bash', script, 'sluice', ...words], { encoding: 'utf8' });
    return printed.split('\n').filter((line) => line !== '');
  }

  it.each([
    ['commands', ['pre'], ['preview']],
    ['commands below a command', ['rudderstack', ''], ['config', 'install', 'try']],
    ['destinations', ['preview', 'blue'], ['bluecore', 'blueshift']],
    ['destinations after others', ['send', 'tracify', 'comm'], ['commanders-act']],
    ['destinations below a command below', ['rudderstack', 'config', 'tra'], ['tracify']],
    ['options', ['preview', 'bloomreach', '--on'], ['--only']],
    ['options of a command below', ['rudderstack', 'try', '--dest'], ['--destination-config']],
    ['what an option takes', ['preview', '--only', ''], ['planned', 'skipped', 'rejected']],
    ['shells', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['nothing where there is nothing', ['list', ''], []],
    ['nothing for a number', ['events', '--seed', ''], []],
  ])('%s are completed', (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  it('files are completed for events, and for options that take one', () => {
    const file = temporaryFile('my-events.ndjson', '');
    const begun = file.slice(0, -4);
    expect(offered('preview', begun)).toEqual([file]);
    expect(offered('send', 'bloomreach', '--rejected', begun)).toEqual([file]);
    expect(offered('simulate', begun)).toEqual([]);
  });
});

it('refuses a shell that it does not know', async () => {
  const { code, stderr } = await runSluice(['completion', 'tcsh']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are bash, zsh, fish')]);
});
