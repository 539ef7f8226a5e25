package dev.gatewright.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One page of the documentation.
///
/// @param name its path in the repository, as `docs/sdk.md`
record Document(String name, List<String> lines) {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("(\\s*)```(\\w*)\\s*");
  private static final List<String> OTHERS =
      List.of("README.md", "CONTRIBUTING.md", "examples/README.md", "interop/README.md");

  /// A fenced block.
  ///
  /// @param number counts the blocks of this language in this document, from 1
  record Sample(String document, String language, int number, int line, String text) {
    @Override
    public String toString() {
      return document + ":" + line + " (" + language + " " + number + ")";
    }
  }

  static List<Document> all() {
    try (var below = Files.walk(ROOT.resolve("docs"))) {
      var docs = below.filter(file -> file.toString().endsWith(".md")).sorted();
      return Stream.concat(OTHERS.stream().map(ROOT::resolve), docs).map(Document::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every block in this language, of all documents.
  static List<Sample> samples(String language) {
    return all().stream().flatMap(it -> it.samplesIn(language).stream()).toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Document read(Path file) {
    try {
      var name = ROOT.relativize(file).toString().replace('\\', '/');
      return new Document(name, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Sample> samplesIn(String language) {
    return samples().stream().filter(it -> it.language().equals(language)).toList();
  }

  List<Sample> samples() {
    var found = new ArrayList<Sample>();
    var block = new ArrayList<String>();
    var language = "";
    var begun = 0;
    for (int index = 0; index < lines.size(); index++) {
      var fence = FENCE.matcher(lines.get(index));
      if (!fence.matches()) {
        block.add(lines.get(index));
      } else if (begun == 0) {
        language = fence.group(2);
        begun = index + 1;
        block.clear();
      } else {
        var same = language;
        var before = (int) found.stream().filter(it -> it.language().equals(same)).count();
        found.add(new Sample(name, language, before + 1, begun, String.join("\n", block)));
        begun = 0;
      }
    }
    return found;
  }

  /// Where code stands that is only indented, so that nobody knows what it is.
  List<String> indentedCode() {
    var places = new ArrayList<String>();
    var fenced = false;
    var before = "";
    for (int index = 0; index < lines.size(); index++) {
      var line = lines.get(index);
      fenced ^= FENCE.matcher(line).matches();
      if (!fenced && line.startsWith("    ") && before.isBlank()) {
        places.add(name + ":" + (index + 1));
      }
      before = line;
    }
    return places;
  }
}
