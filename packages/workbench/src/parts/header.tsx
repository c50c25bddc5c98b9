import { useEffect, useRef } from 'preact/hooks';
import icon from '../icon.svg';
import { config, hasServer, isSaving, save } from '../state/server';
import { isChanged, revert, undo, undoable } from '../state/workspace';

/** The file that is edited, whether it is saved, and the button to save it. */
export function Header() {
  const file = config.value;
  const saveButton = useRef<HTMLButtonElement>(null);
  const isIdle = !isChanged.value || isSaving.value;
  const saveChanges = () => {
    if (config.peek() && isChanged.peek() && !isSaving.peek()) void save();
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 's' || !config.peek())
        return;
      event.preventDefault();
      saveChanges();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <header class="top">
      <h1>
        <img src={icon} alt="" width="28" height="28" /> Sluice <span>workbench</span>
      </h1>
      <div class="file" role="group" aria-label="File">
        {file ? (
          <>
            <code title={file.path}>{file.path}</code>
            <span class="quiet" role="status">
              {isSaving.value ? 'Saving …' : isChanged.value ? 'Not saved' : file.exists ? 'Saved' : 'New file'}
            </span>
          </>
        ) : (
          <p class="quiet">
            {hasServer ? (
              'Not connected'
            ) : (
              <>
                Demo: nothing is saved or sent. Your own: <code>npx sluice workbench</code>
              </>
            )}
          </p>
        )}
        <Undo whereTo={() => saveButton.current} />
        {/* They keep the focus when there is nothing left to do. */}
        {(file || isChanged.value) && (
          <button type="button" aria-disabled={!isChanged.value} onClick={() => isChanged.value && revert()}>
            Revert
          </button>
        )}
        {file && (
          <button
            ref={saveButton}
            type="button"
            class="main"
            aria-disabled={isIdle}
            aria-keyshortcuts="Control+S Meta+S"
            onClick={saveChanges}
          >
            Save
          </button>
        )}
      </div>
    </header>
  );
}

/** Restores what was removed with one click. */
function Undo({ whereTo }: { whereTo: () => HTMLElement | null }) {
  return (
    <span role="status" class="undo">
      {undoable.value && (
        <>
          {undoable.value.text}{' '}
          <button
            type="button"
            class="link"
            onClick={() => {
              whereTo()?.focus();
              undo();
            }}
          >
            Undo
          </button>
        </>
      )}
    </span>
  );
}
