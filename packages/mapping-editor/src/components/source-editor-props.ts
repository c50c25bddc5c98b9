import type { InputField } from '@sluice/kit/host';
import type { ComponentType } from 'preact';

/** What the editor of a source is given. */
export interface SourceEditorProps {
  /** The name of what it is the source of, for the labels of inputs. */
  readonly label: string;
  /** Undefined if there is none. */
  readonly mapping: unknown;
  readonly onChange: (mapping: unknown) => void;
  /** The field, if it is the source of a whole field. */
  readonly field?: InputField | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** The editor of a source, as it is handed to the editors within it. */
export type SourceComponent = ComponentType<SourceEditorProps>;
