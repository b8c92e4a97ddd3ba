/**
 * Makes instances of a class pass for instances of a standard class such as `Request`. Members that the class does not define
 * come from the real object, which `realOf` creates when it is first needed.
 */
export function delegateToStandard<Own extends object>(
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
