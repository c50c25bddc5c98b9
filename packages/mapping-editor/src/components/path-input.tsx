import { useContext, useRef, useState } from 'preact/hooks';
import { completePath } from '../event/complete-path.ts';
import { pathsIn } from '../event/paths.ts';
import { showValue } from '../event/show-value.ts';
import { Sample } from '../sample.ts';
import { Combobox } from './combobox.tsx';
import { EventTree } from './event-tree.tsx';
import { Icon } from './icon.tsx';

interface PathInputProps {
  readonly label: string;
  readonly path: string;
  readonly onChange: (path: string) => void;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** A path, typed with completions from the sample event or picked from its tree. */
export function PathInput({ label, path, onChange, describedBy, isInvalid }: PathInputProps) {
  const sample = useContext(Sample);
  const root = useRef<HTMLDivElement>(null);
  const [isTreeOpen, setIsTreeOpen] = useState(false);
  const optionsFor = (typed: string) =>
    completePath(typed, pathsIn(sample)).map(({ path: value, value: at }) => ({ value, hint: showValue(at, 30) }));
  const focus = (selector: string) => root.current?.querySelector<HTMLElement>(selector)?.focus();
  return (
    <div ref={root} class="path">
      <div class="with-button">
        <Combobox
          label={`Path of ${label}`}
          value={path}
          optionsFor={optionsFor}
          onInput={onChange}
          describedBy={describedBy}
          isInvalid={isInvalid}
          placeholder="$.properties.…"
          isCode
        />
        {sample !== undefined && (
          <button
            type="button"
            class="icon-button"
            aria-label={`Pick ${label} from the sample event`}
            title="Pick from the sample event"
            aria-expanded={isTreeOpen}
            onClick={() => {
              setIsTreeOpen(!isTreeOpen);
              if (!isTreeOpen) requestAnimationFrame(() => focus('[role=treeitem][tabindex="0"]'));
            }}
          >
            <Icon of="tree" />
          </button>
        )}
      </div>
      {isTreeOpen && (
        <div
          class="picker"
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            setIsTreeOpen(false);
            focus('.icon-button');
          }}
        >
          <EventTree
            label="Sample event"
            root={sample}
            chosen={path}
            onChoose={(chosen) => {
              onChange(chosen);
              setIsTreeOpen(false);
              focus('input');
            }}
          />
        </div>
      )}
    </div>
  );
}
