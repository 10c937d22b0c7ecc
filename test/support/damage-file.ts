import fc from 'fast-check';

/** More by command: `BELEG_FUZZ_RUNS=100000 npx vitest run test/corpus/fuzz`. */
export const fuzzRuns = Math.max(10_000, Number(process.env.BELEG_FUZZ_RUNS ?? 0));

/** A file with a few places overwritten, cut out or doubled. */
export function damageFile(file: Uint8Array, pieces: readonly string[]): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(file.length - 1),
    length: fc.nat(40),
    kind: fc.constantFrom('overwrite', 'cut', 'double', 'insert', 'truncate'),
    bytes: fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 8 }),
      fc.constantFrom(...pieces).map((piece) => Buffer.from(piece, 'latin1')),
    ),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    let bytes = Buffer.from(file);
    for (const { at, length, kind, bytes: piece } of changes) {
      const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
      if (kind === 'overwrite')
        bytes = Buffer.concat([before, piece, after.subarray(piece.length)]);
      else if (kind === 'cut') bytes = Buffer.concat([before, after.subarray(length)]);
      else if (kind === 'double') bytes = Buffer.concat([before, after.subarray(0, length), after]);
      else if (kind === 'insert') bytes = Buffer.concat([before, piece, after]);
      else if (at > file.length / 2) bytes = Buffer.from(before);
    }
    return bytes;
  });
}
