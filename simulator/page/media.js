import { h, icon } from "./dom.js";
import { ending, fileKind, sizeText } from "./words.js";

const FILES = ["document", "video", "audio", "voice", "animation", "video_note"];

/** What a message carries besides words, as elements: a picture, a file, or nothing. */
export function media(message, { onPicture }) {
  if (message.photo) return [picture(message, onPicture)];
  const kind = FILES.find((name) => message[name]);
  return kind ? [file(message[kind])] : [];
}

function picture(message, onPicture) {
  const { download, width, height } = message.photo.at(-1);
  const name = message.caption ? `Foto: ${message.caption}` : "Foto";
  const image = h("img", { src: download, alt: name, width, height, loading: "lazy" });
  const onclick = () => onPicture(download, name);
  const attributes = { type: "button", class: "picture", "data-test": "picture", onclick };
  return h("button", { ...attributes, "aria-label": `${name}, perbesar` }, image);
}

function file(document) {
  const name = document.file_name ?? "Dokumen";
  const size = document.file_size === undefined ? "" : sizeText(document.file_size);
  return h(
    "a",
    { class: "file", href: document.download, download: name, "data-test": "download" },
    h("span", { class: `file-icon ${fileKind(name)}` }, ending(name) || icon("file")),
    h(
      "span",
      { class: "file-words" },
      h("span", { class: "file-name" }, name),
      h("span", { class: "file-size" }, size, icon("download"), "Unduh"),
    ),
  );
}
