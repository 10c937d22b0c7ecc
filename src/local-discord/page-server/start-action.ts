import { parseCustomId } from '../../discord/reply/custom-id.js';
import { findCommand, namesOf } from '../state/find-command.js';
import type { InteractionHandle } from '../state/interaction-handle.js';
import { isJson, type Json } from '../server/json.js';
import type { LocalDiscord } from '../start-local-discord.js';
import { channelKeyOf, installationIn } from './build-channel-views.js';
import type { PageAction } from './page-protocol.js';
import type { PageActor } from './parse-action.js';

/** An interaction that a person started on the page. */
export interface StartedAction {
  readonly handle: InteractionHandle;
  /** `undefined`: it was no command. */
  readonly command?: Json | undefined;
  /** `undefined`: it asked nothing that is known. */
  readonly asked?: AskedQuestion | undefined;
}

/** A question, and the document that it was narrowed to, as the person named it. */
export interface AskedQuestion {
  readonly question: string;
  readonly document?: string;
}

/** Names of the options of `/ask`. */
const askOptions = { question: 'question', document: 'document' } as const;

/**
 * Does as a person's client would.
 *
 * @param started by the id of the interaction
 * @throws Error for what a client does not let them do
 */
export function startAction(
  action: Exclude<PageAction, { kind: 'send' | 'dismiss' }>,
  actor: PageActor,
  discord: LocalDiscord,
  started: ReadonlyMap<string, StartedAction>,
): StartedAction {
  const { world } = discord;
  const { as } = actor;
  const onMessage = (id: string) => ({
    ...actor,
    installed: installationIn(world.channels.get(world.messages.get(id)?.channelId ?? '')),
  });
  switch (action.kind) {
    case 'command':
    case 'autocomplete': {
      const { channel, name, options } = action;
      const installed = installationIn(
        [...world.channels.values()].find((one) => channelKeyOf(one, world.people[as]) === channel),
      );
      const place = { ...actor, installed, channel, name, options };
      if (action.kind === 'autocomplete') {
        return { handle: discord.autocomplete({ ...place, focused: action.focused }) };
      }
      const handle = discord.runCommand(place);
      const command = findCommand(
        {
          name,
          type: 'chatInput',
          person: world.people[as],
          channel: handle.pending.channel,
          installed,
        },
        world,
      );
      return { handle, command, asked: readAsked(command, options) };
    }
    case 'menu': {
      const handle = discord.runMessageCommand({ ...onMessage(action.message), ...action });
      const command = world.commands.find((one) => namesOf(one).includes(action.name));
      const question = world.messages.get(action.message)?.content ?? '';
      return { handle, command, asked: { question } };
    }
    case 'click': {
      const handle = discord.clickButton({ ...onMessage(action.message), ...action });
      const pressed = parseCustomId(action.customId);
      // A button may ask a question of its own, such as a corrected one.
      return pressed?.kind === 'question'
        ? { handle, asked: { question: pressed.question } }
        : { handle };
    }
    case 'select':
      return { handle: discord.selectOption({ ...onMessage(action.message), ...action }) };
    case 'modal': {
      const from = started.get(action.interaction)?.handle;
      if (from === undefined) throw new Error('no such modal was opened');
      const installed = installationIn(from.pending.channel);
      return { handle: discord.submitModal({ ...actor, installed, from, values: action.values }) };
    }
  }
}

function readAsked(
  command: Json | undefined,
  values: Readonly<Record<string, string | number | boolean>>,
): AskedQuestion | undefined {
  const options = Array.isArray(command?.options) ? command.options.filter(isJson) : [];
  const entered = (wanted: string): string | undefined => {
    const option = options.find(({ name }) => name === wanted);
    const names = option === undefined ? [] : namesOf(option);
    const value = Object.entries(values).find(([name]) => names.includes(name))?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const question = entered(askOptions.question);
  const document = entered(askOptions.document);
  if (question === undefined) return undefined;
  return { question, ...(document === undefined ? {} : { document }) };
}
