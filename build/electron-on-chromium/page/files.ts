/**
 * `webUtils.getPathForFile` answers at once, the DevTools protocol later: so an event that brings files is held back
 * until the runtime has the paths of its files (`DOM.getFileInfo`), and then sent again with the same files.
 * A dropped folder arrives as Chromium's File for it, without its directory entry.
 */
export type FilePaths = {
  file(id: number, index: number): File | undefined;
  release(id: number, paths: string[]): void;
  path(file: File): string;
};

type Held = { files: File[]; again: () => void };

export function holdFiles(send: (message: object) => void): FilePaths {
  const held = new Map<number, Held>();
  const paths = new Map<File, string>();
  const released = new WeakSet<Event>();
  let last = 0;
  const hold = (event: Event, files: File[], again: () => void) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    const id = ++last;
    held.set(id, { files, again });
    send({ t: 'held', id, count: files.length });
  };
  const resend = (target: EventTarget | null, event: Event) => {
    released.add(event);
    // What hung over the page while files were dragged may be gone by now: the event still belongs to the page.
    const gone = target instanceof Node && !target.isConnected;
    (gone ? document.body : target)?.dispatchEvent(event);
  };
  const onChange = (event: Event) => {
    const input = event.composedPath()[0];
    if (released.has(event) || !(input instanceof HTMLInputElement) || !input.files?.length) return;
    const again = new Event(event.type, { bubbles: true, composed: event.composed });
    hold(event, Array.from(input.files), () => resend(input, again));
  };
  const onTransfer = (event: DragEvent | ClipboardEvent) => {
    const data = event instanceof DragEvent ? event.dataTransfer : event.clipboardData;
    if (released.has(event) || !data || data.files.length === 0) return;
    const target = event.composedPath()[0] ?? null;
    const copy = copyTransfer(data);
    hold(event, Array.from(copy.files), () => resend(target, copyEvent(event, copy)));
  };
  for (const type of ['input', 'change']) window.addEventListener(type, onChange, true);
  window.addEventListener('drop', onTransfer, true);
  window.addEventListener('paste', onTransfer, true);
  return {
    file: (id, index) => held.get(id)?.files[index],
    release(id, known) {
      const item = held.get(id);
      held.delete(id);
      item?.files.forEach((file, index) => {
        paths.set(file, known[index] ?? '');
      });
      item?.again();
    },
    path(file) {
      if (!(file instanceof File)) throw new TypeError('getPathForFile: argument is not a File');
      return paths.get(file) ?? '';
    },
  };
}

function copyTransfer(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  for (const file of Array.from(data.files)) copy.items.add(file);
  for (const type of data.types) if (type !== 'Files') copy.setData(type, data.getData(type));
  return copy;
}

function copyEvent(event: DragEvent | ClipboardEvent, data: DataTransfer): Event {
  const init = { bubbles: true, cancelable: true, composed: true };
  if (event instanceof ClipboardEvent) return new ClipboardEvent(event.type, { ...init, clipboardData: data });
  const { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey } = event;
  const place = { clientX, clientY, screenX, screenY, ctrlKey, shiftKey, altKey, metaKey };
  return new DragEvent(event.type, { ...init, ...place, dataTransfer: data });
}
