/**
 * Where a key moves the selection of a list of `count` rows; null when the key is none of the list's.
 * `pageRows`: rows in sight. Example: `moveSelection('PageDown', 0, 200, 12)` is 12.
 */
export function moveSelection(key: string, index: number, count: number, pageRows: number): number | null {
  if (count === 0) return null;
  const within = (wanted: number): number => Math.min(count - 1, Math.max(0, wanted));
  switch (key) {
    case 'ArrowDown':
      return within(index + 1);
    case 'ArrowUp':
      return within(index - 1);
    case 'PageDown':
      return within(index + pageRows);
    case 'PageUp':
      return within(index - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
