package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

@DisplayName("Each command that lists or shows")
final class ListCommandsTest {
  private static final Set<String> LOOKS = Set.of("list", "show", "audit", "stats", "why");

  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void apply() throws IOException {
    line = CommandLine.in(folder);
    Files.writeString(line.tenants(), "issuers: [{ id: acme }]");
    line.run("apply", line.tenants().toString());
  }

  /// What the program has of such commands, so that a new one is held as well.
  static Stream<CommandSpec> all(@TempDir Path folder) throws IOException {
    var whole = CommandLine.in(folder).program("").whole().getCommandSpec();
    return leaves(whole).filter(leaf -> LOOKS.contains(leaf.name()));
  }

  static Stream<CommandSpec> ofSomething(@TempDir Path folder) throws IOException {
    return all(folder).filter(command -> !command.positionalParameters().isEmpty());
  }

  private static Stream<CommandSpec> leaves(CommandSpec command) {
    var below = command.subcommands().values();
    return below.isEmpty()
        ? Stream.of(command)
        : below.stream().flatMap(one -> leaves(one.getCommandSpec()));
  }

  private static List<String> words(CommandSpec command) {
    var words = new ArrayList<String>();
    for (var at = command; at.parent() != null; at = at.parent()) {
      words.addFirst(at.name());
    }
    return words;
  }

  private int run(CommandSpec command, String... more) {
    var arguments = Stream.<String>builder();
    words(command).forEach(arguments);
    command.positionalParameters().forEach(_ -> arguments.add("nowhere"));
    Stream.of(more).forEach(arguments);
    return line.run(arguments.build().toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("names the issuer that is not there, with 5")
  void noSuchIssuer(CommandSpec command) {
    assertThat(run(command, "--issuer", "elsewhere")).isEqualTo(Answer.NOT_FOUND);
    assertThat(line.err()).contains("no issuer elsewhere", "acme");
    assertThat(line.out()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("ofSomething")
  @DisplayName("names the person or organization that is not there, with 5, and lists nothing")
  void noSuchThing(CommandSpec command) {
    assertThat(run(command)).isEqualTo(Answer.NOT_FOUND);
    assertThat(line.err()).contains("acme has no ", "nowhere");
    assertThat(line.out()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("is known to change nothing, so that it makes neither a store nor a key")
  void onlyLooks(CommandSpec command) {
    assertThat(Request.of(String.join(" ", words(command))).onlyLooks()).isTrue();
  }
}
