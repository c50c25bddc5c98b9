import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { runSluice } from './run-sluice';

function transformer(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-cli-transformer-'));
  mkdirSync(join(folder, 'src', 'v0', 'destinations', 'other'), { recursive: true });
  mkdirSync(join(folder, 'src', 'cdk', 'v2', 'destinations', 'bloomreach'), { recursive: true });
  return folder;
}

const filesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();

describe('sluice rudderstack config', () => {
  it.each(Object.keys(catalog))('prints what RudderStack must know of %s', async (slug) => {
    const { code, stdout } = await runSluice(['rudderstack', 'config', slug]);
    expect(code).toBe(0);
    for (const title of ['db-config.json', 'schema.json', 'ui-config.json', 'workspaceConfig.json']) {
      expect(stdout).toContain(`${title}\n{`);
    }
    const name = slug.replaceAll('-', '_').toUpperCase();
    expect(stdout).toContain(
      `  Router.${name}.transformerProxy: true\n  RSERVER_ROUTER_${name}_TRANSFORMER_PROXY=true\n`,
    );
  });

  it('writes the files', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'sluice-')), 'new', 'folder');
    const { code, stdout } = await runSluice(['rudderstack', 'config', 'bloomreach', '--out', folder]);
    expect(code).toBe(0);
    expect(filesIn(folder)).toEqual(['db-config.json', 'schema.json', 'ui-config.json', 'workspaceConfig.json']);
    expect(JSON.parse(readFileSync(join(folder, 'db-config.json'), 'utf8'))).toMatchObject({ name: 'BLOOMREACH' });
    expect(stdout).toContain(`${join(folder, 'schema.json')}\n`);
    expect(stdout).toContain('Router.BLOOMREACH.transformerProxy: true');
    expect(stdout).not.toContain('{');
  });

  it('prints one document where asked', async () => {
    const { stdout } = await runSluice(['rudderstack', 'config', 'bloomreach', '--json']);
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
      'db-config.json',
      'schema.json',
      'ui-config.json',
      'workspaceConfig.json',
      'flags',
    ]);
  });

  it('says where it cannot write', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sluice-')), 'file');
    writeFileSync(file, '');
    const { code, stderr } = await runSluice(['rudderstack', 'config', 'bloomreach', '--out', file]);
    expect(code).toBe(2);
    expect(stderr).toContain(`${file}: nothing can be written there`);
  });
});

describe('sluice rudderstack install', () => {
  it('installs, says what is left to do, and removes', async () => {
    const folder = transformer();
    const before = filesIn(folder);
    const installed = await runSluice(['rudderstack', 'install', folder, 'bloomreach']);
    expect(installed.code).toBe(0);
    expect(installed.stdout).toContain('Written\n  src/v0/destinations/bloomreach/transform.js\n');
    expect(installed.stdout).toContain('Set DISABLE_BLOOMREACH_CDK_V2=ALL for the transformer');
    expect(installed.stdout).toContain('sluice rudderstack config bloomreach');
    const removed = await runSluice(['rudderstack', 'install', folder, '--remove']);
    expect(removed.code).toBe(0);
    expect(removed.stdout).toContain('Removed\n  src/v0/destinations/bloomreach/transform.js\n');
    expect(removed.stdout).toContain('undo what was set for them, DISABLE_<NAME>_CDK_V2');
    expect(filesIn(folder)).toEqual(before);
  });

  it('prints commands that a shell takes as they are, whatever the folder is called', async () => {
    const folder = join(transformer(), 'my trees');
    mkdirSync(join(folder, 'src', 'v0', 'destinations'), { recursive: true });
    const { stdout } = await runSluice(['rudderstack', 'install', folder, 'bloomreach']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`--prefix "${folder}" @sluice/rudderstack`);
  });

  it('refuses what is no transformer', async () => {
    const { code, stderr } = await runSluice(['rudderstack', 'install', tmpdir(), 'bloomreach']);
    expect(code).toBe(2);
    expect(stderr).toContain('is not a RudderStack transformer');
  });

  it('refuses to remove what is not there', async () => {
    const { code, stderr } = await runSluice(['rudderstack', 'install', transformer(), '--remove']);
    expect(code).toBe(2);
    expect(stderr).toContain('there is nothing of ours to remove');
  });

  it('refuses a destination that there is not', async () => {
    const { code, stderr } = await runSluice(['rudderstack', 'install', transformer(), 'blomreach']);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean bloomreach?');
  });
});
