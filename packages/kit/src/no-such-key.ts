import { didYouMean } from './did-you-mean';

/** Says of an object that somebody wrote that it has a key which nothing reads. */
export function noSuchKey(key: string, known: readonly string[]): string {
  return `There is no such key.${didYouMean(key, known, `There are: ${known.join(', ')}.`)}`;
}
