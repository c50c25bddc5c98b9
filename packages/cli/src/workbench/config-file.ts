import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isObject } from '@sluice/kit/host';
import { jsonProblem } from '../events/json-problem';
import { unreadableFile, unwritableFile } from '../file-problem';
import { isSystemError } from '../system-reason';
import { UsageError } from '../usage-error';
import { writeAtomically } from '../write-atomically';
import { withoutSecrets, withSecrets } from './hidden-settings';

/** A config file as the page receives it. */
export interface ShownConfig {
  readonly path: string;
  readonly exists: boolean;
  /** Identifies this content: a save names the revision that was read. */
  readonly revision: string;
  readonly entries: readonly unknown[];
}

interface Content {
  readonly text: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  readonly entries: readonly unknown[];
}

/** The one file that the workbench reads settings from and writes. */
export class ConfigFile {
  /** Settles after the last save, so that if two windows save at once, the second finds the file changed. */
  private saves: Promise<unknown> = Promise.resolve();

  constructor(private readonly path: string) {}

  async show(): Promise<ShownConfig> {
    return this.shown(await this.read());
  }

  /** The entries as they would be saved, secrets included: for sending, never for the page. */
  async complete(entries: readonly unknown[]) {
    return withSecrets(entries, (await this.read()).entries);
  }

  /** Replaces the destinations of the file. Throws if the file has changed since the page read it. */
  save(revision: string, entries: readonly unknown[]): Promise<ShownConfig> {
    const saved = this.saves.then(() => this.saveNow(revision, entries));
    this.saves = saved.catch(() => {});
    return saved;
  }

  private async saveNow(revision: string, entries: readonly unknown[]): Promise<ShownConfig> {
    const content = await this.read();
    if (revisionOf(content) !== revision) {
      throw new UsageError(
        `${this.path} was changed meanwhile. Export keeps a copy of your edits; reload the page to see the file.`,
      );
    }
    const destinations = withSecrets(entries, content.entries);
    const text = `${JSON.stringify({ ...content.members, destinations }, null, 2)}\n`;
    await writeAtomically(this.path, text).catch((error: unknown) => {
      throw unwritableFile(this.path, error);
    });
    return this.show();
  }

  private shown(content: Content): ShownConfig {
    const { text, entries } = content;
    const exists = text !== undefined;
    return { path: this.path, exists, revision: revisionOf(content), entries: withoutSecrets(entries) };
  }

  private async read(): Promise<Content> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (isSystemError(error) && error.code === 'ENOENT') return { text: undefined, members: {}, entries: [] };
      throw unreadableFile(this.path, error);
    }
    const members = this.parse(text);
    if (!isObject(members) || !Array.isArray(members.destinations)) {
      throw new UsageError(`${this.path}: it is not a config file. Name another with --config.`);
    }
    return { text, members, entries: members.destinations };
  }

  private parse(text: string): unknown {
    try {
      return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
    } catch {
      throw new UsageError(`${this.path}: ${jsonProblem(text)}.`);
    }
  }
}

function revisionOf({ text = '' }: Content): string {
  return createHash('sha256').update(text).digest('base64url');
}
