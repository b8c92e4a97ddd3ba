/**
 * Makes instances of a class pass for those of a standard one, such as `Request`: what the class does not answer itself
 * is asked of the real object, which `realOf` makes when it is first needed.
 */
export function standInFor<Own extends object>(
  standard: { prototype: object },
  own: { prototype: Own },
  realOf: (instance: Own) => object,
): void {
  for (const key of Reflect.ownKeys(standard.prototype)) {
    if (Object.hasOwn(own.prototype, key)) continue;
    Object.defineProperty(own.prototype, key, {
      get(this: Own): unknown {
        const real = realOf(this);
        const value: unknown = Reflect.get(real, key);
        return typeof value === 'function' ? value.bind(real) : value;
      },
    });
  }
  Object.setPrototypeOf(own.prototype, standard.prototype);
}
