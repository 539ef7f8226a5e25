package dev.gatewright.server.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which peers may say on whose behalf they ask. `Forwarded` (RFC 7239) and `X-Forwarded-For`,
/// `-Proto` and `-Host` count only when the socket's peer is one of them; everyone else's are
/// ignored. The client is the right-most address that is not a trusted proxy itself, because
/// everything left of it is the client's own claim.
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
          ? forwarded(standard, peer, scheme, host)
          : Optional.empty();
    }
    if (proto.size() > 1 || forwardedHost.size() > 1) {
      return Optional.empty();
    }
    var hops = new ArrayList<Hop>();
    for (var line : plain) {
      for (var entry : line.split(",", MOST_HOPS + 1)) {
        hops.add(new Hop(entry.strip(), "", ""));
      }
    }
    return client(hops, peer)
        .flatMap(client ->
            origin(
                proto.isEmpty() ? scheme : proto.getFirst(),
                forwardedHost.isEmpty() ? host : forwardedHost.getFirst(),
                client));
  }

  private Optional<Origin> forwarded(
      List<String> lines, InetAddress peer, String scheme, String host) {
    var hops = new ArrayList<Hop>();
    for (var line : lines) {
      for (var element : line.split(",", MOST_HOPS + 1)) {
        var hop = Hop.parse(element);
        if (hop.isEmpty()) {
          return Optional.empty();
        }
        hops.add(hop.get());
      }
    }
    var client = client(hops, peer);
    if (client.isEmpty()) {
      return Optional.empty();
    }
    // The hop that a trusted proxy wrote about the client also says what the client asked for.
    var told = hops.get(Math.max(0, hops.size() - 1 - trustedTail(hops)));
    return origin(
        told.proto.isEmpty() ? scheme : told.proto,
        told.host.isEmpty() ? host : told.host,
        client.get());
  }

  /// How many hops at the end are trusted proxies.
  private int trustedTail(List<Hop> hops) {
    var count = 0;
    for (var i = hops.size() - 1; i >= 0; i--) {
      var address = Addresses.parseWithPort(hops.get(i).address);
      if (address.isEmpty() || !trusts(address.get())) {
        return count;
      }
      count++;
    }
    return count;
  }

  private Optional<InetAddress> client(List<Hop> hops, InetAddress peer) {
    if (hops.size() > MOST_HOPS) {
      return Optional.empty();
    }
    var addresses = new ArrayList<InetAddress>(hops.size());
    for (var hop : hops) {
      var address = Addresses.parseWithPort(hop.address);
      if (address.isEmpty()) {
        return Optional.empty();
      }
      addresses.add(address.get());
    }
    for (var address : addresses.reversed()) {
      if (!trusts(address)) {
        return Optional.of(address);
      }
    }
    return Optional.of(addresses.isEmpty() ? peer : addresses.getFirst());
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
      var letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_') {
        return -1;
      }
    }
    return authority.length();
  }

  /// One element of `Forwarded`; what it does not say is empty.
  private record Hop(String address, String proto, String host) {
    static Optional<Hop> parse(String element) {
      var address = "";
      var proto = "";
      var host = "";
      for (var pair : element.split(";", 8)) {
        var equals = pair.indexOf('=');
        if (equals < 1) {
          return Optional.empty();
        }
        var value = pair.substring(equals + 1).strip();
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
          value = value.substring(1, value.length() - 1);
        }
        switch (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
          case "for" -> address = value;
          case "proto" -> proto = value;
          case "host" -> host = value;
          default -> {}
        }
      }
      return Optional.of(new Hop(address, proto, host));
    }
  }
}
