package dev.gatewright.store.events;

/// What of an issuer's settings something is about.
///
/// @param kind `issuer`, `client` or `webhook`
/// @param id empty for the issuer itself
public record SettingName(String kind, String id) {
  public static final SettingName ISSUER = new SettingName("issuer", "");

  public static SettingName client(String id) {
    return new SettingName("client", id);
  }

  public static SettingName webhook(String id) {
    return new SettingName("webhook", id);
  }
}
