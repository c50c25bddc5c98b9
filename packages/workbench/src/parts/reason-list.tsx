import type { ComponentChildren } from 'preact';

/** A text, and how many events it is about. */
export interface ReasonLine {
  readonly key: string;
  /** The number of events. */
  readonly number: number;
  readonly content: ComponentChildren;
}

/** How many are shown until the user asks for more. */
const mostShown = 8;

/** Texts with the number of events that each is about, the most frequent first. */
export function ReasonList({ lines }: { lines: readonly ReasonLine[] }) {
  const sorted = lines.toSorted((a, b) => b.number - a.number);
  const [first, others] = [sorted.slice(0, mostShown), sorted.slice(mostShown)];
  if (first.length === 0) return null;
  return (
    <>
      <Lines lines={first} />
      {others.length > 0 && (
        <details class="more">
          <summary>{others.length} more</summary>
          <Lines lines={others} />
        </details>
      )}
    </>
  );
}

function Lines({ lines }: { lines: readonly ReasonLine[] }) {
  return (
    <ul class="reasons">
      {lines.map(({ key, number, content }) => (
        <li key={key}>
          <b>{number.toLocaleString('en')}</b>
          <span>{content}</span>
        </li>
      ))}
    </ul>
  );
}
