import type { ComponentChildren } from 'preact';

export interface ReasonLine {
  readonly key: string;
  /** Of how many it is said. */
  readonly number: number;
  readonly content: ComponentChildren;
}

/** More are shown when they are asked for. */
const mostShown = 8;

/** What is said of how many, those of most first. */
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
