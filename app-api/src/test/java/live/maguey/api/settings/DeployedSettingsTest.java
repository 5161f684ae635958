package live.maguey.api.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The files of `deploy/`, against the settings that they give a server.
class DeployedSettingsTest {
  private static final Path DEPLOY = Path.of("..", "deploy");

  @Test
  void what_listens_in_the_image_is_reached_from_outside_it() throws IOException {
    ServiceConfig.Node node = inTheImage();

    assertThat(node.bind()).isEqualTo("0.0.0.0");
    assertThat(node.ops().bind()).isEqualTo("0.0.0.0");
    assertThat(words(Files.readString(DEPLOY.resolve("container/Dockerfile")), "EXPOSE"))
        .containsExactlyElementsOf(ports(node));
  }

  @Test
  void compose_publishes_neither_of_the_servers_ports() throws IOException {
    JsonNode services = yaml("container/compose.yaml").path("services");

    assertThat(services.path("maguey1").isMissingNode()).isFalse();
    services
        .properties()
        .forEach(service ->
            assertThat(service.getValue().has("ports"))
                .as(service.getKey())
                .isEqualTo(service.getKey().equals("proxy")));
  }

  @Test
  void a_pod_has_both_ports_and_the_service_leaves_out_that_of_the_figures() throws IOException {
    List<JsonNode> objects;
    try (var documents =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(DEPLOY.resolve("kubernetes/maguey.yaml").toFile())) {
      objects = documents.readAll();
    }
    JsonNode container = kind(objects, "Deployment").at("/spec/template/spec/containers/0");

    assertThat(container.path("ports").valueStream())
        .extracting(port -> port.path("containerPort").asText())
        .containsExactlyElementsOf(ports(inTheImage()));
    assertThat(kind(objects, "Service").at("/spec/ports").valueStream())
        .extracting(port -> port.path("targetPort").asText())
        .containsExactly(container.at("/ports/0/name").asText());
  }

  @Test
  void the_unit_may_write_the_folder_that_its_page_says_to_keep_the_log_in() throws IOException {
    String unit = Files.readString(DEPLOY.resolve("systemd/maguey@.service"));

    assertThat(unit).contains("\nProtectSystem=strict\n");
    String folder = "/var/log/" + words(unit, "LogsDirectory=").getFirst();
    assertThat(Files.readString(DEPLOY.resolve("README.md")))
        .contains("`log: { folder: " + folder + " }`");
    assertThat(unit).contains("`log: { folder: " + folder + " }`");
  }

  private static ServiceConfig.Node inTheImage() throws IOException {
    Map<String, String> environment =
        words(Files.readString(DEPLOY.resolve("container/Dockerfile")), "ENV").stream()
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    return KnownSettings.ofDemo(new SettingSources().environment(environment))
        .find(ServiceConfig.Node.class)
        .orElseThrow();
  }

  private static List<String> ports(ServiceConfig.Node node) {
    return Stream.of(node.port(), node.ops().port()).map(Objects::toString).toList();
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(DEPLOY.resolve(file).toFile());
  }

  private static JsonNode kind(List<JsonNode> objects, String kind) {
    return objects.stream()
        .filter(object -> object.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /// What follows a word at the beginning of a line.
  private static List<String> words(String text, String first) {
    return text.lines()
        .filter(line -> line.startsWith(first))
        .flatMap(line -> Arrays.stream(line.substring(first.length()).strip().split(" +")))
        .toList();
  }
}
