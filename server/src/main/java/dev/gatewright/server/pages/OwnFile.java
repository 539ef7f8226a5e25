package dev.gatewright.server.pages;

import java.util.Base64;
import java.util.Optional;

/// A file of the operator's own that pages load: a picture or a stylesheet. What it is, its bytes
/// say and never its name; it is served from our origin under a name that holds its hash.
///
/// Two files are the same if their bytes are.
public final class OwnFile {
  /// Where own files are, below an issuer.
  public static final String FOLDER = "/look/";

  private final Kind kind;
  private final String base64;
  private final byte[] bytes;
  private final String name;

  private OwnFile(Kind kind, byte[] bytes) {
    this.kind = kind;
    this.bytes = bytes.clone();
    this.base64 = Base64.getEncoder().encodeToString(bytes);
    this.name = Asset.hash(bytes) + "." + kind.extension;
  }

  /// What a file is.
  public enum Kind {
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg"),
    GIF("gif", "image/gif"),
    WEBP("webp", "image/webp"),
    ICO("ico", "image/x-icon"),
    SVG("svg", "image/svg+xml"),
    CSS("css", "text/css; charset=utf-8");

    private final String extension;
    private final String mediaType;

    Kind(String extension, String mediaType) {
      this.extension = extension;
      this.mediaType = mediaType;
    }

    public String mediaType() {
      return mediaType;
    }
  }

  /// The picture that these bytes are; empty where they are none that browsers show.
  public static Optional<OwnFile> picture(byte[] bytes) {
    return PictureBytes.kind(bytes).map(kind -> new OwnFile(kind, bytes));
  }

  /// The stylesheet that these bytes are; empty where [OwnCss#fault] finds something.
  public static Optional<OwnFile> stylesheet(byte[] bytes) {
    return OwnCss.fault(bytes).isEmpty()
        ? Optional.of(new OwnFile(Kind.CSS, bytes))
        : Optional.empty();
  }

  public Kind kind() {
    return kind;
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  /// The bytes as text (RFC 4648 §4), for where they are stored.
  public String base64() {
    return base64;
  }

  /// Hash and ending: its name in [#FOLDER].
  public String name() {
    return name;
  }

  /// The path below the issuer.
  public String path() {
    return FOLDER + name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OwnFile that && base64.equals(that.base64) && kind == that.kind;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  /// The name alone: bytes say nothing to a reader.
  @Override
  public String toString() {
    return name;
  }
}
