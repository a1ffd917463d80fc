import { h } from "./dom.js";

const METHODS = [
  "",
  "sendMessage",
  "editMessageText",
  "sendDocument",
  "answerCallbackQuery",
  "getUpdates",
];

const FAULTS = [
  {
    fault: "too_many",
    title: "Terlalu banyak permintaan (429)",
    words: "Permintaan berikut ditolak, dengan waktu tunggu.",
    number: ["retry_after", "Tunggu (detik)", 3],
    method: true,
    count: true,
  },
  {
    fault: "server_error",
    title: "Galat server (5xx)",
    words: "Bot API menjawab galat sementara.",
    number: ["status", "Kode", 502],
    method: true,
    count: true,
  },
  {
    fault: "timeout_before",
    title: "Waktu habis, belum terkirim",
    words: "Sambungan putus sebelum pesan sampai.",
    method: true,
    count: true,
  },
  {
    fault: "timeout_after",
    title: "Waktu habis, sudah terkirim",
    words: "Pesan sampai, tetapi jawabannya hilang.",
    method: true,
    count: true,
  },
  { fault: "block", title: "Blokir bot", words: "Satu orang memblokir bot.", person: true },
  {
    fault: "duplicate",
    title: "Pembaruan ganda",
    words: "Pembaruan berikut diserahkan dua kali.",
    count: true,
  },
  {
    fault: "reorder",
    title: "Urutan acak",
    words: "Pembaruan yang menunggu diserahkan tidak berurutan.",
    count: true,
  },
  {
    fault: "poison",
    title: "Pembaruan rusak",
    words: "Satu pembaruan yang tidak dapat dibaca pustaka mana pun.",
  },
];

/** "Gangguan": what can go wrong on the way to Telegram, one press each. */
export class FaultsPanel {
  constructor(element, directory, onBlocked) {
    this.element = element;
    this.directory = directory;
    this.onBlocked = onBlocked;
    this.said = h("p", { class: "panel-said", role: "status", "data-test": "fault-said" });
    element.append(
      h(
        "div",
        { class: "panel-head" },
        h("h2", {}, "Gangguan"),
        h("button", { type: "button", class: "panel-close" }, "Tutup"),
      ),
      h("p", { class: "panel-hint" }, "Untuk mencoba bagaimana bot bertahan."),
      this.said,
      ...FAULTS.map((one) => this.form(one)),
    );
  }

  setOpen(open) {
    this.element.hidden = !open;
  }

  form(one) {
    const fields = [
      one.number && number(...one.number),
      one.count && number("count", "Kali", 1),
      one.method &&
        choice(
          "method",
          "Metode",
          METHODS.map((name) => [name, name || "semua"]),
        ),
      one.person &&
        choice(
          "person",
          "Orang",
          this.directory.people.map(({ id, name }) => [id, name]),
        ),
    ];
    const press = h(
      "button",
      { type: "submit", class: "bar-button", "data-fault": one.fault },
      "Pasang",
    );
    return h(
      "form",
      { class: "fault", onsubmit: (event) => this.ask(event, one) },
      h("h3", {}, one.title),
      h("p", { class: "fault-words" }, one.words),
      h("div", { class: "fault-line" }, fields, press),
    );
  }

  async ask(event, { fault, title }) {
    event.preventDefault();
    const wish = { fault, ...values(event.target) };
    const body = JSON.stringify(wish);
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/_sim/faults", { method: "POST", headers, body });
    if (response.ok && fault === "block") this.onBlocked(wish.person);
    this.said.textContent = response.ok ? `Terpasang: ${title}.` : `Belum terpasang: ${title}.`;
  }
}

function values(form) {
  const filled = [...form.elements].filter((field) => field.name && field.value !== "");
  return Object.fromEntries(filled.map((field) => [field.name, asValue(field)]));
}

function asValue(field) {
  return field.type === "number" || field.name === "person" ? Number(field.value) : field.value;
}

function number(name, label, value) {
  return h("label", {}, label, h("input", { type: "number", name, value, min: "1" }));
}

function choice(name, label, options) {
  return h(
    "label",
    {},
    label,
    h(
      "select",
      { name },
      options.map(([value, text]) => h("option", { value }, text)),
    ),
  );
}
