import { z } from 'zod';

import { optionValueLength, textInputLength } from '../validate/discord-limits.js';
import type { PageAction } from './page-protocol.js';

const id = z.string().regex(/^\d{1,20}$/);
const name = z.string().min(1).max(100);
const text = z.string().max(Math.max(optionValueLength, textInputLength));
const options = z.record(name, z.union([text, z.number(), z.boolean()]));
const values = z.array(name).max(25);

const actionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send'), channel: name, text, replyTo: id.optional() }),
  z.object({ kind: z.literal('command'), channel: name, name, options }),
  z.object({ kind: z.literal('autocomplete'), channel: name, name, options, focused: name }),
  z.object({ kind: z.literal('menu'), message: id, name }),
  z.object({ kind: z.literal('click'), message: id, customId: name }),
  z.object({ kind: z.literal('select'), message: id, customId: name, values }),
  z.object({
    kind: z.literal('modal'),
    interaction: id,
    values: z.record(name, z.union([text, values])),
  }),
  z.object({ kind: z.literal('dismiss'), message: id }),
]) satisfies z.ZodType<PageAction>;

/** Parses an action as the page sends it; `undefined` when the body is not an action. */
export function parseAction(body: unknown): PageAction | undefined {
  return actionSchema.safeParse(body).data;
}

const actorSchema = z.object({
  as: z.enum(['member', 'moderator', 'administrator']),
  locale: z.enum(['de', 'en-US']),
});

/** The acting person and the language of their client. */
export type PageActor = z.infer<typeof actorSchema>;

/** Parses the actor from the query of an address; `undefined` when it names none. */
export function parseActor(query: URLSearchParams): PageActor | undefined {
  return actorSchema.safeParse(Object.fromEntries(query)).data;
}
