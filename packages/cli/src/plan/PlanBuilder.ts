import type { App } from '../app/readApp.ts';
import type { ManualStep, Plan, Write } from './Plan.ts';
import { refuseTakenFile } from './refuseTaken.ts';
import { readTemplate, type TemplateName } from './readTemplate.ts';

/** Collects the parts of a plan. Reads the app and writes nothing. */
export class PlanBuilder {
  readonly app: App;
  readonly #writes: Write[] = [];
  readonly #kept: { path: string; why: string }[] = [];
  readonly #manual: ManualStep[] = [];
  readonly #notes: string[] = [];

  constructor(app: App) {
    this.app = app;
  }

  /**
   * Adds a file from a template. A file that an earlier run added stays as it is.
   *
   * @throws {CliError} `file_taken` if the app has another file there
   */
  addFile(template: TemplateName, path: string, imports: Record<string, string>, what: string): void {
    const content = readTemplate(template, path, imports);
    const found = this.app.has(path) ? path : this.#findOther(path);
    if (found === undefined) {
      this.#writes.push({ path, content, before: undefined, what });
      return;
    }
    const present = this.app.read(found);
    if (present === content) return;
    if (!present.includes('@kit/')) refuseTakenFile(found);
    this.#kept.push({ path: found, why: 'it already uses the kit' });
  }

  /** The same module in a file with another extension. Imports and frameworks could choose either. */
  #findOther(path: string): string | undefined {
    const stem = path.replace(/\.\w+$/, '');
    return ['ts', 'tsx', 'js', 'jsx', 'mjs'].map((end) => `${stem}.${end}`).find(this.app.has);
  }

  /** Changes a file of the app. `edit` returns the new text, or `undefined` if it finds no safe place. */
  changeFile(
    path: string,
    what: string,
    edit: (text: string) => string | undefined,
    manual?: { why: string; lines: readonly string[] },
  ): void {
    const before = this.app.has(path) ? this.app.read(path) : undefined;
    const content = edit(before ?? '');
    if (content === undefined) {
      if (manual) this.askFor({ path, ...manual });
    } else if (content !== before) this.#writes.push({ path, content, before, what });
  }

  askFor(step: ManualStep): void {
    this.#manual.push(step);
  }

  note(text: string): void {
    this.#notes.push(text);
  }

  finish(page: string): Plan {
    return { writes: this.#writes, kept: this.#kept, manual: this.#manual, notes: this.#notes, page };
  }
}
