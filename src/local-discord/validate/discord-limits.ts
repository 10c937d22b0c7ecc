/**
 * The limits that the local Discord enforces, from Discord's API documentation of August 2026.
 * Lengths are in UTF-16 code units unless the name says otherwise.
 */

/** From an interaction's arrival to its first response. Without one its token expires. */
export const interactionResponseMs = 3_000;
/** How long an interaction's token is valid for edits and follow-ups. */
export const interactionTokenMs = 15 * 60_000;
/** How often a bot may begin a session on the gateway in a day. */
export const identifiesPerDay = 1_000;

/** The text of a message without Components V2. */
export const messageContentLength = 2_000;
/** Files of one message. */
export const messageFiles = 10;
/** Ids of one kind in a message's `allowed_mentions`. */
export const allowedMentionIds = 100;
/** A string of the bot's choice by which it recognises its own message. */
export const nonceLength = 25;
/** Action rows of a message without Components V2. */
export const classicRows = 5;

export const embeds = 10;
export const embedTitleLength = 256;
export const embedDescriptionLength = 4_096;
export const embedFields = 25;
export const embedFieldNameLength = 256;
export const embedFieldValueLength = 1_024;
export const embedFooterLength = 2_048;
export const embedAuthorLength = 256;
/** Total over all texts of all embeds of a message. */
export const embedsTotalLength = 6_000;

/** Components V2: all components of a message, nested ones counted. */
export const componentsTotal = 40;
/** Components V2: total over all text displays of a message. */
export const textDisplaysTotalLength = 4_000;
/** Components V2: UTF-8 bytes over all text displays. Undocumented; more is answered with HTTP 500. */
export const textDisplaysTotalBytes = 10_170;
/** Text displays in a section. */
export const sectionTexts = 3;

export const customIdLength = 100;
export const linkUrlLength = 512;
export const buttonsPerRow = 5;
export const buttonLabelLength = 80;
export const selectOptions = 25;
export const selectOptionLabelLength = 100;
export const selectOptionDescriptionLength = 100;
export const selectOptionValueLength = 100;
export const selectPlaceholderLength = 150;
/** The name of an emoji on a button or an option. */
export const emojiNameLength = 32;
/** Media of one gallery. */
export const galleryItems = 10;
/** The alternative text of a medium. */
export const mediaDescriptionLength = 256;
export const mediaAddressLength = 2_048;

export const modalTitleLength = 45;
/** Top-level components of a modal. */
export const modalComponents = 5;
export const modalLabelLength = 45;
export const modalLabelDescriptionLength = 100;
export const textInputLength = 4_000;
export const textInputPlaceholderLength = 100;

export const chatInputCommands = 100;
export const userCommands = 15;
export const messageCommands = 15;
export const commandNameLength = 32;
export const commandDescriptionLength = 100;
export const commandOptions = 25;
/** Total over the name, the description, and those of all options and choices, in the longest language. */
export const commandTotalLength = 8_000;
/** The value of a string option. */
export const optionValueLength = 6_000;

export const autocompleteChoices = 25;
export const autocompleteNameLength = 100;
export const autocompleteValueLength = 100;
