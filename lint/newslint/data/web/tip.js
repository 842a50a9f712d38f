"use strict";
/* The note that floats beside a mark while the pointer or the focus is on it. */
const Tip = (() => {
  const { el } = Findings;
  const GAP = 8;

  /* `describe(mark)` gives the element to show for an element that matches `selector` inside `root`, or null. */
  function attach(root, selector, describe) {
    const tip = el("div", { class: "tip", role: "tooltip", id: "tip", hidden: true });
    root.append(tip);
    let shown = null;
    let leaving = 0;

    function show(mark, content = undefined) {
      clearTimeout(leaving);
      if (shown === mark) return;
      hide();
      content ??= describe(mark);
      if (!content) return;
      tip.replaceChildren(content);
      tip.hidden = false;
      shown = mark;
      mark.setAttribute("aria-describedby", "tip");
      place(mark);
    }

    function place(mark) {
      const rects = mark.getClientRects();
      const first = rects[0] ?? mark.getBoundingClientRect();
      const last = rects[rects.length - 1] ?? first;
      const { width, height } = tip.getBoundingClientRect();
      const below = last.bottom + GAP + height < innerHeight || first.top < height + GAP;
      tip.style.left = `${Math.max(GAP, Math.min((below ? last : first).left, innerWidth - width - GAP))}px`;
      tip.style.top = `${below ? last.bottom + GAP : first.top - height - GAP}px`;
    }

    function hide() {
      clearTimeout(leaving);
      shown?.removeAttribute("aria-describedby");
      shown = null;
      tip.hidden = true;
    }

    const target = (event) => (event.target instanceof Element ? event.target.closest(selector) : null);
    root.addEventListener("pointerover", (event) => {
      const mark = event.pointerType === "touch" ? null : target(event);
      if (mark) show(mark);
    });
    root.addEventListener("pointerout", (event) => {
      if (target(event)) leaving = setTimeout(hide, 150);
    });
    root.addEventListener("focusin", (event) => {
      const mark = target(event);
      if (mark?.matches(":focus-visible")) show(mark);
    });
    root.addEventListener("focusout", (event) => target(event) && hide());
    tip.addEventListener("pointerover", () => clearTimeout(leaving));
    tip.addEventListener("pointerleave", hide);
    addEventListener("scroll", () => shown && (shown === document.activeElement ? place(shown) : hide()), { capture: true, passive: true });
    addEventListener("keydown", (event) => event.key === "Escape" && hide());
    return { hide, show };
  }

  return { attach };
})();
