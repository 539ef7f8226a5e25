package dev.gatewright.server.pages;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A token taken apart for a reader. Nothing is verified: this is for looking only.
///
/// @param parts header and claims as indented JSON, empty where the token is opaque
public record DecodedToken(ShownSecret token, Optional<Parts> parts) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(indentation())
          .build();
  private static final int LONGEST = 65_536;

  public record Parts(String header, String claims) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /// Takes a signed JWT apart (RFC 7519 §7.2); any other text counts as opaque.
  public static DecodedToken of(String token) {
    String[] pieces = token.split("\\.", -1);
    if (pieces.length != 3 || token.length() > LONGEST) {
      return new DecodedToken(new ShownSecret(token), Optional.empty());
    }
    Optional<Parts> parts =
        decoded(pieces[0])
            .flatMap(header -> decoded(pieces[1]).map(claims -> new Parts(header, claims)));
    return new DecodedToken(new ShownSecret(token), parts);
  }

  /// The JSON text with line breaks and indentation, or as it is where it is no JSON.
  public static String indented(String json) {
    try {
      return JSON.writeValueAsString(JSON.readTree(json));
    } catch (JacksonException _) {
      return json;
    }
  }

  private static DefaultPrettyPrinter indentation() {
    DefaultIndenter twoSpaces = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER))
        .withObjectIndenter(twoSpaces)
        .withArrayIndenter(twoSpaces);
  }

  private static Optional<String> decoded(String piece) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(piece), StandardCharsets.UTF_8);
      return Optional.of(JSON.writeValueAsString(JSON.readTree(json)));
    } catch (IllegalArgumentException | JacksonException _) {
      return Optional.empty();
    }
  }
}
