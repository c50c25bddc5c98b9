import { titles, view, views } from '../state/route';

/** The links to the views. */
export function Navigation() {
  return (
    <nav aria-label="Views">
      <ul>
        {views.map((name) => (
          <li key={name}>
            <a href={`#/${name}`} aria-current={view.value === name ? 'page' : undefined}>
              {titles[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
