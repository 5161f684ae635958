package live.maguey.cli.backups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import live.maguey.cli.Main;
import live.maguey.cli.Nobody;
import live.maguey.cli.command.ExitCode;
import live.maguey.persistence.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs that are missing, fail or hang, played by scripts.
class BackupTroubleIT {
  private static final String RECIPIENT =
      "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
  private static final String DATABASE = TestDatabase.settings(2).url();

  @TempDir private Path folder;

  private String err = "";

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--database-url=" + DATABASE,
            "--database-user=postgres",
            "--backups-folder=" + folder.resolve("backups"),
            "--backups-recipient=" + RECIPIENT));
    return runAlone(all.toArray(String[]::new));
  }

  private int runAlone(String... words) {
    StringWriter complained = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(complained),
            Map.of("PATH", folder.resolve("bin").toString()),
            new Nobody(80),
            words);
    err = complained.toString().replace('\n', ' ');
    return code;
  }

  private void program(String name, String script) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path file = bin.resolve(name);
    Files.writeString(
        file,
        "#!/bin/sh\n[ \"$1\" = --version ] && { echo "
            + name
            + " 1; exit; }\nPATH=/usr/bin:/bin\n"
            + script
            + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> leftovers() throws IOException {
    Path backups = folder.resolve("backups");
    if (!Files.exists(backups)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(backups)) {
      return inside.map(Path::toString).toList();
    }
  }

  @Test
  void a_missing_program_is_named_with_what_installs_it() throws IOException {
    assertThat(run("backup", "create")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err)
        .contains("pg_dump is not on this machine", "apt-get install postgresql-client-15 age");

    program("pg_dump", "echo dump");
    assertThat(run("backup", "create")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err).contains("The program age");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_dump_that_fails_half_way_leaves_nothing() throws IOException {
    program("pg_dump", "echo half; echo 'pg_dump: error: connection lost' >&2; exit 1");
    program("age", "cat");

    assertThat(run("backup", "create")).isEqualTo(ExitCode.UNREACHABLE);

    assertThat(err).contains("No backup was made.", "connection lost");
    assertThat(leftovers()).isEmpty();
    assertThat(run("backup", "list")).isEqualTo(ExitCode.WRONG);
  }

  @Test
  void an_encryption_that_fails_leaves_nothing() throws IOException {
    program("pg_dump", "echo dump");
    program("age", "cat >/dev/null; echo 'age: error: no recipients' >&2; exit 1");

    assertThat(run("backup", "create")).isEqualTo(ExitCode.UNREACHABLE);

    assertThat(err).contains("age failed", "no recipients");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void a_dump_that_hangs_ends_at_its_time() throws IOException {
    program("pg_dump", "echo half; exec sleep 600");
    program("age", "exec cat");

    assertThat(run("backup", "create", "--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

    assertThat(err).contains("took longer than 1 s", "--timeout");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void without_a_folder_or_a_recipient_it_says_what_to_set() {
    assertThat(runAlone("backup", "list")).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("No backups are configured", "backups.folder");
    assertThat(
            runAlone(
                "backup",
                "create",
                "--database-url=" + DATABASE,
                "--backups-folder=" + folder.resolve("backups")))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err).contains("backups.recipient", "age-keygen");
    assertThat(runAlone("backup", "list", "--backups-recipient=AGE-SECRET-KEY-1QQ"))
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_database_that_is_gone_leaves_the_list() {
    assertThat(
            runAlone(
                "backup",
                "list",
                "--database-url=jdbc:postgresql://127.0.0.1:1/maguey",
                "--backups-folder=" + folder.resolve("backups")))
        .isEqualTo(ExitCode.WRONG);
  }
}
