package dev.gatewright.server.config.server;

import dev.gatewright.server.config.server.ServerConfig.AdminApiPlace;
import dev.gatewright.server.config.server.ServerConfig.ConsolePlace;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.ServerConfig.Limits;
import dev.gatewright.server.config.server.ServerConfig.Log;
import dev.gatewright.server.config.server.ServerConfig.LogFormat;
import dev.gatewright.server.config.server.ServerConfig.LogLevel;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.server.ServerConfig.StoreConfig;
import dev.gatewright.server.config.server.ServerConfig.TlsConfig;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Rate;
import dev.gatewright.server.config.yaml.ReadContext;
import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.server.config.yaml.YamlNode.Mapping;
import dev.gatewright.server.config.yaml.YamlNode.Place;
import dev.gatewright.server.http.Cidr;
import dev.gatewright.server.http.LoopbackOnly;
import dev.gatewright.server.outbound.OutboundAllow;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `server.yaml`. An empty file is valid: every key has a default.
public final class ServerConfigReader {
  private static final Pattern HOST_PORT =
      Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\]):([0-9]{1,5})");
  private static final Pattern HOST_NAME =
      Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");
  private static final HostPort DEFAULT_LISTEN = new HostPort("127.0.0.1", 8080);
  private static final Rate DEFAULT_PER_ACCOUNT = new Rate(10, Duration.ofMinutes(15));
  private static final Rate DEFAULT_PER_ADDRESS = new Rate(100, Duration.ofMinutes(15));
  private static final Rate DEFAULT_KEYS_PER_ADDRESS = new Rate(20, Duration.ofMinutes(15));
  private static final Rate DEFAULT_ATTACK = new Rate(120, Duration.ofMinutes(1));
  private static final Rate DEFAULT_ATTACK_OF_SIGN_UPS = new Rate(60, Duration.ofMinutes(1));

  /// How many addresses' worth of wrong passwords a network around one has.
  private static final int ADDRESSES_PER_NETWORK = 5;

  private ServerConfigReader() {}

  public static ConfigResult<ServerConfig> read(ConfigFile file) {
    return read(file, new ReadContext(file.newProblems(), file.surroundings(), Source.WRITTEN));
  }

  public static ConfigResult<ServerConfig> read(ConfigFile file, ReadContext context) {
    var parsed = file.parse(context);
    if (context.problems().any()) {
      return context.problems().broken();
    }
    var node = parsed.orElse(new Mapping(List.of(), Place.NOWHERE));
    return Fields.top(ServerKeys.SERVER, node, context)
        .map(fields -> context.problems().outcome(server(fields)))
        .orElseGet(() -> context.problems().broken());
  }

  private static ServerConfig server(Fields fields) {
    var listen = hostPort(fields, "listen").orElse(DEFAULT_LISTEN);
    var baseUrl = baseUrl(fields, listen);
    return new ServerConfig(
        listen,
        baseUrl,
        store(fields),
        fields.text("master_key_file").orElse("data/master.key"),
        tls(fields),
        management(fields, listen),
        adminApi(fields),
        fields.word("console", ConsolePlace.values()).orElse(ConsolePlace.MAIN),
        mail(fields, listen, baseUrl),
        trustedProxies(fields),
        outbound(fields),
        nameServers(fields),
        fields.text("locations"),
        SyslogReader.read(fields),
        limits(fields),
        log(fields));
  }

  private static Optional<HostPort> hostPort(Fields fields, String key) {
    return fields
        .text(key)
        .flatMap(text -> {
          var read = hostPort(text);
          if (read.isEmpty()) {
            fields.error(key, "is not address:port", "Write for example 127.0.0.1:8080.");
          }
          return read;
        });
  }

  private static Optional<HostPort> hostPort(String text) {
    var match = HOST_PORT.matcher(text);
    return match.matches() && Integer.parseInt(match.group(2)) <= 65_535
        ? Optional.of(new HostPort(match.group(1), Integer.parseInt(match.group(2))))
        : Optional.empty();
  }

  private static Optional<HostPort> management(Fields fields, HostPort listen) {
    var management = hostPort(fields, "management");
    if (management.filter(listen::equals).isPresent() && listen.port() != 0) {
      fields.error(
          "management", "is the address of listen", "Choose another port, or remove management.");
    }
    return management;
  }

  private static AdminApiPlace adminApi(Fields fields) {
    var place = fields.word("admin_api", AdminApiPlace.values()).orElse(AdminApiPlace.MAIN);
    if (place == AdminApiPlace.MANAGEMENT && !fields.has("management")) {
      fields.error(
          "admin_api",
          "is management, and there is no such address",
          "Write management: 127.0.0.1:9090, or admin_api: main.");
    }
    return place;
  }

  private static URI baseUrl(Fields fields, HostPort listen) {
    var fallback = URI.create("http://localhost:" + listen.port());
    return fields
        .text("base_url")
        .map(text -> {
          var url = UriRule.issuer(text);
          if (url.isEmpty()) {
            fields.error(
                "base_url",
                "must be an https URL, or http on a loopback host, with no query",
                "Write for example https://id.example.com or https://example.com/id, with no slash"
                    + " at the end.");
          }
          return url.orElse(fallback);
        })
        .orElse(fallback);
  }

  /// Whoever reads the mails of others gets into their accounts.
  private static Optional<MailConfig> mail(Fields fields, HostPort listen, URI baseUrl) {
    var mail = MailReader.read(fields);
    boolean here =
        LoopbackOnly.isLoopback(listen.host().toLowerCase(Locale.ROOT))
            && Optional.ofNullable(baseUrl.getHost())
                .map(host -> host.toLowerCase(Locale.ROOT))
                .filter(LoopbackOnly::isLoopback)
                .isPresent();
    if (mail.filter(MailConfig.Inbox.class::isInstance).isPresent() && !here) {
      fields.error(
          "mail",
          "is inbox on a server that other machines reach",
          "Name a mail server, or make listen and base_url those of this machine, such as"
              + " 127.0.0.1:8080 and http://localhost:8080.");
    }
    return mail;
  }

  private static StoreConfig store(Fields fields) {
    var text = fields.text("store").orElse("sqlite:data/gatewright.db");
    if (text.startsWith("postgresql://")) {
      fields.notYet("store", "Use sqlite:data/gatewright.db.");
    } else if (!text.startsWith("sqlite:") || text.length() == "sqlite:".length()) {
      fields.error(
          "store", "names no store that is known", "Write for example sqlite:data/gatewright.db.");
    } else if (text.startsWith("sqlite::memory:")) {
      fields.error(
          "store",
          "would lose everything when the server ends",
          "Name a file, such as sqlite:data/gatewright.db. Tests use gatewright-testkit.");
    } else {
      return new StoreConfig.Sqlite(text.substring("sqlite:".length()));
    }
    return new StoreConfig.Sqlite("data/gatewright.db");
  }

  private static Optional<TlsConfig> tls(Fields fields) {
    return fields
        .section("tls")
        .map(tls -> {
          fields.notYet("tls", "Let a reverse proxy serve https, and remove tls.");
          return new TlsConfig(tls.text("certificate").orElse(""), tls.text("key").orElse(""));
        });
  }

  private static List<Cidr> trustedProxies(Fields fields) {
    var ranges = new ArrayList<Cidr>();
    for (var text : fields.texts("trusted_proxies").orElse(List.of())) {
      var range = Cidr.parse(text);
      if (range.isEmpty()) {
        fields.itemError(
            "trusted_proxies",
            text,
            "is no address or network",
            "Write for example 10.0.0.7 or 10.0.0.0/8.");
      }
      range.ifPresent(ranges::add);
    }
    return ranges;
  }

  private static OutboundAllow outbound(Fields fields) {
    var section = fields.section("outbound");
    var blocks = new ArrayList<Cidr>();
    var hosts = new HashSet<String>();
    for (var text : section.flatMap(o -> o.texts("allow")).orElse(List.of())) {
      var block = Cidr.parse(text);
      if (block.isPresent()) {
        blocks.add(block.get());
      } else if (HOST_NAME.matcher(text).matches()) {
        hosts.add(text.toLowerCase(Locale.ROOT));
      } else {
        section
            .orElseThrow()
            .itemError(
                "allow",
                text,
                "is no address, network or host name",
                "Write for example 10.0.0.0/8 or keys.internal.");
      }
    }
    return new OutboundAllow(blocks, hosts);
  }

  /// Addresses and no names, since it takes a name server to know what a name means.
  private static List<String> nameServers(Fields fields) {
    var section = fields.section("outbound");
    var servers = new ArrayList<String>();
    for (var text : section.flatMap(o -> o.texts("name_servers")).orElse(List.of())) {
      if (hostPort(text).filter(ServerConfigReader::isAddress).isPresent()) {
        servers.add(text);
      } else {
        section
            .orElseThrow()
            .itemError(
                "name_servers",
                text,
                "is no address with a port",
                "Write for example 10.0.0.53:53 or [2001:db8::53]:53.");
      }
    }
    return servers;
  }

  private static boolean isAddress(HostPort server) {
    return Cidr.parse(server.host().replaceAll("[\\[\\]]", "")).isPresent();
  }

  private static Limits limits(Fields fields) {
    var limits = fields.section("limits");
    var perAddress = limits.flatMap(l -> l.rate("login_per_address")).orElse(DEFAULT_PER_ADDRESS);
    return new Limits(
        limits.flatMap(l -> l.rate("login_per_account")).orElse(DEFAULT_PER_ACCOUNT),
        limits.flatMap(l -> l.rate("login_per_known_browser")).orElse(DEFAULT_PER_ACCOUNT),
        perAddress,
        limits
            .flatMap(l -> l.rate("login_per_network"))
            .orElseGet(() ->
                new Rate(
                    Math.min(Rate.MOST, perAddress.count() * ADDRESSES_PER_NETWORK),
                    perAddress.per())),
        limits.flatMap(l -> l.rate("attack_sign_ins")).orElse(DEFAULT_ATTACK),
        limits.flatMap(l -> l.rate("attack_sign_ups")).orElse(DEFAULT_ATTACK_OF_SIGN_UPS),
        limits.flatMap(l -> l.rate("attack_mails")).orElse(DEFAULT_ATTACK),
        limits.flatMap(l -> l.rate("api_key_per_address")).orElse(DEFAULT_KEYS_PER_ADDRESS));
  }

  private static Log log(Fields fields) {
    var log = fields.section("log");
    return new Log(
        log.flatMap(l -> l.word("format", LogFormat.values())).orElse(LogFormat.TEXT),
        log.flatMap(l -> l.word("level", LogLevel.values())).orElse(LogLevel.INFO));
  }
}
