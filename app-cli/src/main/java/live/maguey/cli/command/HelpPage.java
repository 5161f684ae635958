package live.maguey.cli.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// How every help is laid out: what the command does, its own options, then the settings, which are
/// the same for most commands.
public final class HelpPage {
  private static final String SETTINGS = "%nSettings (`maguey settings` lists all of them):%n";

  private HelpPage() {}

  /// For the whole tree.
  public static void lay(CommandLine line) {
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPage::options);
    UsageMessageSpec page = line.getCommandSpec().usageMessage();
    page.descriptionHeading("%n");
    List<String> text = new ArrayList<>(List.of(page.description()));
    if (text.size() > 1 && !text.get(1).isBlank()) {
      text.add(1, "");
    }
    page.description(text.toArray(String[]::new));
    if (line.getSubcommands().isEmpty()) {
      page.parameterListHeading("%n");
    } else {
      page.commandListHeading("%nCommands:%n");
    }
    line.getSubcommands().values().forEach(HelpPage::lay);
  }

  private static String options(Help help) {
    CommandSpec command = help.commandSpec();
    List<OptionSpec> shown = command.options().stream().filter(o -> !o.hidden()).toList();
    List<OptionSpec> settings = shown.stream().filter(HelpPage::isSetting).toList();
    List<OptionSpec> own = shown.stream().filter(o -> !isSetting(o)).toList();
    String start = command.positionalParameters().isEmpty() ? "\n" : "";
    String all = start + listed(help, own);
    return settings.isEmpty() ? all : all + SETTINGS.formatted() + listed(help, settings);
  }

  private static String listed(Help help, List<OptionSpec> options) {
    return help.optionListExcludingGroups(
        options,
        help.createDefaultLayout(),
        Comparator.comparing(OptionSpec::longestName),
        help.parameterLabelRenderer());
  }

  /// The settings have no field of their own; `--config` and `--set` are fields of their class.
  private static boolean isSetting(OptionSpec option) {
    return !(option.userObject() instanceof Field field)
        || field.getDeclaringClass() == SettingsOptions.class;
  }
}
