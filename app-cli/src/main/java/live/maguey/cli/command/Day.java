package live.maguey.cli.command;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A day of the venue: `2026-11-27`, `today`, `yesterday`. Which day is today, the command says: by
/// the calendar, or the business night, which runs until 06:00.
public final class Day {
  private final LocalDate date;
  private final int back;

  private Day(LocalDate date, int back) {
    this.date = date;
    this.back = back;
  }

  /// @return the day, counted back from `today` where it was named so
  public LocalDate at(LocalDate today) {
    return back < 0 ? date : today.minusDays(back);
  }

  public static final class Converter implements ITypeConverter<Day> {
    @Override
    public Day convert(String text) {
      return switch (text) {
        case "today" -> new Day(LocalDate.EPOCH, 0);
        case "yesterday" -> new Day(LocalDate.EPOCH, 1);
        default -> {
          try {
            yield new Day(LocalDate.parse(text), -1);
          } catch (DateTimeException notOne) {
            throw new TypeConversionException(
                "'" + text + "' is not a day such as 2026-11-27, today or yesterday");
          }
        }
      };
    }
  }
}
