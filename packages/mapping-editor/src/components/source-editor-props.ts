import type { InputField } from '@sluice/kit/host';
import type { ComponentType } from 'preact';

export interface SourceEditorProps {
  /** What the source is of, for names of inputs. */
  readonly label: string;
  /** Undefined where there is none. */
  readonly mapping: unknown;
  readonly onChange: (mapping: unknown) => void;
  /** The field that it is of, where it is the source of a whole field. */
  readonly field?: InputField | undefined;
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** The editor of a source, for the editors that stand within it. */
export type SourceComponent = ComponentType<SourceEditorProps>;
