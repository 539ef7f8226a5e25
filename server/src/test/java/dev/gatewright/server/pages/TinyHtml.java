package dev.gatewright.server.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads HTML far more strictly than a browser: every tag closed, every attribute quoted and given
/// once, no stray `<`, `>` or `&` in text.
final class TinyHtml {
  private static final Set<String> VOID = Set.of("meta", "link", "input", "img", "br", "source");
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?:\\s+[a-zA-Z-]+(?:=\"[^\"<]*\")?)*)\\s*>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)(?:=\"([^\"]*)\")?");
  private static final Pattern ENTITY = Pattern.compile("&(#[0-9]+|#x[0-9a-f]+|[a-z]+);");

  /// @param text all text inside, with entities resolved
  record Element(String name, Map<String, String> attributes, StringBuilder text) {
    String attribute(String attribute) {
      return attributes.getOrDefault(attribute, "");
    }

    boolean has(String attribute) {
      return attributes.containsKey(attribute);
    }
  }

  /// A piece of text, and the elements around it, the innermost first.
  record Piece(String text, List<Element> within) {}

  private final List<Element> elements = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();

  static TinyHtml parse(String html) {
    TinyHtml page = new TinyHtml();
    String start = "<!doctype html>";
    if (!html.strip().startsWith(start)) {
      throw new AssertionError("a page starts with its doctype");
    }
    page.read(html.strip().substring(start.length()));
    return page;
  }

  Stream<Element> elements() {
    return elements.stream();
  }

  Stream<Piece> pieces() {
    return pieces.stream();
  }

  Stream<Element> named(String name) {
    return elements().filter(element -> element.name().equals(name));
  }

  Element only(String name) {
    List<Element> found = named(name).toList();
    if (found.size() != 1) {
      throw new AssertionError("expected one <" + name + ">, found " + found.size());
    }
    return found.getFirst();
  }

  private void read(String html) {
    int at = 0;
    Matcher tag = TAG.matcher(html);
    while (at < html.length()) {
      int next = html.indexOf('<', at);
      text(html.substring(at, next < 0 ? html.length() : next));
      if (next < 0) {
        break;
      }
      if (!tag.region(next, html.length()).lookingAt()) {
        throw new AssertionError(
            "not a tag: " + html.substring(next, Math.min(next + 200, html.length())));
      }
      if (tag.group(1).isEmpty()) {
        open(tag.group(2), tag.group(3));
      } else if (open.isEmpty() || !open.pop().name().equals(tag.group(2))) {
        throw new AssertionError("closed but not open: " + tag.group());
      }
      at = tag.end();
    }
    if (!open.isEmpty()) {
      throw new AssertionError("never closed: " + open.peek().name());
    }
  }

  private void open(String name, String attributes) {
    Map<String, String> read = new LinkedHashMap<>();
    Matcher attribute = ATTRIBUTE.matcher(attributes);
    while (attribute.find()) {
      String value = attribute.group(2) == null ? "" : decode(attribute.group(2));
      if (read.put(attribute.group(1), value) != null) {
        throw new AssertionError("given twice: " + attribute.group(1));
      }
    }
    Element element = new Element(name, read, new StringBuilder());
    elements.add(element);
    if (!VOID.contains(name)) {
      open.push(element);
    }
  }

  private void text(String raw) {
    if (raw.indexOf('>') >= 0) {
      throw new AssertionError("a bare > in text: " + raw);
    }
    String decoded = decode(raw);
    open.forEach(element -> element.text().append(decoded));
    pieces.add(new Piece(decoded, List.copyOf(open)));
  }

  private static String decode(String raw) {
    if (ENTITY.matcher(raw).replaceAll("").indexOf('&') >= 0) {
      throw new AssertionError("a bare & in: " + raw);
    }
    return ENTITY
        .matcher(raw)
        .replaceAll(match -> Matcher.quoteReplacement(resolve(match.group(1))));
  }

  private static String resolve(String entity) {
    return switch (entity) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      default -> {
        if (entity.startsWith("#x")) {
          yield Character.toString(Integer.parseInt(entity.substring(2), 16));
        }
        if (entity.startsWith("#")) {
          yield Character.toString(Integer.parseInt(entity.substring(1)));
        }
        throw new AssertionError("unknown entity " + entity);
      }
    };
  }
}
