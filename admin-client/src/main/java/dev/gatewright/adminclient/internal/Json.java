package dev.gatewright.adminclient.internal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// JSON as it comes and goes, within limits.
final class Json {
  private static final int MAX_DEPTH = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(Exchange.MAX_ANSWER)
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(64)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private static final ObjectReader READER = MAPPER.readerFor(Map.class);

  private Json() {}

  /// Empty for what is no object.
  static Optional<Members> parse(byte[] text) {
    try {
      Map<String, Object> read = READER.readValue(text);
      return Optional.ofNullable(read).map(Members::new);
    } catch (JacksonException notAnObject) {
      return Optional.empty();
    }
  }

  static byte[] write(Map<String, @Nullable Object> members) {
    return MAPPER.writeValueAsBytes(members);
  }
}
