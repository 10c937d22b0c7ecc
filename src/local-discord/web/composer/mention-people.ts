/** Someone whom one can mention. */
export interface Name {
  readonly id: string;
  readonly name: string;
}

/** A text as a client sends it to Discord, with ids in place of the names it mentions. */
export function mentionPeople(text: string, names: readonly Name[]): string {
  return names.reduce((said, { id, name }) => {
    const mention = new RegExp(`(?<![\\p{L}\\p{N}])@${name}(?![\\p{L}\\p{N}])`, 'gu');
    return said.replaceAll(mention, `<@${id}>`);
  }, text);
}
