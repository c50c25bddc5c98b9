import { useSignal } from '@preact/signals';

interface ExportedProps {
  readonly title: string;
  readonly about: string;
  readonly text: string;
  /** The name of the file to save; without it there is no file. */
  readonly file?: string;
}

/** A text to read, copy or save. */
export function Exported({ title, about, text, file }: ExportedProps) {
  const told = useSignal('');
  const copy = async () => {
    told.value = await navigator.clipboard.writeText(text).then(
      () => 'Copied.',
      () => 'The browser does not let this page copy: select the text and copy it yourself.',
    );
    setTimeout(() => (told.value = ''), 5000);
  };
  const download = () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: address, download: file }).click();
    URL.revokeObjectURL(address);
  };
  return (
    <section class="card" aria-label={title}>
      <h3>{title}</h3>
      <p class="quiet">{about}</p>
      <div class="row">
        <button type="button" onClick={() => void copy()}>
          Copy<span class="hidden"> {title}</span>
        </button>
        {file !== undefined && (
          <button type="button" onClick={download}>
            Download {file}
          </button>
        )}
        <span role="status" class="quiet">
          {told.value}
        </span>
      </div>
      <pre class="file-text" tabIndex={0} aria-label={`${title}, text`}>
        {text}
      </pre>
    </section>
  );
}
