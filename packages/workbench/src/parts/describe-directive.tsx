import type { ComponentChildren } from 'preact';

/** Where a field's value comes from, as short as it can be said. */
export function describeDirective(directive: unknown): ComponentChildren {
  if (directive === undefined) return <span class="quiet">not mapped</span>;
  if (Array.isArray(directive)) {
    return directive.map((one, place) => (
      <span key={place}>
        {place > 0 && ', else '}
        {describeDirective(one)}
      </span>
    ));
  }
  const choice = choiceIn(directive);
  if (choice) return describeDirective(choice);
  const path = typeof directive === 'object' && directive !== null ? Reflect.get(directive, '@path') : undefined;
  if (typeof path === 'string') return <code>{path.replace(/^\$\./, '')}</code>;
  const text = JSON.stringify(directive);
  return <code title={text}>{text.length > 120 ? `${text.slice(0, 120)} …` : text}</code>;
}

/** The two values of "this one where it exists, else that one"; undefined of any other directive. */
function choiceIn(directive: unknown): readonly unknown[] | undefined {
  const condition =
    typeof directive === 'object' && directive !== null && '@if' in directive ? directive['@if'] : undefined;
  if (typeof condition !== 'object' || condition === null) return undefined;
  const { exists, then, else: other } = condition as Readonly<Record<string, unknown>>;
  const isChoice = exists !== undefined && JSON.stringify(exists) === JSON.stringify(then);
  return isChoice ? [then, ...[other].filter((one) => one !== undefined)] : undefined;
}
