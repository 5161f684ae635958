package live.maguey.cli.load;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.devices.DeviceId;
import live.maguey.http.signatures.DeviceSigner;
import live.maguey.shared.Ids;

/// Phones at the door, each with a key of its own.
public record Phones(List<DeviceSigner> signers, Ids ids) {
  public static Phones enrol(int count, Application application) {
    List<DeviceSigner> signers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      DeviceSigner signer = new DeviceSigner(new DeviceId(application.ids().next()));
      application.demo().phone(signer.device(), "Phone " + i, "Gate A", signer.key());
      signers.add(signer);
    }
    return new Phones(signers, application.ids());
  }

  /// @param turn whose it is
  /// @throws IllegalStateException when the code's bearer is not admitted
  public void scan(Client gate, String code, int turn) throws IOException, InterruptedException {
    gate.signed(
        signers.get(turn % signers.size()),
        "/api/gate/scans",
        """
        {"scanId": "%s", "code": "%s", "input": "read", "at": "%s"}
        """
            .formatted(ids.next(), code, Instant.now()),
        (status, answer) -> status == 200 && answer.contains("\"verdict\":\"admit\""));
  }
}
