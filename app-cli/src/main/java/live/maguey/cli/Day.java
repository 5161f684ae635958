package live.maguey.cli;

import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A day by the venue's clock: `2026-11-27`, `today`, `yesterday`.
public final class Day {
  private final LocalDate date;
  private final int back;

  private Day(LocalDate date, int back) {
    this.date = date;
    this.back = back;
  }

  /// @return the day, counted back from today where it was named so
  public LocalDate at(InstantSource clock, ZoneId zone) {
    return back < 0 ? date : LocalDate.ofInstant(clock.instant(), zone).minusDays(back);
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
