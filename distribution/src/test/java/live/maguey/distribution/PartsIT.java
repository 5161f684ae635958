package live.maguey.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `maguey.cdx.json`, the list of parts, beside the libraries that it lists.
class PartsIT {
  private static final Path PROGRAM = Path.of("target", "maguey");

  @Test
  void every_library_is_listed_with_its_digest_and_nothing_else_is() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    for (JsonNode part : parts()) {
      listed.put(file(part), digest(part));
    }
    Map<String, String> there = new TreeMap<>();
    for (Path library : libraries()) {
      byte[] bytes = Files.readAllBytes(library);
      there.put(
          library.getFileName().toString(),
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
    assertThat(listed).containsExactlyEntriesOf(there);
  }

  @Test
  void every_part_of_others_has_its_license_with_the_text() throws Exception {
    Map<String, Path> there = new TreeMap<>();
    for (Path library : libraries()) {
      there.put(library.getFileName().toString(), library);
    }
    for (JsonNode part : parts()) {
      if (part.path("group").asText().equals("live.maguey")) {
        continue;
      }
      JsonNode licenses = part.path("licenses");
      assertThat(licenses).as(file(part)).isNotEmpty();
      for (JsonNode license : licenses) {
        assertThat(
                license.at("/license/text/content").asText("").length() > 500
                    || hasText(Objects.requireNonNull(there.get(file(part)), file(part))))
            .as(file(part) + ": " + license.at("/license/name"))
            .isTrue();
      }
    }
  }

  @Test
  void our_own_license_and_the_list_of_others_lie_beside() throws IOException {
    for (String name : List.of("LICENSE", "THIRD-PARTY.md")) {
      assertThat(PROGRAM.resolve(name)).hasSameBinaryContentAs(Path.of("..", name));
    }
  }

  /// By Maven groups, so that a library that comes along with another one is told too, and one that
  /// left is not told any more.
  @Test
  void every_library_is_among_the_third_party_parts_with_its_license() throws IOException {
    Map<String, String> named = named();
    Set<String> shipped = new TreeSet<>();
    for (JsonNode part : parts()) {
      String group = part.path("group").asText();
      if (group.equals("live.maguey")) {
        continue;
      }
      String row =
          named.keySet().stream()
              .filter(name -> (group + ".").startsWith(name + "."))
              .findFirst()
              .orElse("no row");
      shipped.add(row);
      assertThat(licenses(part))
          .as("%s, in the row of %s: %s", file(part), row, named.get(row))
          .anyMatch(license -> named.getOrDefault(row, "").contains(license));
    }
    assertThat(named.keySet()).isEqualTo(shipped);
  }

  /// Group to license, of the table of libraries at run time.
  private static Map<String, String> named() throws IOException {
    Map<String, String> named = new TreeMap<>();
    String page = Files.readString(Path.of("..", "THIRD-PARTY.md"));
    Matcher row =
        Pattern.compile("(?m)^\\| .+? \\| (?<groups>`.+?`) \\| (?<license>.+) \\|$")
            .matcher(page.substring(page.indexOf("## Libraries at run time")));
    while (row.find()) {
      for (String group : row.group("groups").split(", ")) {
        named.put(group.replace("`", ""), row.group("license"));
      }
    }
    return named;
  }

  private static List<String> licenses(JsonNode part) {
    List<String> licenses = new ArrayList<>();
    for (JsonNode choice : part.path("licenses")) {
      JsonNode license = choice.path("license");
      licenses.add(
          choice.has("expression")
              ? choice.path("expression").asText()
              : license.path("id").asText(license.path("name").asText()));
    }
    return licenses;
  }

  private static boolean hasText(Path library) throws IOException {
    try (JarFile jar = new JarFile(library.toFile())) {
      return jar.stream().anyMatch(entry -> entry.getName().matches("META-INF/LICENSE(\\..*)?"));
    }
  }

  private static List<JsonNode> parts() throws IOException {
    List<JsonNode> parts = new ArrayList<>();
    JsonNode list = new ObjectMapper().readTree(PROGRAM.resolve("maguey.cdx.json").toFile());
    assertThat(list.path("bomFormat").asText()).isEqualTo("CycloneDX");
    list.path("components").forEach(parts::add);
    return parts;
  }

  private static String file(JsonNode part) {
    return part.path("name").asText() + "-" + part.path("version").asText() + ".jar";
  }

  private static String digest(JsonNode part) {
    for (JsonNode hash : part.path("hashes")) {
      if (hash.path("alg").asText().equals("SHA-256")) {
        return hash.path("content").asText();
      }
    }
    return "none";
  }

  private static List<Path> libraries() throws IOException {
    try (var files = Files.walk(PROGRAM.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }
}
