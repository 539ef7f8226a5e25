package dev.gatewright.store.sql;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Values without columns of their own, kept as JSON text. Objects keep their order.
public final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private Json() {}

  public static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  public static Map<String, Object> object(String kept) {
    return MAPPER.readValue(kept, OBJECT);
  }

  public static List<String> texts(String kept) {
    return MAPPER.readValue(kept, TEXTS);
  }
}
