import { previews } from '../state/planning';
import { chosen, entries, nameOf } from '../state/workspace';
import { StatusMark } from './status';

/** The destinations to choose from, each with the event's outcome there. `all` shows them side by side. */
export function VendorBar({
  isAll,
  onAll,
  hasStatus = true,
}: {
  isAll?: boolean;
  onAll?: (isAll: boolean) => void;
  hasStatus?: boolean;
}) {
  return (
    <div class="vendors" role="group" aria-label="Destination">
      {entries.value.map((entry, place) => (
        <button
          type="button"
          key={place}
          aria-pressed={!isAll && chosen.value === place}
          onClick={() => {
            chosen.value = place;
            onAll?.(false);
          }}
        >
          {hasStatus && <StatusMark status={previews.value[place]?.outcome.status} />}
          {nameOf(entry)}
        </button>
      ))}
      {onAll && (
        <button type="button" aria-pressed={isAll === true} onClick={() => onAll(true)}>
          All side by side
        </button>
      )}
    </div>
  );
}
