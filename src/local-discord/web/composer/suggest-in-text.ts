import type { CommandView } from '../../page-server/page-protocol.js';
import type { Name } from './mention-people.js';

/** One suggestion in the list. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** The names of the options, if it is a command. */
  readonly options?: readonly string[];
  /** The name of the bot to which a command belongs. */
  readonly bot?: string;
}

/** What the person can be offered while typing. */
interface Offers {
  readonly commands: readonly CommandView[];
  /** Whom one can mention, the bot among them. */
  readonly names: readonly Name[];
  /** The name of the bot to which the commands belong. */
  readonly bot: string;
}

/** The suggestions for a text: commands if it begins with `/`, people if it ends in `@`. */
export function suggestInText(
  text: string,
  { commands, names, bot }: Offers,
): readonly Suggestion[] {
  const command = /^\/(\S*)$/.exec(text)?.[1]?.toLowerCase();
  if (command !== undefined) {
    return commands
      .filter(({ name }) => name.toLowerCase().includes(command))
      .map(({ name, description, options }) => ({
        key: name,
        label: `/${name}`,
        detail: description,
        options: options.map((option) => option.name),
        bot,
      }));
  }
  const mention = /(?:^|\s)@(\S*)$/.exec(text)?.[1]?.toLowerCase();
  if (mention === undefined) return [];
  return names
    .filter(({ name }) => name.toLowerCase().startsWith(mention) && name.toLowerCase() !== mention)
    .map(({ id, name }) => ({ key: id, label: `@${name}` }));
}
