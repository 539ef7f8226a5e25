package dev.gatewright.server.cli;

import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonText;
import java.io.InputStream;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What a command has from outside: the three streams, the environment, time and chance; whether it
/// answers a program, with JSON; and whether a person looks on.
public record Terminal(
    PrintStream out,
    PrintStream err,
    InputStream in,
    Map<String, String> environment,
    InstantSource clock,
    SecureRandom random,
    boolean json,
    BooleanSupplier isSeen) {
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /// One that answers people, at which nobody looks.
  public Terminal(
      PrintStream out,
      PrintStream err,
      InputStream in,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    this(out, err, in, environment, clock, random, false, () -> false);
  }

  Terminal withJson() {
    return new Terminal(out, err, in, environment, clock, random, true, isSeen);
  }

  /// The same, at which a person looks where that is so.
  public Terminal seen(BooleanSupplier byAPerson) {
    return new Terminal(out, err, in, environment, clock, random, json, byAPerson);
  }

  /// Says what was done.
  void say(String text) {
    out.println(json ? JsonText.of(Map.of("done", text)) : text);
  }

  /// Says one line for each of several things, or their objects.
  void list(List<String> lines, List<Map<String, String>> objects) {
    if (json) {
      out.println(JsonText.of(objects));
    } else {
      lines.forEach(out::println);
    }
  }

  /// Says what is wrong with a configuration file.
  void problems(ConfigResult.Broken<?> broken) {
    err.println(json ? JsonText.of(Map.of("error", broken.text())) : broken.text());
  }

  /// Says why something was not done.
  void fail(String text) {
    err.println(json ? JsonText.of(Map.of("error", text)) : "gatewright: " + text);
  }
}
