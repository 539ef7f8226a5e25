package dev.gatewright.server.config.look;

import static dev.gatewright.server.config.yaml.KeySpec.optional;

import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.YamlNode;
import dev.gatewright.server.pages.Color;
import dev.gatewright.server.pages.OwnCss;
import dev.gatewright.server.pages.OwnFile;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Palette;
import dev.gatewright.server.pages.Picture;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How pictures, stylesheets, colors and links are written.
public final class LookForms {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String PATH = "file";
  private static final String DATA = "data";

  /// A file of one's own. It is read when the configuration is applied, and kept with the settings.
  public static final SectionSpec FILE =
      new SectionSpec(
          PATH,
          List.of(
              optional(
                  PATH,
                  new KeyType.Text(),
                  "none",
                  "Its path, seen from the folder of the configuration file."),
              optional(
                  DATA,
                  new KeyType.Text(),
                  "none",
                  "Its bytes in base64 instead, as an export writes them.")));

  private static final KeyType FILE_TYPE = new KeyType.Section(FILE);

  private LookForms() {}

  /// An https URL, a path of this origin, or a file of at most so many bytes.
  public static Form<Optional<Picture>> picture(int mostBytes) {
    return new Form<>(
        new KeyType.Either(new KeyType.Text(), FILE_TYPE),
        (fields, key) -> said(readPicture(fields, key, mostBytes)),
        picture ->
            picture
                .<JsonNode>map(shown ->
                    switch (shown) {
                      case Picture.At(var link) -> NODES.stringNode(link.value());
                      case Picture.Own(var file) -> written(file);
                    })
                .orElseGet(() -> NODES.stringNode("")));
  }

  /// What was read, as the value of a setting that may be empty.
  private static <T> Optional<Optional<T>> said(Optional<T> read) {
    return read.isPresent() ? Optional.of(read) : Optional.empty();
  }

  private static Optional<Picture> readPicture(Fields fields, String key, int most) {
    var node = fields.node(key);
    if (node.isPresent() && node.get() instanceof YamlNode.Mapping) {
      return bytes(fields, key, most)
          .flatMap(bytes -> {
            var file = OwnFile.picture(bytes);
            if (file.isEmpty()) {
              fields.error(
                  key,
                  "is no picture that browsers show (an SVG must not declare entities)",
                  "Use SVG, PNG, JPEG, GIF, WebP or ICO.");
            }
            return file.map(Picture.Own::new);
          });
    }
    return fields
        .text(key)
        .flatMap(text -> {
          var link = address(text);
          if (link.isEmpty()) {
            fields.error(
                key, "is no https URL and no path", "Write https://..., /... or { file: ... }.");
          }
          return link.map(Picture.At::new);
        });
  }

  private static Optional<PageLink> address(String text) {
    return UriRule.fetched(text).isPresent() || text.matches("/[A-Za-z0-9._~/-]{1,500}")
        ? PageLink.parse(text)
        : Optional.empty();
  }

  /// A stylesheet of at most so many bytes that loads nothing.
  public static Form<Optional<OwnFile>> stylesheet(int mostBytes) {
    return new Form<>(
        FILE_TYPE,
        (fields, key) ->
            said(
                bytes(fields, key, mostBytes)
                    .flatMap(bytes -> {
                      OwnCss.fault(bytes)
                          .ifPresent(fault ->
                              fields.error(
                                  key,
                                  fault,
                                  "Keep to rules of size, color and place; pictures have keys of their"
                                      + " own."));
                      return OwnFile.stylesheet(bytes);
                    })),
        file -> file.<JsonNode>map(LookForms::written).orElseGet(() -> NODES.stringNode("")));
  }

  private static JsonNode written(OwnFile file) {
    return NODES.objectNode().put(DATA, file.base64());
  }

  private static Optional<byte[]> bytes(Fields fields, String key, int most) {
    return fields
        .node(key)
        .flatMap(node -> fields.section(node, fields.pathOf(key), new KeyType.Section(FILE)))
        .flatMap(file -> {
          var path = file.text(PATH);
          var data = file.text(DATA);
          if (path.isPresent() == data.isPresent()) {
            fields.error(key, "must name one file", "Write { file: path }.");
            return Optional.empty();
          }
          return path.isPresent()
              ? onDisk(fields, key, path.get(), most)
              : decoded(fields, key, data.orElseThrow(), most);
        });
  }

  private static Optional<byte[]> onDisk(Fields fields, String key, String path, int most) {
    var bytes = fields.context().bytes(path, most);
    if (bytes.isEmpty()) {
      fields.error(
          key,
          "names the file "
              + Fields.quoted(path)
              + ", which cannot be read or has more than "
              + most / 1024
              + " KB",
          "Check the path, seen from the folder of this file, its permissions and its size.");
    }
    return bytes;
  }

  private static Optional<byte[]> decoded(Fields fields, String key, String data, int most) {
    try {
      var bytes = Base64.getDecoder().decode(data);
      if (bytes.length <= most) {
        return Optional.of(bytes);
      }
      fields.error(key, "has more than " + most / 1024 + " KB", "Use a smaller file.");
    } catch (IllegalArgumentException _) {
      fields.error(key, "has data that is not base64", "Write { file: path }.");
    }
    return Optional.empty();
  }

  /// A color such as `#3b5bdb` that has at least `contrast` on `other`.
  public static Form<Optional<Color>> color(Color other, double contrast, String place) {
    return color().checked((fields, key) -> refuse(fields, key, other, contrast, place));
  }

  private static Function<Optional<Color>, Optional<Optional<Color>>> refuse(
      Fields fields, String key, Color other, double contrast, String place) {
    return color -> {
      double measured = color.map(it -> it.contrast(other)).orElse(contrast);
      if (measured < contrast) {
        fields.error(
            key,
            "has a contrast of %s:1 %s, and %s:1 is needed"
                .formatted(
                    new BigDecimal(measured).setScale(2, RoundingMode.FLOOR),
                    place,
                    new BigDecimal(contrast).setScale(1, RoundingMode.HALF_UP)),
            "Choose a "
                + (other.ink().equals(Palette.LIGHT_SURFACE) ? "lighter" : "darker")
                + " color, such as "
                + color.orElse(other).readableOn(other, contrast).css()
                + ".");
      }
      return Optional.of(color);
    };
  }

  /// A color such as `#3b5bdb`.
  public static Form<Optional<Color>> color() {
    return new Form<>(
        new KeyType.Text(),
        (fields, key) ->
            said(
                fields
                    .text(key)
                    .flatMap(text -> {
                      var color = Color.parse(text);
                      if (color.isEmpty()) {
                        fields.error(key, "is no color", "Write for example \"#3b5bdb\".");
                      }
                      return color;
                    })),
        color -> NODES.stringNode(color.map(Color::css).orElse("")));
  }

  /// An https URL to which pages link.
  public static Form<Optional<PageLink>> link() {
    return new Form<>(
        new KeyType.Text(),
        (fields, key) ->
            said(
                fields
                    .text(key)
                    .flatMap(text -> {
                      var link = UriRule.fetched(text).flatMap(_ -> PageLink.parse(text));
                      if (link.isEmpty()) {
                        fields.error(
                            key,
                            "is no https URL, nor http on a loopback host",
                            "Write for example https://acme.test/terms.");
                      }
                      return link;
                    })),
        link -> NODES.stringNode(link.map(PageLink::value).orElse("")));
  }
}
