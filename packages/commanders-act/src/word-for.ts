import { type FieldDefinition, type ItemsContext, isObject, snakeCase } from '@sluice/kit';

/** A property of the vendor that takes certain words only. */
export interface Vocabulary {
  /** The key of the field that says which of the vendor's words stands for which of the sender's. */
  readonly key: string;
  readonly field: FieldDefinition;
  readonly words: readonly string[];
  /** The word for what is not said, or not known. */
  readonly otherwise: string;
}

/** The vendor's word for what an event says, whatever its capitals, blanks and dashes. */
export function wordFor(
  said: unknown,
  { key, field, words, otherwise }: Vocabulary,
  {
    payload,
    refuse,
    note,
  }: Pick<ItemsContext<Readonly<Record<string, unknown>>, unknown>, 'payload' | 'refuse' | 'note'>,
): string {
  const text = typeof said === 'string' ? bare(said) : '';
  if (text === '') return otherwise;
  const mapped = Object.entries(isObject(payload[key]) ? payload[key] : {}).find(([from]) => bare(from) === text);
  const meant = mapped === undefined ? text : bare(String(mapped[1]));
  const word = words.find((one) => bare(one) === meant);
  if (word !== undefined) return word;
  if (mapped !== undefined) {
    throw refuse(key, `"${String(mapped[1])}" is none of Commanders Act’s words: ${words.join(', ')}.`);
  }
  note(
    `What the event says is neither one of Commanders Act’s words nor under ${field.label}: "${otherwise}" is sent.`,
  );
  return otherwise;
}

/** PayPal, paypal and "pay pal" are the same. */
function bare(text: string): string {
  return snakeCase(text).replaceAll('_', '');
}
