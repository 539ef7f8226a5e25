package dev.gatewright.protocol;

import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.keys.Keys;
import dev.gatewright.protocol.ports.Consents;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.ParkedRequests;
import dev.gatewright.protocol.ports.RemoteJwks;
import dev.gatewright.protocol.ports.Replay;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Subjects;

/// Everything the engine asks of its host.
public record Ports(
    Clients clients,
    Subjects subjects,
    Sessions sessions,
    Grants grants,
    Consents consents,
    Replay replay,
    ParkedRequests parkedRequests,
    Keys keys,
    RemoteJwks remoteJwks) {}
