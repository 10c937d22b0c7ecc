import { isJson, type Json } from '../server/json.js';

/** Whom a message notifies. */
export interface Pings {
  readonly users: readonly string[];
  readonly roles: readonly string[];
  /** Whether it notifies everyone, by `@everyone` or `@here`. */
  readonly everyone: boolean;
}

export const noPings: Pings = { users: [], roles: [], everyone: false };

interface PingRules {
  /** The message's `allowed_mentions`; absent means that every mention counts. */
  readonly allowedMentions: unknown;
  /** The author of the message that is replied to. */
  readonly repliesTo: string | undefined;
  readonly mayPingEveryone: boolean;
}

/**
 * Whom a message notifies by its texts and `allowed_mentions`, as Discord determines it. A mention
 * in code notifies nobody. A backslash only changes how a mention looks, so it still notifies.
 *
 * @param texts content, and the text displays of Components V2: they notify as well
 */
export function findPings(texts: readonly string[], rules: PingRules): Pings {
  const text = texts.join('\n').replace(/```[\s\S]*?```|`[^`\n]+`/g, '');
  const allowed = isJson(rules.allowedMentions) ? rules.allowedMentions : undefined;
  const allows = (kind: string, id?: string): boolean => {
    if (allowed === undefined || includes(allowed.parse, kind)) return true;
    return id !== undefined && includes(allowed[kind], id);
  };
  const idsOf = (pattern: RegExp): string[] => [
    ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
  ];
  const users = idsOf(/<@!?(\d{17,20})>/g).filter((id) => allows('users', id));
  const notifiesAuthor = allowed === undefined || allowed.replied_user === true;
  if (rules.repliesTo !== undefined && notifiesAuthor && !users.includes(rules.repliesTo)) {
    users.push(rules.repliesTo);
  }
  return {
    users,
    roles: idsOf(/<@&(\d{17,20})>/g).filter((id) => allows('roles', id)),
    everyone: rules.mayPingEveryone && allows('everyone') && /@(?:everyone|here)\b/.test(text),
  };
}

export function joinPings(one: Pings, other: Pings): Pings {
  return {
    users: [...new Set([...one.users, ...other.users])],
    roles: [...new Set([...one.roles, ...other.roles])],
    everyone: one.everyone || other.everyone,
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

function includes(list: unknown, item: string): boolean {
  return Array.isArray(list) && list.includes(item);
}
