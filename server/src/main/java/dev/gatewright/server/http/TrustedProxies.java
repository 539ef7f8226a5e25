package dev.gatewright.server.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which peers may say on whose behalf they ask. `Forwarded` (RFC 7239) and `X-Forwarded-For`,
/// `-Proto` and `-Host` count only when the socket's peer is one of them; everyone else's are
/// ignored. The client is the right-most address that is not a trusted proxy itself, because
/// everything left of it is the client's own claim; where a trusted proxy does not tell the
/// address, the proxy stands for it.
public final class TrustedProxies {
  /// Nobody is believed.
  public static final TrustedProxies NONE = new TrustedProxies(List.of());

  private static final int MOST_HOPS = 32;

  private final List<Cidr> blocks;

  public TrustedProxies(List<Cidr> blocks) {
    this.blocks = List.copyOf(blocks);
  }

  boolean trusts(InetAddress address) {
    for (var block : blocks) {
      if (block.contains(address)) {
        return true;
      }
    }
    return false;
  }

  /// Who asks for what. Empty when a trusted proxy sends something malformed or contradictory:
  /// guessing there could hide an attacker behind a wrong address.
  Optional<Origin> resolve(InetAddress peer, String scheme, Headers headers) {
    var hosts = headers.all("Host");
    var host = hosts.isEmpty() ? "" : hosts.getFirst();
    if (blocks.isEmpty() || !trusts(peer)) {
      return origin(scheme, host, peer);
    }
    var standard = headers.all("Forwarded");
    var plain = headers.all("X-Forwarded-For");
    var proto = headers.all("X-Forwarded-Proto");
    var forwardedHost = headers.all("X-Forwarded-Host");
    if (!standard.isEmpty()) {
      // A proxy that writes one family passes the other on as the client sent it.
      return plain.isEmpty() && proto.isEmpty() && forwardedHost.isEmpty()
          ? told(ForwardedHops.standard(standard), peer, scheme, host)
          : Optional.empty();
    }
    if (proto.size() > 1 || forwardedHost.size() > 1) {
      return Optional.empty();
    }
    return told(
        ForwardedHops.plain(plain),
        peer,
        proto.isEmpty() ? scheme : proto.getFirst(),
        forwardedHost.isEmpty() ? host : forwardedHost.getFirst());
  }

  /// Goes from hop to hop, from the nearest on, as long as the next is a trusted proxy that names
  /// an address. A hop that names none (`unknown`, `_hidden`: RFC 7239 §6) ends the way at the
  /// proxy that wrote it; what stands left of the end is somebody's claim and is not even read.
  private Optional<Origin> told(List<String> hops, InetAddress peer, String scheme, String host) {
    var client = peer;
    var told = ForwardedHops.Hop.SILENT;
    for (var element : hops.reversed().subList(0, Math.min(hops.size(), MOST_HOPS))) {
      var hop = ForwardedHops.Hop.parse(element);
      if (hop.isEmpty()) {
        return Optional.empty();
      }
      told = hop.get();
      if (told.isHidden()) {
        break;
      }
      var address = Addresses.parseWithPort(told.address());
      if (address.isEmpty()) {
        return Optional.empty();
      }
      client = address.get();
      if (!trusts(client)) {
        break;
      }
    }
    // The hop that a trusted proxy wrote about the client also says what the client asked for.
    return origin(
        told.proto().isEmpty() ? scheme : told.proto(),
        told.host().isEmpty() ? host : told.host(),
        client);
  }

  private static Optional<Origin> origin(String scheme, String authority, InetAddress client) {
    var lowerScheme = scheme.toLowerCase(Locale.ROOT);
    if (!lowerScheme.equals("http") && !lowerScheme.equals("https")) {
      return Optional.empty();
    }
    var standardPort = lowerScheme.equals("https") ? 443 : 80;
    var end = hostEnd(authority);
    if (end < 0 || !Addresses.isPortSuffix(authority, end)) {
      return Optional.empty();
    }
    var port =
        end == authority.length()
            ? standardPort
            : Integer.parseInt(authority, end + 1, authority.length(), 10);
    var host = authority.substring(0, end).toLowerCase(Locale.ROOT);
    return Optional.of(new Origin(lowerScheme, host, port, client));
  }

  /// Where the host of an authority ends, or -1 if it holds what no host name holds.
  private static int hostEnd(String authority) {
    if (authority.startsWith("[")) {
      var close = authority.indexOf(']');
      var known = close > 0 && Addresses.parse(authority.substring(1, close)).isPresent();
      return known ? close + 1 : -1;
    }
    for (var i = 0; i < authority.length(); i++) {
      var c = authority.charAt(i);
      if (c == ':') {
        return i == 0 ? -1 : i;
      }
      var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_') {
        return -1;
      }
    }
    return authority.length();
  }
}
