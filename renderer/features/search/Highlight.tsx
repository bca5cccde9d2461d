import type { ReactNode } from 'react';
import { highlightParts } from './highlight.ts';

interface HighlightProps {
  readonly text: string;
  readonly at: readonly (readonly [number, number])[];
}

/** A text with what was searched for marked. */
export function Highlight({ text, at }: HighlightProps): ReactNode {
  return highlightParts(text, at).map((part) =>
    part.matched === 'matched' ? <mark key={part.at}>{part.text}</mark> : <span key={part.at}>{part.text}</span>,
  );
}
