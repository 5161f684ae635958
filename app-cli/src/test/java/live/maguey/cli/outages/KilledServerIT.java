package live.maguey.cli.outages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import live.maguey.cli.outages.BuyingKillPoints.OpeningAPage;
import live.maguey.cli.outages.BuyingKillPoints.PaidBeforeTheWebhook;
import live.maguey.cli.outages.BuyingKillPoints.TakingAPlace;
import live.maguey.cli.outages.BuyingKillPoints.WorkingAWebhook;
import live.maguey.cli.outages.LaterKillPoints.AdmittingAGuest;
import live.maguey.cli.outages.LaterKillPoints.CallingAnEventOff;
import live.maguey.cli.outages.LaterKillPoints.OwingMails;
import live.maguey.cli.outages.LaterKillPoints.PayingBack;
import live.maguey.cli.proof.RunningServer;
import live.maguey.evidence.Requirement;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `maguey serve` is killed while guests are between two steps.
@Requirement({"PAY-03", "EMAIL-01", "1.3"})
@Order(1)
class KilledServerIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  @Requirement("INFRA-04")
  void what_was_between_two_steps_is_finished_once_by_the_next_node(@TempDir Path folder)
      throws Exception {
    Kill.at(
        List.of(
            OwingMails::new,
            PaidBeforeTheWebhook::new,
            CallingAnEventOff::new,
            WorkingAWebhook::new),
        folder);

    List<JsonNode> log = logIn(folder);
    assertThat(log)
        .allSatisfy(line -> assertThat(Instant.parse(line.path("time").asText())).isNotNull());
    assertThat(log).anySatisfy(line -> assertThat(line.path("request_id").asText()).isNotEmpty());
  }

  /// What the node wrote: an object a line. The last one may have been cut off with it.
  private static List<JsonNode> logIn(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("node.log"));
    List<JsonNode> objects = new ArrayList<>();
    for (String line : lines.subList(0, lines.size() - 1)) {
      objects.add(JSON.readTree(line));
    }
    return objects;
  }

  @ParameterizedTest
  @MethodSource
  @Tag("full")
  void each_moment_heals_by_itself(Function<RunningServer, KillPoint> moment, @TempDir Path folder)
      throws Exception {
    Kill.at(List.of(moment), folder);
  }

  static Stream<Named<Function<RunningServer, KillPoint>>> each_moment_heals_by_itself() {
    return Map.<String, Function<RunningServer, KillPoint>>of(
            "taking a place", TakingAPlace::new,
            "opening a page", OpeningAPage::new,
            "paid before the webhook", PaidBeforeTheWebhook::new,
            "working a webhook", WorkingAWebhook::new,
            "owing mails", OwingMails::new,
            "paying back", PayingBack::new,
            "calling a night off", CallingAnEventOff::new,
            "admitting a guest", AdmittingAGuest::new)
        .entrySet()
        .stream()
        .map(moment -> Named.of(moment.getKey(), moment.getValue()));
  }
}
