package dev.gatewright.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The files that pages load, read once from the class path.
public final class PageAssets {
  private static final List<String> FILES =
      List.of(
          "page.css",
          "account.css",
          "plot.css",
          "console.css",
          "console.js",
          "page.js",
          "form-post.js",
          "passkey.js",
          "challenge.js",
          "dev.css",
          "reference.css",
          "mark.svg");

  private final Map<String, Asset> byName;
  private final Map<String, Asset> byPath;

  private PageAssets(Map<String, Asset> byName) {
    this.byName = byName;
    this.byPath =
        byName.values().stream()
            .collect(Collectors.toUnmodifiableMap(Asset::path, Function.identity()));
  }

  /// Reads all files; one that is missing is a broken build.
  public static PageAssets load() {
    return new PageAssets(
        FILES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), PageAssets::read)));
  }

  /// What to serve at this path of the origin, which starts with `/assets/`: a file, or the
  /// stylesheet of any brand color.
  public Optional<Asset> find(String path) {
    Asset file = byPath.get(path);
    if (file != null) {
      return Optional.of(file);
    }
    return BrandStylesheet.at(path).map(BrandStylesheet::asset);
  }

  /// The path under which the file of this name is served.
  public String path(String name) {
    Asset asset = byName.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset is called " + name);
    }
    return asset.path();
  }

  private static Asset read(String file) {
    try (InputStream in = PageAssets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + file);
      }
      int dot = file.lastIndexOf('.');
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Asset.named(file.substring(0, dot), file.substring(dot + 1), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
