import type { InputField } from '@sluice/kit/host';
import type { ComponentType } from 'preact';

/** The props of a source editor. */
export interface SourceEditorProps {
  /** The name of the target of this source, for the labels of inputs. */
  readonly label: string;
  /** Undefined if there is none. */
  readonly mapping: unknown;
  readonly onChange: (mapping: unknown) => void;
  /** The field, if it is the source of a whole field. */
  readonly field?: InputField | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** The source editor, as it is passed to the editors within it. */
export type SourceComponent = ComponentType<SourceEditorProps>;
