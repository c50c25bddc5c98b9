import rudderstackNode from './captured/rudderstack-node.json';
import segmentNode from './captured/segment-node.json';

const captured: Readonly<Record<CapturedEvent['sdk'], readonly object[]>> = {
  'segment-node': segmentNode,
  'rudderstack-node': rudderstackNode,
};

/** An event that a published SDK sent. */
export interface CapturedEvent {
  /** Which published SDK sent it. */
  sdk: 'segment-node' | 'rudderstack-node';
  /** As the SDK sent it, without what a host's servers add later. */
  event: Record<string, unknown>;
}

/** What the published SDKs send for the same calls, in order. Copies, which may be changed. */
export function capturedEvents(): CapturedEvent[] {
  return Object.entries(captured).flatMap(([sdk, events]) =>
    (JSON.parse(JSON.stringify(events)) as Record<string, unknown>[]).map((event) => ({
      sdk: sdk as CapturedEvent['sdk'],
      event,
    })),
  );
}
