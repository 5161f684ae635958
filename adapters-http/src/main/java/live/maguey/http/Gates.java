package live.maguey.http;

import live.maguey.devices.EnrolDevice;
import live.maguey.devices.Nonces;
import live.maguey.devices.RecogniseDevice;
import live.maguey.gate.AdmitGuest;
import live.maguey.gate.WatchEvent;
import live.maguey.heads.CountHead;

/// What the phones at the gates ask.
public record Gates(
    EnrolDevice enrolDevice,
    RecogniseDevice recogniseDevice,
    Nonces nonces,
    WatchEvent watchEvent,
    AdmitGuest admitGuest,
    CountHead countHead) {}
