import { didYouMeanOneOf } from './did-you-mean';

/** The message for a key that nothing reads, in an object that somebody wrote. */
export function noSuchKey(key: string, known: readonly string[]): string {
  return `There is no such key.${didYouMeanOneOf(key, known, 'There are')}`;
}
