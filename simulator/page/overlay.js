import { h, icon } from "./dom.js";

const TOAST_TIME = 3200;

/** What lies over one phone's screen: toasts, dialogs and small menus. */
export class Overlay {
  constructor() {
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.element = h("div", { class: "overlay" }, this.toasts);
  }

  /** Shows a line that goes by itself. */
  toast(text, kind = "plain") {
    const line = h("div", { class: `toast ${kind}`, "data-test": "toast" }, text);
    this.toasts.replaceChildren(line);
    setTimeout(() => line.remove(), TOAST_TIME);
  }

  /** Shows a text until it is closed; `deeds` are further buttons as [label, function]. */
  dialog(text, deeds = [], close = "Tutup") {
    const before = document.activeElement;
    const leave = () => {
      frame.remove();
      before?.focus?.({ preventScroll: true });
    };
    const buttons = [[close, () => undefined], ...deeds].map(([label, deed]) =>
      h(
        "button",
        { type: "button", class: "dialog-button", onclick: () => (leave(), deed()) },
        label,
      ),
    );
    const box = h(
      "div",
      {
        class: "dialog",
        role: "alertdialog",
        "aria-modal": "true",
        "aria-label": text,
        "data-test": "dialog",
      },
      h("p", {}, text),
      h("div", { class: "dialog-buttons" }, buttons),
    );
    const frame = h(
      "div",
      { class: "veil", onkeydown: (event) => kept(event, buttons, leave) },
      box,
    );
    this.element.append(frame);
    buttons.at(-1).focus();
  }

  /** Opens a menu beside an element; entries are {label, icon, deed, test} or {row: [[text, deed]]}. */
  menu(entries, anchor) {
    this.closeMenu?.();
    const close = (back) => {
      veil.remove();
      this.closeMenu = undefined;
      if (back) anchor.focus?.({ preventScroll: true });
    };
    const done = (deed) => () => (close(true), deed());
    const box = h(
      "div",
      { class: "menu", role: "menu", "data-test": "menu" },
      entries.map((entry) => item(entry, done)),
    );
    const veil = h(
      "div",
      {
        class: "veil clear",
        onclick: () => close(true),
        oncontextmenu: (event) => (event.preventDefault(), close(true)),
        onkeydown: (event) => kept(event, [...box.querySelectorAll("button")], () => close(true)),
      },
      box,
    );
    this.element.append(veil);
    this.closeMenu = close;
    stand(box, anchor, this.element);
    box.querySelector("button")?.focus();
  }
}

function item(entry, done) {
  if (entry.row) {
    const buttons = entry.row.map(([text, deed]) =>
      h(
        "button",
        {
          type: "button",
          role: "menuitem",
          class: "menu-emoji",
          "data-emoji": text,
          onclick: done(deed),
        },
        text,
      ),
    );
    return h("div", { class: "menu-row" }, buttons);
  }
  return h(
    "button",
    {
      type: "button",
      role: "menuitem",
      class: "menu-item",
      "data-test": entry.test,
      onclick: done(entry.deed),
    },
    entry.icon && icon(entry.icon),
    entry.label,
  );
}

function stand(box, anchor, frame) {
  const [near, whole] = [anchor.getBoundingClientRect(), frame.getBoundingClientRect()];
  const below = near.bottom - whole.top + 4;
  const above = near.top - whole.top - box.offsetHeight - 4;
  const wanted = below + box.offsetHeight < whole.height ? below : above;
  const top = Math.max(8, Math.min(wanted, whole.height - box.offsetHeight - 8));
  const left = Math.max(8, Math.min(near.left - whole.left, whole.width - box.offsetWidth - 8));
  box.style.top = `${top}px`;
  box.style.left = `${left}px`;
}

function kept(event, buttons, leave) {
  event.stopPropagation();
  const at = buttons.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const turn = event.key === "Tab" ? (event.shiftKey ? -1 : 1) : step;
  if (event.key === "Escape") leave();
  else if (turn) buttons[(at + turn + buttons.length) % buttons.length].focus();
  else return;
  event.preventDefault();
}

/** Shows one picture over the whole page, with a way to keep it. */
export function showPicture(address, name) {
  const close = () => viewer.close();
  const viewer = h(
    "dialog",
    {
      class: "viewer",
      "aria-label": name,
      "data-test": "viewer",
      onclose: () => viewer.remove(),
      onclick: close,
    },
    h("img", { src: address, alt: name }),
    h(
      "div",
      { class: "viewer-bar" },
      h(
        "a",
        {
          href: address,
          download: "",
          class: "viewer-button",
          onclick: (event) => event.stopPropagation(),
        },
        "Unduh",
      ),
      h("button", { type: "button", class: "viewer-button", onclick: close }, "Tutup"),
    ),
  );
  document.body.append(viewer);
  viewer.showModal();
}
