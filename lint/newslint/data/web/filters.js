"use strict";
/* Which findings are shown: by severity, family, rule, fix and text. */
const Filters = (() => {
  const { el, severity, SEVERITIES } = Findings;

  class Filters {
    /* Build the controls into a form. `rules`: what is known of each code; `changed` is called after each change. */
    constructor(form, rules, changed) {
      this.form = form;
      this.rules = rules;
      this.changed = changed;
      this.search = el("input", { type: "search", name: "text", placeholder: "Search findings", "aria-label": "Search findings and file names", autocomplete: "off" });
      this.severities = Object.fromEntries(SEVERITIES.map((name) => [name, el("input", { type: "checkbox", checked: true, value: name })]));
      this.numbers = Object.fromEntries(SEVERITIES.map((name) => [name, el("span", {})]));
      this.family = el("select", { name: "family", "aria-label": "Family" });
      this.rule = el("select", { name: "rule", "aria-label": "Rule" });
      this.fix = el(
        "select",
        { name: "fix", "aria-label": "Fix" },
        ...[["", "Any fix"], ["safe", "Safe fix"], ["unsafe", "Fix to look at"], ["suggestion", "Suggestion"], ["none", "No fix"]].map(([value, label]) => el("option", { value }, label)),
      );
      this.fresh = el("input", { type: "checkbox" });
      this.freshChip = el("label", { class: "chip", hidden: true }, this.fresh, "new only");
      form.append(
        this.search,
        el(
          "fieldset",
          {},
          el("legend", { class: "visually-hidden" }, "Severity"),
          ...SEVERITIES.map((name) => el("label", { class: "chip" }, this.severities[name], severity(name), this.numbers[name])),
        ),
        this.family,
        this.rule,
        this.fix,
        this.freshChip,
        el("button", { type: "reset", class: "quiet" }, "Reset"),
      );
      form.addEventListener("submit", (event) => event.preventDefault());
      form.addEventListener("input", () => this.changed());
      form.addEventListener("reset", () => setTimeout(() => this.changed()));
    }

    /* Fill the lists with what there is; what was chosen stays chosen. */
    offer(findings) {
      const families = new Map();
      const rules = new Map();
      const severities = new Map();
      for (const { code, severity: name } of findings) {
        const { family } = this.rules[code] ?? { family: "" };
        families.set(family, (families.get(family) ?? 0) + 1);
        rules.set(code, (rules.get(code) ?? 0) + 1);
        severities.set(name, (severities.get(name) ?? 0) + 1);
      }
      fill(this.family, "All families", [...families].sort().map(([name, n]) => [name, `${name} (${n.toLocaleString("en")})`]));
      fill(this.rule, "All rules", [...rules].sort().map(([code, n]) => [code, `${code} ${this.rules[code]?.name ?? ""} (${n.toLocaleString("en")})`]));
      for (const name of SEVERITIES) this.numbers[name].textContent = (severities.get(name) ?? 0).toLocaleString("en");
      this.freshChip.hidden = !findings.some((finding) => finding.new);
    }

    /* Choose one thing, or let go of it where it is chosen already. */
    toggle(name, value) {
      this[name].value = this[name].value === value ? "" : value;
      this.changed();
    }

    /* A test for findings, in a file of some name and with the text that they stand in. */
    test() {
      const { family, rule, fix } = Object.fromEntries(["family", "rule", "fix"].map((name) => [name, this[name].value]));
      const severities = new Set(SEVERITIES.filter((name) => this.severities[name].checked));
      const text = this.search.value.trim().toLowerCase();
      const fresh = this.fresh.checked && !this.freshChip.hidden;
      return (finding, prose, file = "") => {
        if (!severities.has(finding.severity) || (rule && finding.code !== rule) || (fresh && !finding.new)) return false;
        if (family && this.rules[finding.code]?.family !== family) return false;
        if (fix && (finding.fix?.safety ?? "none") !== fix) return false;
        if (!text) return true;
        const words = [finding.code, this.rules[finding.code]?.name ?? "", finding.message, prose.slice(...finding.span), ...finding.evidence, file];
        return words.some((word) => word.toLowerCase().includes(text));
      };
    }
  }

  function fill(select, all, options) {
    const chosen = select.value;
    if (chosen && !options.some(([value]) => value === chosen)) options.push([chosen, `${chosen} (0)`]);
    select.replaceChildren(el("option", { value: "" }, all), ...options.map(([value, label]) => el("option", { value }, label)));
    select.value = chosen;
  }

  return Filters;
})();
