import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { recordingFolder, recordingPath, testFolder } from './recording-path';

/**
 * Recordings that no test uses: files of this test file for which it has no test, and folders of test files that do not exist.
 * `names` are the full names of all its tests, run or not.
 */
export function findOrphans(testFile: string, names: readonly string[]): string[] {
  const used = new Set(names.map((name) => recordingPath(testFile, name)));
  return [...filesIn(recordingFolder(testFile)).filter((file) => !used.has(file)), ...strayFolders(testFile)];
}

/** Recordings whose whole test file is gone. */
function strayFolders(testFile: string): string[] {
  const folder = testFolder(testFile);
  const recordings = join(dirname(folder), 'recordings');
  const owners = new Set(filesIn(recordings).map(dirname));
  return [...owners].filter((owner) => !existsSync(join(folder, `${relative(recordings, owner)}.test.ts`)));
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
}
