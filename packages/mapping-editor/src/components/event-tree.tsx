import { splitPath } from '@sluice/engine/language';
import { useRef, useState } from 'preact/hooks';
import { membersOf, valueAt } from '../event/paths.ts';
import { showValue } from '../event/show-value.ts';
import { memo } from '../memo.tsx';

interface EventTreeProps {
  readonly label: string;
  readonly root: unknown;
  /** The path that is chosen now. */
  readonly chosen?: string;
  /** Without it the tree is there to be read. */
  readonly onChoose?: (path: string) => void;
}

/** So many members of one object or list are shown. */
const mostMembers = 200;

/** An event as a tree. The keys are those of the pattern "tree view"; branches are made when they are opened. */
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
    const items = [...(tree.current?.querySelectorAll<HTMLElement>('[role=treeitem]') ?? [])];
    const item = event.target as HTMLElement;
    const at = items.indexOf(item);
    const { id = '', path = '' } = item.dataset;
    const expanded = item.getAttribute('aria-expanded');
    const typed = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    let target: HTMLElement | null | undefined;
    if (event.key === 'ArrowDown') target = items[at + 1];
    else if (event.key === 'ArrowUp') target = items[at - 1];
    else if (event.key === 'Home') [target] = items;
    else if (event.key === 'End') target = items.at(-1);
    else if (event.key === 'ArrowRight') {
      if (expanded === 'false') setOpen(id, true);
      else if (expanded === 'true') target = items[at + 1];
    } else if (event.key === 'ArrowLeft') {
      if (expanded === 'true') setOpen(id, false);
      else target = items.slice(0, at).findLast(({ ariaLevel }) => Number(ariaLevel) < Number(item.ariaLevel));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (onChoose && path !== '') onChoose(path);
      else if (expanded !== null) setOpen(id, expanded === 'false');
    } else if (typed) {
      const others = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      target = others.find(({ dataset }) => dataset.key?.toLowerCase().startsWith(event.key.toLowerCase()));
    } else return;
    event.preventDefault();
    target?.focus();
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
            // By keyboard this is Enter on the item.
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

function firstOf(root: unknown): string {
  return `/${membersOf('$', root)[0]?.key}`;
}

/** What is open to begin with: what holds the events' own values, and the way to what is chosen. */
function startOf(root: unknown, chosen: string): string[] {
  const isEvent = typeof root === 'object' && root !== null && 'type' in root;
  return [...(isEvent ? ['/properties', '/traits'] : []), ...wayTo(root, chosen)];
}

/** The items that lead to what is chosen, itself the last; none where it is not there. */
function wayTo(root: unknown, chosen: string): string[] {
  if (valueAt(root, chosen) === undefined) return [];
  const keys = splitPath(chosen.replace('$.', ''));
  return keys.map((_, index) => `/${keys.slice(0, index + 1).join('/')}`);
}
