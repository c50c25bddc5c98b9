import type { Status } from '../planning/planner';

/** The statuses in words. */
export const statusWords: Readonly<Record<Status, string>> = {
  planned: 'would be sent',
  delivered: 'delivered',
  skipped: 'skipped',
  rejected: 'rejected',
  retry: 'to be retried',
};

const signs: Readonly<Record<Status, string>> = {
  planned: '✓',
  delivered: '✓',
  skipped: '–',
  rejected: '✕',
  retry: '↻',
};

/** A sign for a status, with its word for screen readers. */
export function StatusMark({ status }: { status: Status | undefined }) {
  if (status === undefined) return null;
  return (
    <span class={`mark ${status}`} title={statusWords[status]}>
      <span aria-hidden="true">{signs[status]}</span>
      <span class="hidden">{statusWords[status]}: </span>
    </span>
  );
}

/** A status in words. */
export function StatusBadge({ status }: { status: Status }) {
  return (
    <span class={`badge ${status}`}>
      <span aria-hidden="true">{signs[status]}</span> {statusWords[status]}
    </span>
  );
}

/** Who must act before an event can be delivered. */
export const fixWords: Readonly<Record<string, string>> = {
  event: 'Fix the event or its mapping',
  settings: 'Fix the settings or mappings',
  vendor: 'Ask the vendor',
};
