package live.maguey.http.gate;

import live.maguey.devices.Device;
import live.maguey.devices.DeviceKey;
import live.maguey.devices.EnrolmentCode;

/// The body of `POST /api/gate/devices`.
///
/// @param code as it was shown, typed or scanned; @param key a SubjectPublicKeyInfo in base64
record EnrolJson(String code, String key) {
  EnrolmentCode enrolmentCode() {
    return EnrolmentCode.parse(code);
  }

  DeviceKey deviceKey() {
    return DeviceKey.parse(key);
  }

  /// @param id the `keyid` of its signatures from now on
  record Answer(String id, String gate, String name) {
    static Answer of(Device device) {
      return new Answer(device.id().toString(), device.gate(), device.label());
    }
  }
}
