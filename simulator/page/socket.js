const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5000;

/** A WebSocket that joins again by itself; `onState` hears "open" or "lost". */
export class Socket {
  constructor(path, { onEvent, onState }) {
    this.address = new URL(path, location.href.replace(/^http/, "ws"));
    this.onEvent = onEvent;
    this.onState = onState;
    this.pause = FIRST_PAUSE;
    this.join();
  }

  join() {
    this.wire = new WebSocket(this.address);
    this.wire.addEventListener("open", () => this.opened());
    this.wire.addEventListener("message", (frame) => this.onEvent(JSON.parse(frame.data)));
    this.wire.addEventListener("close", () => this.lost());
  }

  opened() {
    this.pause = FIRST_PAUSE;
    this.onState("open");
  }

  lost() {
    if (this.closed) return;
    this.onState("lost");
    this.timer = setTimeout(() => this.join(), this.pause);
    this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
  }

  /** Says whether the deed went out; nothing is kept for later while the line is down. */
  send(deed) {
    const open = this.wire.readyState === WebSocket.OPEN;
    if (open) this.wire.send(JSON.stringify(deed));
    return open;
  }

  close() {
    this.closed = true;
    clearTimeout(this.timer);
    this.wire.close();
  }
}
