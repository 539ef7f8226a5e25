package dev.gatewright.store.events;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.events.IdentityEvent.AttackNoticed;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.store.sql.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;

/// Writes down when an attack on an issuer begins and ends, in the trail and in the log. Safe for
/// any number of threads.
public final class AttackLog {
  private static final Logger LOG = System.getLogger("gatewright.attacks");

  private final Writer writer;
  private final EventTable events;

  public AttackLog(Writer writer, EventTable events) {
    this.writer = writer;
    this.events = events;
  }

  /// A store that cannot write at the moment costs the event and nothing else.
  public void changed(TenantId tenant, AttackKind kind, boolean begun, Instant at) {
    var event = new AttackNoticed(kind, begun);
    LOG.log(Level.WARNING, "{0} issuer={1} kind={2}", event.name(), tenant.value(), kind.word());
    try {
      writer.commit(connection -> {
        events.append(connection, tenant, event, By.server(at));
        return true;
      });
    } catch (StoreUnavailable _) {
      // It is in the log; the trail goes without it.
    }
  }
}
