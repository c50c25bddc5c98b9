import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalog } from '@sluice/catalog';
import { definitionFiles } from '@sluice/rudderstack';
import { parse, parseAllDocuments } from 'yaml';
import { runSluice } from './run-sluice';

const deploy = join(__dirname, '..', '..', '..', 'deploy');
const read = (name: string) => readFileSync(join(deploy, name), 'utf8');

interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly env_file?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}
const { services } = parse(read('compose.yaml')) as { services: Readonly<Record<string, Service>> };

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
  // oxlint-disable-next-line typescript/no-explicit-any -- every kind has another
  readonly spec?: any;
}
const manifests = parseAllDocuments(read('kubernetes.yaml')).map((document) => {
  expect(document.errors).toEqual([]);
  return document.toJS() as Manifest;
});
const manifest = (kind: string) => manifests.find((one) => one.kind === kind) as Manifest;
const container = manifest('Deployment').spec.template.spec.containers[0];

it('starts Sluice with options that it has, for all of our destinations, in front of the transformer', async () => {
  const { stdout: help } = await runSluice(['serve', '--help']);
  for (const argv of [services.sluice?.command, container.args] as string[][]) {
    const [command, ...options] = argv;
    expect(command).toBe('serve');
    for (const option of options) expect(help).toContain(`${option.split('=')[0]} <`);
    expect(options).toContain(`--own=${Object.keys(catalog).join()}`);
  }
  expect(services.sluice?.command).toContain('--upstream=http://transformer:9090');
  expect(services['rudder-server']?.environment?.DEST_TRANSFORM_URL).toBe('http://sluice:9090');
});

it('tells rudder-server and Sluice the same, by the variables that "sluice rudderstack config" prints', () => {
  const written = new Map(
    read('proxied.env')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('=') as [string, string]),
  );
  const flags = Object.values(catalog).flatMap((destination) => definitionFiles(destination).flags);
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries(flags.map(({ variable, value }) => [variable, value])),
  );
  expect([services.sluice?.env_file, services['rudder-server']?.env_file]).toEqual([['proxied.env'], ['proxied.env']]);
  const proxied = flags.filter(({ key }) => key.endsWith('transformerProxy'));
  // The manifest begins the move, with the proxy off.
  expect(manifest('ConfigMap').data).toEqual(Object.fromEntries(proxied.map(({ variable }) => [variable, 'false'])));
  expect(container.envFrom).toEqual([{ configMapRef: { name: manifest('ConfigMap').metadata.name } }]);
});

it('waits in the compose file for what is healthy, and builds what is there', () => {
  for (const { depends_on: needs = {}, build } of Object.values(services)) {
    for (const [name, { condition }] of Object.entries(needs)) {
      expect(condition).toBe('service_healthy');
      // Sluice's image has a health check of its own.
      expect(services[name]?.healthcheck ?? (name === 'sluice' && services[name]?.build)).toBeTruthy();
    }
    expect(!build || existsSync(join(deploy, build.context, build.dockerfile))).toBe(true);
  }
  expect(Object.keys(services)).toEqual(['db', 'transformer', 'sluice', 'rudder-server']);
});

it('runs the image without development packages, as no root, with a health check', () => {
  const stages = read('Dockerfile')
    .split(/^FROM /m)
    .slice(1);
  expect(stages).toHaveLength(3);
  const [, install = '', last = ''] = stages;
  expect(install).toContain('--omit=dev');
  expect(last).toMatch(/^USER node$/m);
  expect(last).toMatch(/^HEALTHCHECK /m);
  expect(last).not.toMatch(/^RUN /m);
  const [entry = ''] = /(?<=^ENTRYPOINT ).*$/m.exec(last) ?? [];
  expect(JSON.parse(entry)).toEqual(['node', '/sluice/node_modules/@sluice/cli/bin/sluice.js']);
});

it('has in Kubernetes what scales it, keeps it and watches it, each meant for its pods', () => {
  const kinds = [
    'ConfigMap',
    'Deployment',
    'Service',
    'HorizontalPodAutoscaler',
    'PodDisruptionBudget',
    'NetworkPolicy',
    'ServiceMonitor',
  ];
  expect(manifests.map(({ kind }) => kind)).toEqual(kinds);
  const labels = { 'app.kubernetes.io/name': 'sluice' };
  for (const { metadata } of manifests) expect(metadata.labels).toEqual(labels);
  const pod = manifest('Deployment').spec.template;
  expect(pod.metadata.labels).toEqual(labels);
  expect(manifest('Deployment').spec).not.toHaveProperty('replicas');
  for (const kind of ['Deployment', 'PodDisruptionBudget', 'ServiceMonitor'])
    expect(manifest(kind).spec.selector).toEqual({ matchLabels: labels });
  expect(manifest('Service').spec.selector).toEqual(labels);
  const { scaleTargetRef, minReplicas, metrics } = manifest('HorizontalPodAutoscaler').spec;
  expect(scaleTargetRef).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: manifest('Deployment').metadata.name,
  });
  expect(minReplicas).toBeGreaterThan(manifest('PodDisruptionBudget').spec.maxUnavailable);
  expect(metrics[0].resource.name).toBe('cpu');
  const port = container.ports[0];
  expect(container.args).toContain(`--port=${port.containerPort}`);
  expect(container.readinessProbe.httpGet.path).toBe('/ready');
  const drain = /(?<=^--drain=)\d+$/.exec(container.args.find((one: string) => one.startsWith('--drain')));
  expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(Number(drain) + 60);
  const named = [
    container.readinessProbe.httpGet.port,
    container.livenessProbe.tcpSocket.port,
    manifest('Service').spec.ports[0].targetPort,
  ];
  expect(named).toEqual([port.name, port.name, port.name]);
  expect(manifest('ServiceMonitor').spec.endpoints[0].port).toBe(manifest('Service').spec.ports[0].name);
  expect(pod.spec.securityContext.runAsNonRoot).toBe(true);
});
