/** What programs write when nobody chose a title: their own name, "Untitled", a file name. */
const borrowed =
  /^(?:microsoft (?:word|powerpoint|excel)\b.*|powerpoint.*|untitled(?: document| page)?|unbenannt(?:es dokument)?|ohne titel|unknown|unbekannt|(?:document|dokument|präsentation|presentation|slide|folie|layout|titel|title|new page|neue seite)\s*\d*)$|\.(?:docx?|dotx?|odt|rtf|txt|pdf|tex|dvi|xlsx?|pptx?|indd|qxd|pm\d|fm|html?|epub)$/iu;

/** Whether a title was written by a program and says nothing about the document. */
export function isBorrowedTitle(title: string): boolean {
  return borrowed.test(title.trim());
}
