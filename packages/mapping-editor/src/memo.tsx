import { isSame } from '@sluice/engine/language';
import { Component, type FunctionComponent } from 'preact';

/** A component that is rendered again only when its props differ as data; functions among them must stay the same. */
export function memo<P extends object>(View: FunctionComponent<P>) {
  // `memo` from preact/compat would add React's behaviour to every component of the page.
  return class extends Component<P> {
    override shouldComponentUpdate(props: P): boolean {
      return !isSame(props, this.props);
    }

    override render() {
      return <View {...this.props} />;
    }
  };
}
