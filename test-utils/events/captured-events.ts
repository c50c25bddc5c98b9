import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface CapturedEvent {
  /** Which published SDK sent it. */
  sdk: (typeof sdks)[number];
  /** As the SDK sent it: what a host's servers add afterwards is not in it. */
  event: Record<string, unknown>;
}

const sdks = ['segment-node', 'rudderstack-node'] as const;

/** What the published SDKs send for the same calls, in their order: copies, free to be changed. */
export function capturedEvents(): CapturedEvent[] {
  const folder = join(packageFolder(__dirname), 'events', 'captured');
  return sdks.flatMap((sdk) =>
    readFileSync(join(folder, `${sdk}.ndjson`), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => ({ sdk, event: JSON.parse(line) })),
  );
}

/** The data lies beside the sources alone, while this file is also run from `dist`. */
function packageFolder(start: string): string {
  return existsSync(join(start, 'package.json')) ? start : packageFolder(dirname(start));
}
