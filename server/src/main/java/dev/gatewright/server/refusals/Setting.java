package dev.gatewright.server.refusals;

/// A setting that decides whether something is refused.
///
/// @param key as `docs/configuration.md` has it; of a set within another, with the names of both
public record Setting(Place place, String key) {
  /// Whose setting it is.
  public enum Place {
    CLIENT("client"),
    ISSUER("issuer"),
    PROVIDER("provider"),
    SERVER("server");

    private final String word;

    Place(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Setting client(String key) {
    return new Setting(Place.CLIENT, key);
  }

  static Setting issuer(String key) {
    return new Setting(Place.ISSUER, key);
  }

  static Setting provider(String key) {
    return new Setting(Place.PROVIDER, key);
  }

  static Setting server(String key) {
    return new Setting(Place.SERVER, key);
  }
}
