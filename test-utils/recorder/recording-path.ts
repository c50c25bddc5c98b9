import { dirname, join, relative, sep } from 'node:path';

const longestName = 150;

/** Where the recording of a test is kept: `recordings/<test file>/<test name>.json`, beside the `test` folder. */
export function recordingPath(testFile: string, test: string): string {
  // Words only, valid in every file system and shell.
  const words = test
    .normalize('NFKD')
    .replace(/['’\p{M}]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase();
  return join(recordingFolder(testFile), `${words.slice(0, longestName)}.json`);
}

/** The folder of a test file's recordings. */
export function recordingFolder(testFile: string): string {
  const folder = testFolder(testFile);
  const name = relative(folder, testFile).replace(/\.test\.[cm]?[jt]sx?$/, '');
  return join(dirname(folder), 'recordings', name);
}

/** The nearest folder above a test file that is called `test`; otherwise the one it is in. */
export function testFolder(testFile: string): string {
  const parts = dirname(testFile).split(sep);
  const place = parts.lastIndexOf('test');
  return place === -1 ? dirname(testFile) : parts.slice(0, place + 1).join(sep);
}
