package live.maguey.cli.devices;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.maguey.cli.proof.RunningServer;
import live.maguey.devices.DeviceId;
import live.maguey.http.GatePhones;
import live.maguey.http.signatures.DeviceSigner;

/// A phone that does with the link of `maguey devices enroll` what the gate's page does.
final class Enrolled {
  private static final Pattern CODE = Pattern.compile("#enrol=([2-9A-Z]{4}-[2-9A-Z]{4})");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Enrolled() {}

  /// @param printed what holds the link; @return the word for the phone, see [GatePhones]
  static String with(RunningServer server, String printed) {
    Matcher code = CODE.matcher(printed);
    assertThat(code.find()).as(printed).isTrue();
    DeviceSigner phone = new DeviceSigner(new DeviceId(server.stores().ids().next()));
    HttpResponse<String> answer =
        server
            .client()
            .post(
                "/api/gate/devices",
                "{\"code\": \"%s\", \"key\": \"%s\"}".formatted(code.group(1), phone.key()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    try {
      String id = JSON.readTree(answer.body()).path("id").asText();
      return GatePhones.add(phone.as(DeviceId.parse(id)));
    } catch (JsonProcessingException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
