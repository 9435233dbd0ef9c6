"use strict";
(() => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  // Private windows and some file:// pages have no storage: the choice then lasts as long as the page.
  const remembered = () => { try { return localStorage.getItem("brief-theme"); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem("brief-theme", theme); } catch { /* see above */ } };
  const current = () => root.dataset.theme || (dark.matches ? "dark" : "light");
  const show = () => { button.textContent = current() === "dark" ? "Light mode" : "Dark mode"; };

  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = current() === "dark" ? "light" : "dark";
    remember(root.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();
})();
