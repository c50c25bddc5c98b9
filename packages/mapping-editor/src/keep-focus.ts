const focusable = 'button, input, select, textarea, summary, [tabindex="0"]';

/**
 * When the focused element is removed or disabled, moves the focus to what is left around it: otherwise keyboard users would be sent back
 * to the top of the page. Returns a function that stops this.
 */
export function keepFocus(root: HTMLElement): () => void {
  let focused: HTMLElement | undefined;
  let around: readonly HTMLElement[] = [];
  const isGone = () => focused !== undefined && (!focused.isConnected || focused.matches(':disabled'));
  const onFocus = ({ target }: FocusEvent) => {
    focused = target as HTMLElement;
    around = ancestorsOf(focused, root);
  };
  // The event comes before an element is removed: that case is handled below.
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
