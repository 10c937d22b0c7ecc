import fc from 'fast-check';

/** Changes to make to a file, one after the other; places are shares of its length. */
export type Mutation =
  | { readonly kind: 'set'; readonly place: number; readonly byte: number }
  | { readonly kind: 'cut'; readonly place: number; readonly length: number }
  | {
      readonly kind: 'copy';
      readonly place: number;
      readonly from: number;
      readonly length: number;
    }
  | { readonly kind: 'insert'; readonly place: number; readonly bytes: Uint8Array };

const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 64 });

/** @param words to put in at any place, such as tags of the format */
export const mutationsOf = (words: readonly string[]): fc.Arbitrary<Mutation[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constant('set' as const),
        place,
        byte: fc.integer({ min: 0, max: 255 }),
      }),
      fc.record({ kind: fc.constant('cut' as const), place, length }),
      fc.record({ kind: fc.constant('copy' as const), place, from: place, length }),
      fc.record({
        kind: fc.constant('insert' as const),
        place,
        bytes: fc.constantFrom(...words).map((word) => Buffer.from(word)),
      }),
    ),
    { minLength: 1, maxLength: 6 },
  );

export function mutateBytes(bytes: Uint8Array, mutations: readonly Mutation[]): Buffer {
  return mutations.reduce((current: Buffer, mutation) => {
    const at = Math.floor(mutation.place * current.length);
    const [before, after] = [current.subarray(0, at), current.subarray(at)];
    switch (mutation.kind) {
      case 'set':
        return Buffer.concat([before, Buffer.of(mutation.byte), after.subarray(1)]);
      case 'cut':
        return Buffer.concat([before, after.subarray(mutation.length)]);
      case 'copy': {
        const from = Math.floor(mutation.from * current.length);
        return Buffer.concat([before, current.subarray(from, from + mutation.length), after]);
      }
      case 'insert':
        return Buffer.concat([before, mutation.bytes, after]);
    }
  }, Buffer.from(bytes));
}
