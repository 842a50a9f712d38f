"use strict";
/* The report: articles are drawn when they come near the view, so that thousands of them open at once. */
(() => {
  const { el, count, severity, SEVERITIES, said, marked, content } = Findings;
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const list = byId("articles");
  const views = [];
  let walk = []; // [view, number of the finding] of all findings that are shown, in order
  let at = -1;

  /* One article: its shell stands in the page, its text when it is near. */
  class ArticleView {
    constructor(article, index) {
      this.article = article;
      this.index = index;
      this.visible = article.findings.map((_, number) => number);
      this.drawn = false;
      this.counts = el("span", {});
      const { language, words } = article.figures;
      this.element = el(
        "article",
        { class: "article", id: `article-${index}`, "data-index": index },
        el(
          "header",
          {},
          el("h2", {}, article.number ? `${article.file} · article ${article.number}` : article.file),
          this.counts,
          words === undefined ? null : el("span", {}, count(words, "word")),
          language && language !== "und" ? el("span", {}, `language ${language}`) : null,
        ),
      );
      const lines = article.blocks.reduce((sum, [, start, end]) => sum + Math.ceil((end - start) / 72), 0);
      this.element.style.setProperty("--height", `${Math.round(lines * 29 + article.blocks.length * 16 + 130)}px`);
    }

    filter(test) {
      const { findings, text, file } = this.article;
      this.visible = findings.map((_, number) => number).filter((number) => test(findings[number], text, file));
      this.element.hidden = this.visible.length === 0;
      const tally = SEVERITIES.map((name) => [name, this.visible.filter((number) => findings[number].severity === name).length]);
      this.counts.textContent = tally.filter(([, n]) => n).map(([name, n]) => (name === "info" ? `${n} info` : count(n, name))).join(", ");
      this.clear();
    }

    clear() {
      if (this.drawn) this.element.replaceChildren(this.element.firstChild);
      this.drawn = false;
    }

    draw() {
      if (this.drawn) return;
      this.drawn = true;
      const { text, blocks, findings } = this.article;
      const shown = this.visible.map((number) => ({ ...findings[number], number })).sort((one, other) => one.span[0] - other.span[0]);
      const rows = [];
      let next = 0;
      let open = [];
      blocks.forEach(([scope, start, end], index) => {
        const limit = index + 1 < blocks.length ? blocks[index + 1][1] : Infinity;
        const own = [];
        while (next < shown.length && shown[next].span[0] < limit) own.push(shown[next++]);
        open = open.filter(({ span }) => span[1] > start);
        const here = [...open, ...own];
        const from = Math.min(start, ...own.map(({ span }) => span[0]));
        const to = Math.max(end, ...own.filter(({ span }) => span[0] >= end).map(({ span }) => Math.min(span[1], limit)));
        const nodes = marked(text, from, to, here, (inside, part, offset) => this.mark(inside, part, offset));
        rows.push(el("div", { class: "row" }, el("p", { class: `block ${scope}`, "data-start": from, "data-end": to }, ...nodes), this.notes(own)));
        open = here;
      });
      this.element.append(...rows);
    }

    mark(inside, part, offset) {
      const finding = inside[0];
      const starts = inside.filter(({ span }) => span[0] === offset);
      const lead = starts[0] ?? finding;
      const { family = "house" } = data.rules[finding.code] ?? {};
      const last = inside.some(({ span }) => span[1] === offset + part.length);
      return el(
        "span",
        {
          class: `mark family-${family} ${finding.severity}${part ? "" : " empty"}`,
          role: "button",
          tabindex: starts.length ? "0" : "-1",
          "aria-expanded": "false",
          "aria-controls": this.noteId(lead.number),
          "data-findings": inside.map(({ number }) => number).join(" "),
          "data-starts": starts.map(({ number }) => number).join(" "),
          "data-label": last ? finding.code.replace(/\d+$/, "") : null,
        },
        el("span", { class: "words" }, ...content(part)),
      );
    }

    noteId(number) {
      return `note-${this.index}-${number}`;
    }

    notes(own) {
      if (!own.length) return null;
      return el("ul", { class: "notes", "aria-label": "Findings in this paragraph" }, ...own.map((finding) => this.note(finding)));
    }

    note(finding) {
      const rule = data.rules[finding.code];
      const lead = el(
        "button",
        { type: "button", class: "lead", tabindex: "-1", "data-note": finding.number },
        el("span", { class: "code" }, finding.code),
        finding.message,
      );
      const links = finding.related.map(([start]) => el("button", { type: "button", class: "quiet", "data-elsewhere": start }, "Show the other place"));
      if (rule) links.push(el("a", { href: rule.url, rel: "noreferrer" }, `About ${rule.name}`), ` · ${rule.summary}`);
      const body = said(finding, rule, this.article.text, links);
      return el("li", { class: `note family-${rule?.family ?? "house"}`, id: this.noteId(finding.number) }, lead, body);
    }

    /* The mark that a finding begins with. */
    markOf(number) {
      this.draw();
      return this.element.querySelector(`[data-starts~="${number}"]`) ?? this.element.querySelector(`[data-findings~="${number}"]`);
    }

    toggle(number, open) {
      const note = byId(this.noteId(number));
      const opened = note.classList.toggle("open", open);
      for (const mark of this.element.querySelectorAll(`[data-findings~="${number}"]`)) mark.setAttribute("aria-expanded", opened);
    }

    showElsewhere(offset) {
      const block = [...this.element.querySelectorAll(".block")].find(({ dataset: { start, end } }) => Number(start) <= offset && offset < Number(end));
      if (!block) return;
      block.scrollIntoView({ block: "center" });
      block.classList.remove("elsewhere");
      requestAnimationFrame(() => block.classList.add("elsewhere"));
    }
  }

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) views[target.dataset.index].draw();
    },
    { rootMargin: "1200px 0px" },
  );

  const filters = new Filters(byId("filters"), data.rules, refresh);

  function refresh() {
    const test = filters.test();
    for (const view of views) view.filter(test);
    walk = views.flatMap((view) => view.visible.map((number) => [view, number]));
    at = -1;
    const articles = views.filter(({ visible }) => visible.length).length;
    byId("shown").textContent = `${count(walk.length, "finding")} in ${count(articles, "article")}`;
    byId("next").disabled = byId("previous").disabled = walk.length === 0;
    none.hidden = walk.length > 0;
    for (const button of document.querySelectorAll(".bars [data-key]")) {
      const { key } = button.dataset;
      button.setAttribute("aria-pressed", key === filters.family.value || key === filters.rule.value);
    }
    for (const view of views) {
      near.unobserve(view.element); // observed anew, it is told at once whether it is near
      near.observe(view.element);
    }
  }

  /* Where the reader is: the finding with the focus, else the first of the topmost article in view. */
  function position() {
    const mark = document.activeElement?.closest?.(".mark");
    if (mark) {
      const view = views[mark.closest(".article").dataset.index];
      const number = Number(mark.dataset.findings.split(" ")[0]);
      if (at >= 0 && walk[at][0] === view && mark.dataset.findings.split(" ").includes(String(walk[at][1]))) return at;
      return walk.findIndex(([one, n]) => one === view && n === number);
    }
    if (at >= 0) return at;
    const top = list.getBoundingClientRect().top > innerHeight / 2 ? null : views.find(({ element }) => !element.hidden && element.getBoundingClientRect().bottom > 160);
    return top ? walk.findIndex(([view]) => view === top) - 1 : -1;
  }

  function step(by) {
    if (!walk.length) return;
    const from = position();
    at = from < 0 && by < 0 ? walk.length - 1 : (from + by + walk.length) % walk.length;
    const [view, number] = walk[at];
    const mark = view.markOf(number);
    if (!mark) return;
    document.querySelector(".mark.current")?.classList.remove("current");
    mark.classList.add("current");
    mark.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
    tip.show(mark);
    requestAnimationFrame(() => mark.scrollIntoView({ block: "center" })); // what was drawn above may have moved it
    byId("shown").textContent = `${(at + 1).toLocaleString("en")} of ${count(walk.length, "finding")}`;
  }

  function findingsOf(mark) {
    const view = views[mark.closest(".article").dataset.index];
    return mark.dataset.findings.split(" ").map((number) => [view, Number(number)]);
  }

  const tip = Tip.attach(list, ".mark", (mark) => {
    if (mark.getAttribute("aria-expanded") === "true") return null;
    const notes = findingsOf(mark).map(([view, number]) => said(view.article.findings[number], data.rules[view.article.findings[number].code], view.article.text));
    return notes.length === 1 ? notes[0] : el("div", {}, ...notes.flatMap((note, index) => (index ? [el("hr", {}), note] : [note])));
  });

  function openNotes(mark) {
    const open = mark.getAttribute("aria-expanded") !== "true";
    tip.hide();
    for (const [view, number] of findingsOf(mark)) view.toggle(number, open);
  }

  list.addEventListener("click", (event) => {
    const view = views[event.target.closest(".article")?.dataset.index];
    const mark = event.target.closest(".mark");
    const lead = event.target.closest("[data-note]");
    const elsewhere = event.target.closest("[data-elsewhere]");
    if (mark) openNotes(mark);
    else if (lead) {
      view.toggle(lead.dataset.note);
      view.markOf(lead.dataset.note)?.focus({ preventScroll: true });
    } else if (elsewhere) view.showElsewhere(Number(elsewhere.dataset.elsewhere));
  });

  list.addEventListener("keydown", (event) => {
    const mark = event.target.closest(".mark");
    if (mark && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      openNotes(mark);
    }
  });

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const letters = byId("letters").checked && !event.target.closest("input, select, textarea");
    const key = event.key === "F8" ? (event.shiftKey ? "k" : "j") : letters ? event.key : "";
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (key === "/") filters.search.focus();
    else return;
    event.preventDefault();
  });

  function open(file) {
    const view = views.find(({ article, element }) => article.file === file && !element.hidden);
    if (!view) return;
    view.draw();
    view.element.scrollIntoView();
    requestAnimationFrame(() => view.element.scrollIntoView());
    view.markOf(view.visible[0])?.focus({ preventScroll: true });
  }

  byId("title").textContent = data.title;
  document.title = `${data.title} · newslint`;
  byId("made").textContent = `${data.made.replace("T", " ").replace(/[+-]\d\d:\d\d$|Z$/, "")} · version ${data.version}`;
  Theme.attach(byId("theme"));
  byId("keys").addEventListener("click", () => byId("help").showModal());
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  addEventListener("beforeprint", () => views.filter(({ element }) => !element.hidden).forEach((view) => view.draw()));

  Overview.show(byId("overview"), data, (name, value) => filters.toggle(name, value), open);
  const none = el("p", { class: "none", hidden: true }, data.articles.length ? "No finding fits these filters." : "Nothing was found.");
  data.articles.forEach((article, index) => views.push(new ArticleView(article, index)));
  filters.offer(data.articles.flatMap(({ findings }) => findings));
  list.append(none, ...views.map(({ element }) => element));
  if (!data.articles.length) byId("bar").hidden = true;
  refresh();
})();
