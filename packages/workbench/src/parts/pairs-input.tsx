interface PairsInputProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  /** `Analytics=2, Advertising=3` */
  readonly value: string;
  readonly onChange: (value: string | undefined) => void;
}

/** Edits comma-separated pairs, such as those of consent categories, as a table. */
export function PairsInput({ id, value, onChange, ...described }: PairsInputProps) {
  const pairs = value
    .split(',')
    .map((pair) => pair.trim())
    .filter(Boolean)
    .map((pair) => pair.split('=').map((part) => part.trim()));
  const change = (changed: readonly (readonly string[])[]) => {
    const kept = changed.filter((pair) => pair.some((part) => part !== ''));
    onChange(
      kept.length === 0
        ? undefined
        : kept.map(([name = '', to = '']) => (to === '' ? name : `${name}=${to}`)).join(', '),
    );
  };
  return (
    <div class="pairs" role="group" aria-labelledby={`${id}-help`}>
      {[...pairs, ['', '']].map(([name = '', to = ''], place) => (
        <div class="row" key={place}>
          <input
            {...(place === 0 ? { id, ...described } : {})}
            aria-label={`Name ${place + 1}`}
            value={name}
            placeholder="Name"
            onChange={({ currentTarget }) => change(replaced(pairs, place, [currentTarget.value, to]))}
          />
          <span aria-hidden="true">=</span>
          <input
            aria-label={`Value ${place + 1}`}
            value={to}
            placeholder="Value"
            onChange={({ currentTarget }) => change(replaced(pairs, place, [name, currentTarget.value]))}
          />
        </div>
      ))}
    </div>
  );
}

function replaced<T>(list: readonly T[], place: number, item: T): readonly T[] {
  return place === list.length ? [...list, item] : list.map((one, at) => (at === place ? item : one));
}
