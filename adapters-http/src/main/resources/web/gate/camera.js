// The camera and the reader: decodes frame after frame, reports each code once, and says what is
// wrong when it can not. What can be mended by itself is: a camera that comes back is used again.
import {
  prepareZXingModule,
  purgeZXingModule,
  readBarcodes,
} from "../vendor/zxing/reader/index.js";

const LARGEST = 960; // px of a frame's longer side; larger frames only decode slower
const GONE_AFTER = 1_500; // ms out of view until the same code counts as shown again
const FAILURES = 5; // frames in a row that the reader may fail on before it is said
const PAUSE = 500; // ms before a reader that failed looks again
const FRAME = 60; // ms between looks where the browser does not tell of frames

/** Loads the reader; again after it failed, since a failed one stays failed. */
function loadReader() {
  purgeZXingModule();
  prepareZXingModule({
    overrides: {
      locateFile: (file) => new URL(`../vendor/zxing/reader/${file}`, import.meta.url).href,
    },
    fireImmediately: true,
  })?.catch(() => {}); // each look fails as well, and that is said
}
loadReader();

/**
 * Reads until stopped.
 * @param video shows what the camera sees
 * @param onCode called with the text of each newly shown code
 * @param onFault called with what is wrong, "denied" | "none" | "busy" | "lost" | "reader", and
 *   with null when it is well again
 * @param onTorch called with its switch, or null, each time a camera was opened
 * @returns {{again: () => void, stop: () => void}} `again` tries once more, after a fault
 */
export function watch(video, { onCode, onFault, onTorch }) {
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  let stopped = false;
  let fault = null;
  let stream = null; // of the open camera
  let opening = false;
  let failures = 0;
  let inView;
  let seenAt = 0;

  const tell = (what) => {
    if (stopped || what === fault) return;
    fault = what;
    onFault(what);
  };

  const close = () => {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
  };

  const open = async () => {
    if (stopped || opening) return;
    opening = true;
    close();
    let mine = null;
    try {
      mine = await openStream();
      if (stopped) {
        mine.getTracks().forEach((track) => track.stop());
        return;
      }
      stream = mine;
      const [track] = mine.getVideoTracks();
      track.addEventListener("ended", () => stream === mine && lose());
      video.srcObject = mine;
      await play(video);
      failures = 0;
      tell(null);
      onTorch(torch(track));
      next(mine);
    } catch (refused) {
      close();
      tell(FAULTS[refused?.name] ?? "busy");
    } finally {
      opening = false;
    }
  };

  const lose = () => {
    close();
    onTorch(null);
    tell("lost");
  };

  /** One frame. Whatever it throws, the next one is looked at. */
  const look = async (mine) => {
    if (stopped || stream !== mine) return;
    try {
      if (video.readyState >= 2 && !document.hidden) {
        const text = await read(video, canvas, pen);
        failures = 0;
        if (fault === "reader") tell(null);
        if (stopped || stream !== mine) return;
        if (text) report(text);
      }
      next(mine);
    } catch {
      failures += 1;
      if (failures % FAILURES === 0) {
        tell("reader");
        loadReader();
      }
      setTimeout(() => look(mine), failures < FAILURES ? FRAME : PAUSE);
    }
  };

  const report = (text) => {
    const now = performance.now();
    const isNew = text !== inView || now - seenAt > GONE_AFTER;
    inView = text;
    seenAt = now;
    if (isNew) onCode(text);
  };

  const next = (mine) =>
    video.requestVideoFrameCallback
      ? video.requestVideoFrameCallback(() => look(mine))
      : setTimeout(() => look(mine), FRAME);

  // A page in the background may lose its camera, or find it paused, and is not always told.
  const shown = () => {
    if (document.hidden || stopped) return;
    const live = stream?.getVideoTracks()[0]?.readyState === "live";
    if (!live && fault !== "denied") open();
    else if (live && video.paused) play(video);
  };
  const plugged = () => {
    if (fault === "none" || fault === "lost" || fault === "busy") open();
  };
  const permitted = () => {
    if (fault === "denied" && permission.state === "granted") open();
  };
  let permission = null;
  cameraState().then((state) => {
    if (stopped || !state) return;
    permission = state;
    permission.addEventListener("change", permitted);
  });
  document.addEventListener("visibilitychange", shown);
  navigator.mediaDevices?.addEventListener("devicechange", plugged);
  open();

  return {
    again() {
      if (fault === "reader") loadReader();
      open();
    },
    stop() {
      stopped = true;
      document.removeEventListener("visibilitychange", shown);
      navigator.mediaDevices?.removeEventListener("devicechange", plugged);
      permission?.removeEventListener("change", permitted);
      close();
    },
  };
}

/** By the names of the Media Capture specification; anything else: somebody else has it. */
const FAULTS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
};

async function openStream() {
  // not there at all without https
  if (!navigator.mediaDevices) throw new DOMException("no camera here", "NotFoundError");
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

/** A hidden page may not play; it plays when it is shown. */
async function play(video) {
  await video.play().catch((refused) => {
    if (refused.name !== "AbortError") throw refused;
  });
}

async function read(video, canvas, pen) {
  const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
  canvas.width = video.videoWidth * scale;
  canvas.height = video.videoHeight * scale;
  pen.drawImage(video, 0, 0, canvas.width, canvas.height);
  const [code] = await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), {
    formats: ["QRCode"],
    maxNumberOfSymbols: 1,
  });
  return code?.isValid ? code.text : "";
}

function torch(track) {
  return track.getCapabilities?.().torch
    ? (on) => track.applyConstraints({ advanced: [{ torch: on }] })
    : null;
}

/** The browser's own word on the camera, or null where it does not tell. */
async function cameraState() {
  try {
    return await navigator.permissions.query({ name: "camera" });
  } catch {
    return null;
  }
}

/** "good" | "ask" | "denied" | "none" */
export async function cameraPermission() {
  if (!navigator.mediaDevices) return "none";
  const told = await cameraState();
  return { granted: "good", prompt: "ask", denied: "denied" }[told?.state] ?? "ask";
}
