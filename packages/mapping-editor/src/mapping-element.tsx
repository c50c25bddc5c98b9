import {
  checkSubscriptions,
  type ConfigurationProblem,
  isSame,
  overridesOf,
  type Subscription,
  type SubscriptionOverrides,
} from '@sluice/engine/language';
import { isObject } from '@sluice/kit/host';
import { render } from 'preact';
import type { DestinationData } from './definition.ts';
import type { Preview, SampleEvent } from './explanation.ts';
import { Editor } from './editor.tsx';
import { problemsOf } from './problems-of.ts';
import { styleSheetFor } from './style-sheet.ts';

/** The `detail` of a `change` event. */
export interface MappingChange {
  readonly subscriptions: readonly Subscription[];
  /** How they differ from the presets: the form to store, so that improved presets reach users who did not change them. */
  readonly overrides: SubscriptionOverrides;
  /** What cannot work, in the words of `compile`; places begin with `subscriptions[0]`. */
  readonly problems: readonly ConfigurationProblem[];
}

/** All subscriptions, or what differs from the presets. */
export type GivenSubscriptions = readonly Subscription[] | SubscriptionOverrides;

interface Properties {
  destination: DestinationData | undefined;
  subscriptions: GivenSubscriptions | undefined;
  events: readonly SampleEvent[];
  preview: Preview | undefined;
}

/** Without a DOM, as on a server, the class can be loaded but not constructed. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * `<sluice-mapping>`: edits a destination's subscriptions. All inputs are properties; edits are reported as `change` events. It can be used
 * as a form control: its value is what differs from the presets, as JSON, and it is invalid as long as something cannot work.
 */
export class MappingElement extends Base {
  static readonly formAssociated = true;

  private readonly internals = this.attachInternals();
  private readonly given: Properties = {
    destination: undefined,
    subscriptions: undefined,
    events: [],
    preview: undefined,
  };
  /** All subscriptions as edited; undefined if the given ones cannot be read. */
  private all: readonly Subscription[] | undefined;
  /** Why they cannot be read. */
  private misgiven: readonly ConfigurationProblem[] = [];
  /** Counts the destinations: for another one, the editor starts from scratch. */
  private destinations = 0;
  private reports = 0;
  private isDue = false;

  constructor() {
    super();
    this.addEventListener('invalid', (event) => {
      // Instead of the browser's bubble, which would point at the whole editor.
      event.preventDefault();
      this.reports += 1;
      this.plan();
    });
  }

  get destination() {
    return this.given.destination;
  }
  /** An equal object, such as frameworks pass again, changes nothing. */
  set destination(destination) {
    if (isSame(destination, this.given.destination)) return;
    this.given.destination = destination ?? undefined;
    this.destinations += 1;
    this.begin();
  }

  /** All subscriptions that are on. By default the destination's presets. May be set to what differs from the presets. */
  get subscriptions(): readonly Subscription[] | undefined {
    return this.all;
  }
  /** Setting the value that a `change` has reported changes nothing. */
  set subscriptions(subscriptions: GivenSubscriptions | undefined) {
    const { destination, all } = this;
    this.given.subscriptions = subscriptions ?? undefined;
    const isKnown =
      all && destination && subscriptions && isSame(subscriptions, alike(subscriptions, destination, all));
    if (!isKnown) this.begin();
  }

  get events() {
    return this.given.events;
  }
  set events(events) {
    this.given.events = (events ?? []).filter(isObject);
    this.plan();
  }

  get preview() {
    return this.given.preview;
  }
  set preview(preview) {
    this.given.preview = preview ?? undefined;
    this.plan();
  }

  get form() {
    return this.internals.form;
  }
  get name() {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }
  get validity() {
    return this.internals.validity;
  }
  get validationMessage() {
    return this.internals.validationMessage;
  }
  checkValidity(): boolean {
    this.show();
    return this.internals.checkValidity();
  }
  /** Also moves the focus to what is wrong. */
  reportValidity(): boolean {
    this.show();
    return this.internals.reportValidity();
  }

  connectedCallback(): void {
    // Properties that a page set before this class was defined hide the accessors above.
    for (const key of [...Object.keys(this.given), 'name']) {
      if (!Object.hasOwn(this, key)) continue;
      const given: unknown = Reflect.get(this, key);
      Reflect.deleteProperty(this, key);
      Reflect.set(this, key, given);
    }
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [styleSheetFor(this.ownerDocument)];
    this.plan();
  }

  formResetCallback(): void {
    this.begin();
  }

  formDisabledCallback(): void {
    this.plan();
  }

  /** Starts from what was given. */
  private begin(): void {
    const { destination, subscriptions } = this.given;
    const problems: ConfigurationProblem[] = [];
    const placed = destination && subscriptions && checkSubscriptions(destination, subscriptions, problems);
    const all = placed?.map(({ subscription }) => subscription) ?? destination?.presets;
    this.all = problems.length === 0 ? all : undefined;
    this.misgiven = problems;
    this.plan();
  }

  private plan(): void {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => this.show());
  }

  private show(): void {
    this.isDue = false;
    const { shadowRoot, destination, subscriptions, misgiven, events, preview } = this;
    if (!shadowRoot) return;
    const problems = destination && subscriptions ? problemsIn(destination, subscriptions) : misgiven;
    const [first] = problems;
    this.internals.setValidity({ customError: first !== undefined }, first && `${first.place}: ${first.message}`);
    if (!destination || !subscriptions) return render(<Misgiven problems={misgiven} />, shadowRoot);
    if (this.form) this.internals.setFormValue(JSON.stringify(overridesOf(destination, subscriptions)));
    const change = (edited: readonly Subscription[]): void => {
      this.all = edited;
      this.show();
      const detail: MappingChange = {
        subscriptions: edited,
        overrides: overridesOf(destination, edited),
        problems: problemsIn(destination, edited),
      };
      this.dispatchEvent(new CustomEvent('change', { detail, bubbles: true, composed: true }));
    };
    return render(
      <Editor
        key={this.destinations}
        destination={destination}
        subscriptions={subscriptions}
        events={events}
        preview={preview}
        isDisabled={this.matches(':disabled')}
        reports={this.reports}
        onChange={change}
      />,
      shadowRoot,
    );
  }
}

/** All subscriptions in the form of the given ones. */
function alike(given: GivenSubscriptions, destination: DestinationData, all: readonly Subscription[]) {
  return Array.isArray(given) ? all : overridesOf(destination, all);
}

/** Shown instead of the editor: editing subscriptions that cannot be read would lose them. */
function Misgiven({ problems }: { readonly problems: readonly ConfigurationProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="problems misgiven" role="alert">
      {problems.map(({ place, message }) => (
        <li key={place} class="problem">
          <code>{place}</code> {message}
        </li>
      ))}
    </ul>
  );
}

function problemsIn(destination: DestinationData, all: readonly Subscription[]): readonly ConfigurationProblem[] {
  return all.flatMap((subscription, index) =>
    problemsOf(destination, subscription).map(({ place, message }) => ({
      place: `subscriptions[${index}].${place}`,
      message,
    })),
  );
}
