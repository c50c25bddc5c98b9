import { MappingElement } from './mapping-element.tsx';

export type { ActionData, DestinationData } from './definition.ts';
export type {
  Explanation,
  FieldExplanation,
  OutcomeExplanation,
  Preview,
  RequestExplanation,
  SampleEvent,
  SubscriptionExplanation,
} from './explanation.ts';
export type { MappingChange } from './mapping-element.tsx';
export { MappingElement };

declare global {
  interface HTMLElementTagNameMap {
    'sluice-mapping': MappingElement;
  }
}

// A page may load it twice, from two builds.
if (globalThis.customElements && !customElements.get('sluice-mapping')) {
  customElements.define('sluice-mapping', MappingElement);
}
