import type { Subscription } from '@sluice/engine/language';
import type { InputField } from '@sluice/kit/host';

/** What the editor needs of a destination: part of its plain data, `JSON.parse(JSON.stringify(destination))`. */
export interface DestinationData {
  readonly name: string;
  readonly slug: string;
  readonly actions: Readonly<Record<string, ActionData>>;
  readonly presets: readonly (Subscription & { readonly name: string })[];
}

/** What the editor needs of an action. */
export interface ActionData {
  readonly title: string;
  readonly description: string;
  readonly fields: Readonly<Record<string, InputField>>;
  readonly defaultSubscription?: string;
}
