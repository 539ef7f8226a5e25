package dev.gatewright.server.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A browser and system as people call them, from what the browser says of itself. Anybody can
/// write anything there, so only names of this list are ever shown.
public final class DeviceName {
  /// In this order, because most browsers also name those that they want to be taken for.
  private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

  private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

  static {
    BROWSERS.put("Edg", "Edge");
    BROWSERS.put("OPR/", "Opera");
    BROWSERS.put("SamsungBrowser", "Samsung Internet");
    BROWSERS.put("Firefox", "Firefox");
    BROWSERS.put("FxiOS", "Firefox");
    BROWSERS.put("CriOS", "Chrome");
    BROWSERS.put("Chrome", "Chrome");
    BROWSERS.put("Safari", "Safari");
    SYSTEMS.put("iPhone", "iPhone");
    SYSTEMS.put("iPad", "iPad");
    SYSTEMS.put("Android", "Android");
    SYSTEMS.put("Windows", "Windows");
    SYSTEMS.put("CrOS", "ChromeOS");
    SYSTEMS.put("Mac OS", "macOS");
    SYSTEMS.put("Linux", "Linux");
  }

  private DeviceName() {}

  /// Such as `Firefox, Linux`; empty where neither is known.
  public static Optional<String> of(String userAgent) {
    var browser = find(BROWSERS, userAgent);
    var system = find(SYSTEMS, userAgent);
    return browser.map(name -> system.map(on -> name + ", " + on).orElse(name)).or(() -> system);
  }

  private static Optional<String> find(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .findFirst()
        .map(Map.Entry::getValue);
  }
}
