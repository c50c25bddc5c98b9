import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from '@segment/actions-core/mapping-kit';
import { parseFql, validate } from '@segment/destination-subscriptions';
import { catalog } from '@sluice/catalog';
import { compile, compileMapping, compileTrigger } from '@sluice/engine';
import { type Destination, isObject } from '@sluice/kit/host';
import { accountConfiguration } from '@sluice/rudderstack';
import { simulators } from '@sluice/simulators';
import { parse } from 'yaml';
import { type Block, root } from './block';
import { events } from './given';
import { assertKnown } from './known-json';
import { runProgram } from './program';
import { matches } from './matches';
import { runShell, type ShellRun } from './shell';
import { accountOf, filledIn, withAccount } from './with-account';

/** Words of texts that are nothing that a command prints, and what they are. */
const notPrinted = { diagram: 'a drawing', shape: 'the members of a document' };

const slugs = Object.keys(catalog);

/** Somebody who does what a page says, block by block, in a folder of their own. */
export class Reader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'sluice-reader-'));
  private last: ShellRun | undefined;
  private event: object = {};
  private payload: unknown;
  private destination: Destination | undefined;

  /** With what pages take for there: events, settings, a definition, and RudderStack's transformer with a configuration. */
  constructor() {
    const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    this.has('events.ndjson', lines);
    this.has('rudder-transformer/src/v0/destinations/other/transform.js', '');
    const account = simulators.bloomreach?.account ?? {};
    const configuration = accountConfiguration(catalog.bloomreach as Destination, account);
    this.has('bloomreach.json', JSON.stringify(configuration));
    this.has('settings.json', JSON.stringify(accountOf('bloomreach')));
    const erasure = { ...accountOf('bloomreach'), api: 'engagement', authentication: 'basic' };
    this.has('erasure.json', JSON.stringify(erasure));
    // As of a shop with Discovery: without its cookie the simulator has something to say of them.
    const integrations = { Bloomreach: { _br_uid_2: 'uid=7080827054609:v=cde-v3.38.0:ts=1741771054202:hc=6' } };
    this.has('export/1.json.gz', gzipSync(JSON.stringify(events.map((event) => ({ ...event, integrations })))));
    this.has(
      'dist/index.js',
      `const track = { title: 'Track', description: 'Records an event.', fields: {}, perform() {} };
       exports.destination = { name: 'Acme', description: 'Events.', actions: { track } };`,
    );
  }

  private has(name: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), content);
  }

  close(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Does what the block says; throws where that does not work, or says something else than what happens. */
  async read(block: Block): Promise<void> {
    const read = this.languages[block.language];
    if (!read) {
      const known = Object.keys(this.languages).join(', ');
      throw new Error(`Nobody knows how to try "${block.language}". A block begins with one of: ${known}.`);
    }
    await read(block);
  }

  private readonly languages: Readonly<Record<string, (block: Block) => void | Promise<void>>> = {
    sh: (block) => this.shell(block),
    text: (block) =>
      block.words.includes('notes')
        ? this.notes(block)
        : block.words.some((word) => Object.hasOwn(notPrinted, word))
          ? undefined
          : this.output(block),
    json: (block) => this.json(block),
    jsonl: ({ title, code }) => {
      for (const line of code.trim().split('\n')) assertKnown(JSON.parse(line));
      if (title !== undefined) writeFileSync(join(this.folder, title), code);
    },
    html: ({ code }) => this.markup(code),
    fql: (block) => this.triggers(block),
    yaml: ({ code }) => expect(parse(code)).toBeTruthy(),
    js: (block) => this.program(block),
    ts: (block) => this.program(block),
  };

  /** Each element ends, and no script comes from elsewhere. */
  private markup(code: string): void {
    expect(code).not.toMatch(/src="https?:/);
    const ends = code.match(/<\w[\w-]*/g)?.map((open) => `</${open.slice(1)}>`);
    expect(code.match(/<\/[\w-]+>/g)?.toSorted()).toEqual(ends?.toSorted());
  }

  private async shell({ code, words }: Block): Promise<void> {
    const names = [...new Set(code.match(/[A-Z]\w*_\w+/g))];
    const env = Object.fromEntries(names.map((name) => [name, 'a-secret-of-the-reader']));
    this.last = await runShell(code, this.folder, env);
    const [wanted = '0'] = words.flatMap((word) => /^exit=(\d+)$/.exec(word)?.[1] ?? []);
    if (this.last.code !== Number(wanted)) {
      throw new Error(`It ended with ${this.last.code}, and not with ${wanted}:\n${this.last.output.slice(-2000)}`);
    }
  }

  /** What the commands before it print. */
  private output({ code }: Block): void {
    if (!this.last) throw new Error('There are no commands before it that could print this.');
    if (!matches(this.last.output, code)) expect(this.last.output).toBe(code);
  }

  private json({ page, code, title, words: [role] }: Block): void {
    const value: unknown = JSON.parse(code);
    if (role === 'payload') expect(this.payload).toEqual(value);
    else if (role === 'body') expect(this.body()).toEqual(value);
    else if (role === 'output') {
      const printed: unknown = JSON.parse(this.last?.output ?? '');
      expect(printed).toMatchObject(isObject(value) ? value : { value });
    } else {
      const what = assertKnown(value, vendorOf(page, title));
      if (what === 'event') this.event = value as object;
      if (what === 'mapping') this.payload = mapped(value as Readonly<Record<string, unknown>>, this.event);
      if (title !== undefined) this.keep(title, value, vendorOf(page, title));
    }
  }

  /** The reader writes the file, with the values of an account where the page cannot know them. */
  private keep(title: string, value: unknown, vendor: string | undefined): void {
    const { destinations, ...rest } = (isObject(value) ? value : {}) as { destinations?: object[] };
    const isSettings = isObject(value) && vendor !== undefined && destinations === undefined;
    const content = destinations
      ? { ...rest, destinations: destinations.map(withAccount) }
      : isSettings && !Object.hasOwn(value, 'type')
        ? filledIn(vendor, value)
        : value;
    writeFileSync(join(this.folder, title), JSON.stringify(content));
  }

  /** What the outcome of the page's event says besides. */
  private notes({ code }: Block): void {
    const [planned] = this.plan().events;
    expect(planned && 'notes' in planned ? planned.notes : []).toEqual(code.trim().split('\n'));
  }

  /** The body of the one request that the page's destination makes of its event. */
  private body(): unknown {
    const { drafts } = this.plan();
    expect(drafts).toHaveLength(1);
    return JSON.parse(JSON.stringify(drafts[0]?.request.json));
  }

  private plan() {
    if (!this.destination) throw new Error('No program before it exports a destination.');
    return compile(this.destination, { settings: { apiKey: 'key-1234' } }).plan([this.event]);
  }

  /** A trigger a line, with what it says of the event above. */
  private triggers({ code }: Block): void {
    for (const line of code.trim().split('\n')) {
      const [, trigger = '', said] = /^(.*?)\s+# (matches|does not match|is refused)$/.exec(line) ?? [];
      if (said === 'is refused') {
        expect(() => compileTrigger(trigger)).toThrow();
        continue;
      }
      const isFor = compileTrigger(trigger).isFor(this.event as never);
      expect(`${trigger} # ${isFor ? 'matches' : 'does not match'}`).toBe(`${trigger} # ${said}`);
      expect(validate(parseFql(trigger), this.event)).toBe(isFor);
    }
  }

  private async program(block: Block): Promise<void> {
    if (block.title !== undefined) {
      const path = join(root, dirname(block.page), block.title);
      if (existsSync(path)) expect(block.code).toBe(readFileSync(path, 'utf8'));
      else writeFileSync(join(this.folder, block.title), block.code);
    }
    const { destination } = await runProgram(block);
    this.destination ??= destination;
  }
}

/** What a mapping makes of an event, here and in Segment's own library. */
function mapped(mapping: Readonly<Record<string, unknown>>, event: object): unknown {
  const ours = compileMapping(mapping)(event as never);
  expect(ours).toEqual(transform(mapping as never, event as never));
  return JSON.parse(JSON.stringify(ours));
}

/** The destination that a file of settings is for: by its name, else by the package of the page. */
function vendorOf(page: string, title = ''): string | undefined {
  const named = /^([\w-]+)\.json$/.exec(title)?.[1];
  const [, folder] = /^packages\/([\w-]+)\/README/.exec(page) ?? [];
  return [named, folder].find((slug) => slug !== undefined && slugs.includes(slug));
}
