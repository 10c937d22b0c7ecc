import { describe, expect, it } from 'vitest';

import { ask, commands, reindex } from '../../../commands/index.js';
import { normalizeCommand } from '../../../src/discord/normalize-command.js';

describe('normalizeCommand', () => {
  it('makes a command equal to the form that Discord returns', () => {
    const fromDiscord = {
      id: '1',
      application_id: '2',
      version: '3',
      default_member_permissions: null,
      dm_permission: true,
      nsfw: false,
      ...structuredClone(ask),
      integration_types: [1, 0],
      contexts: [2, 1, 0],
      options: ask.options.map((option) => ({ required: false, ...option })),
    };
    expect(normalizeCommand(fromDiscord)).toBe(normalizeCommand(ask));
  });

  it.each([
    ['another description', { ...ask, description: 'x' }],
    ['another German name', { ...ask, name_localizations: { de: 'x' } }],
    ['another order of options', { ...ask, options: ask.options.toReversed() }],
    ['an option no longer required', { ...ask, options: [{ ...ask.options[0], required: false }] }],
    ['another context', { ...ask, contexts: [0] }],
  ])('tells %s', (_what, changed) => {
    expect(normalizeCommand(changed)).not.toBe(normalizeCommand(ask));
  });

  it('detects a permission that was removed', () => {
    const { default_member_permissions, ...open } = reindex;
    expect(default_member_permissions).toBe('8');
    expect(normalizeCommand(open)).not.toBe(normalizeCommand(reindex));
  });

  it('tells all commands apart', () => {
    expect(new Set(commands.map(normalizeCommand)).size).toBe(commands.length);
  });
});
