/** Every store that {@link memoryStore} made, so that `doctor()` can tell them from lasting ones. */
export const memoryStores = new WeakSet<object>();
