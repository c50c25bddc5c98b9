import type { InputField } from '@sluice/kit/host';
import { useContext } from 'preact/hooks';
import { valueAt } from '../event/paths.ts';
import type { Source as AnySource } from '../mapping/source.ts';
import { Sample } from '../sample.ts';
import { MembersEditor } from './members-editor.tsx';
import { PathInput } from './path-input.tsx';
import type { SourceComponent } from './source-editor-props.ts';

type Items = Extract<AnySource, { kind: 'items' }>;

interface ItemsEditorProps {
  readonly Source: SourceComponent;
  readonly label: string;
  readonly source: Items;
  readonly onChange: (source: Items) => void;
  readonly properties?: Readonly<Record<string, InputField>> | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** Edits `@arrayPath`: a list of the event, each item in a new shape. Paths in the shape start from the item. */
export function ItemsEditor({ Source, source, onChange, properties, ...said }: ItemsEditorProps) {
  const list = valueAt(useContext(Sample), source.list);
  const item: unknown = Array.isArray(list) ? list[0] : list;
  return (
    <div class="items">
      <PathInput {...said} path={source.list} onChange={(changed) => onChange({ ...source, list: changed })} />
      <p class="hint">For each item:</p>
      <Sample.Provider value={item}>
        <MembersEditor
          Source={Source}
          label={said.label}
          properties={properties}
          members={source.members}
          onChange={(members) => onChange({ ...source, members })}
        />
      </Sample.Provider>
    </div>
  );
}
