import { constants, deflateRawSync } from 'node:zlib';

/**
 * A PDF of one page whose content unpacks to so many MiB of spaces: about one KiB of file for each.
 * Its cross-reference table is left out, as in many damaged files that readers recover.
 */
export function buildFlateBomb(mebibytes: number): Buffer {
  // A full flush ends at a byte, so the same packed MiB can be repeated.
  const piece = deflateRawSync(Buffer.alloc(2 ** 20, ' '), {
    level: 9,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  const zlibHead = Buffer.from([0x78, 0xda]);
  const lastBlock = Buffer.from([0x03, 0x00]);
  const stream = Buffer.concat([
    zlibHead,
    ...Array.from({ length: mebibytes }, () => piece),
    lastBlock,
  ]);
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n' +
        '2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n' +
        '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> /Contents 4 0 R >>\nendobj\n' +
        `4 0 obj\n<< /Length ${stream.length} /Filter /FlateDecode >>\nstream\n`,
    ),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n'),
  ]);
}
