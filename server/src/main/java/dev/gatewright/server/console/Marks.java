package dev.gatewright.server.console;

import dev.gatewright.store.sql.Mark;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a list goes on, as an address of the console says it. One that somebody made up leads to
/// no other rows than the list has.
final class Marks {
  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,18})\\.(.{1,400})");

  private Marks() {}

  static String text(Mark mark) {
    return mark.at() + "." + mark.id();
  }

  static Optional<Mark> read(String text) {
    return Optional.of(SYNTAX.matcher(text))
        .filter(match -> match.matches())
        .map(match -> new Mark(Long.parseLong(match.group(1)), match.group(2)));
  }
}
