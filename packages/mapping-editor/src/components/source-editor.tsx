import { describeMapping } from '@sluice/kit/host';
import { useState } from 'preact/hooks';
import { readSource, type Source, type SourceKind, startSource, writeSource } from '../mapping/source.ts';
import { innerKinds, kindLabels, kindsFor, shortLabels } from '../mapping/source-kinds.ts';
import { ConditionEditor } from './condition-editor.tsx';
import { FixedInput } from './fixed-input.tsx';
import { Icon } from './icon.tsx';
import { ItemsEditor } from './items-editor.tsx';
import { JsonEditor } from './json-editor.tsx';
import { MembersEditor } from './members-editor.tsx';
import { PathInput } from './path-input.tsx';
import type { SourceEditorProps } from './source-editor-props.ts';
import { SourceList } from './source-list.tsx';

const shortKinds: ReadonlySet<SourceKind> = new Set(['none', 'path', 'fixed', 'template']);

/** Edits where a value comes from: the kind of source, and what that kind needs. */
export function SourceEditor(props: SourceEditorProps) {
  const { label, mapping, onChange, field, isInvalid } = props;
  const [preferred, setPreferred] = useState<SourceKind>();
  const source = readSource(mapping, preferred);
  const offered = field ? kindsFor(field) : innerKinds;
  const kinds = offered.includes(source.kind) ? offered : [source.kind, ...offered];
  /** Large sources are shown as a summary until they are edited or invalid. */
  const [isOpened, setIsOpen] = useState(false);
  const isLong = field !== undefined && !shortKinds.has(source.kind);
  const isOpen = isOpened || isInvalid === true;
  const turnTo = (kind: SourceKind) => {
    setPreferred(kind);
    setIsOpen(true);
    onChange(startSource(kind, mapping, field));
  };
  return (
    <div class={`source source-${source.kind}${field ? '' : ' inner'}`}>
      <select
        aria-label={`Source of ${label}`}
        value={source.kind}
        onChange={(event) => turnTo(event.currentTarget.value as SourceKind)}
      >
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {(field ? undefined : shortLabels[kind]) ?? kindLabels[kind]}
          </option>
        ))}
      </select>
      {isLong ? (
        <button
          type="button"
          class="summary"
          aria-expanded={isOpen}

          onClick={() => setIsOpen(!isOpen)}
        >
          <span class="unseen">Edit {label}: </span>
          <span class="code">{describeMapping(mapping, (text) => text.replace('$.', ''), field?.kind)}</span>
          <Icon of={isOpen ? 'up' : 'down'} />
        </button>
      ) : null}
      {(!isLong || isOpen) && (
        <SourceBody {...props} source={source} change={(changed) => onChange(writeSource(changed))} />
      )}
    </div>
  );
}

interface SourceBodyProps extends SourceEditorProps {
  readonly source: Source;
  readonly change: (source: Source) => void;
}

function SourceBody({ source, change, label, field, describedBy, isInvalid }: SourceBodyProps) {
  const said = { label, describedBy, isInvalid };
  switch (source.kind) {
    case 'none':
      return null;
    case 'path':
      return <PathInput {...said} path={source.path} onChange={(path) => change({ ...source, path })} />;
    case 'fixed':
      return (
        <FixedInput {...said} field={field} value={source.value} onChange={(value) => change({ ...source, value })} />
      );
    case 'template':
      return (
        <input
          type="text"
          class="code"
          aria-label={`Template of ${label}`}
          aria-describedby={describedBy}
          aria-invalid={isInvalid}
          placeholder="{{properties.first}} {{properties.last}}"
          spellcheck={false}
          value={source.template}
          onInput={(event) => change({ ...source, template: event.currentTarget.value })}
        />
      );
    case 'fallbacks':
      return (
        <SourceList
          Source={SourceEditor}
          label={label}
          hint={source.isList ? 'The first that can be read is taken.' : 'The first that has a value is taken.'}
          sources={source.sources}
          onChange={(sources) => change({ ...source, sources })}
        />
      );
    case 'merged':
      return (
        <SourceList
          Source={SourceEditor}
          label={label}
          hint={source.direction === 'right' ? 'Later ones win.' : 'Earlier ones win.'}
          sources={source.sources}
          onChange={(sources) => change({ ...source, sources })}
        />
      );
    case 'condition':
      return <ConditionEditor Source={SourceEditor} label={label} source={source} onChange={change} />;
    case 'members':
      return (
        <MembersEditor
          Source={SourceEditor}
          label={label}
          properties={field?.properties}
          members={source.members}
          onChange={(members) => change({ ...source, members })}
        />
      );
    case 'items':
      return (
        <ItemsEditor {...said} Source={SourceEditor} properties={field?.properties} source={source} onChange={change} />
      );
    case 'json':
      return <JsonEditor {...said} value={source.mapping} onChange={(mapping) => change({ ...source, mapping })} />;
  }
}
