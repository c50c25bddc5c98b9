import { newPath } from '../mapping/source.ts';
import { Icon } from './icon.tsx';
import type { SourceComponent } from './source-editor-props.ts';

interface SourceListProps {
  readonly Source: SourceComponent;
  readonly label: string;
  /** Says what their order means. */
  readonly hint: string;
  readonly sources: readonly unknown[];
  readonly onChange: (sources: readonly unknown[]) => void;
}

/** Edits several sources in order. */
export function SourceList({ Source, label, hint, sources, onChange }: SourceListProps) {
  const swap = (index: number) =>
    onChange(sources.map((one, at) => (at === index ? sources[at + 1] : at === index + 1 ? sources[index] : one)));
  return (
    <div class="sources">
      <p class="hint">{hint}</p>
      <ol>
        {sources.map((source, index) => {
          const name = `${label}, source ${index + 1}`;
          return (
            <li key={index}>
              <Source
                label={name}
                mapping={source}
                onChange={(changed) => onChange(sources.map((one, at) => (at === index ? changed : one)))}
              />
              <span class="row-buttons">
                <button
                  type="button"
                  class="icon-button"
                  aria-label={`Move ${name} up`}
                  disabled={index === 0}
                  onClick={() => swap(index - 1)}
                >
                  <Icon of="up" />
                </button>
                <button
                  type="button"
                  class="icon-button"
                  aria-label={`Remove ${name}`}
                  disabled={sources.length === 1}
                  onClick={() => onChange(sources.filter((_, at) => at !== index))}
                >
                  <Icon of="remove" />
                </button>
              </span>
            </li>
          );
        })}
      </ol>
      <button type="button" class="small" onClick={() => onChange([...sources, { '@path': newPath }])}>
        <Icon of="add" /> Add a source<span class="unseen"> to {label}</span>
      </button>
    </div>
  );
}
