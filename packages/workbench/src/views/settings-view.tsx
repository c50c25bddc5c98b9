import { useSignal } from '@preact/signals';
import { titleOf } from '@sluice/kit/host';
import { Credentials } from '../parts/credentials';
import { SettingField } from '../parts/setting-field';
import { Unplanned } from '../parts/unplanned';
import { VendorBar } from '../parts/vendor-bar';
import { config } from '../state/server';
import {
  addEntry,
  changeEntry,
  chosen,
  chosenEntry,
  definitionOf,
  definitions,
  openings,
  nameOf,
  removeEntry,
  entries,
} from '../state/workspace';

/** A destination's settings as a form, checked with every keystroke. */
export function SettingsView() {
  const place = chosen.value;
  const entry = chosenEntry.value;
  const definition = definitionOf(entry?.destination);
  const state = openings.value[place];
  if (!entry || !definition) {
    return (
      <>
        <VendorBar hasStatus={false} />
        <Unplanned place={place} />
        <Others place={place} />
      </>
    );
  }
  const problems = state?.problems ?? [];
  const isOfSetting = (at: string) => Object.keys(definition.settings).some((key) => at === `settings.${key}`);
  const others = problems.filter(({ place: at }) => !isOfSetting(at));
  const wrong = problems.length - others.length;
  return (
    <>
      <VendorBar hasStatus={false} />
      <h2>{nameOf(entry)}: settings</h2>
      <p class="quiet">
        {definition.description}{' '}
        {wrong === 0
          ? 'All settings are valid.'
          : `${wrong} ${wrong === 1 ? 'setting needs' : 'settings need'} attention; until then, requests are planned with placeholder values.`}
      </p>
      {config.value && <Credentials entry={entry} name={nameOf(entry)} isWrong={problems.length > 0} />}
      <section class="card">
        {Object.entries(definition.settings).map(([key, setting]) => (
          <SettingField
            key={`${place} ${key}`}
            name={key}
            setting={setting}
            value={entry.settings[key]}
            problem={problems.find(({ place: at }) => at === `settings.${key}`)?.message}
            onChange={(value) => {
              const { [key]: _, ...rest } = entry.settings;
              changeEntry(place, {
                ...entry,
                settings: value === undefined ? rest : { ...entry.settings, [key]: value },
              });
            }}
          />
        ))}
        {others.map(({ place: at, message }) => (
          <p class="problem" key={at}>
            <code>{at}</code>: {message}
          </p>
        ))}
      </section>
      <Others place={place} />
    </>
  );
}

/** Adds a destination, or removes this one. */
function Others({ place }: { place: number }) {
  const slug = useSignal('');
  const entry = entries.value[place];
  return (
    <div class="row others">
      <label>
        <span class="hidden">Destination to add</span>
        <select value={slug.value} onChange={({ currentTarget }) => (slug.value = currentTarget.value)}>
          <option value="">Another destination …</option>
          {definitions.value.map((one) => (
            <option key={one.slug} value={one.slug}>
              {titleOf(one)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" disabled={slug.value === ''} onClick={() => addEntry(slug.value)}>
        Add
      </button>
      {entry && (
        <button type="button" disabled={entries.value.length === 1} onClick={() => removeEntry(place)}>
          Remove {nameOf(entry)}
        </button>
      )}
    </div>
  );
}
