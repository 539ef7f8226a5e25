package dev.gatewright.server.config.yaml;

import dev.gatewright.server.config.yaml.YamlNode.Entry;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Place;
import dev.gatewright.server.config.yaml.YamlNode.Scalar;
import dev.gatewright.server.config.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML text into nodes that know their places.
///
/// Anchors, tags and second documents are refused: a configuration file needs none of them, and
/// without them a small file cannot unfold into a large one.
public final class YamlText {
  /// Characters a configuration file may have.
  public static final int MOST_CHARACTERS = 8 * 1024 * 1024;

  /// How deep values may be nested; the contract needs less than ten.
  public static final int DEEPEST = 32;

  private final Problems problems;
  private final Iterator<Event> events;

  private YamlText(Iterator<Event> events, Problems problems) {
    this.events = events;
    this.problems = problems;
  }

  /// The file's one value, or nothing with the reason among `problems`.
  public static Optional<YamlNode> parse(String text, String label, Problems problems) {
    if (text.length() > MOST_CHARACTERS) {
      problems.error(Place.NOWHERE, "", "is larger than 8 MiB", "Split it.");
      return Optional.empty();
    }
    var settings =
        LoadSettings.builder().setLabel(label).setCodePointLimit(MOST_CHARACTERS).build();
    try {
      return new YamlText(new Parse(settings).parseString(text).iterator(), problems).document();
    } catch (MarkedYamlEngineException e) {
      var place = e.getProblemMark().map(YamlText::place).orElse(Place.NOWHERE);
      problems.error(
          place,
          "",
          "is not valid YAML here: " + oneLine(String.valueOf(e.getProblem())),
          "Check quotes, brackets and indentation on this line and the one above.");
    } catch (Unreadable e) {
      problems.error(e.place, "", e.message, e.fix);
    } catch (YamlEngineException e) {
      problems.error(
          Place.NOWHERE,
          "",
          "is not valid YAML: " + oneLine(String.valueOf(e.getMessage())),
          "Save it as UTF-8 text without control characters.");
    }
    return Optional.empty();
  }

  private Optional<YamlNode> document() {
    Optional<YamlNode> found = Optional.empty();
    while (events.hasNext()) {
      var event = events.next();
      switch (event) {
        case StreamStartEvent _, DocumentEndEvent _ -> {}
        case DocumentStartEvent start -> {
          if (found.isPresent()) {
            throw new Unreadable(
                start, "has a second document", "Keep one document; remove the --- line.");
          }
        }
        case NodeEvent node -> found = Optional.of(node(node, 0));
        default -> {}
      }
    }
    return found;
  }

  private YamlNode node(Event event, int depth) {
    if (depth > DEEPEST) {
      throw new Unreadable(event, "is nested too deeply here", "Nest at most 32 levels.");
    }
    return switch (event) {
      case ScalarEvent scalar -> {
        refuseTag(scalar, scalar.getTag().isPresent());
        yield new Scalar(
            scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN, place(scalar));
      }
      case SequenceStartEvent start -> {
        refuseTag(start, start.getTag().isPresent());
        yield sequence(start, depth);
      }
      case MappingStartEvent start -> {
        refuseTag(start, start.getTag().isPresent());
        yield mapping(start, depth);
      }
      case AliasEvent alias ->
          throw new Unreadable(
              alias,
              "uses a YAML alias, which is not read",
              "Write the value out, or use client_defaults for what clients share.");
      default ->
          throw new Unreadable(event, "cannot be read here", "Check the indentation of this line.");
    };
  }

  private Sequence sequence(SequenceStartEvent start, int depth) {
    var items = new ArrayList<YamlNode>();
    for (var next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
      items.add(node(next, depth + 1));
    }
    return new Sequence(items, place(start));
  }

  private Mapping mapping(MappingStartEvent start, int depth) {
    var entries = new ArrayList<Entry>();
    var seen = new HashSet<String>();
    for (var next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      if (!(next instanceof ScalarEvent key)) {
        throw new Unreadable(next, "has a key that is not text", "Use a plain word as the key.");
      }
      var value = node(events.next(), depth + 1);
      if (seen.add(key.getValue())) {
        entries.add(new Entry(key.getValue(), place(key), value));
      } else {
        problems.error(
            place(key),
            key.getValue(),
            "is written twice in the same place",
            "Keep one of the two.");
      }
    }
    return new Mapping(entries, place(start));
  }

  private static void refuseTag(Event event, boolean tagged) {
    if (tagged) {
      throw new Unreadable(event, "has a YAML tag, which is not read", "Remove the ! tag.");
    }
  }

  private static Place place(Event event) {
    return event.getStartMark().map(YamlText::place).orElse(Place.NOWHERE);
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /// Unwinds the reader at a place from which nothing further can be read; never leaves this class.
  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;
    private final String message;
    private final String fix;

    Unreadable(Event event, String message, String fix) {
      super(message, null, false, false);
      this.place = place(event);
      this.message = message;
      this.fix = fix;
    }
  }
}
