export function WhyView() {
  return <p>Soon.</p>;
}
