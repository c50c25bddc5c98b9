import type { InputField } from '@sluice/kit/host';
import { useState } from 'preact/hooks';
import { type Members, newPath } from '../mapping/source.ts';
import { Icon } from './icon.tsx';
import type { SourceComponent } from './source-editor-props.ts';

interface MembersEditorProps {
  readonly Source: SourceComponent;
  readonly label: string;
  /** The members that the field declares; there may be others. */
  readonly properties?: Readonly<Record<string, InputField>> | undefined;
  readonly members: Members;
  readonly onChange: (members: Members) => void;
}

/** Edits an object: a source for each member. */
export function MembersEditor({ Source, label, properties = {}, members, onChange }: MembersEditorProps) {
  const [name, setName] = useState('');
  const keys = [...new Set([...Object.keys(properties), ...Object.keys(members)])];
  const isNew = name.trim() !== '' && !keys.includes(name.trim());
  const set = (key: string, mapping: unknown) => {
    const { [key]: _, ...others } = members;
    const changed = key in members ? { ...members, [key]: mapping } : { ...others, [key]: mapping };
    onChange(mapping === undefined ? others : changed);
  };
  return (
    <div class="members">
      {keys.map((key) => {
        const field = properties[key];
        const shown = field?.label ?? key;
        return (
          <div key={key} class="member" role="group" aria-label={shown}>
            <span class="member-words" title={field?.description}>
              {shown} {field && <code>{key}</code>}
            </span>
            <Source
              label={`${shown} of ${label}`}
              mapping={members[key]}
              field={field ?? ownMember}
              onChange={(mapping) => set(key, mapping)}
            />
          </div>
        );
      })}
      <form
        class="beside"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNew) return;
          set(name.trim(), { '@path': `${newPath}${name.trim()}` });
          setName('');
        }}
      >
        <input
          type="text"
          aria-label={`Name of a new member of ${label}`}
          placeholder="Name of a new member"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <button type="submit" class="small" disabled={!isNew}>
          <Icon of="add" /> Add<span class="unseen"> a member to {label}</span>
        </button>
      </form>
    </div>
  );
}

const ownMember: InputField = { type: 'string', label: '', description: '' };
