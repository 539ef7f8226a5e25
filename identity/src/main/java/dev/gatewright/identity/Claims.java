package dev.gatewright.identity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is said about a user beyond the account itself: standard claims such as `name`,
/// `given_name`, `picture`, `locale`, `phone_number`, `address`, `zoneinfo`, `birthdate`, and a
/// tenant's own.
///
/// Values are what JSON can hold: `String`, `Boolean`, `Long`, `BigInteger`, `Double`, and lists
/// and maps of them. Whole numbers become `Long` where they fit, so that a value read back equals
/// the one written. The order is the order in which they were declared.
public record Claims(Map<String, Object> values) {
  /// Said by the account itself and so never by a claim.
  public static final Set<String> RESERVED =
      Set.of("sub", "email", "email_verified", "updated_at", "role", "status", "organizations");

  public static final Claims NONE = new Claims(Map.of());

  static final int MAX_CLAIMS = 64;
  static final int MAX_DEPTH = 8;
  static final int MAX_ITEMS = 256;
  static final int MAX_NAME = 128;
  static final int MAX_TEXT = 8192;
  static final int MAX_NUMBER_BITS = 256;

  public Claims {
    values =
        kept(values).orElseThrow(() -> new IllegalArgumentException("claims that cannot be kept"));
  }

  /// Reads declared claims; empty when a name is reserved or a value is not what JSON can hold or
  /// goes beyond a limit.
  public static Optional<Claims> parse(Map<String, ?> declared) {
    return kept(declared).map(Claims::new);
  }

  /// The claim of that name, if it is said.
  public Optional<Object> one(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private static Optional<Map<String, Object>> kept(Map<String, ?> declared) {
    if (declared.size() > MAX_CLAIMS || declared.keySet().stream().anyMatch(RESERVED::contains)) {
      return Optional.empty();
    }
    return object(declared, MAX_DEPTH);
  }

  private static Optional<Object> value(Object given, int depth) {
    return switch (given) {
      case String text ->
          text.length() <= MAX_TEXT && text.indexOf('\0') < 0
              ? Optional.of(text)
              : Optional.empty();
      case Boolean truth -> Optional.of(truth);
      case Number number -> number(number);
      case Map<?, ?> map ->
          depth > 0 ? object(map, depth - 1).map(Object.class::cast) : Optional.empty();
      case List<?> list ->
          depth > 0 ? list(list, depth - 1).map(Object.class::cast) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Object> number(Number number) {
    return switch (number) {
      case Byte _, Short _, Integer _, Long _ -> Optional.of(number.longValue());
      case BigInteger big ->
          big.bitLength() < Long.SIZE
              ? Optional.of(big.longValue())
              : big.bitLength() <= MAX_NUMBER_BITS ? Optional.of(big) : Optional.empty();
      case Float _, Double _, BigDecimal _ ->
          Double.isFinite(number.doubleValue())
              ? Optional.of(number.doubleValue())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Map<String, Object>> object(Map<?, ?> given, int depth) {
    if (given.size() > MAX_ITEMS) {
      return Optional.empty();
    }
    var copy = new LinkedHashMap<String, Object>();
    for (var entry : given.entrySet()) {
      if (!(entry.getKey() instanceof String name)
          || name.isEmpty()
          || name.length() > MAX_NAME
          || entry.getValue() == null) {
        return Optional.empty();
      }
      var value = value(entry.getValue(), depth);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      copy.put(name, value.get());
    }
    return Optional.of(Collections.unmodifiableMap(copy));
  }

  private static Optional<List<Object>> list(List<?> given, int depth) {
    if (given.size() > MAX_ITEMS) {
      return Optional.empty();
    }
    var copy = new ArrayList<Object>(given.size());
    for (var item : given) {
      var value = item == null ? Optional.empty() : value(item, depth);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      copy.add(value.get());
    }
    return Optional.of(Collections.unmodifiableList(copy));
  }
}
