package dev.gatewright.server.config.yaml;

import dev.gatewright.server.config.yaml.YamlNode.Entry;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Place;
import dev.gatewright.server.config.yaml.YamlNode.Scalar;
import dev.gatewright.server.config.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
/// Anchors, aliases and merge keys are followed as far as [#MOST_VALUES]: a small file cannot
/// unfold into a large one. Tags and second documents are refused; a configuration file needs
/// neither.
public final class YamlText {
  /// Characters a configuration file may have.
  public static final int MOST_CHARACTERS = 8 * 1024 * 1024;

  /// How deep values may be nested; the contract needs less than ten.
  public static final int DEEPEST = 32;

  /// How many values a file may have once every alias stands for what it names.
  public static final int MOST_VALUES = 200_000;

  private static final String MERGE = "<<";

  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<String, Anchored> anchors = new HashMap<>();
  private int values;

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

  /// A value that aliases can name: how many values it holds, and how deep it is.
  private record Anchored(YamlNode node, int values, int height) {}

  private YamlNode node(Event event, int depth) {
    int before = values;
    count(event, 1);
    var node = unnamed(event, depth);
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named
          .getAnchor()
          .ifPresent(anchor ->
              anchors.put(anchor.getValue(), new Anchored(node, values - before, height(node))));
    }
    return node;
  }

  private void count(Event event, int more) {
    values += more;
    if (values > MOST_VALUES) {
      throw new Unreadable(
          event,
          "unfolds into more than 200,000 values",
          "Let fewer aliases stand for large parts, or split the file.");
    }
  }

  private static int height(YamlNode node) {
    return switch (node) {
      case Scalar _ -> 0;
      case Sequence(var items, var _) ->
          1 + items.stream().mapToInt(YamlText::height).max().orElse(0);
      case Mapping(var entries, var _) ->
          1 + entries.stream().mapToInt(entry -> height(entry.value())).max().orElse(0);
    };
  }

  private YamlNode aliased(AliasEvent alias, int depth) {
    var name = alias.getAlias().getValue();
    var anchored = Optional.ofNullable(anchors.get(name));
    if (anchored.isEmpty()) {
      throw new Unreadable(
          alias,
          "names the anchor " + oneLine(name) + ", which no complete value above has",
          "Write &" + oneLine(name) + " before the value that is meant.");
    }
    count(alias, anchored.get().values());
    refuseDepth(alias, depth + anchored.get().height());
    return anchored.get().node();
  }

  private static void refuseDepth(Event event, int depth) {
    if (depth > DEEPEST) {
      throw new Unreadable(event, "is nested too deeply here", "Nest at most 32 levels.");
    }
  }

  private YamlNode unnamed(Event event, int depth) {
    refuseDepth(event, depth);
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
      case AliasEvent alias -> aliased(alias, depth);
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
    var merged = new ArrayList<Entry>();
    var seen = new HashSet<String>();
    for (var next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
      if (!(next instanceof ScalarEvent key)) {
        throw new Unreadable(next, "has a key that is not text", "Use a plain word as the key.");
      }
      var value = node(events.next(), depth + 1);
      if (isMerge(key)) {
        merged.addAll(entries(next, value));
      } else if (seen.add(key.getValue())) {
        entries.add(new Entry(key.getValue(), place(key), value));
      } else {
        problems.error(
            place(key),
            key.getValue(),
            "is written twice in the same place",
            "Keep one of the two.");
      }
    }
    // What stands in the mapping itself is stronger than what is merged into it.
    merged.stream().filter(entry -> seen.add(entry.key())).forEach(entries::add);
    return new Mapping(entries, place(start));
  }

  private static boolean isMerge(ScalarEvent key) {
    return key.getValue().equals(MERGE) && key.getScalarStyle() == ScalarStyle.PLAIN;
  }

  /// The entries that `<<` brings: of one mapping, or of several, the first strongest.
  private static List<Entry> entries(Event key, YamlNode value) {
    return switch (value) {
      case Mapping(var entries, var _) -> entries;
      case Sequence(var items, var _) ->
          items.stream().flatMap(item -> entries(key, item).stream()).toList();
      case Scalar _ ->
          throw new Unreadable(
              key, "merges something else than keys", "Write <<: *name of a set of keys.");
    };
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
