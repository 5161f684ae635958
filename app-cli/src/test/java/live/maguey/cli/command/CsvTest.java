package live.maguey.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import live.maguey.shared.HardTexts;
import live.maguey.shared.MailAddresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  @Test
  void fields_are_quoted_where_they_must_be_and_lines_end_as_the_standard_says() {
    Map<String, Object> row =
        Report.fields(
            "name", "a \"b\", c\nd", "total", -300, "ok", true, "none", null, "more", List.of(1));
    assertThat(Csv.of(List.of("name", "total", "ok", "none", "more"), List.of(row)))
        .isEqualTo("name,total,ok,none,more\r\n\"a \"\"b\"\", c\nd\",-300,true,,[1]\r\n");
  }

  @Test
  void a_list_without_rows_has_its_header() {
    assertThat(Csv.of(List.of("name"), List.of())).isEqualTo("name\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@A1", "\t=1", "  =1", "\r=1", "＝1", "=HYPERLINK(\"x\")"})
  void a_text_that_a_spreadsheet_would_run_is_kept_a_text(String text) {
    String cell =
        Csv.of(List.of("a"), List.of(Report.fields("a", text)))
            .lines()
            .skip(1)
            .findFirst()
            .orElseThrow();
    assertThat(cell).matches("\"?'.*");
  }

  @Test
  void any_text_that_may_be_typed_is_one_cell() {
    for (String text : HardTexts.ALL) {
      String file = Csv.of(List.of("a", "b"), List.of(Report.fields("a", text, "b", 1)));
      String cell = file.substring("a,b\r\n".length(), file.length() - ",1\r\n".length());
      String read =
          cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
      assertThat(read).isIn(text, "'" + text);
      assertThat(read).doesNotStartWith("=").doesNotStartWith("-");
      assertThat(cell.startsWith("\"") || !cell.contains(",")).as(text).isTrue();
    }
  }

  @Test
  void any_address_is_one_cell_and_no_formula() {
    for (MailAddresses.Taken taken : MailAddresses.TAKEN) {
      String email = taken.address().value();
      String file = Csv.of(List.of("a", "b"), List.of(Report.fields("a", email, "b", 1)));
      boolean runs = email.startsWith("=") || email.startsWith("+") || email.startsWith("-");
      assertThat(file).isEqualTo("a,b\r\n" + (runs ? "'" : "") + email + ",1\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x;=1+1", "x\t=1+1", "x,=1+1", "x\n=1+1"})
  void a_text_is_one_cell_wherever_a_spreadsheet_splits(String text) {
    assertThat(Csv.of(List.of("a"), List.of(Report.fields("a", text))))
        .isEqualTo("a\r\n\"" + text + "\"\r\n");
  }
}
