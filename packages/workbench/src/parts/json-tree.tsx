import { pathText } from '@sluice/engine/language';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { pointerTo } from '@sluice/engine/language';

interface Marks {
  /** Values to highlight. */
  readonly lit?: ReadonlySet<string>;
  /** Values that nothing uses. */
  readonly unused?: ReadonlySet<string>;
  /** A remark on a value, in addition to its place. */
  readonly noteOf?: (pointer: string) => string | undefined;
  /** Called with the value under the pointer or with the focus, and with undefined if there is none. */
  readonly onPoint?: (pointer: string | undefined) => void;
}

interface JsonTreeProps extends Marks {
  readonly value: unknown;
  readonly label: string;
  /** The JSON pointer to the value, to which those of its members are added. */
  readonly at?: string;
}

/** Formatted JSON whose values can be pointed at, by mouse or with the arrow keys. */
export function JsonTree({ value, label, at = '', ...marks }: JsonTreeProps) {
  const tree = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A single tab stop; the arrow keys move on from there.
    const leaves = tree.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [];
    for (const [place, leaf] of leaves.entries()) leaf.tabIndex = place === 0 ? 0 : -1;
  }, [value]);
  const { onPoint } = marks;
  const pointTo = (event: Event) =>
    onPoint?.((event.target as HTMLElement).closest<HTMLElement>('[data-at]')?.dataset.at);
  return (
    <div
      class="json"
      ref={tree}
      role="tree"
      aria-label={label}
      onMouseOver={pointTo}
      onMouseLeave={() => onPoint?.(undefined)}
      onFocusIn={pointTo}
      onFocusOut={() => onPoint?.(undefined)}
      onKeyDown={(event) => moveIn(tree.current, event)}
    >
      <Value value={value} pointer={at} depth={0} marks={marks} />
    </div>
  );
}

interface ValueProps {
  readonly value: unknown;
  readonly pointer: string;
  readonly depth: number;
  readonly marks: Marks;
  readonly before?: ComponentChildren;
  readonly after?: string;
}

function Value({ value, pointer, depth, marks, before, after = '' }: ValueProps) {
  const isList = Array.isArray(value);
  const members =
    typeof value === 'object' && value !== null ? Object.entries(value).filter(([, one]) => one !== undefined) : [];
  if (members.length === 0) {
    return (
      <Line depth={depth}>
        {before}
        <Leaf value={value} pointer={pointer} marks={marks} />
        {after}
      </Line>
    );
  }
  return (
    <>
      <Line depth={depth}>
        {before}
        {isList ? '[' : '{'}
      </Line>
      {members.map(([key, member], place) => (
        <Value
          key={key}
          value={member}
          pointer={pointerTo(pointer, key)}
          depth={depth + 1}
          marks={marks}
          before={isList ? undefined : <span class="key">{JSON.stringify(key)}: </span>}
          after={place < members.length - 1 ? ',' : ''}
        />
      ))}
      <Line depth={depth}>
        {isList ? ']' : '}'}
        {after}
      </Line>
    </>
  );
}

function Line({ depth, children }: { depth: number; children: ComponentChildren }) {
  return <div class={`line d${Math.min(depth, 9)}`}>{children}</div>;
}

function Leaf({ value, pointer, marks: { lit, unused, noteOf } }: { value: unknown; pointer: string; marks: Marks }) {
  const classes = ['leaf', typeof value, lit?.has(pointer) && 'lit', unused?.has(pointer) && 'unused'].filter(Boolean);
  const text = JSON.stringify(value);
  const words = [
    `${pathText(pointer) || 'value'}: ${text}`,
    unused?.has(pointer) ? 'not used' : undefined,
    noteOf?.(pointer),
  ];
  return (
    <span
      role="treeitem"
      aria-level={Math.max(1, pointer.split('/').length - 1)}
      aria-label={words.filter(Boolean).join(', ')}
      class={classes.join(' ')}
      data-at={pointer}
      tabIndex={-1}
      title={words.slice(1).filter(Boolean).join(', ') || undefined}
    >
      {text}
    </span>
  );
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -1e6,
  End: 1e6,
};

function moveIn(tree: HTMLElement | null, event: KeyboardEvent): void {
  const step = steps[event.key];
  if (step === undefined || !tree) return;
  event.preventDefault();
  const leaves = [...tree.querySelectorAll<HTMLElement>('[data-at]')];
  const from = leaves.indexOf(document.activeElement as HTMLElement);
  const next = leaves[Math.max(0, Math.min(leaves.length - 1, from + step))];
  for (const leaf of leaves) leaf.tabIndex = leaf === next ? 0 : -1;
  next?.focus();
}
