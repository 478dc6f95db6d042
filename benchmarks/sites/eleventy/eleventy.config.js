// The benchmark's site for Eleventy.
const LENGTH = 25;
const day = (date) => date.toISOString().slice(0, 10);
const pagesOf = (posts, name) => {
  const pages = [];
  for (let start = 0; start < posts.length; start += LENGTH) {
    const number = pages.length + 1;
    const more = start + LENGTH < posts.length;
    pages.push({ name, number, more, posts: posts.slice(start, start + LENGTH) });
  }
  return pages;
};
const newest = (api) => api.getFilteredByGlob("posts/*.md").reverse();
const byTag = (api) => {
  const tags = new Map();
  for (const post of newest(api)) {
    for (const tag of post.data.tags) {
      if (!tags.has(tag)) tags.set(tag, []);
      tags.get(tag).push(post);
    }
  }
  return [...tags.entries()].sort(([one], [other]) => (one < other ? -1 : 1));
};

module.exports = (config) => {
  config.addFilter("day", day);
  config.addFilter("address", (post) => `${day(post.date).replaceAll("-", "/")}/${post.fileSlug}/`);
  config.addCollection("newest", newest);
  config.addCollection("indexPages", (api) => pagesOf(newest(api), "Bench Site"));
  config.addCollection("tagList", byTag);
  config.addCollection("tagPages", (api) => byTag(api).flatMap(([tag, posts]) => pagesOf(posts, tag)));
  return { dir: { output: "_site" }, markdownTemplateEngine: false };
};
