import { messageOf } from '@sluice/kit/host';
import { signal } from '@preact/signals';
import type { ExplainedOutcome } from '@sluice/engine';
import type { Entry } from '../planning/entry';
import { loadEvents } from './events';
import { entries, savedEntries } from './workspace';

interface Config {
  readonly path: string;
  readonly exists: boolean;
  readonly revision: string;
  readonly entries: readonly Entry[];
}

/** The config file on the user's machine; undefined in the demo, which has no server. */
export const config = signal<Config | undefined>(undefined);
/** Why the server did not do what the page asked. */
export const serverFailure = signal<string | undefined>(undefined);
/** Whether the file is being saved. */
export const isSaving = signal(false);

/** Whether `sluice workbench` serves this page; otherwise it is the demo. */
export const hasServer = document.documentElement.dataset.server !== undefined;
const storageKey = 'sluice-workbench';
let key: string | undefined;

/** Opens the session that the URL is for, or resumes the last one. Resolves with whether there is a server. */
export async function connect(): Promise<boolean> {
  const token = /^#token=(.+)$/.exec(location.hash)?.[1];
  key = sessionStorage.getItem(storageKey) ?? undefined;
  if (token !== undefined) {
    // The token is used up, so it is removed from the URL.
    history.replaceState(null, '', `${location.pathname}#/event`);
    const opened = (await ask('session', { method: 'POST', body: JSON.stringify({ token }) })) as { key: string };
    key = opened.key;
    sessionStorage.setItem(storageKey, key);
  }
  if (key === undefined && hasServer)
    throw new Error('This window has no session yet. Open the address that the terminal shows.');
  if (key === undefined) return false;
  take((await ask('config')) as Config);
  return true;
}

function take(shown: Config): void {
  config.value = shown;
  entries.value = shown.entries;
  savedEntries.value = shown.entries;
}

/** Saves the edits to the file. */
export async function save(): Promise<void> {
  isSaving.value = true;
  try {
    const { revision } = config.value ?? { revision: '' };
    take(
      (await ask('config', { method: 'PUT', body: JSON.stringify({ revision, entries: entries.value }) })) as Config,
    );
    serverFailure.value = undefined;
  } catch (error) {
    serverFailure.value = messageOf(error);
  }
  isSaving.value = false;
}

/** Asks the vendor whether an entry's credentials are good. */
export async function tryCredentials(entry: Entry): Promise<ExplainedOutcome> {
  return (await ask('try', { method: 'POST', body: JSON.stringify({ entry }) })) as ExplainedOutcome;
}

/** Loads the events that the command was given; resolves with whether there were any. */
export async function loadGivenEvents(): Promise<boolean> {
  const events: unknown[] = [];
  const problems: string[] = [];
  const sources = new Set<string>();
  for await (const line of lines('events')) {
    const {
      event,
      problem,
      source,
      line: at,
    } = line as { event?: unknown; problem?: string; source: string; line: number };
    const file = source.replace(/^.*[\\/]/, '');
    sources.add(file);
    if (problem === undefined) events.push(event);
    else problems.push(`${file}, line ${at}: ${problem}`);
  }
  if (sources.size > 0) loadEvents(events, [...sources].join(', '), problems);
  return sources.size > 0;
}

/** Calls the server. Rejects with the error that it reports. */
async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  return (await fetchFrom(path, init)).json();
}

/** The values of an answer in NDJSON, as they arrive. */
export async function* lines(path: string, init: RequestInit = {}): AsyncGenerator {
  const { body } = await fetchFrom(path, init);
  if (!body) return;
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const complete = (rest + read.value).split('\n');
    rest = complete.pop() ?? '';
    for (const line of complete) yield JSON.parse(line);
  }
}

async function fetchFrom(path: string, init: RequestInit): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const answer = await fetch(`./api/${path}`, { ...init, headers }).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new Error('The workbench’s command does not answer. Is it still running in your terminal?');
  });
  if (answer.ok) return answer;
  const { error } = (await answer.json().catch(() => ({}))) as { error?: string };
  if (answer.status === 401) sessionStorage.removeItem(storageKey);
  throw new Error(error ?? `The server answers ${answer.status}.`);
}
