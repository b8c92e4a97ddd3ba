import { useData } from 'vitepress';
import theme, { VPButton } from 'vitepress/theme-without-fonts';
import { defineComponent, h } from 'vue';
import './site.css';

/** What the home page begins with: the texts that config.ts takes from the README, and where to go from here. */
const Introduction = defineComponent(() => {
  const { frontmatter } = useData();
  return () =>
    frontmatter.value.introduction &&
    h('section', { class: 'introduction', 'aria-labelledby': 'introduction' }, [
      h('h1', { id: 'introduction' }, frontmatter.value.introduction.title),
      h('p', frontmatter.value.introduction.text),
      h(
        'div',
        { class: 'actions' },
        frontmatter.value.introduction.actions.map((action: object) => h(VPButton, action)),
      ),
    ]);
});

export default {
  extends: theme,
  Layout: () => h(theme.Layout, undefined, { 'doc-before': () => h(Introduction) }),
};
