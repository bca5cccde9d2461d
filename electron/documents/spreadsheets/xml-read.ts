import { TableRefusedError } from './table.ts';

/** Hears what stands in an XML text, in order. Names come without their namespace prefix. */
export interface XmlHandler {
  open(name: string, attribute: (name: string) => string | null): void;
  close(name: string): void;
  text(text: string): void;
}

/** No tag or comment of a spreadsheet is longer. */
const LONGEST_TAG = 1 << 20;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its references resolved: the five of XML and numbers; nothing else is ever expanded. */
export function plainText(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0x10ffff ? whole : String.fromCodePoint(code);
  });
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon === -1 ? name : name.slice(colon + 1);
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Looks an attribute up when it is asked for; most are not, and nearly all are written in the plainest way. */
function attributesIn(source: string): (name: string) => string | null {
  return (wanted) => {
    const plain = ` ${wanted}="`;
    const start = source.indexOf(plain);
    if (start !== -1) {
      const from = start + plain.length;
      return plainText(source.slice(from, source.indexOf('"', from)));
    }
    if (!source.includes(wanted)) return null;
    for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
      if (name === wanted || localName(name) === wanted) return plainText(double ?? single ?? '');
    }
    return null;
  };
}

function broken(detail: string): TableRefusedError {
  return new TableRefusedError('damaged', detail);
}

const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const TAG_END = 62;

/** Where the tag that begins at `from` ends; -1 when its end has not come yet. A `>` inside quotes ends nothing. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code;
    else if (code === TAG_END) return at;
  }
  return -1;
}

/**
 * Reads XML as it comes, holding no more of it than one tag. Document types are refused, so that no entity is ever
 * declared.
 *
 * @throws TableRefusedError damaged
 */
export async function readXml(pieces: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  let rest = '';
  const open: string[] = [];
  const tag = (source: string): void => {
    if (source.startsWith('/')) {
      const name = localName(source.slice(1).trim());
      if (open.pop() !== name) throw broken(`</${name}>`);
      handler.close(name);
      return;
    }
    const isEmpty = source.endsWith('/');
    const body = isEmpty ? source.slice(0, -1) : source;
    const space = body.search(/\s/);
    const name = localName(space === -1 ? body : body.slice(0, space));
    handler.open(name, attributesIn(space === -1 ? '' : body.slice(space)));
    if (isEmpty) handler.close(name);
    else open.push(name);
    if (open.length > 200) throw broken('nested too deep');
  };
  /** What begins at a `<`, as far as it is there; where to go on, or -1 when more must come. */
  const markup = (from: number): number => {
    const skip = (opening: string, closing: string): number => {
      const end = rest.indexOf(closing, from + opening.length);
      return end === -1 ? -1 : end + closing.length;
    };
    if (rest.startsWith('<!--', from)) return skip('<!--', '-->');
    if (rest.startsWith('<?', from)) return skip('<?', '?>');
    if (rest.startsWith('<![CDATA[', from)) {
      const end = rest.indexOf(']]>', from);
      if (end === -1) return -1;
      handler.text(rest.slice(from + 9, end));
      return end + 3;
    }
    if (rest.startsWith('<!', from)) {
      if (rest.length - from < 9) return -1;
      throw broken('document type');
    }
    const end = endOfTag(rest, from + 1);
    if (end === -1) return -1;
    tag(rest.slice(from + 1, end));
    return end + 1;
  };
  for await (const piece of pieces) {
    rest += piece;
    let at = 0;
    for (;;) {
      const start = rest.indexOf('<', at);
      if (start === -1) break;
      if (start > at) handler.text(plainText(rest.slice(at, start)));
      at = start;
      const next = markup(start);
      if (next === -1) break;
      at = next;
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST_TAG) throw broken('a tag without end');
  }
  if (open.length > 0 || rest.trim() !== '') throw broken('it ends early');
}
