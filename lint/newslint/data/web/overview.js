"use strict";
/* The head of the report: how much was found, and where most of it stands. */
const Overview = (() => {
  const { el, count, severity, SEVERITIES } = Findings;
  const FIRST = 8;
  const WEIGHT = { error: 10, warning: 4, info: 1 };

  /* Counts by severity of what has one key in common: Map(key → {error, warning, info, total}). */
  function tally(findings, key) {
    const counts = new Map();
    for (const finding of findings) {
      const name = key(finding);
      const row = counts.get(name) ?? { error: 0, warning: 0, info: 0, total: 0 };
      row[finding.severity] += 1;
      row.total += 1;
      counts.set(name, row);
    }
    return counts;
  }

  function weight(row) {
    return SEVERITIES.reduce((sum, name) => sum + WEIGHT[name] * row[name], 0);
  }

  /* The folder that all files lie in, with its slash. */
  function commonFolder([first = "", ...others]) {
    const folders = first.split("/").slice(0, -1);
    const differs = folders.findIndex((_, index) => !others.every((file) => file.startsWith(`${folders.slice(0, index + 1).join("/")}/`)));
    const shared = folders.slice(0, differs < 0 ? folders.length : differs);
    return shared.length ? `${shared.join("/")}/` : "";
  }

  function part(kind, share) {
    const bar = el("span", { class: `part ${kind}` });
    bar.style.setProperty("--share", share);
    return bar;
  }

  /* A bar a row, of which the most telling come first and the rest on demand. */
  function bars(title, rows, choose) {
    const list = el("ul", { class: "bars" });
    const most = Math.max(1, ...rows.map(([, , row]) => row.total));
    for (const [key, label, row] of rows) {
      const spoken = SEVERITIES.filter((name) => row[name]).map((name) => `${row[name].toLocaleString("en")} ${name}`);
      const parts = SEVERITIES.filter((name) => row[name]).map((name) => part(name, row[name] / most));
      const cells = [
        el("span", { class: "name", title: label }, label),
        el("span", { class: "track", "aria-hidden": "true" }, ...parts),
        el("span", { class: "number", "aria-hidden": "true" }, row.total.toLocaleString("en")),
        el("span", { class: "visually-hidden" }, `: ${spoken.join(", ")}`),
      ];
      const attributes = { type: "button", "data-key": key, onclick: () => choose(key), title: spoken.join(", ") };
      list.append(el("li", { hidden: list.children.length >= FIRST }, el("button", attributes, ...cells)));
    }
    const chart = el("div", { class: "chart" }, el("h2", {}, title), list);
    if (rows.length > FIRST) {
      const more = el("button", { type: "button", class: "quiet more" }, `Show all ${rows.length.toLocaleString("en")}`);
      more.addEventListener("click", () => {
        for (const item of list.children) item.hidden = false;
        list.children[FIRST].firstChild.focus();
        more.remove();
      });
      chart.append(more);
    }
    return chart;
  }

  const STEPS = [[0, "none"], [1, "1"], [3, "2–3"], [6, "4–6"], [10, "7–10"], [20, "11–20"], [Infinity, "over 20"]];

  /* How many files have how many findings. */
  function spread(files, byFile) {
    const rows = STEPS.map(([, label]) => ({ label, total: 0 }));
    for (const { total } of byFile.values()) rows[STEPS.findIndex(([most]) => total <= most)].total += 1;
    rows[0].total = Math.max(0, files - byFile.size);
    const most = Math.max(1, ...rows.map(({ total }) => total));
    const list = el("ul", { class: "bars" });
    for (const { label, total } of rows) {
      const name = `${label} ${label === "1" ? "finding" : "findings"}`.replace("none findings", "no finding");
      list.append(
        el(
          "li",
          { class: "row" },
          el("span", { class: "name" }, name),
          el("span", { class: "track", "aria-hidden": "true" }, ...(total ? [part("plain", total / most)] : [])),
          el("span", { class: "number" }, total.toLocaleString("en")),
        ),
      );
    }
    return el("div", { class: "chart" }, el("h2", {}, "Files by number of findings"), list);
  }

  function trend({ earlier, new: fresh, gone, kept, families }) {
    const signed = (number) => (number > 0 ? `+${number.toLocaleString("en")}` : number < 0 ? `−${(-number).toLocaleString("en")}` : "±0");
    const rows = Object.entries(families).map(([family, [before, now]]) => {
      const style = now > before ? "worse" : now < before ? "better" : "";
      const cells = [before.toLocaleString("en"), now.toLocaleString("en")].map((number) => el("td", {}, number));
      return el("tr", {}, el("th", { scope: "row" }, family), ...cells, el("td", { class: style }, signed(now - before)));
    });
    const head = el("tr", {}, ...["family", "then", "now", "change"].map((name) => el("th", { scope: "col" }, name)));
    const caption = `${count(fresh, "finding")} new, ${fresh || gone ? `${gone.toLocaleString("en")} gone` : "none gone"}, ${kept.toLocaleString("en")} still there`;
    return el(
      "div",
      { class: "chart trend" },
      el("h2", {}, `Since ${earlier}`),
      el("table", {}, el("caption", {}, caption), el("thead", {}, head), el("tbody", {}, ...rows)),
    );
  }

  function troubles(title, rows) {
    const items = rows.map(([file, message]) => el("li", {}, `${file}: ${message}`));
    return el("details", { class: "troubles", open: rows.length <= 5 }, el("summary", {}, `${title} (${rows.length.toLocaleString("en")})`), el("ul", {}, ...items));
  }

  /* Build it. `choose(name, value)` sets a filter; `open(file)` goes to an article. */
  function show(section, data, choose, open) {
    const findings = data.articles.flatMap((article) => article.findings.map((finding) => ({ ...finding, file: article.file })));
    const all = tally(findings, () => "").get("") ?? { error: 0, warning: 0, info: 0, total: 0 };
    const byFile = tally(findings, ({ file }) => file);
    const safe = findings.filter(({ fix }) => fix?.safety === "safe").length;
    const figure = (number, title) => el("div", {}, el("dt", {}, title), el("dd", {}, number.toLocaleString("en")));
    const numbers = [
      figure(data.files, data.files === 1 ? "file" : "files"),
      figure(byFile.size, "with findings"),
      ...SEVERITIES.map((name) => figure(all[name], severity(all[name] === 1 || name === "info" ? name : `${name}s`))),
      figure(safe, "with a safe fix"),
    ];
    if (data.known) numbers.push(figure(data.known, "more in the baseline"));
    for (const name of SEVERITIES) numbers[2 + SEVERITIES.indexOf(name)].querySelector(".severity").className = `severity ${name}`;
    section.append(el("dl", { class: "figures" }, ...numbers));

    const ordered = (counts, label) =>
      [...counts].sort(([one, a], [other, b]) => b.total - a.total || one.localeCompare(other)).map(([key, row]) => [key, label(key), row]);
    const folder = commonFolder([...byFile.keys()]);
    const worst = [...byFile].sort(([one, a], [other, b]) => weight(b) - weight(a) || one.localeCompare(other)).map(([file, row]) => [file, file.slice(folder.length), row]);
    if (findings.length) {
      const legend = el("p", { class: "legend" }, ...SEVERITIES.map((name) => severity(name)));
      const family = bars("By family", ordered(tally(findings, ({ code }) => data.rules[code]?.family ?? ""), String), (key) => choose("family", key));
      family.firstChild.after(legend);
      section.append(
        el(
          "div",
          { class: "charts" },
          family,
          bars("By rule", ordered(tally(findings, ({ code }) => code), (code) => `${code} ${data.rules[code]?.name ?? ""}`), (key) => choose("rule", key)),
          bars("Worst files", worst, open),
          spread(data.files, byFile),
          data.trend ? trend(data.trend) : null,
        ),
      );
    } else if (data.trend) section.append(el("div", { class: "charts" }, trend(data.trend)));
    if (data.errors.length) section.append(troubles("Not linted", data.errors));
    if (data.skipped.length) section.append(troubles("Skipped", data.skipped));
  }

  return { show };
})();
