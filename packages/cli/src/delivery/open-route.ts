import type { Transport } from '@sluice/engine';
import { startSimulator, type SimulatorChoices, type StartedSimulator } from '../start-simulator';

/** Where requests go: to the vendor or to a simulator. */
export interface Route extends Transport {
  /** How many requests were sent. */
  readonly sent: () => number;
  /** What the vendor would drop, according to the simulator in this process; absent if the requests go elsewhere. */
  readonly losses?: StartedSimulator['losses'];
}

/** Opens connections to the vendor or to the simulator that the user chose; `true` starts one in this process. */
export async function openRoute(
  slug: string,
  toSimulator: string | true | undefined,
  choices: SimulatorChoices,
  connections: number,
): Promise<Route> {
  const { undiciTransport } = await import('@sluice/engine/transports');
  const simulator = toSimulator === true ? await startSimulator(slug, choices) : undefined;
  const origin = simulator?.origin ?? (typeof toSimulator === 'string' ? new URL(toSimulator).origin : undefined);
  const transport = undiciTransport({ connections, ...(origin !== undefined && { origins: { '*': origin } }) });
  let sent = 0;
  return {
    sent: () => sent,
    ...(simulator && { losses: simulator.losses }),
    send(request, options) {
      sent += 1;
      if (options?.events) simulator?.expect(request, options.events);
      return transport.send(request, options);
    },
    async close() {
      await transport.close();
      await simulator?.close();
    },
  };
}
