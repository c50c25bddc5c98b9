import { recentEvents, specEvent } from '@sluice/events';
import { startSimulator } from '@sluice/simulators';
import { runSluice, temporaryFile } from './run-sluice';

const viewed = JSON.stringify(recentEvents([specEvent('Product Viewed')])[0]);
const anonymous = JSON.stringify({
  ...recentEvents([specEvent('Product Viewed')])[0],
  userId: undefined,
  context: {},
});
const wrongKey = temporaryFile('settings.json', { sourceKey: 'no-such-key' });

describe('what a simulator answers well and the vendor would make no use of', () => {
  it('is in the report, for people and for programs', async () => {
    const argv = ['send', 'commanders-act', '--to-simulator', '--settings', wrongKey];
    const { code, stdout } = await runSluice(argv, { stdin: `${viewed}\n${viewed}\n` });
    expect(code).toBe(1);
    expect(stdout).toMatch(/delivered +2\n/);
    expect(stdout).toContain(
      'Accepted by the simulator, but the vendor would drop or ignore it\n' +
        '        2  The source key is not one of this site\n           (first: event 0, request 1)\n',
    );
    const json = await runSluice([...argv, '--json'], { stdin: viewed });
    expect((JSON.parse(json.stdout) as { simulator: unknown }).simulator).toEqual({
      dropped: [{ reason: 'The source key is not one of this site', count: 1, firstEvent: 0, firstRequest: 1 }],
      pending: [],
    });
  });

  it('is told of what waits for more, too', async () => {
    const { code, stdout } = await runSluice(['send', 'bluecore', '--to-simulator'], { stdin: anonymous });
    expect(code).toBe(0);
    expect(stdout).toContain(
      'Stored by the simulator, but of no use until more events arrive\n' +
        '        1  No identify event has linked the ID to an address yet\n',
    );
  });

  it('is not what the settings say that the account has', async () => {
    const quiz = JSON.stringify({ type: 'track', event: 'Quiz Done', userId: 'jo@example.com' });
    const identify = JSON.stringify({
      type: 'identify',
      userId: 'jo@example.com',
      traits: { first_name: 'Jo', tier: 1 },
    });
    const settings = temporaryFile('settings.json', { customEvents: 'quiz_done', attributes: 'first_name, tier' });
    const send = async (more: readonly string[] = []) => {
      const argv = ['send', 'bluecore', '--to-simulator', ...more];
      return runSluice(argv, { stdin: `${quiz}\n${identify}\n` });
    };
    const { code, stdout } = await send(['--settings', settings]);
    expect([code, stdout]).toEqual([0, expect.not.stringContaining('would drop')]);
    const all = temporaryFile('settings.json', { customEvents: '*', attributes: '*' });
    const { stdout: told } = await send(['--settings', all]);
    expect(told).toContain('No event has been agreed on with the name Quiz Done');
    expect(told).toContain('The attribute tier is created for ever');
  });

  it('is told by a test of the settings', async () => {
    const argv = ['try', 'commanders-act', '--to-simulator', '--yes', '--settings', wrongKey];
    const { code, stdout } = await runSluice(argv);
    expect(code).toBe(1);
    expect(stdout).toContain('        1  The source key is not one of this site\n');
  });

  it('is told by a simulator that ran by itself, as it ends', async () => {
    const printed: string[] = [];
    const { code, stdout } = await runSluice(['simulate', 'commanders-act'], {
      onStdout: (text) => void printed.push(text),
      whenListening: (send) => {
        void (async () => {
          let origin: string | undefined;
          while (origin === undefined) {
            await new Promise((resolve) => setTimeout(resolve, 10));
            origin = /listens on (\S+)/.exec(printed.join(''))?.[1];
          }
          await runSluice(['send', 'commanders-act', '--to-simulator', origin, '--settings', wrongKey], {
            stdin: viewed,
          });
          send('SIGTERM');
        })();
      },
    });
    expect(code).toBe(1);
    expect(stdout).toContain('        1  The source key is not one of this site\n');
  });

  it('is not known of a simulator elsewhere', async () => {
    const simulator = await startSimulator('commanders-act');
    const argv = ['send', 'commanders-act', '--to-simulator', simulator.origin, '--json'];
    const { stdout } = await runSluice([...argv, '--settings', wrongKey], { stdin: viewed });
    expect(JSON.parse(stdout)).not.toHaveProperty('simulator');
    await simulator.close();
  });
});
