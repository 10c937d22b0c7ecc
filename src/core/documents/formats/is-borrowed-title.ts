/** What programs write as a title when nobody gave one: their own name, "Untitled", a file's name. */
const borrowed =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint.*|untitled(?: document| page)?|unbenannt(?:es dokument)?|ohne titel|unknown|unbekannt|(?:document|dokument|präsentation|presentation|slide|folie|layout|titel|title|new page|neue seite)\s*\d*)$|\.(?:docx?|dotx?|odt|rtf|txt|pdf|tex|dvi|xlsx?|pptx?|indd|qxd|pm\d|fm|html?|epub)$/iu;

/** Whether a title comes from a program and names nothing. */
export function isBorrowedTitle(title: string): boolean {
  return borrowed.test(title.trim());
}
