import { isJson, type Json } from './json.js';

/** Whom a message would notify. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  /** By `@everyone` or `@here`. */
  readonly everyone: boolean;
}

export const noPings: Pings = { users: [], roles: [], everyone: false };

interface PingRules {
  /** The message's `allowed_mentions`; absent means that every mention counts. */
  readonly allowedMentions: unknown;
  /** The author of the message that is replied to. */
  readonly repliesTo?: string | undefined;
  readonly mayPingEveryone: boolean;
}

/**
 * Whom a message would notify by its texts and `allowed_mentions`, as Discord works it out: code spans
 * and blocks mention nobody, a backslash before `<` or `@` takes the mention away.
 *
 * @param texts content, and the text displays of Components V2: they notify as well
 */
export function findPings(
  texts: readonly string[],
  { allowedMentions, repliesTo, mayPingEveryone }: PingRules,
): Pings {
  const text = texts.join('\n').replace(/```[\s\S]*?```|`[^`\n]+`/g, '');
  const rules = isJson(allowedMentions) ? allowedMentions : undefined;
  const allows = (kind: string, id?: string): boolean => {
    if (rules === undefined) return true;
    const parsed = rules.parse;
    if (Array.isArray(parsed) && parsed.includes(kind)) return true;
    const named = rules[kind];
    return id !== undefined && Array.isArray(named) && named.includes(id);
  };
  const idsOf = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const users = idsOf(/(?<!\\)<@!?(\d{17,20})>/g).filter((id) => allows('users', id));
  const notifiesAuthor = rules === undefined || rules.replied_user === true;
  if (repliesTo !== undefined && notifiesAuthor && !users.includes(repliesTo))
    users.push(repliesTo);
  return {
    users,
    roles: idsOf(/(?<!\\)<@&(\d{17,20})>/g).filter((id) => allows('roles', id)),
    everyone: mayPingEveryone && allows('everyone') && /(?<!\\)@(?:everyone|here)\b/.test(text),
  };
}

/** All texts of a message body: its content and every text display. */
export function collectTexts(body: Json): string[] {
  const texts = typeof body.content === 'string' ? [body.content] : [];
  const visit = (component: unknown): void => {
    if (Array.isArray(component)) component.forEach(visit);
    if (!isJson(component)) return;
    if (component.type === 10 && typeof component.content === 'string') {
      texts.push(component.content);
    }
    visit(component.components);
    visit(component.accessory);
  };
  visit(body.components);
  return texts;
}
