import { Random } from '@sluice/events';
import { killAndGoOn, windowSize } from './kill-and-go-on';

/** `npm run kills` kills oftener. */
const count = Number(process.env.KILLS ?? 6);
const seed = Number(process.env.SEED ?? 7);

jest.setTimeout(count * 120_000);

it(`killed at ${count} random moments, the same command goes on: nothing is lost, and only what was under way is doubled`, async () => {
  const { events, kills, lost, doubled, lastCode } = await killAndGoOn(count, new Random(seed));
  const underWay = kills.reduce((sum, kill) => sum + kill.underWay, 0);
  const signals = kills.map(({ signal }) => signal).join(' ');
  process.stdout.write(
    `${events} events, ${kills.length} kills (seed ${seed}): ${lost} lost, ${doubled} doubled of ${underWay} under way\n${signals}\n`,
  );
  expect(lost).toBe(0);
  expect(kills.filter((kill) => kill.lost > 0)).toEqual([]);
  expect(doubled).toBeLessThanOrEqual(underWay);
  // One window that is sent, and one whose outcomes are not on the disk yet.
  expect(kills.filter((kill) => kill.underWay > 2 * windowSize)).toEqual([]);
  // Those without a name are rejected.
  expect(lastCode).toBe(1);
  const points = kills.map(({ settled }) => settled);
  expect(points).toEqual(points.toSorted((one, other) => one - other));
  expect(points.at(-1)).toBeLessThan(events);
});
