import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '@sluice/kit/host';
import { jsonProblem } from '../events/json-problem';
import { unreadableFile, unwritableFile } from '../file-problem';
import { isSystemError } from '../system-reason';
import { UsageError } from '../usage-error';
import { writeAtomically } from '../write-atomically';

/** The expected results for some events, by destination label, as `sluice preview --json` prints them. */
export type Expectation = Readonly<Record<string, unknown>>;

/** A file of events, and the file next to it with the expected results. */
export interface ExpectationFiles {
  /** `orders/refund` */
  readonly name: string;
  readonly events: string;
  readonly expected: string;
}

const endingOfEvents = /\.(?:json|ndjson|jsonl)(?:\.gz)?$/;
const endingOfExpected = '.expected.json';

/** The tests in a folder and its subfolders, sorted by name. */
export async function findExpectations(folder: string): Promise<ExpectationFiles[]> {
  const found = await readdir(folder, { recursive: true }).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return [];
    throw unreadableFile(folder, error);
  });
  return found
    .filter((path) => endingOfEvents.test(path) && !path.endsWith(endingOfExpected))
    .toSorted()
    .map((path) => {
      const name = path.replace(endingOfEvents, '');
      return { name, events: join(folder, path), expected: join(folder, `${name}${endingOfExpected}`) };
    });
}

/** Reads an expectation; undefined if none was written yet. */
export async function readExpectation(path: string): Promise<Expectation | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw unreadableFile(path, error);
  });
  if (text === undefined) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UsageError(`${path}: ${jsonProblem(text)}. Correct it, or rewrite it with --update.`);
  }
  if (!isObject(content)) throw new UsageError(`${path}: it must be an object, as --update writes it.`);
  return content;
}

/** Writes an expectation to its file. */
export async function writeExpectation(path: string, expectation: Expectation): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(expectation, null, 2)}\n`).catch((error: unknown) => {
    throw unwritableFile(path, error);
  });
}
