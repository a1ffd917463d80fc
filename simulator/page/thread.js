import { bubbles } from "./bubble.js";
import { h, iconButton } from "./dom.js";
import { alike, rows } from "./rows.js";

const NEAR = 48;

/** The messages of the open chat; repaints only the lines that changed. */
export class Thread {
  constructor(on) {
    this.on = { ...on, jump: (id) => this.jump(id) };
    this.drawn = new Map();
    this.lines = h("div", { class: "lines" });
    this.scroller = h(
      "div",
      {
        class: "thread",
        role: "log",
        "aria-live": "off",
        "aria-label": "Isi percakapan",
        "data-test": "thread",
        tabindex: "0",
        onscroll: () => this.scrolled(),
        onkeydown: (event) => this.walked(event),
      },
      this.lines,
    );
    this.down = iconButton("down", "Ke pesan terbaru", () => this.toEnd(true), {
      "data-test": "to-end",
    });
    this.down.classList.add("to-end");
    this.down.hidden = true;
    this.element = h("div", { class: "thread-frame" }, this.scroller, this.down);
    new ResizeObserver(() => this.resized()).observe(this.scroller);
    this.stuck = true;
  }

  /** Shows a chat: {chat, messages, unreadFrom, pressed}; `pressed` maps "chat:message" to a place. */
  paint({ chat, messages, unreadFrom, pressed }) {
    const fresh = this.chat !== chat.id;
    if (fresh) this.clear(chat.id);
    const newest = messages.at(-1);
    const mine = newest?.out && newest.message_id !== this.newest;
    const stuck = this.atEnd();
    this.newest = newest?.message_id;
    this.reconcile(this.wanted(chat, messages, unreadFrom, pressed), chat);
    if (fresh) this.open();
    else if (stuck || mine) this.toEnd();
    this.scrolled();
  }

  clear(chat) {
    this.chat = chat;
    this.drawn.clear();
    this.lines.replaceChildren();
  }

  wanted(chat, messages, unreadFrom, pressed) {
    return rows(messages, unreadFrom, chat.started).map((line) => ({
      ...line,
      pressed: line.messages && pressed[`${this.chat}:${line.messages.at(-1).message_id}`],
    }));
  }

  reconcile(wanted, chat) {
    const held = this.heldFocus();
    const kept = new Map(wanted.map((line) => [line.key, this.keep(line, chat)]));
    for (const [key, { element }] of this.drawn) {
      if (kept.get(key)?.element !== element) element.remove();
    }
    let at = this.lines.firstChild;
    for (const { element } of kept.values()) {
      if (element === at) at = at.nextSibling;
      else this.lines.insertBefore(element, at);
    }
    this.drawn = kept;
    this.restoreFocus(held);
  }

  keep(line, chat) {
    const old = this.drawn.get(line.key);
    if (old && alike(old.line, line)) return old;
    const element = this.draw(line, chat);
    element.classList.toggle("fresh", !old && this.drawn.size > 0);
    return { line, element };
  }

  draw(line, chat) {
    if (line.kind !== "messages") {
      return h(
        "div",
        { class: `note ${line.kind}`, "data-test": line.kind },
        h("span", {}, line.text),
      );
    }
    const view = { pressed: line.pressed, group: chat.kind === "group" };
    return bubbles(line.messages, view, this.on);
  }

  heldFocus() {
    const focused = this.lines.contains(document.activeElement) ? document.activeElement : null;
    const key = focused && [...this.drawn].find(([, one]) => one.element.contains(focused))?.[0];
    return focused && { focused, key, place: focused.dataset.place };
  }

  restoreFocus(held) {
    if (!held || held.focused.isConnected) return;
    const line = this.drawn.get(held.key)?.element ?? this.lines.lastElementChild;
    const same = held.place && line?.querySelector(`[data-place="${held.place}"]`);
    const next = same ?? line?.querySelector("[data-place]") ?? line?.querySelector(".bubble");
    next?.focus({ preventScroll: true });
  }

  open() {
    const line = this.lines.querySelector(".note.unread");
    if (line) line.scrollIntoView({ block: "center" });
    else this.toEnd();
  }

  /** True when the newest message is in sight. */
  atEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd(smooth = false) {
    this.scroller.scrollTo({
      top: this.scroller.scrollHeight,
      behavior: smooth ? "smooth" : "instant",
    });
  }

  resized() {
    this.size = this.measured();
    if (this.stuck) this.toEnd();
    this.scrolled();
  }

  measured() {
    return `${this.scroller.clientWidth} ${this.scroller.clientHeight}`;
  }

  /** A scroll told while the size changes says nothing of the person's wish: resized() follows. */
  scrolled() {
    if (this.measured() !== this.size) return;
    this.stuck = this.atEnd();
    this.down.hidden = this.stuck;
    if (this.stuck) this.on.end();
  }

  /** Brings a message into sight and lets it shine; says whether it is still there. */
  jump(id) {
    const target = this.lines.querySelector(`[data-message-id="${id}"]`);
    if (!target) return this.on.gone();
    target.scrollIntoView({ block: "center", behavior: "smooth" });
    target.classList.add("found");
    setTimeout(() => target.classList.remove("found"), 1400);
    return target.focus({ preventScroll: true });
  }

  walked(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const bubble = event.target.closest?.(".bubble");
    if (!step || event.altKey || (!bubble && event.target !== this.scroller)) return;
    event.preventDefault();
    const all = [...this.lines.querySelectorAll(".bubble")];
    const next = bubble ? all[all.indexOf(bubble) + step] : all.at(-1);
    if (next) next.focus();
    else if (step > 0) this.on.leave();
  }

  /** Puts the focus on the newest message. */
  focusLast() {
    [...this.lines.querySelectorAll(".bubble")].at(-1)?.focus();
  }
}
