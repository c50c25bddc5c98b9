import { splitPath } from '@sluice/engine/language';
import { useRef, useState } from 'preact/hooks';
import { membersOf, valueAt } from '../event/paths.ts';
import { showValue } from '../event/show-value.ts';
import { memo } from '../memo.tsx';

interface EventTreeProps {
  readonly label: string;
  readonly root: unknown;
  /** The currently chosen path. */
  readonly chosen?: string;
  /** If absent, the tree is read-only. */
  readonly onChoose?: (path: string) => void;
}

/** How many members of one object or list are shown. */
const mostMembers = 200;

/** An event as a tree. Keys work as in the ARIA pattern "tree view"; branches are rendered when they are opened. */
export const EventTree = memo(({ label, root, chosen = '', onChoose }: EventTreeProps) => {
  const tree = useRef<HTMLUListElement>(null);
  const [opened, setOpened] = useState(() => new Set(startOf(root, chosen)));
  const [current, setCurrent] = useState(() => wayTo(root, chosen).at(-1) ?? firstOf(root));

  const setOpen = (id: string, isOpen: boolean) => {
    const next = new Set(opened);
    if (isOpen) next.add(id);
    else next.delete(id);
    setOpened(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const item = event.target as HTMLElement;
    const { id = '', path = '' } = item.dataset;
    const expanded = item.getAttribute('aria-expanded');
    if (event.key === 'ArrowRight' && expanded === 'false') setOpen(id, true);
    else if (event.key === 'ArrowLeft' && expanded === 'true') setOpen(id, false);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (onChoose && path !== '') onChoose(path);
      else if (expanded !== null) setOpen(id, expanded === 'false');
    } else {
      const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
      const move = moveFor(event, item, items);
      if (!move) return;
      move()?.focus();
    }
    event.preventDefault();
  };

  const branch = (path: string, id: string, value: unknown, level: number) => {
    const members = membersOf(path, value);
    return (
      <>
        {members.slice(0, mostMembers).map((member) => item(member, `${id}/${member.key}`, level))}
        {members.length > mostMembers && (
          <li role="none" class="more">
            and {members.length - mostMembers} more
          </li>
        )}
      </>
    );
  };
  const item = ({ key, path, value }: ReturnType<typeof membersOf>[number], id: string, level: number) => {
    const hasMembers = membersOf(path, value).length > 0;
    const isOpen = hasMembers && opened.has(id);
    return (
      <li key={id} role="none">
        <div
          role="treeitem"
          class="tree-row"
          data-id={id}
          data-key={key}
          data-path={path}
          aria-level={level}
          aria-expanded={hasMembers ? isOpen : undefined}
          aria-selected={onChoose ? path !== '' && path === chosen : undefined}
          tabIndex={current === id ? 0 : -1}
          onFocus={() => setCurrent(id)}
          onClick={() => {
            if (hasMembers) setOpen(id, !isOpen);
            else if (path !== '') onChoose?.(path);
          }}
        >
          <span class="tree-key">{key}</span> <span class={`tree-value ${typeof value}`}>{showValue(value)}</span>
          {onChoose && hasMembers && path !== '' && (
            // The keyboard equivalent is Enter on the item.
            <span
              aria-hidden="true"
              class="use"
              onClick={(event) => {
                event.stopPropagation();
                onChoose(path);
              }}
            >
              use
            </span>
          )}
        </div>
        {isOpen && <ul role="group">{branch(path, id, value, level + 1)}</ul>}
      </li>
    );
  };
  return (
    <ul ref={tree} role="tree" aria-label={label} class="tree" onKeyDown={onKeyDown}>
      {branch('$', '', root, 1)}
    </ul>
  );
});

/** Finds the item that a key moves to. Undefined for keys that do not move. */
function moveFor(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  item: HTMLElement,
  items: readonly HTMLElement[],
): (() => HTMLElement | undefined) | undefined {
  const at = items.indexOf(item);
  const moves: Readonly<Record<string, () => HTMLElement | undefined>> = {
    ArrowDown: () => items[at + 1],
    ArrowUp: () => items[at - 1],
    Home: () => items[0],
    End: () => items.at(-1),
    ArrowRight: () => (item.ariaExpanded === 'true' ? items[at + 1] : undefined),
    ArrowLeft: () => items.slice(0, at).findLast(({ ariaLevel }) => Number(ariaLevel) < Number(item.ariaLevel)),
  };
  const isLetter = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  const startsSo = ({ dataset }: HTMLElement) => dataset.key?.toLowerCase().startsWith(key.toLowerCase());
  return isLetter ? () => [...items.slice(at + 1), ...items.slice(0, at + 1)].find(startsSo) : moves[key];
}

function firstOf(root: unknown): string {
  return `/${membersOf('$', root)[0]?.key}`;
}

/** The branches that are open at first: those with the event's own values, and the path to the chosen value. */
function startOf(root: unknown, chosen: string): string[] {
  const isEvent = typeof root === 'object' && root !== null && 'type' in root;
  return [...(isEvent ? ['/properties', '/traits'] : []), ...wayTo(root, chosen)];
}

/** The items that lead to the chosen value, which comes last; none if there is no such value. */
function wayTo(root: unknown, chosen: string): string[] {
  if (valueAt(root, chosen) === undefined) return [];
  const keys = splitPath(chosen.replace('$.', ''));
  return keys.map((_, index) => `/${keys.slice(0, index + 1).join('/')}`);
}
