"use strict";
/* Light or dark: as the system has it, until someone says otherwise. */
const Theme = (() => {
  const KEY = "newslint-theme";

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a page from a file may have no storage
    }
  }

  function isDark() {
    const set = document.documentElement.dataset.theme;
    return set ? set === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function show(button) {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
  }

  /* Let a button switch between the two. */
  function attach(button) {
    const before = stored();
    if (before) document.documentElement.dataset.theme = before;
    show(button);
    button.addEventListener("click", () => {
      const theme = isDark() ? "light" : "dark";
      document.documentElement.dataset.theme = theme;
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // then it holds for this visit
      }
      show(button);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(button));
  }

  return { attach };
})();
