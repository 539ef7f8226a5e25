package dev.gatewright.store;

import dev.gatewright.store.keys.KeyTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.tenants.ClientTable;

/// The tables that hold values encrypted under the master key.
public record SealedTables(
    KeyTable keys, ClientTable clients, OutboxTable outbox, LinkTable links) {}
