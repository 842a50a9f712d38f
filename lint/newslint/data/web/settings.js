"use strict";
/* What is asked of the server besides the text: kind, languages, rules, accepted words. Kept for the next visit. */
const Settings = (() => {
  const { el } = Findings;
  const KEY = "newslint-settings";
  const byId = (id) => document.getElementById(id);

  function stored() {
    try {
      return JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return {}; // no storage, or not ours
    }
  }

  class Settings {
    /* `changed` is called after each change. */
    constructor(rules, languages, changed) {
      this.rules = rules;
      this.changed = changed;
      const { language = "", source = "", words = [], off = [], on = [] } = stored();
      this.kind = byId("kind");
      this.language = byId("language");
      this.source = byId("source");
      this.words = byId("words");
      this.off = new Set(off.filter((code) => code in rules));
      this.on = new Set(on.filter((code) => code in rules));
      for (const { name, code, longCode } of languages) {
        if (code !== longCode) continue;
        this.language.append(el("option", { value: code }, name));
        this.source.append(el("option", { value: code }, name));
      }
      this.language.value = language;
      this.source.value = source;
      this.words.value = words.join("\n");
      for (const element of [this.kind, this.language, this.source, this.words]) element.addEventListener("change", () => this.keep());
      byId("rules").addEventListener("click", () => this.show());
      byId("sought").addEventListener("input", () => this.list());
      byId("rule-list").addEventListener("change", ({ target }) => this.switch(target.value, target.checked));
      byId("defaults").addEventListener("click", () => {
        this.off.clear();
        this.on.clear();
        this.words.value = this.source.value = this.language.value = "";
        this.list();
        this.keep();
      });
    }

    get accepted() {
      return this.words.value.split("\n").map((word) => word.trim()).filter((word) => word && word.length <= 100);
    }

    /* As the server is asked. */
    get asked() {
      return {
        filename: this.kind.value,
        language: this.language.value || null,
        source_language: this.source.value || null,
        extend_select: [...this.on],
        ignore: [...this.off],
        accept: this.accepted.slice(0, 1000),
      };
    }

    accept(word) {
      this.words.value = [...this.accepted, word].join("\n");
      this.keep();
    }

    switch(code, runs) {
      const { runs: usual } = this.rules[code];
      this.off.delete(code);
      this.on.delete(code);
      if (runs !== usual) (runs ? this.on : this.off).add(code);
      this.keep();
    }

    keep() {
      const { language, source } = this;
      const kept = { language: language.value, source: source.value, words: this.accepted, off: [...this.off], on: [...this.on] };
      try {
        localStorage.setItem(KEY, JSON.stringify(kept));
      } catch {
        // then they hold for this visit
      }
      this.changed();
    }

    show() {
      byId("sought").value = "";
      this.list();
      byId("choice").showModal();
    }

    list() {
      const sought = byId("sought").value.trim().toLowerCase();
      const rows = [];
      let last = "";
      for (const rule of Object.values(this.rules)) {
        if (rule.family === "bilingual") continue; // there is no original here to hold an article against
        if (![rule.code, rule.name, rule.family, rule.summary].some((text) => text.toLowerCase().includes(sought))) continue;
        if (rule.family !== last) rows.push(el("h3", {}, rule.family));
        last = rule.family;
        const runs = this.on.has(rule.code) || (rule.runs && !this.off.has(rule.code));
        const box = el("input", { type: "checkbox", value: rule.code });
        box.checked = runs;
        rows.push(el("label", {}, box, el("span", { class: "code" }, rule.code), el("span", {}, rule.summary)));
      }
      byId("rule-list").replaceChildren(...(rows.length ? rows : ["No rule is called that."]));
    }
  }

  return Settings;
})();
