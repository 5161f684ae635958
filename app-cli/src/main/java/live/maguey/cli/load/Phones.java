package live.maguey.cli.load;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.maguey.api.Application;
import live.maguey.shared.Ids;

/// Phones at the door, each with a token of its own.
public record Phones(List<String> tokens, Ids ids) {
  public static Phones enrol(int count, Application application) {
    List<String> tokens = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String token = "phone-" + application.ids().next();
      application.demo().phone("Phone " + i, "Gate A", token);
      tokens.add(token);
    }
    return new Phones(tokens, application.ids());
  }

  /// @param turn whose it is
  /// @throws IllegalStateException when the code's bearer is not admitted
  public void scan(Client gate, String code, int turn) throws IOException, InterruptedException {
    gate.post(
        "/api/gate/scans",
        """
        {"scanId": "%s", "code": "%s", "input": "read", "at": "%s"}
        """
            .formatted(ids.next(), code, Instant.now()),
        (status, answer) -> status == 200 && answer.contains("\"verdict\":\"admit\""),
        "Authorization",
        "Bearer " + tokens.get(turn % tokens.size()));
  }
}
