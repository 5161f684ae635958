package live.maguey.staff;

import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/// Makes PINs, none of them easy.
public final class NewPins {
  /// How many texts of six digits there are.
  public static final int ALL = 1_000_000;

  private final IntSupplier numbers;

  /// @param numbers from 0 to below [#ALL], which nobody can guess
  public NewPins(IntSupplier numbers) {
    this.numbers = numbers;
  }

  Pin next() {
    return IntStream.generate(numbers)
        .mapToObj(number -> new Pin("%06d".formatted(number)))
        .filter(pin -> !pin.isEasy())
        .findFirst()
        .orElseThrow();
  }
}
