import type { CommandView } from '../../page-server/page-protocol.js';
import type { Name } from './mention-people.js';

/** One line that is offered. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  readonly detail?: string;
  /** What can be filled in, where it is a command. */
  readonly options?: readonly string[];
  /** Whose it is. */
  readonly bot?: string;
}

/** What can be offered to someone who writes. */
interface Offers {
  readonly commands: readonly CommandView[];
  /** Whom one can mention, the bot among them. */
  readonly names: readonly Name[];
  /** Whose the commands are. */
  readonly bot: string;
}

/** What is offered for a text: commands where it begins with `/`, people where it ends in `@`. */
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
