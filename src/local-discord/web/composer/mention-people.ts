/** Someone whom one can mention. */
export interface Name {
  readonly id: string;
  readonly name: string;
}

/** A text as Discord is sent it: with the ids of those whom it mentions by name. */
export function mentionPeople(text: string, names: readonly Name[]): string {
  return names.reduce((said, { id, name }) => {
    const mention = new RegExp(`(?<![\\p{L}\\p{N}])@${name}(?![\\p{L}\\p{N}])`, 'gu');
    return said.replaceAll(mention, `<@${id}>`);
  }, text);
}
