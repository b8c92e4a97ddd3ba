import type { Comment, CommentDisplayPart } from 'typedoc';
import { toCode } from './markdown.ts';

/** Writes TSDoc as Markdown. */
export interface CommentWriter {
  /** Paragraphs, with the result, errors and examples. */
  write(comment: Comment | undefined): string;
  /** One line for the cell of a table, without the default. */
  writeLine(comment: Comment | undefined): string;
  writeDefault(comment: Comment | undefined): string;
}

/** @param findLink returns where an export is described, for `{@link …}` */
export function createCommentWriter(findLink: (name: string) => string | undefined): CommentWriter {
  const writeParts = (parts: readonly CommentDisplayPart[]) =>
    parts
      .map((part) => {
        if (part.kind !== 'inline-tag') return part.text;
        const text = part.text.trim();
        const link = findLink(text);
        return link ? `[${toCode(text)}](${link})` : toCode(text);
      })
      .join('')
      .trim();

  function writeTags(comment: Comment): string[] {
    return comment.blockTags.flatMap(({ tag, content }) => {
      const text = writeParts(content);
      if (tag === '@returns') return `Returns: ${text}`;
      if (tag === '@throws') return `Throws: ${text}`;
      if (tag === '@deprecated') return `**Deprecated.** ${text}`;
      return [];
    });
  }

  function write(comment: Comment | undefined): string {
    if (!comment) return '';
    const fallback = writeDefault(comment);
    const examples = comment.blockTags
      .filter(({ tag }) => tag === '@example')
      .map(({ content }) => `Example:\n\n${writeParts(content)}`);
    return [
      writeParts(comment.summary),
      ...writeTags(comment),
      fallback && `Default: ${fallback}.`,
      ...examples,
    ]
      .filter(Boolean)
      .join('\n\n');
  }

  function writeLine(comment: Comment | undefined): string {
    if (!comment) return '';
    const parts = [writeParts(comment.summary), ...writeTags(comment)].filter(Boolean);
    return parts.join(' ').replaceAll(/\s*\n\s*/g, ' ');
  }

  return { write, writeLine, writeDefault };
}

function writeDefault(comment: Comment | undefined): string {
  const tag = comment?.blockTags.find((each) => each.tag === '@default' || each.tag === '@defaultValue');
  const text = (tag?.content ?? [])
    .map((part) => part.text)
    .join('')
    .replaceAll(/^```\w*\n|\n```$/g, '')
    .trim();
  const isCode = /^(?:['"[{\d-]|(?:true|false|null|undefined)$)/.test(text);
  return isCode ? toCode(text) : text;
}
