import type { MarkdownRenderer } from "vitepress";

/**
 * A block that begins with ```` ```csv targets.csv ```` is the file of that name, and gets it as a caption. The lines of
 * ```` ```text wraps ```` are wrapped.
 */
export const fileCaptions = (markdown: MarkdownRenderer): void => {
  const { fence } = markdown.renderer.rules;
  if (fence === undefined) return;
  markdown.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    if (token?.info.trim() === "text wraps") {
      token.info = "text";
      return `<div class="wraps">${fence(tokens, index, options, env, self)}</div>`;
    }
    const [, language = "", file] = /^(\w+) ([\w./-]+\.\w+)$/.exec(token?.info.trim() ?? "") ?? [];
    if (token === undefined || file === undefined) return fence(tokens, index, options, env, self);
    token.info = language;
    const block = fence(tokens, index, options, env, self);
    return `<figure class="file"><figcaption><code>${markdown.utils.escapeHtml(file)}</code></figcaption>${block}</figure>`;
  };
};
