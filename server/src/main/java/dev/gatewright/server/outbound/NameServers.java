package dev.gatewright.server.outbound;

import dev.gatewright.identity.domain.TxtRecords;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/// Asks name servers for TXT records, by the JDK's own client, which takes other ports and numbers
/// at random and goes on by TCP where an answer was cut (RFC 7766 §5).
///
/// Only the operator says which servers are asked. A name is letters, digits, hyphens and dots, so
/// it is nothing but a name: it can name no other directory, and what is answered is read as text
/// and never as an object. Few ask one of these at the same time, and each gives up after some
/// seconds; whoever must have a turn has one of these of their own.
///
/// Safe for use by many threads.
public final class NameServers implements TxtRecords {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
  private static final String TXT = "TXT";

  /// Waited for the first answer; the second try waits twice as long.
  private static final String FIRST_WAIT = "1500";

  private static final String TRIES = "2";
  private static final int AT_ONCE = 8;

  /// Texts that are looked at; a name with more is not one of ours.
  private static final int MOST_TEXTS = 100;

  private final String servers;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /// @param servers whom to ask, each an address and a port such as `10.0.0.53:53`; the machine's
  ///   own name servers where there are none
  public NameServers(List<String> servers) {
    this.servers =
        servers.isEmpty()
            ? "dns:"
            : servers.stream().map(server -> "dns://" + server).collect(Collectors.joining(" "));
  }

  @Override
  public Answer at(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name of the DNS");
    }
    if (!turns.tryAcquire()) {
      return new Answer.Busy();
    }
    try {
      return ask(name);
    } finally {
      turns.release();
    }
  }

  // The one use of JNDI: the provider is named here, the name was looked at, and attributes are
  // read
  // as text. The JDK takes the environment as a Hashtable.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  private Answer ask(String name) {
    var environment = new Hashtable<String, String>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put("com.sun.jndi.dns.timeout.initial", FIRST_WAIT);
    environment.put("com.sun.jndi.dns.timeout.retries", TRIES);
    try {
      var context = new InitialDirContext(environment);
      try {
        // With the dot at its end, so that no search list of the machine makes another name of it.
        var found = context.getAttributes(name + ".", new String[] {TXT}).get(TXT);
        return new Answer.Found(found == null ? List.of() : texts(found));
      } finally {
        context.close();
      }
    } catch (NameNotFoundException _) {
      return new Answer.Found(List.of());
    } catch (NamingException _) {
      return new Answer.Unanswered();
    }
  }

  private static List<String> texts(Attribute found) throws NamingException {
    var texts = new ArrayList<String>();
    for (int at = 0; at < Math.min(found.size(), MOST_TEXTS); at++) {
      texts.add(unquoted(String.valueOf(found.get(at))));
    }
    return texts;
  }

  /// The JDK quotes what has blanks in it; ours has none.
  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }
}
