import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

type Json = Readonly<Record<string, unknown>>;

interface HostError {
  readonly message: string;
  readonly status: number;
  readonly statTags: Readonly<Record<string, string>>;
}

/** A folder with the layout of RudderStack's transformer, and what loads its destinations by the same rules. */
export class TransformerStandIn {
  readonly folder = mkdtempSync(join(tmpdir(), 'sluice-transformer-'));

  constructor(
    files: Readonly<Record<string, string>> = {},
    private readonly tree = 'src',
  ) {
    const library = dirname(require.resolve('@rudderstack/integrations-lib/package.json'));
    mkdirSync(join(this.folder, 'node_modules', '@rudderstack'), { recursive: true });
    symlinkSync(library, join(this.folder, 'node_modules', '@rudderstack', 'integrations-lib'));
    this.write({ 'v0/destinations/other/transform.js': 'exports.process = () => ({});\n', ...files });
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.folder, this.tree, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }

  /** Every file of the tree with its text and mode, and every folder. */
  snapshot(): Readonly<Record<string, string>> {
    const entries = readdirSync(this.folder, { recursive: true, encoding: 'utf8' }).filter(
      (path) => !path.startsWith('node_modules'),
    );
    return Object.fromEntries(
      entries.map((path) => {
        const file = join(this.folder, path);
        const { mode, mtimeMs } = statSync(file);
        return [path, statSync(file).isDirectory() ? 'folder' : `${mode} ${mtimeMs} ${readFileSync(file, 'utf8')}`];
      }),
    );
  }

  /** A folder's name makes a destination. */
  names(version: string): readonly string[] {
    return readdirSync(join(this.folder, this.tree, version, 'destinations'));
  }

  /** The processor's route: one output for each request of an event. */
  async processEvents(name: string, events: readonly Json[]): Promise<readonly Json[]> {
    const handler = this.load('v0', name, 'transform') as { process: (event: unknown, metadata: unknown) => unknown };
    const outputs: Json[] = [];
    for (const event of events) {
      const { metadata } = event;
      try {
        const made = await handler.process(structuredClone(event), {});
        outputs.push(...[made].flat().map((output) => ({ output, metadata, statusCode: 200 })));
      } catch (error) {
        outputs.push({ metadata, ...this.explain(error) });
      }
    }
    return outputs;
  }

  /** The router's route: grouped by destination. */
  async routeJobs(name: string, input: readonly (Json & { destination: { ID: string } })[]): Promise<readonly Json[]> {
    const handler = this.load('v0', name, 'transform') as {
      processRouterDest: (jobs: unknown, metadata: unknown) => unknown;
    };
    const ids = [...new Set(input.map(({ destination }) => destination.ID))];
    const groups = ids.map((id) => input.filter(({ destination }) => destination.ID === id));
    const outputs = await Promise.all(groups.map((jobs) => handler.processRouterDest(structuredClone(jobs), {})));
    return outputs.flat() as Json[];
  }

  /** The batch route, for jobs that the processor has transformed. */
  async batch(name: string, jobs: readonly Json[]): Promise<readonly Json[]> {
    const handler = this.load('v0', name, 'transform') as { batch: (jobs: unknown) => readonly Json[] };
    return handler.batch(jobs);
  }

  /** The proxy's route. */
  async deliver(version: 'v0' | 'v1', name: string, request: Json): Promise<{ status: number; body: Json }> {
    const { networkHandler: Handler } = this.load(version, name, 'networkHandler') as {
      networkHandler: new () => Record<string, (given: unknown, name?: string) => unknown>;
    };
    const handler = new Handler();
    try {
      const answer = handler.processAxiosResponse?.(await handler.proxy?.(request, name));
      const output = handler.responseHandler?.({
        destinationResponse: answer,
        rudderJobMetadata: request.metadata,
        destType: name,
        destinationRequest: request,
      }) as Json & { status: number };
      return { status: version === 'v0' ? output.status : 200, body: { output } };
    } catch (error) {
      const { statusCode, error: message, statTags } = this.explain(error);
      return { status: statusCode, body: { output: { status: statusCode, message, statTags } } };
    }
  }

  async deleteUsers(name: string, deletion: Json): Promise<Json> {
    if (!existsSync(this.path('v0', name, 'deleteUsers.js'))) return { statusCode: 404 };
    const handler = this.load('v0', name, 'deleteUsers') as {
      processDeleteUsers: (deletion: unknown) => Promise<Json>;
    };
    return handler.processDeleteUsers(deletion).catch((error: unknown) => this.explain(error));
  }

  private path(version: string, name: string, module: string): string {
    return join(this.folder, this.tree, version, 'destinations', name, module);
  }

  private load(version: string, name: string, module: string): unknown {
    // oxlint-disable-next-line typescript/no-require-imports -- as the transformer does it
    return require(this.path(version, name, module)) as unknown;
  }

  /** An error that is not of its own copy of the library loses its tags. */
  private explain(error: unknown) {
    // oxlint-disable-next-line typescript/no-require-imports -- its own copy
    const { BaseError } = require(join(this.folder, 'node_modules', '@rudderstack', 'integrations-lib')) as {
      BaseError: new () => HostError;
    };
    if (error instanceof BaseError) {
      return { statusCode: error.status, error: error.message, statTags: error.statTags };
    }
    return { statusCode: 500, error: String(error), statTags: { errorCategory: 'transformation' } };
  }
}
