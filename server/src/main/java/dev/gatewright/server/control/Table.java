package dev.gatewright.server.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Rows of text whose columns line up. Not thread-safe.
public final class Table {
  private static final String GAP = "  ";

  /// How a cell is shown that has no value.
  private static final String NOTHING = "-";

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private static final String STEERING =
      "[\\p{Cc}\\p{Zl}\\p{Zp}\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]";

  private final List<List<String>> rows = new ArrayList<>();
  private final Set<String> numbers;

  public Table(String... heads) {
    this(Set.of(), List.of(heads));
  }

  private Table(Set<String> numbers, List<String> heads) {
    this.numbers = numbers;
    rows.add(heads);
  }

  /// A table of these columns, of which some have numbers for programs.
  Table numbers(String... heads) {
    return new Table(Set.of(heads), rows.getFirst());
  }

  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.size() == 1;
  }

  /// All rows as objects, whose members are named as the columns; what has no value is left out.
  ArrayNode json() {
    var array = JsonNodeFactory.instance.arrayNode();
    for (var row : rows.subList(1, rows.size())) {
      var object = array.addObject();
      for (int column = 0; column < row.size(); column++) {
        var name = rows.getFirst().get(column).toLowerCase(Locale.ROOT).replace(' ', '_');
        var cell = row.get(column);
        if (numbers.contains(rows.getFirst().get(column)) && NUMBER.matcher(cell).matches()) {
          object.put(name, Long.parseLong(cell));
        } else if (!cell.equals(NOTHING)) {
          object.put(name, cell);
        }
      }
    }
    return array;
  }

  /// All rows, one a line. What steers a terminal (control characters, those above ASCII too, and
  /// what turns the direction of writing) is shown as a replacement character.
  public String text() {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (var column = 0; column < row.size(); column++) {
        widths[column] = Math.max(widths[column], row.get(column).length());
      }
    }
    var text = new StringBuilder();
    for (var row : rows) {
      var line = new StringBuilder();
      for (var column = 0; column < row.size(); column++) {
        var cell = row.get(column).replaceAll(STEERING, "\ufffd");
        line.append(cell).repeat(' ', widths[column] - cell.length()).append(GAP);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString().stripTrailing();
  }
}
