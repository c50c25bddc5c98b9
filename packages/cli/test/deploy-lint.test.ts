import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { parseAllDocuments } from 'yaml';
import { root } from './documentation/block';
import { typeCheck } from './documentation/type-check';

const read = (name: string) => readFileSync(join(root, 'deploy', name), 'utf8');

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
}
const manifests = parseAllDocuments(read('kubernetes.yaml')).map((document) => document.toJS() as Manifest);

/** The module that has the types of a version of a group: made from the schemas of Kubernetes, and of the Prometheus operator. */
function moduleOf({ apiVersion }: Manifest): string {
  if (apiVersion.startsWith('monitoring.coreos.com/')) return `@kubernetes-models/prometheus-operator/${apiVersion}`;
  return `kubernetes-models/${apiVersion}`;
}

/** What TypeScript says of a manifest: it knows every member, and refuses what Kubernetes does not know. */
function findingsIn(some: readonly Manifest[]): Promise<string[]> {
  return typeCheck(
    some.map((manifest) => ({
      page: 'deploy/kubernetes.yaml',
      line: 1,
      language: 'ts',
      words: [],
      title: undefined,
      code:
        `import type { I${manifest.kind} } from '${moduleOf(manifest)}';\n` +
        `export const manifest: I${manifest.kind} = ${JSON.stringify(manifest)};`,
    })),
  );
}

it('has manifests of which Kubernetes knows every member', async () => {
  const [first, ...others] = manifests;
  expect(others).toHaveLength(6);
  expect(await findingsIn(manifests)).toEqual([]);
  const misspelt = { ...first, immutible: true } as unknown as Manifest;
  expect(await findingsIn([misspelt])).toEqual([expect.stringContaining('"immutible"')]);
});

it('has a compose file without a finding, but for the order of its keys', () => {
  const { DCLinter } = require('dclint') as {
    DCLinter: new (config: object) => {
      lintFiles(paths: readonly string[], isDeep: boolean): { messages: object[] }[];
    };
  };
  const rules = { 'service-keys-order': 0, 'services-alphabetical-order': 0 };
  const linter = new DCLinter({ rules, quiet: false, debug: false, exclude: [] });
  const [result] = linter.lintFiles([join(root, 'deploy', 'compose.yaml')], false);
  expect(result?.messages).toEqual([]);
});

it('has a Dockerfile without a finding', () => {
  expect(validate(read('Dockerfile')).map(({ message }) => message)).toEqual([]);
  expect(validate('FROM node\nEXPOSE many\n')).toHaveLength(1);
});
