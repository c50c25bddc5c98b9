import { describeMapping } from '@sluice/kit/host';
import type { Change } from '../changes-of.ts';
import type { ActionData } from '../definition.ts';
import { Icon } from './icon.tsx';

interface ChangesProps {
  readonly action: ActionData;
  readonly changes: readonly Change[];
  readonly onReset: (change: Change) => void;
}

/** The differences from the preset, each with the preset's value. */
export function Changes({ action, changes, onReset }: ChangesProps) {
  if (changes.length === 0) {
    return (
      <p class="blank">Nothing differs from the preset. Improvements in later versions take effect by themselves.</p>
    );
  }
  return (
    <ul class="changes">
      {changes.map((change) => {
        const { field, before, after } = change;
        const known = field === undefined ? undefined : action.fields[field];
        const label = field === undefined ? 'Trigger' : (known?.label ?? field);
        const tell = (mapping: unknown) =>
          field === undefined || mapping === undefined
            ? mapping
            : describeMapping(mapping, (text) => text, known?.kind);
        return (
          <li key={field ?? ''}>
            <h3>{label}</h3>
            <del>{tell(before) ?? 'Not mapped'}</del>
            <ins>{tell(after) ?? 'Not mapped'}</ins>
            <button type="button" class="link" onClick={() => onReset(change)}>
              <Icon of="reset" /> Reset<span class="unseen"> {label}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
