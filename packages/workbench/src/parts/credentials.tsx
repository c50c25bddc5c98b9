import { messageOf } from '@sluice/kit/host';
import { useSignal } from '@preact/signals';
import type { ExplainedOutcome } from '@sluice/engine';
import type { Entry } from '../planning/entry';
import { tryCredentials } from '../state/server';
import { fixWords } from './status';

interface CredentialsProps {
  readonly entry: Entry;
  readonly name: string;
  /** Whether the settings are already known to be wrong. */
  readonly isWrong: boolean;
}

/** Asks the vendor, through the server, whether the credentials are good. */
export function Credentials({ entry, name, isWrong }: CredentialsProps) {
  const isAsking = useSignal(false);
  /** The answer, which is valid only for the settings that were tried. */
  const said = useSignal<{ readonly of: Entry['settings']; readonly answer: Answer } | undefined>(undefined);
  const answer = said.value?.of === entry.settings ? said.value.answer : undefined;
  const ask = async () => {
    if (isAsking.value || isWrong) return;
    isAsking.value = true;
    said.value = undefined;
    const found = await tryCredentials(entry).then(answerOf, (error: unknown) => ({
      kind: 'bad' as const,
      text: messageOf(error),
    }));
    said.value = { of: entry.settings, answer: found };
    isAsking.value = false;
  };
  return (
    <div class="credentials">
      <div class="row">
        <button type="button" aria-disabled={isWrong || isAsking.value} onClick={() => void ask()}>
          Test these credentials
        </button>
        <span class="quiet">
          {isWrong ? 'Once all settings are valid.' : `One harmless call to ${name}, without any event.`}
        </span>
      </div>
      <p role="status" class={answer?.kind}>
        {isAsking.value ? `Asking ${name} …` : answer?.text}
      </p>
    </div>
  );
}

interface Answer {
  readonly kind: 'good' | 'bad' | 'quiet';
  readonly text: string;
}

function answerOf({ status, message = '', fix }: ExplainedOutcome): Answer {
  if (status === 'delivered') return { kind: 'good', text: '✓ The vendor accepts them.' };
  if (status === 'skipped') return { kind: 'quiet', text: message };
  return { kind: 'bad', text: `✕ ${message}${fix === undefined ? '' : ` ${fixWords[fix]}.`}` };
}
