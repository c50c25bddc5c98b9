const focusable = 'button, input, select, textarea, summary, [tabindex="0"]';

/**
 * Where what has the focus goes away, or can be used no longer, the focus goes to what is left around it: else whoever uses the
 * keyboard would begin again at the top of the page. Returns what ends that.
 */
export function keepFocus(root: HTMLElement): () => void {
  let focused: HTMLElement | undefined;
  let around: readonly HTMLElement[] = [];
  const isGone = () => focused !== undefined && (!focused.isConnected || focused.matches(':disabled'));
  const onFocus = ({ target }: FocusEvent) => {
    focused = target as HTMLElement;
    around = ancestorsOf(focused, root);
  };
  // Of what is taken away it is told too soon: once it is gone it is looked at below.
  const onBlur = () =>
    queueMicrotask(() => {
      if (!isGone() && !focused?.matches(':focus')) focused = undefined;
    });
  const observer = new MutationObserver(() => {
    if (!isGone()) return;
    focused = undefined;
    const place = around.find((one) => one.isConnected && firstIn(one));
    if (place) firstIn(place)?.focus();
  });
  root.addEventListener('focusin', onFocus);
  root.addEventListener('focusout', onBlur);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    root.removeEventListener('focusin', onFocus);
    root.removeEventListener('focusout', onBlur);
    observer.disconnect();
  };
}

function ancestorsOf(element: HTMLElement, root: HTMLElement): HTMLElement[] {
  const ancestors: HTMLElement[] = [];
  for (let one = element; one !== root && one.parentElement; one = one.parentElement) ancestors.push(one.parentElement);
  return ancestors;
}

function firstIn(place: HTMLElement): HTMLElement | undefined {
  return [...place.querySelectorAll<HTMLElement>(focusable)].find(
    (one) => !one.matches(':disabled') && one.checkVisibility(),
  );
}
