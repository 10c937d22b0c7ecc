import { strToU8, zipSync } from 'fflate';

/** A zip file of these entries, in this order; an entry without content is left out. */
export function buildZip(
  entries: Readonly<Record<string, string | Uint8Array | undefined>>,
): Buffer {
  const files = Object.entries(entries).flatMap(([name, content]) =>
    content === undefined
      ? []
      : [[name, typeof content === 'string' ? strToU8(content) : content] as const],
  );
  return Buffer.from(zipSync(Object.fromEntries(files)));
}

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
