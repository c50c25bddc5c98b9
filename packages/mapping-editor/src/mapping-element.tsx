import {
  type ConfigurationProblem,
  overridesOf,
  type Subscription,
  type SubscriptionOverrides,
} from '@sluice/engine/language';
import { render } from 'preact';
import type { DestinationData } from './definition.ts';
import type { Preview, SampleEvent } from './explanation.ts';
import { Editor } from './editor.tsx';
import { problemsOf } from './problems-of.ts';
import { styleSheet } from './style-sheet.ts';

/** What a `change` tells. */
export interface MappingChange {
  readonly subscriptions: readonly Subscription[];
  /** What of them differs from the presets: the form to keep, so that better presets reach whoever did not change them. */
  readonly overrides: SubscriptionOverrides;
  /** What cannot work, as `compile` would tell: places begin with `subscriptions[0]`. */
  readonly problems: readonly ConfigurationProblem[];
}

interface Properties {
  destination: DestinationData | undefined;
  /** The destination's presets unless given. */
  subscriptions: readonly Subscription[] | undefined;
  /** Sample events, to pick from and to preview. */
  events: readonly SampleEvent[];
  preview: Preview | undefined;
}

/** Where there is no DOM, as when a server renders, the class can be loaded but not made. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/** `<sluice-mapping>`: edits a destination's subscriptions. Everything is given as properties; edits are told as `change`. */
export class MappingElement extends Base implements Properties {
  private readonly properties: Properties = {
    destination: undefined,
    subscriptions: undefined,
    events: [],
    preview: undefined,
  };
  private isDue = false;

  get destination() {
    return this.properties.destination;
  }
  set destination(destination) {
    this.set({ destination });
  }
  get subscriptions() {
    return this.properties.subscriptions ?? this.destination?.presets;
  }
  set subscriptions(subscriptions) {
    this.set({ subscriptions });
  }
  get events() {
    return this.properties.events;
  }
  set events(events) {
    this.set({ events });
  }
  get preview() {
    return this.properties.preview;
  }
  set preview(preview) {
    this.set({ preview });
  }

  connectedCallback(): void {
    // What a page has set before this class was there hides the properties above.
    for (const key of Object.keys(this.properties) as (keyof Properties)[]) {
      if (!Object.hasOwn(this, key)) continue;
      const { [key]: given } = this;
      delete (this as Partial<Properties>)[key];
      this.set({ [key]: given });
    }
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [styleSheet()];
    this.set({});
  }

  private set(changed: Partial<Properties>): void {
    Object.assign(this.properties, changed);
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.show();
    });
  }

  private show(): void {
    const { shadowRoot, destination, subscriptions = [], events, preview } = this;
    if (!shadowRoot || !destination) return;
    const change = (edited: readonly Subscription[]): void => {
      this.set({ subscriptions: edited });
      const problems = edited.flatMap((subscription, index) =>
        problemsOf(destination, subscription).map(({ place, message }) => ({
          place: `subscriptions[${index}].${place}`,
          message,
        })),
      );
      const detail: MappingChange = {
        subscriptions: edited,
        overrides: overridesOf(destination, edited),
        problems,
      };
      this.dispatchEvent(new CustomEvent('change', { detail, bubbles: true, composed: true }));
    };
    render(
      <Editor
        destination={destination}
        subscriptions={subscriptions}
        events={events}
        preview={preview}
        onChange={change}
      />,
      shadowRoot,
    );
  }
}
