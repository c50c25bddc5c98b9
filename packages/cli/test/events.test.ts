import { specEvents } from '@sluice/events';
import { runSluice } from './run-sluice';

const eventsOf = (stdout: string) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; event?: string; timestamp?: string });

describe('sluice events', () => {
  it('prints every sample event, as if it had just happened', async () => {
    const { code, stdout } = await runSluice(['events']);
    const printed = eventsOf(stdout);
    expect([code, printed.length]).toEqual([0, specEvents.length]);
    const day = 24 * 3600 * 1000;
    for (const { timestamp = '' } of printed.filter((one) => 'timestamp' in one))
      expect(Date.now() - Date.parse(timestamp)).toBeLessThan(day);
  });

  it('prints those of a name or a type, in any case of letters', async () => {
    const { stdout } = await runSluice(['events', 'order completed', 'IDENTIFY']);
    const printed = eventsOf(stdout);
    expect(new Set(printed.map(({ event, type }) => event ?? type))).toEqual(new Set(['Order Completed', 'identify']));
  });

  it('lists the names', async () => {
    const { stdout } = await runSluice(['events', '--list']);
    expect(stdout).toMatch(/^track {5}Order Completed$/m);
    expect(stdout).toMatch(/^identify$/m);
    const lines = stdout.trimEnd().split('\n');
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('makes up as many as one wants, the same with the same seed', async () => {
    const typesOf = async (...argv: string[]) =>
      eventsOf((await runSluice(['events', '--generate', '2500', ...argv])).stdout).map(({ type, event }) => [
        type,
        event,
      ]);
    const first = await typesOf('--seed', '7');
    expect(first).toHaveLength(2500);
    expect(await typesOf('--seed', '7')).toEqual(first);
    expect(await typesOf('--seed', '8')).not.toEqual(first);
  });

  it.each([
    [['Order Complted'], /no sample event "Order Complted"\. Did you mean "Order Completed"\?/],
    [['xyzzy'], /no sample event "xyzzy"\. "sluice events --list" lists them/],
    [['--seed', '3'], /^--seed: only for what --generate makes up/],
  ])('says what is wrong with %j', async (argv, message) => {
    const { code, stdout, stderr } = await runSluice(['events', ...argv]);
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringMatching(message) as string]);
  });

  it('are what preview takes', async () => {
    const { stdout } = await runSluice(['events']);
    const { code, stderr } = await runSluice(['preview', 'bloomreach', '--to-simulator', '-'], { stdin: stdout });
    expect([code, stderr]).toEqual([0, '']);
  });
});
