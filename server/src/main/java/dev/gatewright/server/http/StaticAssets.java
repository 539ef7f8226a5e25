package dev.gatewright.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Files of the class path, held in memory and served under names that contain their hash, so that
/// a browser may keep them for good and still never shows an old one.
public final class StaticAssets {
  private static final int HASH_CHARS = 12;
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2");

  private final String prefix;
  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, Asset> bySentName = new HashMap<>();

  /// Loads `names` from the folder of the class path next to `owner`.
  ///
  /// @param prefix where they are served, such as `/assets`
  /// @throws IllegalArgumentException if a file is missing or of an unknown type: a packaging
  ///   mistake
  public StaticAssets(Class<?> owner, String folder, List<String> names, String prefix) {
    this.prefix = prefix;
    for (var name : names) {
      var bytes = load(owner, folder + "/" + name);
      var dot = name.lastIndexOf('.');
      var type = Optional.ofNullable(TYPES.get(name.substring(dot + 1)));
      var hash = hash(bytes);
      var sentName = name.substring(0, dot) + "-" + hash + name.substring(dot);
      var headers =
          Headers.of(
              "Content-Type",
              type.orElseThrow(() -> new IllegalArgumentException("unknown type: " + name)),
              "Cache-Control",
              FOR_GOOD,
              "ETag",
              "\"" + hash + "\"",
              "Vary",
              "Accept-Encoding",
              "X-Content-Type-Options",
              "nosniff",
              "Cross-Origin-Resource-Policy",
              "same-origin");
      paths.put(name, prefix + "/" + sentName);
      bySentName.put(sentName, new Asset(headers, bytes, gzip(bytes)));
    }
  }

  /// The path under which `name` is served, for use in pages.
  ///
  /// @throws IllegalArgumentException if there is no such asset
  public String path(String name) {
    var path = paths.get(name);
    if (path == null) {
      throw new IllegalArgumentException("no such asset: " + name);
    }
    return path;
  }

  public Route route() {
    return Route.get(prefix + "/{asset}", this::serve).inline();
  }

  private HttpResponse serve(HttpRequest request) {
    var asset = bySentName.get(request.variable("asset"));
    if (asset == null) {
      return HttpResponse.text(404, "no such file\n").withHeaders(SecurityHeaders.BACK_CHANNEL);
    }
    var etag = asset.headers.first("ETag");
    if (etag.isPresent() && etag.equals(request.header("If-None-Match"))) {
      return HttpResponse.empty(304).withHeaders(asset.headers);
    }
    var encodings = request.header("Accept-Encoding");
    if (encodings.isPresent()
        && encodings.get().contains("gzip")
        && !encodings.get().contains("gzip;q=0")
        && asset.gzipped.length < asset.bytes.length) {
      return HttpResponse.of(200, asset.headers.plus("Content-Encoding", "gzip"), asset.gzipped);
    }
    return HttpResponse.of(200, asset.headers, asset.bytes);
  }

  private static byte[] load(Class<?> owner, String name) {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("not on the class path: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(digest)
          .substring(0, HASH_CHARS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private record Asset(Headers headers, byte[] bytes, byte[] gzipped) {}
}
