package dev.gatewright.server.api.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A file of the client's package while it is written.
final class JavaFile {
  static final String HEADER =
      "// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.\n";

  private static final String PACKAGE = "dev.gatewright.adminclient";
  private static final int WIDTH = 100;

  private final TreeSet<String> imports = new TreeSet<>();
  private final StringBuilder text = new StringBuilder();

  JavaFile use(String... types) {
    return use(List.of(types));
  }

  JavaFile use(Collection<String> types) {
    types.stream()
        .map(type -> type.contains(".") ? type : PACKAGE + "." + type)
        .forEach(imports::add);
    return this;
  }

  JavaFile call(String... types) {
    for (var type : types) {
      imports.add(PACKAGE + ".call." + type);
    }
    return this;
  }

  JavaFile internal(String... types) {
    for (var type : types) {
      imports.add(PACKAGE + ".internal." + type);
    }
    return this;
  }

  JavaFile line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /// A comment, with an empty line where one of the paragraphs is empty.
  JavaFile comment(int indent, String... paragraphs) {
    var prefix = " ".repeat(indent) + "///";
    for (var paragraph : paragraphs) {
      for (var line : wrapped(paragraph, WIDTH - prefix.length() - 1)) {
        line((prefix + " " + line).stripTrailing());
      }
    }
    return this;
  }

  /// A line begins with `@` where a tag does, and nowhere else.
  private static List<String> wrapped(String paragraph, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (var word : paragraph.split(" ", -1)) {
      boolean full = line.length() + 1 + word.length() > width && !word.startsWith("@");
      if (full && !line.isEmpty()) {
        lines.add(line.toString());
        line = new StringBuilder(paragraph.startsWith("@param") ? "  " : "").append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /// A half sentence as a whole one.
  static String sentence(String half) {
    var text = half.isEmpty() ? "Not described" : half;
    var whole = Character.toUpperCase(text.charAt(0)) + text.substring(1);
    return whole.endsWith(".") ? whole : whole + ".";
  }

  @Override
  public String toString() {
    var used =
        imports.stream()
            .filter(type -> !type.startsWith("java.lang."))
            .map(type -> "import " + type + ";\n")
            .collect(Collectors.joining());
    return HEADER + "package " + PACKAGE + ";\n\n" + used + (used.isEmpty() ? "" : "\n") + text;
  }
}
