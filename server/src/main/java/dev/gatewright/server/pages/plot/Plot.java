package dev.gatewright.server.pages.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A plot of whole numbers over time, as the picture of an SVG and as the table that says the same
/// to whoever does not see it. `part/plot.jte` writes it and `plot.css` colors it, for light and
/// dark pages; nothing in it is styled inline.
///
/// It knows neither language nor time zone: its words and the names of its times are the page's.
///
/// @param id what the parts of the picture are named after; no other plot of the page has it
/// @param description what the picture shows, in a sentence
/// @param times the name of each time, the first first
/// @param lines what is drawn, each with a number for each time
public record Plot(
    String id,
    String title,
    String description,
    Kind kind,
    List<String> times,
    List<Line> lines,
    Words words) {
  /// More of them nobody tells apart.
  public static final int MOST_LINES = 6;

  /// A year and a bit of days, five weeks of hours.
  public static final int MOST_TIMES = 1_000;

  /// In units of the picture, which grows with the page.
  public static final int WIDTH = 720;

  public static final int HEIGHT = 240;
  static final int LEFT = 56;
  static final int RIGHT = WIDTH - 8;
  static final int TOP = 12;
  static final int BOTTOM = HEIGHT - 28;

  private static final int MOST_STEPS_UP = 5;
  private static final int MOST_NAMES_ACROSS = 8;

  /// What is left free of each bar's place.
  private static final double GAP = 0.2;

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  public Plot {
    times = List.copyOf(times);
    lines = List.copyOf(lines);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("no name for a part of a page: " + id);
    }
    if (times.size() > MOST_TIMES || lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("more than a plot shows");
    }
    for (var line : lines) {
      if (line.numbers().size() != times.size()) {
        throw new IllegalArgumentException("a number is wanted for each time");
      }
    }
  }

  /// How it is drawn.
  public enum Kind {
    /// Of what adds up: one bar a time, the lines one upon the other.
    BARS,
    /// Of what is so at a moment.
    LINES
  }

  /// What is drawn in one color. Numbers are not below zero.
  public record Line(String label, List<Long> numbers) {
    public Line {
      numbers = List.copyOf(numbers);
      if (numbers.stream().anyMatch(number -> number < 0)) {
        throw new IllegalArgumentException("a number is below zero");
      }
    }

    long total() {
      return numbers.stream().mapToLong(Long::longValue).sum();
    }
  }

  /// What the table is called, and the column of times in it.
  public record Words(String table, String time) {}

  /// A place on an axis and its name.
  public record Tick(String at, String name) {}

  /// Those of the highest totals, and the others as one of this label where there are too many.
  public static List<Line> most(List<Line> lines, String others) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    var sorted = new ArrayList<>(lines);
    sorted.sort((one, other) -> Long.compare(other.total(), one.total()));
    var most = new ArrayList<>(sorted.subList(0, MOST_LINES - 1));
    var rest = sorted.subList(MOST_LINES - 1, sorted.size());
    var length = lines.getFirst().numbers().size();
    most.add(
        new Line(
            others,
            IntStream.range(0, length)
                .mapToObj(at -> rest.stream().mapToLong(line -> line.numbers().get(at)).sum())
                .toList()));
    return most;
  }

  /// The place of the axis that the times stand below.
  public String ground() {
    return text(BOTTOM);
  }

  /// Where the names of numbers end.
  public String namesEnd() {
    return text(LEFT - 8);
  }

  /// Where the names of times stand.
  public String namesBelow() {
    return text(HEIGHT - 8);
  }

  /// The line across the picture at this height.
  public String across(Tick tick) {
    return "M" + LEFT + " " + tick.at() + "H" + RIGHT;
  }

  /// Whole and round numbers from zero to the highest or above.
  public List<Tick> up() {
    var step = step();
    var ticks = new ArrayList<Tick>();
    for (var number = 0L; number <= top(); number += step) {
      ticks.add(new Tick(text(y(number)), Long.toString(number)));
    }
    return ticks;
  }

  /// The names of some of the times, so that they do not touch.
  public List<Tick> below() {
    var each = Math.max(1, Math.ceilDiv(times.size(), MOST_NAMES_ACROSS));
    return IntStream.range(0, times.size())
        .filter(at -> at % each == 0)
        .mapToObj(at -> new Tick(text(x(at) + width() / 2), times.get(at)))
        .toList();
  }

  /// The outline of the line of this place in the list, as the path of an SVG.
  public String path(int line) {
    return switch (kind) {
      case BARS -> bars(line);
      case LINES -> line(line);
    };
  }

  private String bars(int line) {
    var path = new StringBuilder();
    for (var at = 0; at < times.size(); at++) {
      var number = lines.get(line).numbers().get(at);
      if (number == 0) {
        continue;
      }
      var below = 0L;
      for (var under = 0; under < line; under++) {
        below += lines.get(under).numbers().get(at);
      }
      path.append('M').append(text(x(at) + width() * GAP / 2)).append(' ').append(text(y(below)));
      path.append('V').append(text(y(below + number)));
      path.append('h').append(text(width() * (1 - GAP)));
      path.append('V').append(text(y(below))).append('z');
    }
    return path.toString();
  }

  private String line(int line) {
    var path = new StringBuilder();
    for (var at = 0; at < times.size(); at++) {
      path.append(path.isEmpty() ? 'M' : 'L');
      path.append(text(x(at) + width() / 2)).append(' ');
      path.append(text(y(lines.get(line).numbers().get(at))));
    }
    return path.toString();
  }

  private long highest() {
    var highest = 0L;
    for (var at = 0; at < times.size(); at++) {
      var sum = 0L;
      for (var line : lines) {
        var number = line.numbers().get(at);
        sum = kind == Kind.BARS ? sum + number : Math.max(sum, number);
      }
      highest = Math.max(highest, sum);
    }
    return highest;
  }

  /// 1, 2 or 5 times a power of ten, so that a few steps reach the highest number.
  private long step() {
    var least = Math.max(1, Math.ceilDiv(highest(), MOST_STEPS_UP));
    var power = 1L;
    while (true) {
      for (var round : new long[] {1, 2, 5}) {
        if (round * power >= least) {
          return round * power;
        }
      }
      power *= 10;
    }
  }

  private long top() {
    return Math.max(1, Math.ceilDiv(highest(), step())) * step();
  }

  private double width() {
    return (RIGHT - LEFT) / (double) Math.max(1, times.size());
  }

  private double x(int at) {
    return LEFT + at * width();
  }

  private double y(long number) {
    return BOTTOM - (BOTTOM - TOP) * (number / (double) top());
  }

  /// In tenths, without an end that says nothing.
  private static String text(double place) {
    long tenths = Math.round(place * 10);
    return tenths % 10 == 0 ? Long.toString(tenths / 10) : tenths / 10 + "." + tenths % 10;
  }
}
