package live.maguey.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The contract in the eyes of a linter that others use, with the rules that it recommends.
@Tag("full")
class RedoclyIT {
  private static final String VERSION = "@redocly/cli@2.77.0";
  private static final Path CONTRACT =
      Path.of("..", "adapters-http", "src", "main", "resources", "openapi.yaml");

  @TempDir private Path folder;

  @Test
  void the_contract_breaks_no_recommended_rule() throws Exception {
    Path program = Path.of("target", "redocly").toAbsolutePath();
    if (!Files.exists(program.resolve("node_modules"))) {
      Files.createDirectories(program);
      ran("npm", "install", "--silent", "--no-fund", "--prefix", program.toString(), VERSION);
    }
    String said =
        ran(
            program.resolve("node_modules/.bin/redocly").toString(),
            "lint",
            "--extends=recommended",
            "--format=summary",
            // Two requests are wrong on purpose, to show the answer; ContractExamplesIT holds every
            // other example against its schema.
            "--skip-rule=no-invalid-media-type-examples",
            // What has no wrong request has no 4xx.
            "--skip-rule=operation-4xx-response",
            CONTRACT.toRealPath().toString());
    assertThat(said).containsIgnoringCase("your API description is valid");
    assertThat(said).doesNotContain("warnings");
  }

  private String ran(String... command) throws IOException, InterruptedException {
    Path output = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    builder.environment().put("NODE_NO_WARNINGS", "1");
    Process process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    String said = Files.readString(output);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
