// Letters, digits and signs typed with a Chinese input method in full width stand 0xFEE0 above their ASCII twins.
const FULL_WIDTH_OFFSET = 0xfee0;

/**
 * Full-width ASCII to half-width, the ideographic space to a plain one; everything else stays.
 *
 * @example toHalfWidth('９１２１ＡＢ') // '9121AB'
 */
export function toHalfWidth(text: string): string {
  return text
    .replaceAll(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\u3000', ' ');
}

// C0/C1 controls, zero-width and bidirectional marks, byte-order mark, non-characters, lone surrogates.
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex -- finding control characters is its purpose
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|\p{Surrogate}/u;

/**
 * Position of the first character that cannot be seen on paper (control, zero-width, direction mark, lone surrogate);
 * null when there is none. Line breaks count: one-line fields only.
 *
 * @example invisibleAt('滨河\u0000酒店') // 2
 */
export function invisibleAt(text: string): number | null {
  return INVISIBLE.exec(text)?.index ?? null;
}
