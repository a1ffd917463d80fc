import { h, icon, iconButton } from "./dom.js";
import { hue, initials } from "./words.js";

const ACTIONS = {
  typing: "mengetik…",
  upload_document: "mengirim dokumen…",
  upload_photo: "mengirim foto…",
  record_voice: "merekam suara…",
};

/** The round sign with a person's, a group's or the bot's initials. */
export function avatar(id, name, kind = "person") {
  const sign = h("span", { class: `avatar ${kind}`, "aria-hidden": "true" }, initials(name));
  sign.style.setProperty("--hue", hue(id));
  return sign;
}

/** The top of a phone's screen: who is on the other side, and what happens there. */
export class Header {
  constructor(on) {
    this.back = iconButton("back", "Daftar percakapan", on.back, { "data-test": "back" });
    this.backCount = h("span", { class: "count", "aria-hidden": "true" });
    this.back.append(this.backCount);
    this.sign = h("span", { class: "header-sign" });
    this.title = h("span", { class: "header-title" });
    this.line = h("span", { class: "header-line", "data-test": "header-line" });
    this.bell = h("span", { class: "bell", "data-test": "bell" });
    const more = iconButton("more", "Pilihan percakapan", on.more, { "data-test": "chat-menu" });
    const words = h("span", { class: "header-words" }, this.title, this.line);
    this.element = h(
      "header",
      { class: "phone-header" },
      this.back,
      this.sign,
      words,
      this.bell,
      more,
    );
    this.more = more;
  }

  /** Shows {chat, title, members, typing, connected, unread, several, list}. */
  paint(view) {
    this.back.hidden = !view.several || view.list;
    this.backCount.textContent = view.elsewhere || "";
    this.title.textContent = view.list ? "Percakapan" : view.title;
    this.line.textContent = subtitle(view);
    this.line.classList.toggle("busy", Boolean(view.typing) || !view.connected);
    this.sign.replaceChildren(
      ...(view.list ? [] : [avatar(view.chat.id, view.title, signKind(view.chat))]),
    );
    this.more.hidden = view.list;
    this.paintBell(view.unread);
  }

  paintBell(unread) {
    this.bell.hidden = unread === 0;
    this.bell.title = `${unread} pesan baru belum dibaca`;
    this.bell.replaceChildren(
      icon("bell"),
      h("span", { class: "count", "data-test": "unread" }, unread),
    );
  }
}

function signKind(chat) {
  return chat.kind === "private" ? "bot" : "group";
}

function subtitle(view) {
  if (!view.connected) return "menyambung kembali…";
  if (view.list) return "";
  if (view.typing) return ACTIONS[view.typing] ?? "sedang bekerja…";
  if (view.chat.kind !== "private") return view.members ? `${view.members} anggota` : "grup";
  return view.chat.blocked ? "diblokir" : "bot";
}
