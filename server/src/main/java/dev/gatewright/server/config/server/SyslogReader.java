package dev.gatewright.server.config.server;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.SyslogConfig.Facility;
import dev.gatewright.server.config.server.SyslogConfig.Receiver;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `syslog` of `server.yaml`.
final class SyslogReader {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(udp|tcp|tls)://([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])"
              + "(:([0-9]{1,5}))?");
  private static final Pattern LOCAL = Pattern.compile("unix:(/[^\\x00-\\x1f]{1,100})");

  /// RFC 5424 §6.2.5, without what would end it.
  private static final Pattern APP_NAME = Pattern.compile("[A-Za-z0-9._-]{1,48}");

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final int MOST_ISSUERS = 1000;

  private SyslogReader() {}

  static Optional<SyslogConfig> read(Fields fields) {
    return fields.section("syslog").map(SyslogReader::syslog);
  }

  private static SyslogConfig syslog(Fields syslog) {
    var to = receiver(syslog);
    var personal = syslog.flag("personal").orElse(false);
    if (personal && !isPrivate(to)) {
      syslog.error(
          "personal",
          "would send what is personal unencrypted",
          "Write to: tls://..., or leave personal out.");
    }
    var authorities = syslog.secret("ca").map(Secret::reveal);
    if (authorities.isPresent() && !(to instanceof Receiver.Tls)) {
      syslog.error("ca", "is for tls alone", "Write to: tls://..., or leave ca out.");
    }
    if (authorities.filter(pem -> !MailReader.hasCertificates(pem)).isPresent()) {
      syslog.error("ca", "holds no PEM certificates", "Write { file: ca.pem }.");
    }
    return new SyslogConfig(
        to,
        syslog.word("facility", Facility.values()).orElse(Facility.AUTHPRIV),
        appName(syslog),
        issuers(syslog),
        personal,
        authorities);
  }

  private static Receiver receiver(Fields syslog) {
    var text = syslog.text("to").orElse("unix:/none");
    var local = LOCAL.matcher(text);
    if (local.matches()) {
      return new Receiver.Local(local.group(1));
    }
    var address = ADDRESS.matcher(text);
    var port = address.matches() ? Optional.ofNullable(address.group(5)) : Optional.<String>empty();
    if (!address.matches() || port.map(Integer::parseInt).filter(it -> it > 65_535).isPresent()) {
      syslog.error(
          "to",
          "is no address of a syslog receiver",
          "Write for example tls://logs.example.com:6514, tcp://10.0.0.5:601, udp://127.0.0.1:514"
              + " or unix:/run/syslog.sock.");
      return new Receiver.Local("/none");
    }
    var host = address.group(2).replaceAll("[\\[\\]]", "");
    return switch (address.group(1)) {
      case "udp" -> new Receiver.Udp(at(host, port, 514));
      case "tcp" -> new Receiver.Tcp(at(host, port, 601));
      default -> new Receiver.Tls(at(host, port, 6514));
    };
  }

  private static HostPort at(String host, Optional<String> port, int usual) {
    return new HostPort(host, port.map(Integer::parseInt).orElse(usual));
  }

  private static boolean isPrivate(Receiver to) {
    return switch (to) {
      case Receiver.Udp(var address) -> THIS_MACHINE.contains(address.host());
      case Receiver.Tcp(var address) -> THIS_MACHINE.contains(address.host());
      case Receiver.Tls _, Receiver.Local _ -> true;
    };
  }

  private static String appName(Fields syslog) {
    var name = syslog.text("app_name").orElse("gatewright");
    if (!APP_NAME.matcher(name).matches()) {
      syslog.error(
          "app_name", "is no name of a program", "Write up to 48 letters, digits, ., - or _.");
    }
    return name;
  }

  private static List<String> issuers(Fields syslog) {
    var issuers = syslog.texts("issuers").orElse(List.of());
    if (issuers.size() > MOST_ISSUERS) {
      syslog.error("issuers", "are more than 1000", "Leave it out: then all are told of.");
    }
    for (var issuer : issuers) {
      if (!IssuerId.isValid(issuer)) {
        syslog.itemError("issuers", issuer, "is no id of an issuer", "Write for example acme.");
      }
    }
    return issuers;
  }
}
