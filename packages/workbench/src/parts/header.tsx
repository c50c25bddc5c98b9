import icon from '../icon.svg';
import { config, isSaving, save } from '../state/server';
import { entries, isChanged, savedEntries } from '../state/workspace';

/** What file is edited, whether it is saved, and the button that does so. */
export function Header() {
  const file = config.value;
  return (
    <header class="top">
      <h1>
        <img src={icon} alt="" width="28" height="28" /> Sluice <span>workbench</span>
      </h1>
      {file ? (
        <div class="file">
          <code title={file.path}>{file.path}</code>
          <span class="quiet" role="status">
            {isChanged.value ? 'Not saved' : file.exists ? 'Saved' : 'Not there yet'}
          </span>
          <button type="button" disabled={!isChanged.value} onClick={() => (entries.value = savedEntries.value)}>
            Revert
          </button>
          <button type="button" class="main" disabled={!isChanged.value || isSaving.value} onClick={() => void save()}>
            Save
          </button>
        </div>
      ) : (
        <p class="file quiet">
          Demo: nothing is saved or sent. Your own: <code>npx sluice workbench</code>
        </p>
      )}
    </header>
  );
}
