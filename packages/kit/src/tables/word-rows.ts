import { type Kind, unreadable } from '../kinds/kind';
import { text as textKind } from '../kinds/text';
import { pairsOf } from '../settings/pairs-of';
import { rememberNames, rememberSettings } from '../remember';
import { makeRow, type Row, type RowOptions, type SureOptions } from './row';

type Words = Readonly<Record<string, string>>;

/** One of the vendor's words, each with its meaning for users, chosen in the mapping. The default is `value`. */
export function oneOf<const W extends Words>(
  label: string,
  description: string,
  words: W,
  value: keyof W & string,
): Row<keyof W & string, true> {
  return makeRow(wordKind(words), label, description, { required: true, value, choices: choicesOf(words) });
}

/** Other words that mean a vendor's words. */
interface OtherWords {
  /** Words of senders, in lower case without separators, and the vendor's words for them. */
  readonly synonyms?: Readonly<Record<string, string>> | undefined;
  /** The setting with an account's own words, as pairs such as "Store card=card". */
  readonly ownWords?: ((settings: never) => string | undefined) | undefined;
  /** Whether other texts are ignored without a note. */
  readonly isAmongOthers?: boolean | undefined;
}

/**
 * One of the vendor's words, read from the event regardless of case and separators. Any other text is left out with a note. Always
 * there if the options have a value to send otherwise.
 */
export function wordOf<const W extends Words>(
  label: string,
  description: string,
  words: W,
  options: SureOptions<NoInfer<keyof W & string>> & OtherWords,
): Row<keyof W & string, true>;
export function wordOf<const W extends Words>(
  label: string,
  description: string,
  words: W,
  options?: RowOptions<NoInfer<keyof W & string>> & OtherWords,
): Row<keyof W & string, false>;
export function wordOf(
  label: string,
  description: string,
  words: Words,
  { synonyms, ownWords, isAmongOthers, ...options }: RowOptions<string> & OtherWords = {},
): Row<string> {
  const kind = wordKind(words, { synonyms, ownWords, isAmongOthers });
  return makeRow<string, boolean>(kind, label, `${description} ${tell(words)}`, options);
}

/** A text for which the vendor recommends words; others are sent too. */
export function suggested(
  label: string,
  description: string,
  words: Words,
  options: RowOptions<string> = {},
): Row<string, false> {
  return makeRow(textKind, label, `${description} Recommended: ${Object.keys(words).join(', ')}.`, options);
}

function choicesOf(words: Words) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function tell(words: Words): string {
  return `One of: ${Object.keys(words).join(', ')}.`;
}

/** Makes PayPal, pay_pal and "Pay pal" equal. */
const bare = rememberNames((word) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));

function wordKind<W extends Words>(words: W, others: OtherWords = {}): Kind<keyof W & string> {
  const { synonyms = {}, ownWords, isAmongOthers } = others;
  const usual = [...Object.keys(words).map((word) => [bare(word), word] as const), ...Object.entries(synonyms)];
  const wordsBy = rememberSettings((settings: object) => {
    const own = [...pairsOf(ownWords?.(settings as never)).pairs].map(([said, word]) => [bare(said), word] as const);
    return new Map([...usual, ...own]);
  });
  const noSettings = {};
  return {
    name: 'word',
    wanted: `one of: ${Object.keys(words).join(', ')}${ownWords ? '; or a word that the settings name' : ''}`,
    read: (given, settings = noSettings) => {
      const said = textKind.read(given);
      if (typeof said !== 'string') return said;
      return wordsBy(ownWords ? settings : noSettings).get(bare(said)) ?? (isAmongOthers ? undefined : unreadable);
    },
  };
}
