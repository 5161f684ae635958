package live.maguey.benchmarks.codes;

import java.util.List;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs the JMH benchmarks, in this process: what ran in it before is no part of what they measure.
public final class CodeFigures {
  private CodeFigures() {}

  /// @param microseconds on average; @param error half of the 99.9 % confidence interval
  public record Cost(String what, double microseconds, double error) {}

  public static List<Cost> take() {
    var options =
        new OptionsBuilder()
            .include(CodeBenchmark.class.getName())
            .forks(0)
            .shouldFailOnError(true)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .verbosity(VerboseMode.SILENT)
            .build();
    try {
      return new Runner(options)
          .run().stream()
              .map(run -> {
                Result<?> result = run.getPrimaryResult();
                return new Cost(result.getLabel(), result.getScore(), result.getScoreError());
              })
              .toList();
    } catch (RunnerException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
