package dev.gatewright.server.cli;

import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonText;
import java.io.IOException;
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
  private static final String YES = "yes";

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

  /// Whether a person looks on and answers yes.
  boolean agrees(String question) throws IOException {
    if (json || !isSeen.getAsBoolean()) {
      return false;
    }
    err.print(question + " Type yes: ");
    err.flush();
    var typed = new StringBuilder();
    for (int next = in.read();
        next >= 0 && next != '\n' && typed.length() < YES.length() + 2;
        next = in.read()) {
      typed.append((char) next);
    }
    return typed.toString().strip().equals(YES);
  }

  /// Whether all that was printed went out.
  boolean isIntact() {
    return !out.checkError() && !err.checkError();
  }

  /// Says what was done.
  void say(String text) {
    out.println(json ? JsonText.of(Map.of("done", text)) : text);
  }

  /// Says one line for each of several things, or their objects.
  void list(List<String> lines, List<? extends Map<String, ?>> objects) {
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
