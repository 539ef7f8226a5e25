package dev.gatewright.server.pages;

import dev.gatewright.identity.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// One file that pages load. The path holds a hash of the bytes, so it may be cached for ever.
///
/// @param path `/assets/<name>-<hash>.<ext>`
public record Asset(String path, byte[] bytes, String mediaType) {
  private static final int HASH_BYTES = 8;

  static Asset named(String name, String extension, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    String path = "/assets/" + name + "-" + hash(bytes) + "." + extension;
    return new Asset(path, bytes, mediaTypeOf(extension));
  }

  private static String mediaTypeOf(String extension) {
    return switch (extension) {
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalArgumentException("no media type is known for " + extension);
    };
  }

  static String hash(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes), 0, HASH_BYTES);
  }
}
