/** Where the documentation is published. This package imports nothing from the kit, so it has the address itself. */
export const docsUrl = 'https://kit.github.io/kit/';
