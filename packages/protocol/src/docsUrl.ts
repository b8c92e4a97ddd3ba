/** Where the documentation is published. Developer messages link to its pages, and its build uses the path as the base. */
export const docsUrl = 'https://kit.github.io/kit/';
