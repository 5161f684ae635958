// The camera and the reader: decodes frame after frame and reports each code once.
import { prepareZXingModule, readBarcodes } from "../vendor/zxing/reader/index.js";

const LARGEST = 960; // px of a frame's longer side; larger frames only decode slower
const GONE_AFTER = 1_500; // ms out of view until the same code counts as shown again

prepareZXingModule({
  overrides: {
    locateFile: (file) => new URL(`../vendor/zxing/reader/${file}`, import.meta.url).href,
  },
  fireImmediately: true,
});

/**
 * Opens the camera and reads until stopped.
 * @param video shows what the camera sees
 * @param onCode called with the text of each newly shown code
 * @param onLost called once when the camera ends by itself
 * @returns {Promise<{stop: () => void, torch: ((on: boolean) => void) | null}>}
 */
export async function openCamera(video, onCode, onLost) {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  video.srcObject = stream;
  await video.play();
  const [track] = stream.getVideoTracks();
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  let running = true;
  let inView;
  let seenAt = 0;

  track.addEventListener("ended", () => {
    if (running) onLost();
    running = false;
  });

  const look = async () => {
    if (!running) return;
    if (video.readyState >= 2 && !document.hidden) {
      const scale = Math.min(1, LARGEST / Math.max(video.videoWidth, video.videoHeight));
      canvas.width = video.videoWidth * scale;
      canvas.height = video.videoHeight * scale;
      pen.drawImage(video, 0, 0, canvas.width, canvas.height);
      const [code] = await readBarcodes(pen.getImageData(0, 0, canvas.width, canvas.height), {
        formats: ["QRCode"],
        maxNumberOfSymbols: 1,
      });
      const now = performance.now();
      if (code?.isValid && code.text) {
        if (code.text !== inView || now - seenAt > GONE_AFTER) onCode(code.text);
        inView = code.text;
        seenAt = now;
      }
    }
    if (running) next();
  };
  const next = () =>
    video.requestVideoFrameCallback ? video.requestVideoFrameCallback(look) : setTimeout(look, 60);
  next();

  return {
    stop() {
      running = false;
      stream.getTracks().forEach((each) => each.stop());
    },
    torch: track.getCapabilities?.().torch
      ? (on) => track.applyConstraints({ advanced: [{ torch: on }] })
      : null,
  };
}

/** "good" | "ask" | "denied" | "none" */
export async function cameraPermission() {
  if (!navigator.mediaDevices) return "none";
  try {
    const { state } = await navigator.permissions.query({ name: "camera" });
    return { granted: "good", prompt: "ask", denied: "denied" }[state];
  } catch {
    return "ask"; // a browser that does not tell
  }
}
