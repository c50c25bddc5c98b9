import type { Subscription } from '@sluice/engine/language';
import type { DestinationData } from './definition.ts';
import type { Preview } from './explanation.ts';

export interface EditorProps {
  readonly destination: DestinationData;
  readonly subscriptions: readonly Subscription[];
  readonly events: readonly Readonly<Record<string, unknown>>[];
  readonly preview: Preview | undefined;
  readonly onChange: (subscriptions: readonly Subscription[]) => void;
}

export function Editor({ destination, subscriptions }: EditorProps) {
  return (
    <ul>
      {subscriptions.map(({ name, partnerAction }) => (
        <li>{name ?? destination.actions[partnerAction]?.title}</li>
      ))}
    </ul>
  );
}
