package live.maguey.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// How many rows a list has: 1 to 10000.
public final class Count implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (!text.matches("[1-9]\\d{0,3}|10000")) {
      throw new TypeConversionException("'" + text + "' is not a number from 1 to 10000");
    }
    return Integer.valueOf(text);
  }
}
