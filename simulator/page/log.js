import { h } from "./dom.js";

const PAUSE = 1500;
const KEPT = 200;

/** "Catatan permintaan": the last requests of the Bot API, read again while the panel is open. */
export class LogPanel {
  constructor(element) {
    this.element = element;
    this.list = element.querySelector("[data-test=log]");
    this.after = 0;
  }

  setOpen(open) {
    this.element.hidden = !open;
    clearTimeout(this.timer);
    if (open) this.read();
  }

  async read() {
    try {
      const response = await fetch(`/_sim/log?after=${this.after}`);
      this.add(await response.json());
    } finally {
      clearTimeout(this.timer);
      if (!this.element.hidden) this.timer = setTimeout(() => this.read(), PAUSE);
    }
  }

  add({ requests }) {
    this.after = requests.at(-1)?.n ?? this.after;
    this.list.prepend(...requests.slice(-KEPT).map(line).reverse());
    while (this.list.children.length > KEPT) this.list.lastElementChild.remove();
  }
}

function line(request) {
  const summary = h(
    "summary",
    {},
    h("span", { class: "log-method" }, request.method),
    h("span", { class: "log-detail" }, detail(request)),
    h("span", { class: "log-status" }, request.status || "hilang"),
  );
  const whole = h("pre", {}, JSON.stringify(request, null, 2));
  const fine = request.status === 200;
  return h("li", { class: fine ? "" : "failed" }, h("details", {}, summary, whole));
}

function detail({ method, params, answer }) {
  if (/^getUpdates$/i.test(method) && answer.ok) return `${answer.result.length} pembaruan`;
  return answer.description ?? params.text ?? params.caption ?? params.chat_id ?? "";
}
