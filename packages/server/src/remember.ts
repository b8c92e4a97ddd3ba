/**
 * Returns the function with a memory for its results. For pure functions whose argument is mostly one of a few values. When it knows
 * `max` values, it forgets all of them.
 */
export function remember<Value, Result>(
  max: number,
  compute: (value: Value) => Result,
): (value: Value) => Result {
  const results = new Map<Value, { result: Result }>();
  return (value) => {
    let known = results.get(value);
    if (!known) {
      known = { result: compute(value) };
      // Not before, because it may throw.
      if (results.size >= max) results.clear();
      results.set(value, known);
    }
    return known.result;
  };
}
