package live.maguey.benchmarks;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.Test;

/// The benchmarks keep the rules that the architecture tests of `app-cli` cannot hold them to:
/// those do not see this module.
class PackagesTest {
  private static final int MOST_COMPONENTS = 9;

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("jmh_generated"))
          .importPackages("live.maguey.benchmarks");

  @Test
  void packages_are_free_of_cycles() {
    assertThat(classes).hasSizeGreaterThan(30);
    slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
              }

              @Override
              public String getDescription() {
                return "the packages of the benchmarks";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  @Test
  void no_record_has_more_than_nine_components() {
    assertThat(classes)
        .filteredOn(JavaClass::isRecord)
        .allSatisfy(record ->
            assertThat(record.reflect().getRecordComponents().length)
                .as(record.getName())
                .isLessThanOrEqualTo(MOST_COMPONENTS));
  }
}
