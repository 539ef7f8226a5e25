package dev.gatewright.server.account;

import dev.gatewright.server.pages.account.Device;
import dev.gatewright.server.pages.account.Device.Kind;
import java.util.List;
import java.util.Optional;

/// Reads a browser's `User-Agent` for its owner (RFC 9110 §10.1.5): enough to know one's own
/// devices again. What is in no table is unknown; nothing is decided by it.
public final class Devices {
  /// A word that gives something away, and its name. The first that is found counts, since each
  /// browser also says that it is the older ones.
  private record Sign(String word, String name) {}

  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("Edg/", "Edge"),
          new Sign("EdgA/", "Edge"),
          new Sign("EdgiOS/", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("OPT/", "Opera"),
          new Sign("SamsungBrowser/", "Samsung Internet"),
          new Sign("Vivaldi/", "Vivaldi"),
          new Sign("YaBrowser/", "Yandex"),
          new Sign("DuckDuckGo/", "DuckDuckGo"),
          new Sign("FxiOS/", "Firefox"),
          new Sign("Firefox/", "Firefox"),
          new Sign("CriOS/", "Chrome"),
          new Sign("HeadlessChrome/", "Chrome"),
          new Sign("Chrome/", "Chrome"),
          new Sign("Safari/", "Safari"),
          new Sign("curl/", "curl"));

  private record Platform(String word, String name, Kind kind) {}

  private static final List<Platform> PLATFORMS =
      List.of(
          new Platform("iPhone", "iPhone", Kind.PHONE),
          new Platform("iPad", "iPad", Kind.TABLET),
          new Platform("Android", "Android", Kind.PHONE),
          new Platform("CrOS", "ChromeOS", Kind.COMPUTER),
          new Platform("Windows", "Windows", Kind.COMPUTER),
          new Platform("Macintosh", "macOS", Kind.COMPUTER),
          new Platform("Linux", "Linux", Kind.COMPUTER),
          new Platform("FreeBSD", "FreeBSD", Kind.COMPUTER),
          new Platform("OpenBSD", "OpenBSD", Kind.COMPUTER));

  private Devices() {}

  public static Device of(Optional<String> userAgent) {
    return userAgent.map(Devices::read).orElse(Device.UNKNOWN);
  }

  private static Device read(String text) {
    var browser =
        BROWSERS.stream().filter(sign -> text.contains(sign.word())).findFirst().map(Sign::name);
    var platform = PLATFORMS.stream().filter(sign -> text.contains(sign.word())).findFirst();
    return new Device(
        platform.map(found -> kind(found, text)).orElse(Kind.UNKNOWN),
        browser,
        platform.map(Platform::name));
  }

  /// An Android tablet is the one that does not say `Mobile`.
  private static Kind kind(Platform platform, String text) {
    return platform.name().equals("Android") && !text.contains("Mobile")
        ? Kind.TABLET
        : platform.kind();
  }
}
