// Words that this repository does not use in documentation, comments, messages and test names, each with what to write instead.
// `checkWords.mjs` reports them. A pattern is a regular expression for whole words; a space in it also matches a line break.

/**
 * Proper uses: lines that contain `text`, in files whose path begins with `path`.
 * @type {{ path: string, text: string }[]}
 */
export const allowedUses = [
  // Says what the code is called now.
  { path: '.changeset/store-methods.md', text: 'too_many_rounds' },
];

/** @type {{ pattern: string, notAfter?: string, instead: string }[]} */
export const retiredWords = [
  // Mannered words
  { pattern: 'nobody', instead: '“no one”, or name who: “no user”, “no other process”' },
  { pattern: 'whoever', instead: '“anyone who”, or name the subject' },
  { pattern: 'anew', instead: '“again”' },
  { pattern: '(?:is|are|was|were) none', notAfter: 'there ', instead: '“is not one”, “does not exist”' },
  {
    pattern: '(?:is|are|was) no(?= )(?! (?:longer|more|less|one|way))',
    notAfter: 'there ',
    instead: '“is not a …”',
  },
  { pattern: 'knows? no(?:thing)?', instead: '“does not import”, “does not depend on”, “has no”' },
  { pattern: 'of (?:its|their|your|our|my|his|her|an?) own', instead: '“its own …”, “a separate …”' },
  { pattern: 'of (?:yours|ours|theirs|mine)', instead: '“your own …”' },
  { pattern: "one[’']s own", instead: '“your own”' },
  { pattern: 'stands?', instead: '“is”; for “stands for”, “represents”' },
  { pattern: 'belongs? into', instead: '“belongs in”' },
  { pattern: 'what is so', instead: 'name the thing' },
  { pattern: 'mend(?:s|ed|ing)?', instead: '“fix”' },
  { pattern: 'at once', instead: '“immediately”, or “at the same time”' },
  { pattern: 'of a kind', instead: '“of the same type”' },
  { pattern: 'where there (?:is|are)', instead: '“if there is”' },
  { pattern: 'so that', instead: '“so”, “to …”' },
  { pattern: 'whom', instead: 'name the person or the part' },
  { pattern: 'dearer', instead: '“more expensive”, “larger”' },
  { pattern: 'on the spot', instead: '“immediately”, or leave it out' },
  { pattern: 'turn(?:s|ed|ing)? away', instead: '“reject”' },
  { pattern: 'complain(?:s|ed|ing|ts?)?', instead: '“report”, “error”, “warning”' },
  { pattern: 'let(?:s|ting)? go of', instead: '“release”' },

  // Personified code: a function does not hear, tell, wish, know, lie or give up.
  { pattern: 'hears?|heard', instead: '“receives”, “listens”' },
  {
    pattern: 'tells?|told|telling',
    instead: '“reports”, “says”, “notifies”; for “tell apart”, “distinguish”',
  },
  { pattern: 'believes?|believed', instead: '“accepts”, “trusts”' },
  { pattern: 'wish(?:es|ed)?', instead: '“request”, “option”' },
  { pattern: '(?:gives?|gave|given|giving) up', instead: '“stops”, “fails”, “times out”' },

  // Old names
  { pattern: 'too_many_rounds', instead: '`too_many_verifications`' },
  { pattern: 'page\\.left', instead: '`redirect.started`' },
  { pattern: 'nextLook', instead: '`nextCheckAt`' },
  { pattern: 'MessageFlaw', instead: '`reason`' },
  { pattern: '--kit-[a-z]+', instead: '`--connect-…`' },
];
