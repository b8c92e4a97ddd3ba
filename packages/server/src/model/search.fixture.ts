/** One step that somebody can take, in words, and what it leads to. */
export interface Move<State> {
  readonly text: string;
  readonly next: State;
}

/** What can happen, and what must never come to be. */
export interface Model<State, Harm extends string> {
  readonly start: State;
  /** Every step from a state. One that changes nothing returns the same state. */
  readonly movesFrom: (state: State) => readonly Move<State>[];
  readonly harms: ReadonlyMap<Harm, (state: State) => boolean>;
  /** Whether the protocol has done what it is for. */
  readonly works: (state: State) => boolean;
}

/** The shortest way to each harm, in words; whether the protocol works at all; how many steps were tried. */
export interface Findings<Harm extends string> {
  readonly attacks: ReadonlyMap<Harm, readonly string[]>;
  readonly works: boolean;
  readonly tried: number;
}

export const maxSteps = 6;

/** Looks at every state that can be reached in {@link maxSteps} steps, the near ones first. */
export function search<State, Harm extends string>(model: Model<State, Harm>): Findings<Harm> {
  const attacks = new Map<Harm, readonly string[]>();
  const seen = new Set([JSON.stringify(model.start)]);
  let works = false;
  let tried = 0;
  let frontier: { state: State; steps: readonly string[] }[] = [{ state: model.start, steps: [] }];
  for (let step = 1; step <= maxSteps; step++) {
    const next: typeof frontier = [];
    for (const { state, steps } of frontier) {
      for (const move of model.movesFrom(state)) {
        if (move.next === state) continue;
        tried += 1;
        works ||= model.works(move.next);
        for (const [harm, isIn] of model.harms)
          if (!attacks.has(harm) && isIn(move.next)) attacks.set(harm, [...steps, move.text]);
        if (step === maxSteps) continue; // nothing comes after it, so it may come twice
        const key = JSON.stringify(move.next);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ state: move.next, steps: [...steps, move.text] });
      }
    }
    frontier = next;
  }
  return { attacks, works, tried };
}
