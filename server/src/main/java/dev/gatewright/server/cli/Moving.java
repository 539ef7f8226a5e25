package dev.gatewright.server.cli;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.imports.Newcomer;
import dev.gatewright.server.imports.Newcomer.Left;
import dev.gatewright.server.imports.Newcomers;
import dev.gatewright.server.imports.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Brings people over in batches, and keeps count. For one thread.
final class Moving {
  /// People that go to the store at once: other commands wait for so long.
  private static final int BATCH = 500;

  /// Lines of what does not fit that are printed for people; `--json` has all.
  private static final int MOST_SHOWN = 50;

  private final Reach reach;
  private final Request request;
  private final Terminal terminal;
  private final List<Newcomer> batch = new ArrayList<>();
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger added = new AtomicInteger();
  private final AtomicInteger there = new AtomicInteger();
  private final Map<Left, Integer> left = new EnumMap<>(Left.class);
  private final List<Line> lines = new ArrayList<>();
  private final AtomicInteger said = new AtomicInteger();

  /// @param request what is asked for each batch, but for the people in it
  Moving(Reach reach, Request request, Terminal terminal) {
    this.reach = reach;
    this.request = request;
    this.terminal = terminal;
  }

  /// What is said of one row.
  private record Line(int row, Optional<String> email, String why) {
    static Line of(JsonNode line) {
      return new Line(
          line.path("row").asInt(),
          Optional.of(line.path("email").asString()),
          line.path("why").asString());
    }

    String text() {
      return "row %s%s: %s".formatted(row, email.map(who -> " (" + who + ")").orElse(""), why);
    }

    Map<String, Object> fields() {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("row", row);
      email.ifPresent(who -> fields.put("email", who));
      fields.put("why", why);
      return fields;
    }
  }

  /// The store did not take a batch.
  static final class NotTaken extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    NotTaken(Answer answer) {
      super("a batch was not taken");
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }

  void take(Row row) throws IOException {
    read.incrementAndGet();
    switch (row) {
      case Row.Person(var person) -> {
        batch.add(person);
        if (batch.size() == BATCH) {
          send();
        }
      }
      case Row.Unfit(var number, var why) -> say(new Line(number, Optional.empty(), why));
    }
  }

  /// Sends those who wait.
  void send() throws IOException {
    if (batch.isEmpty()) {
      return;
    }
    var asked = request.with("people", Newcomers.write(batch)).with(Request.JSON, "true");
    var answer = reach.ask(asked, terminal);
    if (!answer.isResult()) {
      throw new NotTaken(answer);
    }
    var rows = new HashMap<Integer, Newcomer>();
    batch.forEach(person -> rows.put(person.row(), person));
    batch.clear();
    var json = JsonText.read(answer.text());
    for (var row : json.path("added")) {
      Optional.ofNullable(rows.get(row.asInt()))
          .ifPresent(person -> person.left().forEach(this::leave));
    }
    added.addAndGet(json.path("added").size());
    there.addAndGet(json.path("there").size());
    json.path("refused").forEach(line -> say(Line.of(line)));
    for (var line : json.path("nameless")) {
      leave(Left.USERNAME);
      say(Line.of(line));
    }
  }

  /// Keeps the line if it is to be printed: a file may be junk from end to end.
  private void say(Line line) {
    if (said.getAndIncrement() < MOST_SHOWN || terminal.json()) {
      lines.add(line);
    }
  }

  private void leave(Left what) {
    left.merge(what, 1, Integer::sum);
  }

  String summary() {
    return "%s read, %s %s, %s have an account already, %s did not fit."
        .formatted(
            read,
            added,
            request.find(ImportCommand.DRY_RUN).isPresent() ? "would be added" : "added",
            there,
            read.get() - added.get() - there.get());
  }

  /// Says what became of all.
  void print() {
    if (terminal.json()) {
      terminal.out().println(JsonText.of(fields()));
      return;
    }
    terminal.out().println(summary());
    left.forEach((what, count) ->
        terminal.out().println("stays behind, %s times: %s".formatted(count, what.words())));
    lines.stream().map(Line::text).forEach(terminal.out()::println);
    if (said.get() > MOST_SHOWN) {
      terminal.out().println("and %s more; --json has them all".formatted(said.get() - MOST_SHOWN));
    }
  }

  private Map<String, Object> fields() {
    var behind = new LinkedHashMap<String, Object>();
    left.forEach((what, count) -> behind.put(what.name().toLowerCase(Locale.ROOT), count));
    var fields = new LinkedHashMap<String, Object>();
    fields.put("read", read.get());
    fields.put("added", added.get());
    fields.put("there", there.get());
    fields.put("left", behind);
    fields.put("lines", lines.stream().map(Line::fields).toList());
    return fields;
  }
}
