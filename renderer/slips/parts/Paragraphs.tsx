import { paragraphsOf } from '../words.ts';

/** Text typed by staff as indented paragraphs. */
export function Paragraphs({ text }: { readonly text: string }) {
  return paragraphsOf(text).map((line, index) => <p key={`${index}-${line}`}>{line}</p>);
}
